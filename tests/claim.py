"""A claim: a sentence of a page, with the test that proves it; see tests/claims/__init__.py."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contents import Contents

# What a line of Markdown begins with, and is no part of its sentence.
_MARKER = re.compile(r"(?:[-*>]|\d+\.) +|#+ +")
_LINK = re.compile(r"!?\[((?:[^\]`]|`[^`]*`)*)\]\([^)]*\)")
# Not the pages' claims: what they are made with.
_OTHER = {"__init__", "conftest", "server"}


@dataclass(frozen=True)
class Claim:
    """A test in `tests/claims/`."""

    root: Path
    file: Path
    name: str
    line: int
    sentence: str
    asserts: bool
    """Whether anything in it can fail: an `assert`, or `pytest.raises`."""

    @property
    def page_name(self) -> str:
        return page_name(self.root, self.file)

    def __str__(self) -> str:
        return f"{self.file.relative_to(self.root).as_posix()}:{self.line}: {self.name}"


def page_name(root: Path, file: Path) -> str:
    """The page whose claims a file holds: `tutorial/async_client.py` is of async-client."""
    path = file.relative_to(root / "tests" / "claims").with_suffix("")
    return path.as_posix().replace("_", "-")


def claims(contents: Contents) -> Iterator[Claim]:
    """All claims, in the order of the files."""
    for file in sorted((contents.root / "tests" / "claims").rglob("*.py")):
        if file.stem not in _OTHER:
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    sentence = plain(ast.get_docstring(node) or "")
                    asserts = any(map(_can_fail, ast.walk(node)))
                    yield Claim(contents.root, file, node.name, node.lineno, sentence, asserts)


def _can_fail(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.Attribute) and node.attr in ("raises", "warns")
    )


def plain(line: str) -> str:
    """A line of Markdown as its sentence alone: without its marker, links by their text."""
    text = " ".join(line.split())
    return _LINK.sub(r"\1", _MARKER.sub("", text, count=1) if _MARKER.match(text) else text)
