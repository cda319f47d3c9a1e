"""Links each block of code to its file in the repository, if the site knows its repository.

The branch is the one that `edit_uri` names, and the link is of the kind that GitHub and its likes
use.
"""

import re

from selectolax.lexbor import LexborHTMLParser

from theme.site import SitePage, code_blocks


def link_blocks(html: LexborHTMLParser, page: SitePage) -> None:
    site = page.site
    branch = re.fullmatch(r"/?edit/(.+)/docs/?", site.edit_uri)
    if not site.repository or not branch:
        return
    at = f"{site.repository.rstrip('/')}/blob/{branch[1]}"
    for _, title, snippet in code_blocks(html, page):
        link = html.create_node("a")
        link.attrs["class"] = "source"
        link.attrs["href"] = f"{at}/{snippet}"
        link.attrs["aria-label"] = f"Source of {snippet.path.name}"
        link.insert_child("Source")
        title.insert_before(link)
