"""Runs a snippet at a door to the fake internet, and says what happened."""

import inspect
import re
import sys
import traceback
import types
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

from pytest_examples import CodeExample
from pytest_examples.config import ExamplesConfig
from pytest_examples.run_code import InsertPrintStatements

from contents import Contents, Snippet
from fake_internet.conditions import HERE, Conditions
from fake_internet.doors import DOORS, visit
from fake_internet.internet import Exchange
from tests.left_behind import left_behind
from tests.left_open import left_open

# How pytest-examples formats snippets and writes their output.
CONFIG = ExamplesConfig(target_version="py311", quotes="double", line_length=80, isort=True)

# pytest-examples looks at the whole stack at each print. Without the lines of source around each
# frame, which it does not use, the runs of all snippets take three quarters of the time.
_STACK = mock.patch("inspect.stack", partial(inspect.stack, 0))

# Output as pytest-examples writes it.
_OUTPUT = re.compile(r"^ *#>.*\n", re.M)


def doors_of(contents: Contents, snippet: Snippet) -> list[str]:
    """The doors at which a snippet prints what it shows."""
    return ["wire"] if contents.excused("wire_only", snippet) else list(DOORS)


@dataclass(frozen=True)
class Trial:
    """A snippet that is to run at a door, under conditions."""

    snippet: Snippet
    door: str
    conditions: Conditions = HERE

    def __str__(self) -> str:
        return f"{self.snippet}-{self.door}"


@dataclass
class Run:
    """What happened when a snippet ran at a door."""

    snippet: Snippet
    door: str
    refusals: list[str]
    """What it asked for that is not in the fake internet."""
    exchanges: list[Exchange]
    error: str
    """Where it was ended by which error, with the traceback; "" if by none."""
    left_open: list[str]
    """What it opened and did not close."""
    left_behind: list[str]
    """What it left running, changed or written, each with what to do instead."""
    prints: list[int]
    """The lines of its prints, counted without output, in the order in which they ran."""
    bare: str
    """Its text without output."""
    text: str
    """Its text with the output of this run."""


class _Program(CodeExample):
    """A whole file, where pytest-examples expects an example cut out of a docstring."""

    def in_py_file(self) -> bool:
        # True would mean "inside a docstring" and forbid two blank lines in a row.
        return False


def whole_file(snippet: Snippet, text: str) -> CodeExample:
    """The snippet as pytest-examples takes it, with another text than its file's."""
    return _Program.create(text, path=snippet.path)


def without_output(text: str) -> str:
    return _OUTPUT.sub("", text)


def printed(text: str) -> list[str]:
    """The lines of output that a snippet shows."""
    return re.findall(r"^ *#>(?: (.*))?$", text, re.M)


def run(trial: Trial, text: str | None = None) -> Run:
    """Runs the snippet, or another text in its place, as `python snippet.py` would.

    It runs in an empty directory, in a fake internet and as a `__main__` of its own.
    """
    snippet = trial.snippet
    # From nothing: a "#>" line under a print that never ran would otherwise stand unnoticed.
    bare = whole_file(snippet, without_output(snippet.text if text is None else text))
    with visit(trial.door, trial.conditions) as internet:
        file = Path.cwd() / f"{snippet.path.stem}.py"
        file.write_text(bare.source, encoding="utf-8")
        prints = InsertPrintStatements(file, CONFIG, True, None, None)
        error = ""
        with left_open(internet) as forgotten, left_behind() as behind:
            try:
                with prints, _STACK:
                    _execute(file)
            except (Exception, SystemExit) as raised:
                trace = "".join(traceback.format_exception(raised))
                error = f"{_where(raised, file)}\n{trace}"
                # Else what they hold is collected, and complained about, during another run.
                _clear_frames(raised)
    return Run(
        snippet=snippet,
        door=trial.door,
        refusals=list(internet.refusals),
        exchanges=internet.exchanges,
        error=error,
        left_open=forgotten,
        left_behind=behind,
        prints=[statement.line_no for statement in prints.print_statements()],
        bare=bare.source,
        text=prints.updated_print_statements(bare) or bare.source,
    )


def _execute(file: Path) -> None:
    module = types.ModuleType("__main__")
    module.__file__ = str(file)
    sys.modules["__main__"] = module
    exec(compile(file.read_bytes(), file, "exec"), vars(module))


def _where(error: BaseException, file: Path) -> str:
    """Where in the program the error came from, by its text: output moves the line numbers."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.line for frame in frames if Path(frame.filename).name == file.name]
    return f"at `{lines[-1]}`: {error!r}" if lines else f"with {error!r}"


def _clear_frames(error: BaseException) -> None:
    """Lets go of what the frames hold that an error, its causes and its parts came through."""
    left: list[BaseException | None] = [error]
    seen: list[BaseException] = []
    while left:
        raised = left.pop()
        if raised is not None and raised not in seen:  # an error may be the cause of its cause
            seen.append(raised)
            traceback.clear_frames(raised.__traceback__)
            left += [raised.__cause__, raised.__context__, *getattr(raised, "exceptions", ())]
