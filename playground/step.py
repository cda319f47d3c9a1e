"""MkDocs hook: marks the blocks that the reader's browser can run, and serves what runs them.

Without the npm packages, or built by something that knows no hooks, the pages are the same without
Run. A mark is an attribute of the block: `data-run`, with `data-check` for what answers an
exercise, or `data-no-run` with the reason.
"""

import logging
import os
import re
import sys
from html import escape
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

HERE = Path(__file__).parent
FOLDER = "assets/playground/"

log = logging.getLogger("mkdocs.hooks.playground")

# MkDocs runs a hook as a lone file.
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]
from bundle import Bundle, Missing, bundle  # noqa: E402
from in_browser import EXERCISES, why_not  # noqa: E402
from snippet import SNIPPETS, Snippet  # noqa: E402

_BLOCK = re.compile(r'<div class="highlight"><span class="filename">(?P<name>[^<]+\.py)</span>')

_bundle: Bundle | None = None


def on_files(files, config):
    global _bundle
    try:
        _bundle = bundle()
    except Missing as missing:
        _bundle = None
        # What CI builds, or publishes, always has it: a warning fails a strict build.
        log.log(logging.WARNING if os.environ.get("CI") == "true" else logging.INFO, missing)
        return files
    for name, content in _bundle.files.items():
        files.append(File.generated(config, FOLDER + name, content=content))
    return files


@event_priority(100)  # before other hooks add to the blocks
def on_page_content(html, page, config, files):
    if _bundle is None:
        return html
    folder = SNIPPETS / Path(page.file.src_uri).with_suffix("")

    def marked(match: re.Match) -> str:
        snippet = Snippet(folder / match["name"])
        if not snippet.path.exists():
            return match[0]
        return match[0].replace("<div", f"<div {_mark(snippet)}", 1)

    return _BLOCK.sub(marked, html)


def _mark(snippet: Snippet) -> str:
    if reason := why_not(snippet):
        return f'data-no-run="{escape(reason)}"'
    page = snippet.path.parent.relative_to(SNIPPETS).as_posix()
    checked = page in EXERCISES and snippet.example.endswith("/start")
    return "data-run" + (f' data-check="{page}"' if checked else "")


def on_post_page(output, page, config):
    if _bundle is None or not re.search(r"<div data-(run|no-run)\b", output):
        return output
    style, script = (
        get_relative_url(FOLDER + name, page.url) for name in (_bundle.style, _bundle.script)
    )
    tags = f'<link rel="stylesheet" href="{style}"><script type="module" src="{script}"></script>'
    return output.replace("</head>", f"{tags}</head>", 1)
