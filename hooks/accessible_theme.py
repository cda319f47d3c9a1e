"""Names and roles that the theme's HTML lacks, for readers who hear a page instead of seeing it.

Each entry is a piece of the theme's own HTML, what takes its place, and why. An entry that
no page needs any longer fails the build: then the theme has changed, and it can go.
What the theme's script adds to a page in the browser is named by docs/javascripts/site.js.
"""

from mkdocs.exceptions import PluginError

_CHANGES = [
    (
        'type="checkbox" id="__drawer" autocomplete="off"',
        'type="checkbox" id="__drawer"',
        "HTML knows no autocomplete for checkboxes",
    ),
    (
        'type="checkbox" id="__search" autocomplete="off"',
        'type="checkbox" id="__search"',
        "HTML knows no autocomplete for checkboxes",
    ),
    (
        '_label" tabindex="">',
        '_label">',
        "HTML wants a number",
    ),
    (
        '<form class="md-header__option" data-md-component="palette">',
        '<form class="md-header__option" data-md-component="palette" aria-label="Colours">',
        "a group of choices has a name",
    ),
    (
        '<div class="md-dialog" data-md-component="dialog">',
        '<div class="md-dialog" data-md-component="dialog" role="status">',
        "'Copied to clipboard' is said, not only shown",
    ),
    (
        '<div class="tabbed-set tabbed-alternate"',
        '<div class="tabbed-set tabbed-alternate" role="group" aria-label="Client"',
        "a group of choices has a name",
    ),
]

_found: set[str] = set()


def on_post_page(output: str, page, config) -> str:
    for old, new, _ in _CHANGES:
        if old in output:
            _found.add(old)
            output = output.replace(old, new)
    return output


def on_post_template(output: str, template_name: str, config) -> str:
    """The 404 page is a template, not a page."""
    return on_post_page(output, None, config) if template_name.endswith(".html") else output


def on_post_build(config) -> None:
    for old, _, reason in _CHANGES:
        if old not in _found:
            raise PluginError(
                f"hooks/accessible_theme.py: no page holds {old}; look how the theme writes it "
                f"now, and correct or remove the entry ({reason})"
            )
