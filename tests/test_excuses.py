"""An excuse is true for each program that it names: without it, the rule fails as it predicts."""

import functools
import json
import subprocess
import sys

from contents import ROOT, Contents, Excuse, Snippet
from fake_internet.traffic import sent
from tests.runner import Trial, doors_of, printed, run
from tests.test_snippets import told

Excused = tuple[Excuse, Snippet]


def test_mocks_cannot_show_it(only_at_the_wire: Excused) -> None:
    excuse, snippet = only_at_the_wire
    check_fails_as_predicted(excuse, snippet, told(Trial(snippet, "mocks")), "at the mocks")


def test_variant_alone_prints_something_else(other_in_a_tab: Excuse, contents: Contents) -> None:
    variants = contents.concerned(other_in_a_tab)
    outputs = {snippet.variant: printed(snippet.text) for snippet in variants}
    odd = outputs.pop(other_in_a_tab.variant, None)
    assert odd is not None and outputs, (
        f"{other_in_a_tab}: there is no such variant beside others; correct the name, or remove "
        "the entry"
    )
    assert odd not in outputs.values(), (
        f"{other_in_a_tab}: all variants print the same, so it is no longer true that "
        f"{other_in_a_tab.reason}; remove the entry and correct the page"
    )


def test_variant_alone_sends_something_else(other_for_servers: Excuse, contents: Contents) -> None:
    variants = contents.concerned(other_for_servers)
    requests = {
        snippet.variant: sent(run(Trial(snippet, doors_of(contents, snippet)[0])).exchanges)
        for snippet in variants
        if snippet.is_python
    }
    odd = requests.pop(other_for_servers.variant, None)
    assert odd is not None and requests, (
        f"{other_for_servers}: there is no such variant beside others; correct the name, or "
        "remove the entry"
    )
    assert odd not in requests.values(), (
        f"{other_for_servers}: all variants send the same, so it is no longer true that "
        f"{other_for_servers.reason}; remove the entry and correct the page"
    )


def test_httpx2_prints_something_else(other_on_httpx2: Excused, contents: Contents) -> None:
    excuse, snippet = other_on_httpx2
    found = _told_on_httpx2(contents)[snippet.reference]
    check_fails_as_predicted(excuse, snippet, found, "on httpx2")


def check_fails_as_predicted(
    excuse: Excuse, snippet: Snippet, found: str | None, where: str
) -> None:
    assert found is not None, (
        f"{excuse}: {snippet} prints what it shows {where} too, so it is no longer true that "
        f"{excuse.reason}; remove the entry"
    )
    assert excuse.fails in found, (
        f"{excuse}: {snippet} fails {where} for another reason than it predicts; nothing there "
        f"holds its `fails`, {excuse.fails!r}:\n{found}"
    )


@functools.cache
def _told_on_httpx2(contents: Contents) -> dict[str, str | None]:
    """What the rules say on httpx2 of all that is excused there, from one process."""
    references = [
        snippet.reference
        for snippet in contents.programs
        if contents.excused("different_on_httpx2", snippet)
    ]
    command = [sys.executable, "-m", "tests.on_httpx2", str(contents.root), *references]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, f"tests/on_httpx2.py fails:\n{run.stderr}"
    found: dict[str, str | None] = json.loads(run.stdout)
    return found
