"""The tools that measure: where they are, and what to do where they are missing."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

_BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
_BROWSERS += ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]


class Missing(Exception):
    """A tool is not installed; the text says which, and how to get it."""


def program(*names: str, advice: str) -> str:
    """The path of the first of the programs that is there. Raises `Missing`."""
    beside = os.path.dirname(sys.executable)  # a virtual environment that is not activated
    for name in names:
        if found := shutil.which(name) or shutil.which(name, path=beside):
            return found
    raise Missing(f"{names[0]} is missing; {advice}")


def browser() -> str:
    return program(*_BROWSERS, advice="install Chromium or Chrome")


def lychee() -> str:
    return program("lychee", advice="pip install -r measure/requirements.txt")


def zensical() -> str:
    return program("zensical", advice="pip install -r measure/requirements.txt")


def java() -> str:
    return program("java", advice="install a Java runtime, 17 or later")


def installed(path: Path) -> Path:
    """A file of an npm package. Raises `Missing`."""
    if not path.exists():
        raise Missing(f"{path.relative_to(ROOT)} is missing; run `npm ci`")
    return path


def all_there() -> None:
    """Raises `Missing` for the first tool that is not installed."""
    program("node", advice="install Node.js 20 or later")
    browser(), java(), lychee(), zensical()
    for path in (AXE, LIGHTHOUSE, VNU):
        installed(path)
