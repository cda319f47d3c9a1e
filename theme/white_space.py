"""Leaves out the white space that the theme's templates write, and the quotes that HTML can spare.

What the reader sees, and programs and style sheets, stay as they are. Of the scripts that every
page loads, comments go too.
"""

import re

import minify_html


def minify(html: str) -> str:
    """A whole page, smaller; tags are closed all the same, for readers that are no browsers."""
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True)


def minify_script(text: str) -> str:
    """A script that does the same."""
    bare = re.sub(r"^ *//.*\n", "", text, flags=re.M)
    whole = minify_html.minify(f"<script type=module>{bare}</script>", minify_js=True)
    return whole.removeprefix("<script type=module>").removesuffix("</script>")
