"""What the steps are given: the site that is built, and one page of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.structure.nav import Navigation
from selectolax.lexbor import LexborHTMLParser, LexborNode

from contents import Contents, Page, Snippet
from playground.bundle import Bundle


@dataclass
class Site:
    """One build of the site."""

    folder: Path  # where it is written
    contents: Contents
    nav: Navigation
    name: str
    description: str
    url: str  # "" if it is built for any address
    repository: str  # its URL; "" if it has none
    edit_uri: str  # as in mkdocs.yml
    includes: Mapping[str, object]  # the options of pymdownx.snippets
    searchable: bool
    runtime: Bundle | None  # what runs snippets in a browser; None without the npm packages
    pages: dict[str, "SitePage"] = field(default_factory=dict)  # by the name of their source
    needed: set[str] = field(default_factory=set)  # see theme/accessible.py

    def write(self, uri: str, content: str | bytes) -> None:
        """Writes a file of the site; `uri` is relative to the home page."""
        path = self.folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@dataclass(frozen=True)
class SitePage:
    """A page of the built site; the 404 page too, which is drawn without Markdown."""

    site: Site
    source: Page  # that of the 404 page does not exist
    uri: str  # of its file, relative to the home page: "tutorial/timeouts/index.html"
    url: str  # of the page, likewise: "tutorial/timeouts/"
    title: str = ""
    description: str = ""
    markdown: str = ""  # without the front matter


def code_blocks(
    html: LexborHTMLParser, page: SitePage
) -> Iterator[tuple[LexborNode, LexborNode, Snippet]]:
    """The blocks that show snippets: each with its title's element and with its snippet."""
    for title in html.css(".highlight > .filename"):
        snippet = page.source.shown_as(title.text())
        if snippet and title.parent:
            yield title.parent, title, snippet
