"""The built site: how it is built, and the pages that it then has."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from contents import ROOT, Contents, Page

# Where a fork would publish it: below the root of its host. No server knows these names
# (RFC 2606); nothing may be requested from them.
SITE_URL = "https://site.example/project/"
REPO_URL = "https://repository.example/owner/project"
EDIT_URI = "edit/main/docs/"

# The settings that mkdocs.yml and its hooks read from the environment, as a build for any address
# has them, and as a fork's has them.
ANYWHERE = {
    "SITE_URL": "",
    "REPO_URL": "",
    "EDIT_URI": "",
    "USE_DIRECTORY_URLS": "true",
}
PUBLISHED = ANYWHERE | {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "EDIT_URI": EDIT_URI}
# The date of every build, in seconds since 1970: the same sources make the same bytes.
PUBLISHED |= {"SOURCE_DATE_EPOCH": "1790000000"}


class BuildFailed(Exception):
    """`mkdocs build` did not pass; the text is what it said."""


def build_site(
    folder: Path,
    settings: Mapping[str, str] = PUBLISHED,
    config: Path = ROOT / "mkdocs.yml",
    strict: bool = True,
) -> Path:
    """Builds the site into `folder`, and returns that. Raises `BuildFailed`.

    `settings` is set in the build's environment; what it leaves out is as `ANYWHERE` has it. A
    build that is not strict passes over what MkDocs warns of.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict" if strict else "--quiet"]
    command += ["--config-file", str(config), "--site-dir", str(folder.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **ANYWHERE, **settings}
    run = subprocess.run(
        command, cwd=config.parent, env=environment, capture_output=True, text=True
    )
    contents = Contents(config.parent)
    said = [
        _with_place(line, contents) for line in run.stderr.splitlines() if _TELLING.match(line)
    ]
    if run.returncode or (strict and said):
        advice = "correct each line below; a new page is added to `nav` in mkdocs.yml"
        problems = "\n".join(said or [run.stderr])
        raise BuildFailed(f"`mkdocs build --strict` fails; {advice}:\n{problems}")
    return folder


# MkDocs' own lines; the rest is the traceback of an error that one of them names.
_TELLING = re.compile(r"WARNING|ERROR|  - ")


def _with_place(line: str, contents: Contents) -> str:
    """A line of MkDocs' with the line of the page that it speaks of, where it quotes both."""
    quoted = re.search(r"'(?P<page>[^']+\.md)'.*? '(?P<text>[^']+)'", line)
    page = contents.page(quoted["page"].removesuffix(".md")) if quoted else None
    if quoted and page:
        text = f':{quoted["text"]}"' if " section " in line else quoted["text"]
        return f"{page.place(text)}: {line}"
    return line


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site and, but for the 404 page, the page of docs/ that it shows."""

    html: Path
    page: Page | None

    @property
    def url(self) -> str:
        """Relative to the home page, whose own is ""."""
        return self.page.url if self.page else self.html.name

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html.read_text(encoding="utf-8"), "html.parser")

    def place(self, text: str) -> str:
        """Where in the source `text` stands, as `docs/page.md:12`, for a failure's message."""
        return self.page.place(text) if self.page else str(self)

    def __str__(self) -> str:
        return str(self.page) if self.page else self.html.name


def built_pages(site: Path, contents: Contents | None = None) -> list[BuiltPage]:
    """The 404 page and all pages of docs/, in a site that was built from there."""
    pages = (contents or Contents()).pages
    found = [BuiltPage(site / "404.html", None)]
    return found + [BuiltPage(file_of(site, page.url), page) for page in pages]


def attribute(tag: Tag, name: str) -> str:
    """An attribute that a tag has, and that is no list as `class` and `rel` are."""
    value = tag[name]
    assert isinstance(value, str), f"{name} of {tag} is a list"
    return value


def urls(site: Path) -> list[str]:
    """The URLs of all HTML files of any built site, relative to the home page."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return sorted(file.removesuffix("index.html") for file in files)


def file_of(site: Path, url: str) -> Path:
    return site / url / "index.html" if url == "" or url.endswith("/") else site / url


def address(site: Path) -> str:
    """The URL that the site was built for, or "" if for none."""
    found = BuiltPage(site / "index.html", None).soup.select_one("link[rel=canonical]")
    return str(found["href"]) if found else ""


def mount(site: Path) -> str:
    """The path below which the site expects to be served."""
    return urlsplit(address(site)).path or "/"
