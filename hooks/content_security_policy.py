"""Gives every page a Content-Security-Policy, and safe links to other sites.

A static host sends no headers of our choosing, so the policy is a `<meta>` element, the first
after the character set. Scripts come from the site itself; the theme's few inline ones are named
by their hashes, which are taken from each page as it is written. Inline styles are not allowed:
the alignment of table columns, which Markdown writes as `style`, becomes a class.

The search and the programs that run in the browser are compiled WebAssembly. A page whose
snippets run may also start a worker from a blob, which inherits the policy (one from a URL would
not), so a program in it can neither reach another site nor run text as JavaScript.

A `<meta>` element cannot forbid other sites to frame a page (`frame-ancestors`), nor have
violations reported: a host that can send headers should send the same policy as one, with
`frame-ancestors 'none'` added.

It runs after every other hook, so that it sees the pages as they are published.
"""

import base64
import hashlib
import re

from mkdocs.plugins import event_priority

_CHARSET = '<meta charset="utf-8">'

# A script with a type of its own, such as JSON, is data and never runs.
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)

# What playground/hook.py marks.
_RUNNABLE = re.compile(r"<div data-run\b")

# What overrides/partials/search_dialog.html writes.
_SEARCHABLE = '<dialog class="search"'

_ALIGNMENT = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')

_FOREIGN_LINK = re.compile(r'<a (?=[^>]*\bhref="https?://)(?![^>]*\brel=)')

# `mkdocs serve` adds an inline script of its own behind our back, which reloads the page.
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def policy(html: str) -> str:
    """The policy that lets this page do what it does, and nothing else."""
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(html)
    }
    scripts = ["'self'", *(f"'sha256-{each}'" for each in sorted(hashes))]
    runnable = _RUNNABLE.search(html)
    workers = "blob:" if runnable else "'none'"
    if runnable or _SEARCHABLE in html:
        scripts.append("'wasm-unsafe-eval'")
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(scripts)}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            f"worker-src {workers}",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
        ]
    )


@event_priority(-100)
def on_post_page(output: str, page, config) -> str:
    if _serving:
        return output
    output = _ALIGNMENT.sub(r'\1 class="align-\2"', output)
    output = _FOREIGN_LINK.sub('<a rel="noopener" ', output)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(output)}">'
    return output.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)


@event_priority(-100)
def on_post_template(output: str, template_name: str, config) -> str:
    """The 404 page is a template, not a page."""
    return on_post_page(output, None, config) if template_name.endswith(".html") else output
