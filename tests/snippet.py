"""What a snippet is: `snippets/<section>/<page>/<example>_<variant>.py`.

The path is the only registry. The folder names the page that shows the snippet, the suffix names
the variant, and the part before it names the example whose variants stand in one group of tabs.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SNIPPETS = ROOT / "snippets"
DOCS = ROOT / "docs"

# Variant to tab label, in the order of the tabs.
TABS = {
    "requests": "requests",
    "httpx": "httpx",
    "httpx2": "httpx2",
    "async": "httpx async",
    "aiohttp": "aiohttp",
}

_NAME = re.compile(rf"(?P<example>[a-z][a-z0-9_]*)_(?P<variant>{'|'.join(TABS)})")


@dataclass(frozen=True)
class Snippet:
    """One file in `snippets/`: a program (`.py`) or shell commands (`.sh`)."""

    path: Path

    @property
    def reference(self) -> str:
        """The path as a page includes it: relative to `snippets/`."""
        return self.path.relative_to(SNIPPETS).as_posix()

    @property
    def page(self) -> Path:
        """The one page that may show this snippet."""
        return DOCS / self.path.parent.relative_to(SNIPPETS).with_suffix(".md")

    @property
    def is_named_right(self) -> bool:
        return _NAME.fullmatch(self.path.stem) is not None

    @property
    def example(self) -> str:
        """What the variants share: `tutorial/timeouts/read_timeout`."""
        name = _NAME.fullmatch(self.path.stem)["example"]
        return self.path.relative_to(SNIPPETS).with_name(name).as_posix()

    @property
    def variant(self) -> str:
        return _NAME.fullmatch(self.path.stem)["variant"]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


# What editors, file managers and Python leave behind is no snippet.
_LEFT_BEHIND = re.compile(r"(^|/)(\.|__pycache__/)")

ALL = [
    Snippet(path)
    for path in sorted(SNIPPETS.rglob("*"))
    if path.is_file() and not _LEFT_BEHIND.search(path.relative_to(SNIPPETS).as_posix())
]
PYTHON = [snippet for snippet in ALL if snippet.path.suffix == ".py"]
SHELL = [snippet for snippet in ALL if snippet.path.suffix == ".sh"]


def examples() -> dict[str, list[Snippet]]:
    """Every example with its variants in tab order; misnamed files are left to their own test."""
    found: dict[str, list[Snippet]] = {}
    for snippet in ALL:
        if snippet.is_named_right:
            found.setdefault(snippet.example, []).append(snippet)
    order = list(TABS)
    return {
        example: sorted(variants, key=lambda snippet: order.index(snippet.variant))
        for example, variants in found.items()
    }
