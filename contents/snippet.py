"""A snippet: one program or a few shell commands, in a file that one page shows."""

import ast
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

# Variant to tab label, in the order of the tabs.
TABS = {
    "requests": "requests",
    "httpx": "httpx",
    "httpx2": "httpx2",
    "async": "httpx async",
    "aiohttp": "aiohttp",
}

# Suffix to the language that a page names for it.
LANGUAGES = {".py": "python", ".sh": "bash"}

_NAME = re.compile(rf"(?P<example>[a-z][a-z0-9_]*)_(?P<variant>{'|'.join(TABS)})")

# What editors, file managers and Python leave behind.
_LEFT_BEHIND = re.compile(r"(^|/)(\.|__pycache__/)")
# What belongs to a page but is not shown on it.
_NOT_SHOWN = re.compile(
    r"(.+/)?(excuses|elsewhere)\.toml|.+/exercise/(check\.py|(wrong|right)/.+)"
)


@dataclass(frozen=True, order=True)
class Snippet:
    """A file below `snippets/`: `<section>/<page>/<example>_<variant>.py` (or `.sh`)."""

    root: Path
    """The repository."""
    reference: str
    """The path as a page includes it: relative to `snippets/`."""

    @property
    def path(self) -> Path:
        return self.root / "snippets" / self.reference

    @cached_property
    def page_name(self) -> str:
        """The one page that may show it: `tutorial/timeouts` for docs/tutorial/timeouts.md."""
        folder = Path(self.reference).parent
        is_page = (self.root / "docs" / folder).with_suffix(".md").exists()
        if folder.name == "exercise" and not is_page:
            folder = folder.parent
        return folder.as_posix()

    @property
    def is_named_right(self) -> bool:
        return self._name is not None and self.path.suffix in LANGUAGES

    @property
    def example(self) -> str:
        """What the variants share: `tutorial/timeouts/read_timeout`; misnamed, the whole stem."""
        name = self._name["example"] if self._name else self.path.stem
        return Path(self.reference).with_name(name).as_posix()

    @property
    def variant(self) -> str | None:
        """The key of its tab in TABS; None if it is misnamed."""
        return self._name["variant"] if self._name else None

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py"

    @property
    def is_test(self) -> bool:
        """Whether it's a file of tests, which pytest runs."""
        return self.is_python and self.path.name.startswith("test_")

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules that it imports; none if it is no Python."""
        return _imported(self.text) if self.is_python else ()

    @cached_property
    def _name(self) -> re.Match[str] | None:
        return _NAME.fullmatch(Path(self.reference).stem)

    def __str__(self) -> str:
        return f"snippets/{self.reference}"


@cache  # `mkdocs serve` asks again and again
def _imported(program: str) -> tuple[str, ...]:
    try:
        tree = ast.parse(program)
    except SyntaxError:
        return ()
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(found)


def is_shown(reference: str) -> bool:
    """Whether a file below `snippets/` is one that a page has to show."""
    return not (_LEFT_BEHIND.search(reference) or _NOT_SHOWN.fullmatch(reference))
