"""Lets every program on httpx2 run as if it were on httpx.

    python -m pytest -p tests.on_httpx2 tests/test_snippets.py tests/test_exercises.py

As a plugin it has to come before anything imports httpx, and respx's own does so early.
As a program it says what the rules tell the snippets that it is given:

    python -m tests.on_httpx2 REPOSITORY tutorial/timeouts/rules_httpx.py …
"""

import json
import sys
from pathlib import Path

import httpx2

httpx2.alias_httpx()


def told(root: Path, references: list[str]) -> dict[str, str | None]:
    """By snippet, what the first rule says that fails on httpx2; None if none does."""
    from contents import Contents, Snippet
    from tests.runner import Trial, doors_of
    from tests.test_snippets import told

    contents = Contents(root)
    snippets = {reference: Snippet(root, reference) for reference in references}
    return {
        reference: told(Trial(snippet, doors_of(contents, snippet)[0]))
        for reference, snippet in snippets.items()
    }


if __name__ == "__main__":
    print(json.dumps(told(Path(sys.argv[1]), sys.argv[2:])))
