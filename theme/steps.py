"""All that the site adds to Material's pages, in the order in which it happens.

hooks.py takes each page, and then the whole site, through this list. A step is a function in a
module that is named for what it does. It is given all that it needs, and does one thing:

- `Tell` gives a page's templates (theme/templates) values to show, as attributes of `page.meta`.
- `Change` changes a page's HTML, which is parsed once, before the first of them.
- `Rewrite` takes a page's text, which is written once, after the last change.
- `Write` adds files to the folder of the site, or changes them, once all pages are there.

Only what is marked `serving=True` runs in `mkdocs serve` too. The rest makes the site that is
published smaller, safer or easier to take along; whoever edits a page does not wait for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

import playground.step
from theme import (
    accessible,
    columns,
    elsewhere,
    llms_txt,
    markdown_twins,
    policy,
    provenance,
    search_index,
    snippets_zip,
    social_cards,
    source_links,
    unused_styles,
    white_space,
)
from theme.site import Site, SitePage


@dataclass(frozen=True)
class Tell:
    run: Callable[[SitePage], dict[str, object]]
    serving: bool = False


@dataclass(frozen=True)
class Change:
    run: Callable[[LexborHTMLParser, SitePage], None]
    serving: bool = False


@dataclass(frozen=True)
class Rewrite:
    run: Callable[[str], str]
    serving: bool = False


@dataclass(frozen=True)
class Write:
    run: Callable[[Site], None]
    serving: bool = False


STEPS: list[Tell | Change | Rewrite | Write] = [
    # A template draws these, so they come before it.
    Tell(provenance.ran_with),
    Tell(markdown_twins.name_twin),
    Tell(social_cards.name_card),
    # In any order, but for the policy, which speaks of the scripts that the others add.
    Change(accessible.add_names_and_roles, serving=True),
    Change(columns.align_by_class, serving=True),
    Change(elsewhere.mark_lines, serving=True),
    Change(playground.step.mark_blocks, serving=True),
    Change(source_links.link_blocks),
    Change(policy.add_policy),
    # The last to touch a page: it knows no tree.
    Rewrite(white_space.minify),
    # In any order, but for the style sheets, which keep what the files before them need.
    Write(accessible.check_entries_are_needed),
    Write(playground.step.write_runtime, serving=True),
    Write(markdown_twins.write_twins),
    Write(llms_txt.write_list),
    Write(snippets_zip.write_zip),
    Write(social_cards.draw_cards),
    Write(search_index.write_index, serving=True),
    Write(unused_styles.leave_out),
]
