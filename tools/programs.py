"""The programs that are called from here: where they are, and what to do where one is missing."""

import os
import shutil
import sys
from pathlib import Path

from contents import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CSPELL = ROOT / "node_modules" / ".bin" / "cspell"
LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

_REQUIREMENTS = "pip install -r tools/requirements.txt"


class Missing(Exception):
    """A program is not installed; the text says which, and how to get it."""


def program(*names: str, advice: str) -> str:
    """The path of the first of the programs that is there. Raises `Missing`."""
    beside = os.path.dirname(sys.executable)  # a virtual environment that is not activated
    for name in names:
        if found := shutil.which(name) or shutil.which(name, path=beside):
            return found
    raise Missing(f"{names[0]} is missing; {advice}")


def lychee() -> str:
    return program("lychee", advice=_REQUIREMENTS)


def zensical() -> str:
    return program("zensical", advice=_REQUIREMENTS)


def java() -> str:
    return program("java", advice="install a Java runtime, 17 or later")


def node() -> str:
    return program("node", advice="install Node.js 20 or later")


def installed(path: Path) -> Path:
    """A file of an npm package. Raises `Missing`."""
    if not path.exists():
        raise Missing(f"{path.relative_to(ROOT)} is missing; run `npm ci`")
    return path
