"""`PYTHONPATH=tests python -m exercises tutorial/timeouts answer.py` checks an answer."""

import argparse
import sys
from pathlib import Path

from exercises import lack

parser = argparse.ArgumentParser(prog="python -m exercises", description=__doc__)
parser.add_argument("page", help="the page of the exercise, as in tutorial/timeouts")
parser.add_argument("program", type=Path, help="the file with the answer")
arguments = parser.parse_args()
lacking = lack(arguments.page, arguments.program)
print(lacking or "Right: the answer does all that the task asks for.")
sys.exit(lacking is not None)
