"""What a page's programs ran with, and when: below each page.

The versions are those that are installed, which are those of requirements.txt; the suite runs
every program with them before a change lands. The date is the commit's, so that building the same
commit again gives the same bytes; SOURCE_DATE_EPOCH (seconds since 1970, see
https://reproducible-builds.org/specs/source-date-epoch/) stands in for it where git is missing.
"""

import os
import subprocess
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from theme.site import SitePage

# The libraries whose versions a page states, and what they are called on the package index.
CLIENTS = ("requests", "httpx", "httpx2", "aiohttp")


def ran_with(page: SitePage) -> dict[str, object]:
    """`ran_with`: client to version; `ran_on`: the day."""
    modules = {name.partition(".")[0] for each in page.source.snippets for name in each.modules}
    # A page without programs speaks of those of the whole site.
    shown = [name for name in CLIENTS if name in modules] or CLIENTS
    return {
        "ran_with": {name: version(name) for name in shown},
        "ran_on": date(page.site.contents.root),
    }


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
