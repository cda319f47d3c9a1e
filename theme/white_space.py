"""Leaves out the empty lines and the indentation that the theme's templates write into each page.

Where white space counts, in programs and scripts, it stays; elsewhere a line's end remains of it.
"""

import re

from mkdocs.plugins import event_priority

_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.S)
_BREAK = re.compile(r"\s*\n\s*")


@event_priority(-90)  # before the policy, which speaks of what is published
def on_post_page(output: str, page, config) -> str:
    parts = _KEPT.split(output)
    # Between what is kept stand its name, as the second group, and what is not.
    for index in range(0, len(parts), 3):
        parts[index] = _BREAK.sub("\n", parts[index])
    del parts[2::3]
    return "".join(parts)
