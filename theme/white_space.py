"""Leaves out the white space that the theme's templates write, and the quotes that HTML can spare.

What the reader sees, and programs, scripts and style sheets, stay as they are.
"""

import minify_html


def minify(html: str) -> str:
    """A whole page, smaller; tags are closed all the same, for readers that are no browsers."""
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
