"""Every snippet is a clean program that prints exactly what it shows.

`pytest tests/test_snippets.py --update-examples` formats the snippets and writes their output.
"""

import ast
import difflib
import re
import shlex
import subprocess
import traceback
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import httpx
import pytest
from conftest import DOORS
from left_open import left_open
from packaging.requirements import Requirement
from pytest_examples import CodeExample, lint, run_code
from pytest_examples.config import ExamplesConfig

from contents import Contents, Excuse, Snippet
from fake_internet.internet import Internet

CONTENTS = Contents()

# pytest-examples edits tracebacks in a way that aborts pytest on CPython 3.11; `raised` below
# says where an error came from.
run_code.create_example_traceback = lambda *args: None

CONFIG = ExamplesConfig(target_version="py311", quotes="double", line_length=80, isort=True)

UPDATE = "run `pytest tests/test_snippets.py --update-examples` and review the diff"

# Output as pytest-examples writes it.
OUTPUT = re.compile(r"^ *#>.*\n", re.M)


class Program(CodeExample):
    """A whole file, where pytest-examples expects an example cut out of a docstring."""

    def in_py_file(self) -> bool:
        # True would mean "inside a docstring" and forbid two blank lines in a row.
        return False


def program(snippet: Snippet, source: str) -> Program:
    return Program.create(source, path=snippet.path)


def raised(error: Exception, module_path: Path) -> str:
    """Where in the program the error came from, by its text: output moves the line numbers."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.line for frame in frames if Path(frame.filename).name == module_path.name]
    return f"at `{lines[-1]}`: {error!r}" if lines else f"with {error!r}"


def clear_frames(error: BaseException) -> None:
    """Lets go of what the frames hold that an error, its causes and its parts came through."""
    left, seen = [error], []
    while left:
        error = left.pop()
        if error is not None and error not in seen:  # an error may be the cause of its cause
            seen.append(error)
            traceback.clear_frames(error.__traceback__)
            left += [error.__cause__, error.__context__, *getattr(error, "exceptions", ())]


# With `-p on_httpx2` every `import httpx` in a snippet gives httpx2.
ON_HTTPX2 = httpx.__name__ == "httpx2"


def doors(snippet: Snippet) -> list[str]:
    """The doors at which a snippet prints what it shows."""
    return ["wire"] if CONTENTS.excused("wire_only", snippet) else list(DOORS)


each_python = pytest.mark.parametrize("snippet", CONTENTS.programs, ids=str)
each_run = pytest.mark.parametrize(
    ("snippet", "door"),
    [
        pytest.param(snippet, door, id=f"{snippet}-{door}")
        for snippet in CONTENTS.programs
        for door in doors(snippet)
    ],
)
SHELL = [snippet for snippet in CONTENTS.snippets if not snippet.is_python]
each_shell = pytest.mark.parametrize("snippet", SHELL, ids=str)


@pytest.fixture
def update(request) -> bool:
    return request.config.getoption("update_examples")


@each_python
def test_snippet_is_formatted_and_linted(snippet: Snippet, update: bool, monkeypatch):
    monkeypatch.setenv("RUFF_OUTPUT_FORMAT", "concise")
    source = program(snippet, snippet.text)
    try:
        if update:
            source.source = lint.ruff_format(source, CONFIG)
            snippet.path.write_text(lint.black_format(source.source, CONFIG), encoding="utf-8")
        else:
            lint.black_check(source, CONFIG)
            lint.ruff_check(source, CONFIG)
    except lint.FormatError as error:
        places = str(error).replace(str(snippet.path), str(snippet))
        pytest.fail(f"{snippet}: {places}\nFor what can be fixed by itself, {UPDATE}", False)


def run(snippet: Snippet, internet: Internet) -> str:
    """The snippet's text with the output of this run; fails if it does not run cleanly."""
    # From nothing: a "#>" line under a print that never ran would otherwise stand unnoticed.
    bare = program(snippet, OUTPUT.sub("", snippet.text))
    module_path = Path(f"{snippet.path.stem}.py")
    module_path.write_text(bare.source, encoding="utf-8")
    failure = ""
    with left_open(internet) as forgotten:
        try:
            inserted, _ = run_code.run_code(
                example=bare,
                python_file=module_path,
                loader=None,
                config=CONFIG,
                enable_print_mock=True,
                print_callback=None,
                include_print=None,
                module_globals=None,
                call=None,
            )
            del _  # what the program holds, `left_open` is to see collected
        except Exception as error:
            trace = "".join(traceback.format_exception(error))
            failure = f"{snippet} fails {raised(error, module_path)}\n{trace}"
            # Else what they hold is collected, and complained about, during another test.
            clear_frames(error)
    if internet.refusals:
        refused = "\n  ".join(internet.refusals)
        pytest.fail(f"{snippet}: refused by the fake internet:\n  {refused}", False)
    if failure:
        pytest.fail(failure, False)
    assert not forgotten, (
        f"{snippet} leaves open: {', '.join(forgotten)}; use `with` or close it in `finally`"
    )
    lines = [statement.line_no for statement in inserted.print_statements()]
    assert lines, f"{snippet} prints nothing; print a telling value, so that the suite holds it"
    assert lines == sorted(lines), (
        f"{snippet}: the prints on lines {lines} ran in turns, and pytest-examples shows such "
        "output in the wrong places; collect the lines and print them in one loop"
    )
    ran = inserted.updated_print_statements(bare)
    assert OUTPUT.sub("", ran) == bare.source, (
        f"{snippet} prints more than a line can show; print less, or several lines"
    )
    return ran


def prints_what_it_shows(snippet: Snippet, internet: Internet) -> bool:
    try:
        return run(snippet, internet) == snippet.text
    except (Exception, pytest.fail.Exception):
        return False


def unshowable(tree: ast.Module) -> list[int]:
    """The lines of prints whose output pytest-examples shows wrongly."""
    blocks = []
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


@each_python
def test_prints_can_be_shown(snippet: Snippet):
    lines = unshowable(ast.parse(snippet.text))
    assert not lines, (
        f"{snippet}:{lines[0]}: pytest-examples cannot show the output of a print with end=, sep= "
        "or file=, or in `finally`, `match`, `except*` or the `else` of a loop or a `try`; "
        "collect the lines and print them elsewhere"
    )
    typed = re.search(r"#[ \t]+>.*", snippet.text)
    assert not typed, f"{snippet}: {typed[0]!r} looks like output, and nothing checks it"


@each_run
def test_snippet_prints_what_it_shows(snippet: Snippet, door: str, update: bool, internet):
    if ON_HTTPX2 and (excuse := CONTENTS.excused("different_on_httpx2", snippet)):
        assert not prints_what_it_shows(snippet, internet), (
            f"{excuse}: {snippet} prints what it shows on httpx2 too, so it is no longer "
            f"true that {excuse.reason}; remove the entry"
        )
        return
    ran = run(snippet, internet)
    if update and door == doors(snippet)[0]:
        snippet.path.write_text(ran, encoding="utf-8")
    elif ran != snippet.text:
        texts = [text.splitlines(keepends=True) for text in (snippet.text, ran)]
        names = [f"{snippet} as it is", f"{snippet} as it ran ({door})"]
        diff = "".join(difflib.unified_diff(*texts, *names))
        pytest.fail(f"{snippet} does not show what it prints; {UPDATE}:\n{diff}", False)


@pytest.mark.parametrize(
    "excuse", [each for each in CONTENTS.excuses if each.rule == "wire_only"], ids=str
)
def test_mocks_cannot_show_it(excuse: Excuse, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    concerned = [snippet for snippet in CONTENTS.concerned(excuse) if snippet.is_python]
    assert concerned, f"{excuse} names what does not exist"
    for snippet in concerned:
        with DOORS["mocks"]() as internet:
            assert not prints_what_it_shows(snippet, internet), (
                f"{excuse}: {snippet} prints what it shows at the mocks too, so it is no longer "
                f"true that {excuse.reason}; remove the entry"
            )


@each_shell
def test_shell_snippet_parses(snippet: Snippet):
    checked = subprocess.run(["bash", "-n", snippet.path], capture_output=True, text=True)
    assert checked.returncode == 0, f"{snippet} is not a shell script: {checked.stderr}"
    for number, line in enumerate(snippet.text.splitlines(), 1):
        assert "#" not in line, f"{snippet}:{number}: say it on the page; nothing checks a comment"
        for word in line.split():
            assert word[0] in "\"'#" or not set(word) & set("[]*?<>"), (
                f"{snippet}:{number}: quote {word}; zsh refuses it unquoted"
            )


@each_shell
def test_shell_snippet_installs_what_the_suite_runs(snippet: Snippet):
    for number, line in enumerate(snippet.text.splitlines(), 1):
        command = re.fullmatch(r".*\b(?:pip install|uv add) (?P<packages>.*)", line)
        for package in shlex.split(command["packages"]) if command else []:
            wanted = Requirement(package)
            assert not wanted.specifier, f"{snippet}:{number}: name no version of {wanted.name}"
            try:
                offered = distribution(wanted.name).metadata.get_all("Provides-Extra") or []
            except PackageNotFoundError:
                pytest.fail(f"{snippet}:{number}: {wanted.name} is not in requirements.txt", False)
            for extra in wanted.extras:
                assert extra in offered, f"{snippet}:{number}: {wanted.name} has no extra {extra}"
