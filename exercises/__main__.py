"""`python -m exercises tutorial/timeouts answer.py` checks an answer."""

import argparse
import sys
from pathlib import Path

from contents import Contents
from exercises import lack


def main() -> int:
    contents = Contents()
    pages = {page.name: page.exercise for page in contents.pages if page.exercise}
    parser = argparse.ArgumentParser(prog="python -m exercises", description=__doc__)
    parser.add_argument("page", choices=pages, metavar="page", help="as in tutorial/timeouts")
    parser.add_argument("program", type=Path, help="the file with the answer")
    arguments = parser.parse_args()
    if not arguments.program.is_file():
        parser.error(f"there is no file {arguments.program}")
    lacking = lack(pages[arguments.page].check, arguments.program)
    print(lacking or "Right: the answer does all that the task asks for.")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
