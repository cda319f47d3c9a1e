"""Faults that are planted to see that a rule notices them, and what they are told.

`tests/broken/whole/` is a small repository without a fault. `tests/broken/<rule>/<fault>.toml`
holds what a mistake changes in it, and what its author has to be told, first of all:

    told = "snippets/tutorial/clients/get_httpx.py prints nothing"

    [[change]]
    file = "snippets/tutorial/clients/get_httpx.py"
    old = "print(response.status_code)"
    new = "response.status_code"

Without `old` the file is new; without `new` it is removed. Files below `site/` are those of the
built site. `told` may be a list of texts.
"""

import importlib
import inspect
import tomllib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from contents import ROOT, Contents, Snippet
from tests import subjects
from tests.runner import Trial
from tests.subjects import BUILT, RULES, SUBJECTS
from tools.site import BuiltPage, built_pages

BROKEN = Path(__file__).parent / "broken"
WHOLE = BROKEN / "whole"

_PAGES = "[index.md, Tutorial: [tutorial/clients.md], Moving: [migration/comparison.md]]"
# As plain as the site can be: what a strict build finds has nothing to do with the theme.
PLAIN = f"""\
INHERIT: {ROOT}/mkdocs.yml
theme: mkdocs
hooks: []
watch: []
extra_css: []
nav: {_PAGES}
"""
# As the site is.
THEMED = f"""\
INHERIT: {ROOT}/mkdocs.yml
theme: {{name: material, custom_dir: {ROOT}/theme/templates}}
hooks: [{ROOT}/hooks.py]
watch: []
nav: {_PAGES}
"""


@dataclass(frozen=True)
class Fault:
    """A mistake, as a difference from the small repository."""

    path: Path

    @property
    def rule(self) -> str:
        """The rule that has to notice it."""
        return self.path.parent.name

    def told(self) -> list[str]:
        """What is said of it, in part."""
        told: str | list[str] = self._read()["told"]
        return [told] if isinstance(told, str) else told

    @property
    def is_built(self) -> bool:
        """Whether its rule is about the built site."""
        return any(name in BUILT for name in inspect.signature(rules()[self.rule]).parameters)

    def _read(self) -> dict[str, Any]:
        return tomllib.loads(self.path.read_text(encoding="utf-8"))

    def plant(self, root: Path) -> None:
        """Makes the mistake in a copy of the small repository."""
        for change in self._read()["change"]:
            # A name with "*" is that of one file whose name changes with what it holds.
            [name] = root.glob(change["file"]) if "*" in change["file"] else [change["file"]]
            file = root / name
            old, new = change.get("old"), change.get("new")
            text = file.read_text(encoding="utf-8") if old or new is None else ""
            assert not old or old in text, f"{self}: {change['file']} holds no {old!r}"
            file.unlink(missing_ok=True)  # it may be a link to the original
            if new is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text.replace(old, new) if old else new, encoding="utf-8")

    def __str__(self) -> str:
        return self.path.relative_to(BROKEN.parent.parent).as_posix()


class Told(NamedTuple):
    """What somebody is told first."""

    rules: list[str]
    """The rule that fails and those that it is made of, the innermost last."""
    text: str


def faults() -> list[Fault]:
    return [Fault(path) for path in sorted(BROKEN.glob("*/*.toml"))]


def rules() -> dict[str, Callable[..., Any]]:
    """All rules, by name, in their order."""
    found: dict[str, Callable[..., Any]] = {}
    for name in RULES:
        found |= subjects.rules(importlib.import_module(f"tests.{name}"))
    return found


def failure(root: Path, site: Path | None, scratch: Path, all_of_it: bool) -> Told | None:
    """The first rule that fails in a copy of the small repository, and what it says.

    With a built site only the rules about that are tried; without one all others, and then the
    strict build. A rule that is about one program alone is tried for those that differ from
    `WHOLE`, where it holds, unless for `all_of_it`.
    """
    contents = Contents(root)
    pages = built_pages(site, contents) if site else []
    given = {"contents": contents, "pages": pages, "site": site, "tmp_path": scratch}
    given |= {"update": False}
    for name, function in rules().items():
        asked = inspect.signature(function).parameters
        if name.startswith("test_") and bool(site) == any(each in asked for each in BUILT):
            for items in _items(asked, contents, pages, all_of_it):
                arguments = {each: (given | items)[each] for each in asked}
                if told := _told(function, arguments):
                    return told
    if site:
        return None
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    build = {"folder": scratch / "site", "config": root / "mkdocs.yml"}
    return _told(rules()["check_site_builds"], build)


# What a rule about looks at nothing else.
_ALONE = ("program", "test_snippet", "python_snippet", "script", "trial", "elsewhere")


def _items(
    asked: Any, contents: Contents, pages: list[BuiltPage], all_of_it: bool
) -> Iterator[dict[str, Any]]:
    """What a rule is about, for each time that it runs."""
    if "built_page" in asked:
        yield from ({"built_page": page} for page in pages)
        return
    [subject] = [each for each in asked if each in SUBJECTS] or [None]
    if subject is None:
        yield {}
        return
    for _, value in SUBJECTS[subject](contents):
        if all_of_it or subject not in _ALONE or _is_changed(value):
            yield {subject: value}


def _is_changed(value: Snippet | Trial) -> bool:
    snippet = value.snippet if isinstance(value, Trial) else value
    original = WHOLE / "snippets" / snippet.reference
    return not original.exists() or original.read_text("utf-8") != snippet.text


def _told(function: Callable[..., Any], arguments: dict[str, Any]) -> Told | None:
    """The rule that fails when this one is called, and what it says."""
    try:
        function(**arguments)
    except (AssertionError, pytest.fail.Exception) as failed:
        frames = traceback.extract_tb(failed.__traceback__)
        names = [frame.name for frame in frames if frame.name in rules()]
        return Told(names, str(failed))
    return None
