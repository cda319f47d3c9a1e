"""In `mkdocs serve`: a page that has not changed is not converted from Markdown again.

Converting takes more than half of a build, and most of that highlights programs. Without this a
change of one page of 90 shows after four seconds.
"""

from dataclasses import dataclass

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


@dataclass(frozen=True)
class _Converted:
    text: str
    html: str
    title: str | None
    toc: TableOfContents
    anchors: set[str] | None


class Conversions:
    """What the pages became when they were converted last."""

    def __init__(self) -> None:
        self._settings: object = None
        self._by_page: dict[str, _Converted] = {}
        self._texts: dict[str, str] = {}

    def begin(self, settings: object) -> None:
        """Forgets all pages if what they all depend on is not as it was."""
        if settings != self._settings:
            self._settings = settings
            self._by_page.clear()

    def to_convert(self, page: Page, markdown: str, text: str) -> str:
        """The Markdown that MkDocs is to convert: none, if `text`, all that it shows, is known."""
        self._texts[page.file.src_uri] = text
        known = self._by_page.get(page.file.src_uri)
        return "" if known and known.text == text else markdown

    def converted(self, page: Page, html: str) -> str:
        """What the page became: `html`, or what is known of it."""
        name = page.file.src_uri
        text = self._texts.pop(name)
        known = self._by_page.get(name)
        if known and known.text == text:
            page.title, page.toc, page.present_anchor_ids = known.title, known.toc, known.anchors
            return known.html
        anchors = page.present_anchor_ids
        self._by_page[name] = _Converted(text, html, page.title, page.toc, anchors)
        return html
