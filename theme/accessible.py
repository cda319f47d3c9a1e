"""Names and roles that the theme's HTML lacks, for readers who hear a page instead of seeing it.

What the theme's script adds to a page in the browser is named by the script site.js.
"""

from mkdocs.exceptions import PluginError
from selectolax.lexbor import LexborHTMLParser

from theme.site import Site, SitePage

# What to look for, the attribute that it gets, or loses if that is None, and why. What has been
# put right by the theme itself is no longer found, and fails the build: then the entry can go.
ENTRIES: list[tuple[str, str, str | None, str]] = [
    (
        ".md-search[role=dialog]:not([aria-label])",
        "aria-label",
        "Search",
        "a dialog has a name",
    ),
    (
        "#__drawer[type=checkbox][autocomplete]",
        "autocomplete",
        None,
        "HTML knows no autocomplete for checkboxes",
    ),
    (
        "#__search[type=checkbox][autocomplete]",
        "autocomplete",
        None,
        "HTML knows no autocomplete for checkboxes",
    ),
    (
        '[id$="_label"][tabindex=""]',
        "tabindex",
        None,
        "HTML wants a number",
    ),
    (
        "form[data-md-component=palette]:not([aria-label])",
        "aria-label",
        "Colours",
        "a group of choices has a name",
    ),
    (
        ".md-dialog:not([role])",
        "role",
        "status",
        "'Copied to clipboard' is said, not only shown",
    ),
    (
        ".tabbed-set:not([role])",
        "role",
        "group",
        "choices that belong together are a group",
    ),
    (
        ".tabbed-set:not([aria-label])",
        "aria-label",
        "Client",
        "a group of choices has a name",
    ),
]


def add_names_and_roles(html: LexborHTMLParser, page: SitePage) -> None:
    for selector, attribute, value, _ in ENTRIES:
        for element in html.css(selector):
            page.site.needed.add(selector)
            if value is None:
                del element.attrs[attribute]
            else:
                element.attrs[attribute] = value


def check_entries_are_needed(site: Site) -> None:
    """Raises `PluginError` for an entry that no page needed."""
    for selector, _, _, reason in ENTRIES:
        if selector not in site.needed and (site.searchable or "search" not in selector):
            raise PluginError(
                f"theme/accessible.py: no page holds {selector}; look how the theme writes it "
                f"now, and correct or remove the entry ({reason})"
            )
