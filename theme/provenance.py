"""What a page's programs ran with, and when: below each page.

The versions are those that are installed, which are those of requirements.txt; the suite runs
every program with them before a change lands. The date is the commit's, so that building the same
commit again gives the same bytes; SOURCE_DATE_EPOCH (seconds since 1970, see
https://reproducible-builds.org/specs/source-date-epoch/) stands in for it where git is missing.
"""

import ast
import os
import re
import subprocess
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# The libraries whose versions a page states, and what they are called on the package index.
CLIENTS = ("requests", "httpx", "httpx2", "aiohttp")

_INCLUDE = re.compile(r'--8<-- "(?P<reference>[^"]+\.py)"')


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_) -> None:
    """Gives the template `page.meta.ran_with` (name to version) and `page.meta.ran_on`."""
    snippets = Path(config.config_file_path).parent / "snippets"
    imported: set[str] = set()
    for include in _INCLUDE.finditer(markdown):
        imported |= _imports((snippets / include["reference"]).read_text(encoding="utf-8"))
    # A page without programs speaks of those of the whole site.
    shown = [name for name in CLIENTS if name in imported] or CLIENTS
    page.meta["ran_with"] = {name: version(name) for name in shown}
    page.meta["ran_on"] = date(Path(config.config_file_path).parent)


def _imports(program: str) -> set[str]:
    """The top-level packages that a program imports."""
    found = set()
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@cache
def date(repository: Path) -> str | None:
    """The day of the commit that is built, as 2026-11-23 in UTC; None if nobody knows."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        command = ["git", "log", "-1", "--format=%ct"]
        try:
            run = subprocess.run(command, cwd=repository, capture_output=True, text=True)
        except FileNotFoundError:
            return None
        seconds = run.stdout.strip()
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds else None
