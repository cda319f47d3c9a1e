"""Aligns the columns of tables by a class: Markdown writes a `style`, which the policy forbids."""

import re

from selectolax.lexbor import LexborHTMLParser

from theme.site import SitePage

_ALIGNMENT = re.compile(r"text-align: (left|center|right);")


def align_by_class(html: LexborHTMLParser, page: SitePage) -> None:
    """Gives each aligned cell `align-left`, `align-center` or `align-right`; see site.css."""
    for cell in html.css("th[style], td[style]"):
        if alignment := _ALIGNMENT.fullmatch(cell.attrs["style"] or ""):
            del cell.attrs["style"]
            cell.attrs["class"] = f"align-{alignment[1]}"
