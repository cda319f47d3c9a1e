"""Marks the blocks that the reader's browser can run, and serves what runs them.

Without the npm packages the pages are the same without Run. A mark is an attribute of the block:
`data-run`, with `data-check` for what answers an exercise, or `data-no-run` with the reason.
"""

import logging
import os

from mkdocs.utils import get_relative_url
from selectolax.lexbor import LexborHTMLParser

from contents import ROOT
from playground.bundle import Bundle, Missing, bundle
from theme.site import Site, SitePage, code_blocks

FOLDER = "assets/playground/"

log = logging.getLogger("mkdocs.hooks.playground")

# What the runtime was made of when it was made last: in `mkdocs serve` it is made anew only after
# a change of that, because that takes seconds.
_SOURCES = ["playground", "fake_internet", "exercises", "snippets", "porting"]
_kept: tuple[dict[str, float], Bundle | None] | None = None


def runtime(*, serving: bool) -> Bundle | None:
    """What runs Python in a browser; None, with a line in the build's log, if it is not there."""
    global _kept
    sources = _modified() if serving else {}
    if not serving or _kept is None or _kept[0] != sources:
        _kept = sources, _made()
    return _kept[1]


def _made() -> Bundle | None:
    try:
        return bundle()
    except Missing as missing:
        # What CI builds, or publishes, always has it: a warning fails a strict build.
        log.log(logging.WARNING if os.environ.get("CI") == "true" else logging.INFO, missing)
        return None


def _modified() -> dict[str, float]:
    paths = (path for name in _SOURCES for path in (ROOT / name).rglob("*.*"))
    return {str(path): path.stat().st_mtime for path in paths}


def mark_blocks(html: LexborHTMLParser, page: SitePage) -> None:
    """Marks the Python blocks, and has the page load what puts Run below them."""
    runtime = page.site.runtime
    if runtime is None:
        return
    marked = html.css_first("[data-find]") is not None
    for block, _, snippet in code_blocks(html, page):
        if not snippet.is_python:
            continue
        marked = True
        if reason := page.site.contents.why_not_in_browser(snippet):
            block.attrs["data-no-run"] = reason
            continue
        block.attrs["data-run"] = ""
        if snippet.example.endswith("/exercise/start"):
            block.attrs["data-check"] = snippet.page_name
    if marked and html.head:
        style, script = html.create_node("link"), html.create_node("script")
        style.attrs["rel"] = "stylesheet"
        style.attrs["href"] = get_relative_url(FOLDER + runtime.style, page.url)
        script.attrs["type"] = "module"
        script.attrs["src"] = get_relative_url(FOLDER + runtime.script, page.url)
        html.head.insert_child(style)
        html.head.insert_child(script)


def write_runtime(site: Site) -> None:
    """Serves what the pages load."""
    for name, content in site.runtime.files.items() if site.runtime else []:
        site.write(FOLDER + name, content)
