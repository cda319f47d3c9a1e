"""What rules are about: a test that asks for one of these runs once for each of its kind.

    def test_page_is_markdown(page: Page) -> None: ...

holds a rule for every page, each an item of its own, so that one failure hides no other. A rule
takes all that it knows as arguments, because test_broken.py calls it with faults that were
planted. The names of items hold the page's name, so that `pytest -k timeouts` selects what has
to do with that page.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

from contents import Contents, Excuse, Snippet
from fake_internet.conditions import ELSEWHERE
from tests.claim import claims
from tests.runner import Trial, doors_of

CONTENTS = Contents()

# The files with rules, in the order in which failures are shown: a mistake often breaks several
# rules, and what is said first names the file to correct.
RULES = [
    "test_files",
    "test_pages",
    "test_snippets",
    "test_elsewhere",
    "test_pairs",
    "test_claims",
    "test_excuses",
    "test_exercises",
    "test_site",
    "test_portable",
]

# With `-p tests.on_httpx2` every `import httpx` in a snippet gives httpx2.
ON_HTTPX2 = httpx.__name__ == "httpx2"


def _trials(contents: Contents) -> Iterator[tuple[str, Trial]]:
    for snippet in contents.programs:
        # test_excuses.py tries what httpx2 changes.
        if not (ON_HTTPX2 and contents.excused("different_on_httpx2", snippet)):
            for door in doors_of(contents, snippet):
                yield f"{snippet}-{door}", Trial(snippet, door)


def _elsewhere(contents: Contents) -> Iterator[tuple[str, Trial]]:
    """Each program once, at the first door at which it prints what it shows."""
    for snippet in contents.programs:
        door = doors_of(contents, snippet)[0]
        yield f"{snippet}-elsewhere", Trial(snippet, door, ELSEWHERE)


def _excused(rule: str) -> Callable[[Contents], Iterator[tuple[str, tuple[Excuse, Snippet]]]]:
    """The programs that are excused from a rule, each with its excuse."""

    def found(contents: Contents) -> Iterator[tuple[str, tuple[Excuse, Snippet]]]:
        for number, excuse in enumerate(contents.excuses):
            for snippet in contents.concerned(excuse) if excuse.rule == rule else []:
                if snippet.is_python:
                    yield f"{snippet}-{number}", (excuse, snippet)

    return found


def _answers(kind: str) -> Callable[[Contents], Iterator[tuple[str, Path]]]:
    def found(contents: Contents) -> Iterator[tuple[str, Path]]:
        for page in contents.pages:
            for answer in getattr(page.exercise, kind, []):
                yield f"{page.name}-{answer.stem}", answer

    return found


# Each as pairs of an item's name and its value.
SUBJECTS: Mapping[str, Callable[[Contents], Any]] = {
    "page": lambda contents: [(page.name, page) for page in contents.pages],
    "exercise_page": lambda contents: [
        (page.name, page) for page in contents.pages if page.exercise
    ],
    "right_answer": _answers("right"),
    "wrong_answer": _answers("wrong"),
    "snippet": lambda contents: [(str(each), each) for each in contents.snippets],
    "program": lambda contents: [(str(each), each) for each in contents.programs],
    "test_snippet": lambda contents: [(str(each), each) for each in contents.tests],
    "python_snippet": lambda contents: [
        (str(each), each) for each in [*contents.programs, *contents.tests]
    ],
    "script": lambda contents: [
        (str(each), each) for each in contents.snippets if not each.is_python
    ],
    "variants": lambda contents: [
        (example, variants) for example, variants in contents.examples.items() if len(variants) > 1
    ],
    "trial": _trials,
    "elsewhere": _elsewhere,
    "excuses_file": lambda contents: [
        (path.relative_to(contents.root).as_posix(), path) for path in contents.excuses_files
    ],
    "excuse": lambda contents: [
        (f"{excuse}-{number}", excuse) for number, excuse in enumerate(contents.excuses)
    ],
    "claim": lambda contents: [
        (f"{claim.page_name}-{claim.name}", claim) for claim in claims(contents)
    ],
    "only_at_the_wire": _excused("wire_only"),
    "other_in_a_tab": lambda contents: [
        (str(excuse), excuse) for excuse in contents.excuses if excuse.rule == "tabs_differ"
    ],
    "other_for_servers": lambda contents: [
        (str(excuse), excuse) for excuse in contents.excuses if excuse.rule == "sends_other"
    ],
    "other_on_httpx2": _excused("different_on_httpx2"),
}

# What holds for every built page; `built_page` in conftest.py builds it when it is asked for.
BUILT = ("built_page", "pages", "site")


def is_rule(function: Callable[..., Any]) -> bool:
    asked = set(inspect.signature(function).parameters)
    return bool(asked & {*SUBJECTS, *BUILT, "contents"}) and "reader" not in asked


def rules(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """The rules of a file, by name: its tests about SUBJECTS, and its functions `check_…`."""
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and (name.startswith("check_") or (name.startswith("test_") and is_rule(value)))
    }
