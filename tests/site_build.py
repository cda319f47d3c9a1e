"""The built site, as the tests see it: below the root of its host, as a fork would publish it."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup

from contents import ROOT

DOCS = ROOT / "docs"

# No server knows these names (RFC 2606); nothing may be requested from them.
SITE_URL = "https://site.example/project/"
REPO_URL = "https://repository.example/owner/project"
EDIT_URI = "edit/main/docs/"


class BuildFailed(Exception):
    """`mkdocs build --strict` did not pass; the text is what it said."""


@dataclass(frozen=True)
class Page:
    """One HTML file of the site and, but for the 404 page, the Markdown file that it came from."""

    html: Path
    url: str
    source: Path | None

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html.read_text(encoding="utf-8"), "html.parser")

    def place(self, text: str) -> str:
        """Where in the source `text` stands, as `docs/page.md:12`, for a failure's message."""
        lines = self.source.read_text(encoding="utf-8").splitlines() if self.source else []
        hits = [number for number, line in enumerate(lines, 1) if text in line]
        return f"{self}:{hits[0]}" if hits else str(self)

    def __str__(self) -> str:
        return self.source.relative_to(ROOT).as_posix() if self.source else self.html.name


def build(folder: Path) -> None:
    """Builds the site into `folder` as `.ci/run` does. Raises `BuildFailed`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    published = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "EDIT_URI": EDIT_URI}
    environment = os.environ | published | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    said = [_with_place(line) for line in run.stderr.splitlines() if _TELLING.match(line)]
    if run.returncode or said:
        advice = "correct each line below; a new page is added to `nav` in mkdocs.yml"
        problems = "\n".join(said or [run.stderr])
        raise BuildFailed(f"`mkdocs build --strict` fails; {advice}:\n{problems}")


# MkDocs' own lines; the rest is the traceback of an error that one of them names.
_TELLING = re.compile(r"WARNING|ERROR|  - ")


def _with_place(line: str) -> str:
    """A line of MkDocs' with the line of the page that it speaks of, where it quotes both."""
    quoted = re.search(r"'(?P<page>[^']+\.md)'.*? '(?P<text>[^']+)'", line)
    if quoted and (source := DOCS / quoted["page"]).exists():
        text = f':{quoted["text"]}"' if " section " in line else quoted["text"]
        return f"{Page(source, '', source).place(text)}: {line}"
    return line


def pages(folder: Path) -> list[Page]:
    found = [Page(folder / "404.html", "404.html", None)]
    for source in sorted(DOCS.rglob("*.md")):
        path = source.relative_to(DOCS).with_suffix("")
        url = "" if path.name == "index" else f"{path.as_posix()}/"
        found.append(Page(folder / url / "index.html", url, source))
    return found
