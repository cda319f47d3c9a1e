"""Gives every page a Content-Security-Policy.

A static host sends no headers of our choosing, so the policy is a `<meta>` element, the first
after the character set. Scripts come from the site itself; the theme's few inline ones are named
by their hashes. Inline styles are not allowed (see theme/columns.py).

The search and the programs that run in the browser are compiled WebAssembly. A page whose
snippets run may also start a worker from a blob, which inherits the policy (one from a URL would
not), so a program in it can neither reach another site nor run text as JavaScript.

A `<meta>` element cannot forbid other sites to frame a page (`frame-ancestors`), nor have
violations reported: a host that can send headers should send the same policy as one, with
`frame-ancestors 'none'` added.
"""

import base64
import hashlib

from mkdocs.exceptions import PluginError
from selectolax.lexbor import LexborHTMLParser

from theme.site import SitePage


def policy(html: LexborHTMLParser) -> str:
    """The policy that lets this page do what it does, and nothing else."""
    # A script with a type of its own, such as JSON, is data and never runs. The white space
    # around the others is not published (theme/white_space.py).
    inline = [script.text().strip() for script in html.css("script:not([src]):not([type])")]
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline
    }
    scripts = ["'self'", *(f"'sha256-{each}'" for each in sorted(hashes))]
    runnable = html.css_matches("[data-run], [data-find]")
    # The worker starts from a blob, and that imports its script from the site.
    workers = "'self' blob:" if runnable else "'none'"
    if runnable or html.css_matches("dialog.search"):
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


def add_policy(html: LexborHTMLParser, page: SitePage) -> None:
    """Raises `PluginError` where the policy would have no place."""
    charset = html.css_first("meta[charset]")
    if charset is None:
        raise PluginError(f"{page.source}: theme/policy.py finds no <meta charset> to follow")
    meta = html.create_node("meta")
    meta.attrs["http-equiv"] = "Content-Security-Policy"
    meta.attrs["content"] = policy(html)
    charset.insert_after(meta)
