"""/llms.txt, which lists the Markdown of all pages. Its form is that of https://llmstxt.org."""

import posixpath
from collections.abc import Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from theme.markdown_twins import twin
from theme.site import Site

_INTRODUCTION = """\
# {name}

> {description}

Each page is Markdown with complete programs; the lines that begin with `#>` are what the print \
above them printed.
"""


def write_list(site: Site) -> None:
    introduction = _INTRODUCTION.format(name=site.name, description=site.description)
    lines = [introduction, *_entries(site, site.nav.items)]
    site.write("llms.txt", "\n".join(lines).strip() + "\n")


def _entries(site: Site, items: list[StructureItem], above: str = "") -> Iterator[str]:
    """The lines for these items of the navigation; a section within one is a list of its own."""
    for item in items:
        if isinstance(item, Page):
            page = site.pages[item.file.src_uri.removesuffix(".md")]
            url = posixpath.join(site.url, twin(page))
            yield f"- [{page.title}]({url}): {page.description}"
        elif isinstance(item, Link):
            yield f"- [{item.title}]({item.url})"
    for item in items:
        if isinstance(item, Section):
            title = f"{above}{item.title}"
            yield f"\n## {title}\n"
            yield from _entries(site, item.children, f"{title}: ")
