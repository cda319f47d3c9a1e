"""Renames a page, with its programs and every mention of it.

    python -m tools.rename_page tutorial/timeouts tutorial/time-limits

moves docs/<old>.md, the folder snippets/<old>/ and its claims, and rewrites includes, links, the
nav, and what else names the page: tests, tools, README.md. Review it with `git diff`, then run
`pytest`.
"""

import argparse
import os
import posixpath
import re
from pathlib import Path

from contents import ROOT, Contents

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
# The target of a Markdown link or image that is a path, without its anchor.
_TARGET = re.compile(r"(?<=\]\()(?P<target>[^)#\s:]+)(?=[)#\s])")
# Where a page may be named, beside docs/ and mkdocs.yml.
_MENTIONS = ("README.md", "CONTRIBUTING.md", ".github", "tests", "tools", "theme")
_TEXT = {".md", ".py", ".toml", ".yml", ".html", ".js"}
# What only gives examples of renaming.
_EXAMPLES = {"rename_page.py", "test_rename_page.py"}


class CannotRename(ValueError):
    """There is no such page, or the new name is taken or no name; the text says which."""


def rename_page(old: str, new: str, root: Path = ROOT) -> list[str]:
    """Renames a page; returns the files that changed or moved, relative to `root`.

    Names are those of `contents.Page`: "tutorial/timeouts". Raises `CannotRename`.
    """
    page = Contents(root).page(old)
    target, folder = root / "docs" / f"{new}.md", root / "snippets" / new
    if page is None:
        raise CannotRename(f"there is no page docs/{old}.md")
    if not _NAME.fullmatch(new):
        raise CannotRename(f"{new!r} is no name: lower case, digits and hyphens, as in a/b-c")
    for taken in (target, folder):
        if taken.exists():
            raise CannotRename(f"{taken.relative_to(root)} exists")
    changed = [f"docs/{old}.md -> docs/{new}.md"]
    for source in Contents(root).pages:
        text = _with_links(source.text, source.name, old, new)
        if source.name == old:
            text = text.replace(f'-8<-- "{old}/', f'-8<-- "{new}/')
        if text != source.text:
            source.markdown.write_text(text, encoding="utf-8")
            changed.append(str(source))
    target.parent.mkdir(parents=True, exist_ok=True)
    page.markdown.rename(target)
    if page.folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        page.folder.rename(folder)
        changed.append(f"snippets/{old}/ -> snippets/{new}/")
    claims, new_claims = _claims(root, old), _claims(root, new)
    if claims.exists():
        new_claims.parent.mkdir(parents=True, exist_ok=True)
        claims.rename(new_claims)
        moved = [path.relative_to(root).as_posix() for path in (claims, new_claims)]
        changed.append(" -> ".join(moved))
    named = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    for path in [root / "mkdocs.yml", *_mentioning(root)]:
        text = path.read_text(encoding="utf-8")
        if (replaced := named.sub(new, text)) != text:
            path.write_text(replaced, encoding="utf-8")
            changed.append(path.relative_to(root).as_posix())
    return changed


def _claims(root: Path, name: str) -> Path:
    """The file with the claims of a page; see tests/claims/__init__.py."""
    return root / "tests" / "claims" / f"{name.replace('-', '_')}.py"


def _with_links(text: str, source: str, old: str, new: str) -> str:
    """The text of the page `source` with the links that lead to, or from, the renamed page."""
    before = posixpath.dirname(source)
    after = posixpath.dirname(new) if source == old else before

    def link(match: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(before, match["target"]))
        moved = f"{new}.md" if there == f"{old}.md" else there
        if moved == there and after == before:
            return match["target"]
        return posixpath.relpath(moved, after or ".")

    return _TARGET.sub(link, text)


def _mentioning(root: Path) -> list[Path]:
    found: list[Path] = []
    for name in _MENTIONS:
        place = root / name
        found += [place] if place.is_file() else sorted(place.rglob("*"))
    texts = [path for path in found if path.is_file() and path.suffix in _TEXT]
    return [path for path in texts if path.name not in _EXAMPLES]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("old", help="as in tutorial/timeouts")
    parser.add_argument("new", help="as in tutorial/time-limits")
    arguments = parser.parse_args()
    try:
        changed = rename_page(arguments.old, arguments.new)
    except CannotRename as wrong:
        parser.error(str(wrong))
    print(*changed, sep=os.linesep)


if __name__ == "__main__":
    main()
