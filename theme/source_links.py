"""Links each block of code to its file in the repository, if the site knows its repository.

The file of a block is `snippets/<section>/<page>/<title of the block>`; see README.md. The branch
is the one that `edit_uri` names, and the link is of the kind that GitHub and its likes use.
"""

import re
from pathlib import PurePosixPath

from mkdocs.plugins import event_priority

_BLOCK = re.compile(r'<div [^>]*class="highlight"[^>]*>(?=<span class="filename">([^<]+)</span>)')


@event_priority(-50)  # after what marks the blocks for other ends, and after the search's index
def on_post_page(output: str, page, config) -> str:
    branch = re.fullmatch(r"/?edit/(.+)/docs/?", config.edit_uri or "")
    if not config.repo_url or not branch:
        return output
    folder = PurePosixPath(page.file.src_uri).with_suffix("")
    at = f"{config.repo_url.rstrip('/')}/blob/{branch[1]}/snippets/{folder}"
    return _BLOCK.sub(
        lambda block: (
            f'{block[0]}<a class="source" href="{at}/{block[1]}" rel="noopener" '
            f'aria-label="Source of {block[1]}">Source</a>'
        ),
        output,
    )
