"""Every snippet is a clean program that prints exactly what it shows.

`pytest tests/test_snippets.py --update-examples` formats the snippets and writes their output.
"""

import ast
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from unittest import mock

import pytest
from packaging.requirements import Requirement
from pytest_examples import lint

from contents import Contents, Snippet
from tests import test_elsewhere
from tests.runner import CONFIG, Run, Trial, doors_of, printed, run, whole_file, without_output

UPDATE = "run `pytest tests/test_snippets.py --update-examples` and review the diff"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("update_examples"))


def formatted(snippet: Snippet) -> str:
    """The text as ruff and black write it. Raises `lint.FormatError` for what they cannot."""
    fixed = lint.ruff_format(whole_file(snippet, snippet.text), CONFIG)
    return lint.black_format(fixed, CONFIG)


def test_snippet_is_formatted_and_linted(python_snippet: Snippet, update: bool) -> None:
    try:
        with mock.patch.dict(os.environ, RUFF_OUTPUT_FORMAT="concise"):
            if update and python_snippet.is_test:
                python_snippet.path.write_text(formatted(python_snippet), encoding="utf-8")
            elif update:
                formatted(python_snippet)
            else:
                lint.ruff_check(whole_file(python_snippet, python_snippet.text), CONFIG)
                lint.black_check(whole_file(python_snippet, python_snippet.text), CONFIG)
    except lint.FormatError as error:
        places = str(error).replace(str(python_snippet.path), str(python_snippet))
        pytest.fail(
            f"{python_snippet}: {places}\nFor what can be fixed by itself, {UPDATE}", False
        )


def unshowable(tree: ast.Module) -> list[int]:
    """The lines of prints whose output pytest-examples shows wrongly."""
    blocks: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.AsyncFor | ast.While | ast.Try | ast.TryStar):
            blocks += node.orelse
        if isinstance(node, ast.Try | ast.TryStar):
            blocks += node.finalbody
        if isinstance(node, ast.TryStar):
            blocks += node.handlers
        if isinstance(node, ast.Match):
            blocks += node.cases
    prints = [node for block in blocks for node in ast.walk(block)]
    prints += [node for node in ast.walk(tree) if getattr(node, "keywords", [])]
    return [
        node.lineno
        for node in prints
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "print"
    ]


def test_prints_can_be_shown(program: Snippet) -> None:
    lines = unshowable(ast.parse(program.text))
    assert not lines, (
        f"{program}:{lines[0]}: pytest-examples cannot show the output of a print with end=, sep= "
        "or file=, or in `finally`, `match`, `except*` or the `else` of a loop or a `try`; "
        "collect the lines and print them elsewhere"
    )


def test_nothing_looks_like_output(program: Snippet) -> None:
    for number, line in enumerate(program.text.splitlines(), 1):
        typed = re.search(r"#[ \t]+>.*", line)
        assert not typed, (
            f"{program}:{number}: {typed[0]!r} looks like output, and nothing checks it; "
            "print the value, or write the comment in another way"
        )


def test_snippet_prints_what_it_shows(trial: Trial, contents: Contents, update: bool) -> None:
    if update and trial.door == doors_of(contents, trial.snippet)[0]:
        write_output(trial, contents)
        return
    ran = run(trial)
    check_run(ran)
    if not update:
        check_shows_what_it_prints(ran)


def write_output(trial: Trial, contents: Contents) -> None:
    """Formats a snippet, runs it, and writes both into its file.

    Records which of its lines differ elsewhere.
    """
    try:
        text = formatted(trial.snippet)
    except lint.FormatError:
        return  # test_snippet_is_formatted_and_linted fails
    ran = run(trial, text)
    check_run(ran)
    if ran.text != trial.snippet.text:
        # At once, because other processes may read it.
        path = trial.snippet.path
        new = path.with_name(f".{path.name}")
        new.write_text(ran.text, encoding="utf-8")
        new.replace(path)
    if page := contents.page(trial.snippet.page_name):
        test_elsewhere.record(trial, printed(ran.text), page)


def check_run(ran: Run) -> None:
    """All that holds for a run, whatever the snippet shows."""
    check_asks_for_what_is_there(ran)
    check_ends_without_error(ran)
    check_leaves_nothing_open(ran)
    check_leaves_nothing_behind(ran)
    check_prints_something(ran)
    check_prints_in_order(ran)
    check_output_fits_on_lines(ran)


def check_asks_for_what_is_there(ran: Run) -> None:
    refused = "\n  ".join(ran.refusals)
    assert not refused, f"{ran.snippet}: refused by the fake internet:\n  {refused}"


def check_ends_without_error(ran: Run) -> None:
    assert not ran.error, f"{ran.snippet} fails {ran.error}"


def check_leaves_nothing_open(ran: Run) -> None:
    assert not ran.left_open, (
        f"{ran.snippet} leaves open: {', '.join(ran.left_open)}; use `with` or close it in "
        "`finally`"
    )


def check_leaves_nothing_behind(ran: Run) -> None:
    assert not ran.left_behind, f"{ran.snippet} leaves behind {' and '.join(ran.left_behind)}"


def check_prints_something(ran: Run) -> None:
    assert ran.prints, (
        f"{ran.snippet} prints nothing; print a telling value, so that the suite holds it"
    )


def check_prints_in_order(ran: Run) -> None:
    assert ran.prints == sorted(ran.prints), (
        f"{ran.snippet}: the prints on lines {ran.prints} ran in turns, and pytest-examples shows "
        "such output in the wrong places; collect the lines and print them in one loop"
    )


def check_output_fits_on_lines(ran: Run) -> None:
    assert without_output(ran.text) == ran.bare, (
        f"{ran.snippet} prints more than a line can show; print less, or several lines"
    )


def check_shows_what_it_prints(ran: Run) -> None:
    if ran.text != ran.snippet.text:
        lines = difflib.unified_diff(
            ran.snippet.text.splitlines(keepends=True),
            ran.text.splitlines(keepends=True),
            f"{ran.snippet} as it is",
            f"{ran.snippet} as it ran ({ran.door})",
        )
        diff = "".join(lines)
        pytest.fail(f"{ran.snippet} does not show what it prints; {UPDATE}:\n{diff}", False)


def told(trial: Trial) -> str | None:
    """What the rules say about a snippet at a door; None if nothing."""
    ran = run(trial)
    try:
        check_run(ran)
        check_shows_what_it_prints(ran)
    except (AssertionError, pytest.fail.Exception) as failure:
        return str(failure)
    return None


def test_test_snippet_passes(test_snippet: Snippet, tmp_path: Path) -> None:
    """It is run as a reader would: by pytest, beside the programs of its page."""
    for program in test_snippet.path.parent.glob("*.py"):
        shutil.copy(program, tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    options = {**os.environ, "PYTEST_ADDOPTS": ""}  # those of this suite
    ran = subprocess.run(
        [*command, test_snippet.path.name],
        cwd=tmp_path,
        env=options,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, f"{test_snippet}: pytest says:\n{ran.stdout}{ran.stderr}"


def test_shell_snippet_parses(script: Snippet) -> None:
    checked = subprocess.run(["bash", "-n", script.path], capture_output=True, text=True)
    assert checked.returncode == 0, f"{script} is not a shell script: {checked.stderr}"


def test_shell_snippet_can_be_pasted(script: Snippet) -> None:
    for number, line in enumerate(script.text.splitlines(), 1):
        assert "#" not in line, f"{script}:{number}: say it on the page; nothing checks a comment"
        for word in line.split():
            assert word[0] in "\"'" or not set(word) & set("[]*?<>"), (
                f"{script}:{number}: quote {word}; zsh refuses it unquoted"
            )


def test_shell_snippet_installs_what_the_suite_runs(script: Snippet) -> None:
    for number, line in enumerate(script.text.splitlines(), 1):
        command = re.fullmatch(r".*\b(?:pip install|uv add) (?P<packages>.*)", line)
        for package in shlex.split(command["packages"]) if command else []:
            wanted = Requirement(package)
            assert not wanted.specifier, f"{script}:{number}: name no version of {wanted.name}"
            try:
                offered = distribution(wanted.name).metadata.get_all("Provides-Extra") or []
            except PackageNotFoundError:
                pytest.fail(f"{script}:{number}: {wanted.name} is not in requirements.txt", False)
            for extra in wanted.extras:
                assert extra in offered, f"{script}:{number}: {wanted.name} has no extra {extra}"
