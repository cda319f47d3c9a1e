"""One exercise a tutorial page: what an answer to it has to do, judged by what it does.

`lack` says in a sentence what an answer still lacks. It runs the answer in the fake internet and
watches the requests, the clock and the results; it never looks at the source, so any program that
behaves is right.

- `watching`: runs an answer and says what happened; all checks are written with it.
- `troubles`: what servers do to an answer that expects only the best.
- `<page>/check.py`: what the answer to the exercise of docs/tutorial/<page>.md has to do.
- `<page>/right_<way>.py`: other right answers than the solution, where a check could be too
  strict.
- `<page>/<fault>.py`: wrong answers that readers plausibly give; the docstring of each is the
  sentence that it has to meet (see tests/test_exercises.py).
"""

import importlib
from pathlib import Path

from exercises.watching import Answer, Lack


def lack(page: str, program: Path) -> str | None:
    """What the answer in the file `program` lacks first, in a sentence, or None if it is right.

    `page` names the page of the exercise, as in "tutorial/timeouts". The answer runs in a fake
    internet, a directory and a virtual time of its own. What it raises becomes a sentence too,
    except for KeyboardInterrupt, which is how a reader stops it. Raises ModuleNotFoundError for
    a page without an exercise.
    """
    folder = page.removeprefix("tutorial/").replace("-", "_")
    module = importlib.import_module(f"exercises.{folder}.check")
    try:
        module.check(Answer(program))
    except Lack as lacking:
        return str(lacking)
    except Exception as error:
        # An answer may return anything, and what the check does with it may fail.
        return f"The check can make nothing of what the program did: {type(error).__name__}."
    return None
