"""Judges answers to the exercises of the site by what they do.

`lack` says in a sentence what an answer still lacks. It runs the answer in the fake internet and
watches the requests, the clock and the results; it never looks at the source, so any program that
behaves is right.

- `answer`: runs an answer and says what happened; all checks are written with it.
- `troubles`: what servers do to an answer that expects only the best.

What an answer has to do stands beside the page's snippets, in
`snippets/<section>/<page>/exercise/`:

- `start_<variant>.py` and `solution_<variant>.py`: what the page shows;
- `check.py`: `check(answer)`, what any answer has to do, and `START`, what the start is told;
- `wrong/<fault>.py`: wrong answers that readers plausibly give; the docstring of each is the
  sentence that it has to meet;
- `right/<way>.py`: other right answers than the solution, where a check could be too strict.
"""

import runpy
from pathlib import Path

from exercises.answer import Answer, Lack
from fake_internet.conditions import HERE, Conditions


def lack(check: Path, program: Path, conditions: Conditions = HERE) -> str | None:
    """What the answer in the file `program` lacks first, in a sentence, or None if it is right.

    `check` is the exercise's check.py. The answer runs in a fake internet, a directory and a
    virtual time of its own. What it raises becomes a sentence too, except for KeyboardInterrupt,
    which is how a reader stops it. `conditions` are those that the program as a whole meets.
    Raises FileNotFoundError for a check that is not there.
    """
    judge = runpy.run_path(str(check))["check"]
    try:
        judge(Answer(program, conditions))
    except Lack as lacking:
        return str(lacking)
    except Exception as error:
        # An answer may return anything, and what the check does with it may fail.
        return f"The check can make nothing of what the program did: {type(error).__name__}."
    return None
