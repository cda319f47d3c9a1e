"""A page holds prose and references; its code is in `snippets/`, each file on one page.

These rules are read off the Markdown, so that a failure can name the line. What only the built
page shows is in test_site.py.
"""

import re

import pytest

from contents import TABS, Block, Contents, Page, Snippet
from contents.snippet import LANGUAGES

CONTENTS = Contents()

HTML = re.compile(r"<(?!https?:)[!/a-zA-Z][^>]*>")
# The one include that is no code: what the benchmark writes.
MEASURED = '--8<-- "table.md"\n'

each_page = pytest.mark.parametrize("page", CONTENTS.pages, ids=lambda page: page.name)
each_snippet = pytest.mark.parametrize("snippet", CONTENTS.snippets, ids=str)


def included(page: Page, block: Block) -> Snippet | None:
    """The snippet that a block shows, or None if it shows anything else."""
    by_reference = {snippet.reference: snippet for snippet in page.snippets}
    return by_reference.get(block.reference or "")


@each_page
def test_block_is_one_include_of_a_snippet(page: Page):
    for block in page.blocks:
        snippet = included(page, block)
        assert snippet, (
            f"{page}:{block.line}: a block holds exactly one line, "
            f'--8<-- "{page.name}/<file>", with nothing behind it, that names a file in '
            f"snippets/{page.name}/; move the code there. Found: {block.body}"
        )
        expected = f'{LANGUAGES[snippet.path.suffix]} title="{snippet.path.name}"'
        assert block.header == expected, (
            f"{page}:{block.line}: the block that shows {snippet} starts with ```{expected}"
        )


@each_page
def test_include_stands_in_a_block(page: Page):
    text = page.text.replace(MEASURED, "")
    inside = sum("-8<-" in line for block in page.blocks for line in block.body)
    assert text.count("-8<-") == inside, (
        f"{page}: an include outside of a fenced block is published as text"
    )


@each_page
def test_page_is_markdown(page: Page):
    for number, line in page.prose:
        tag = HTML.search(re.sub(r"`[^`]*`", "", line))
        assert not tag, (
            f"{page}:{number}: write Markdown instead of {tag[0]}; "
            "in HTML, code and links would escape the checks"
        )


@each_snippet
def test_snippet_is_named_right(snippet: Snippet):
    variants = ", ".join(f"_{variant}" for variant in TABS)
    assert snippet.is_named_right, (
        f"{snippet}: name it <example> followed by one of {variants}, and .py or .sh; "
        "the example in lower case, with underscores"
    )


@each_snippet
def test_snippet_is_shown_once_on_its_page(snippet: Snippet):
    page = CONTENTS.page(snippet.page_name)
    assert page, f"{snippet} belongs to docs/{snippet.page_name}.md, which does not exist"
    shown = [block.reference for block in page.blocks].count(snippet.reference)
    assert shown == 1, (
        f'{snippet}: show it once, on {page}, with --8<-- "{snippet.reference}"; '
        f"it is shown {shown} times"
    )


@each_page
def test_file_names_are_unique_on_a_page(page: Page):
    names = [snippet.path.name for snippet in page.snippets]
    for name in names:
        assert names.count(name) == 1, f"{page}: two snippets are called {name}; rename one"


@each_snippet
def test_snippet_is_whole(snippet: Snippet):
    for number, line in enumerate(snippet.text.splitlines(), 1):
        assert "-8<-" not in line, (
            f"{snippet}:{number}: remove the section marker; a page shows whole programs"
        )


@pytest.mark.parametrize("example", CONTENTS.examples)
def test_variants_stand_in_tabs_in_order(example: str):
    variants = CONTENTS.examples[example]
    page = CONTENTS.page(variants[0].page_name)
    if len(variants) == 1 or page is None:
        return
    shown = [block for block in page.blocks if included(page, block) in variants]
    where = f"{page}:{shown[0].line}" if shown else str(page)
    expected = [TABS[snippet.variant] for snippet in variants]
    assert [block.tab for block in shown] == expected, (
        f"{where}: show all variants of {example}, each in a tab, in this order: {expected}"
    )
    assert len({block.group for block in shown}) == 1, (
        f"{where}: the tabs of {example} stand directly behind each other"
    )
    for block in shown:
        assert block.selected == (block.tab == TABS["httpx"]), (
            f'{page}:{block.line}: the httpx tab opens with ===+ "httpx", the others with ==='
        )


@each_page
def test_tabs_of_two_examples_are_apart(page: Page):
    groups: dict[int, set[str]] = {}
    for block in page.blocks:
        if block.group is not None and (snippet := included(page, block)):
            groups.setdefault(block.group, set()).add(snippet.example)
            assert len(groups[block.group]) == 1, (
                f"{page}:{block.line}: a line of prose is missing before the tabs of "
                f"{snippet.example}, which would join those before it"
            )


@each_page
def test_sentence_has_a_line_of_its_own(page: Page):
    for number, line in page.prose:
        if line.lstrip().startswith("|"):
            continue
        assert not re.search(r"[^\W\d].?[.!?][)*`]* +[A-Z]", line), (
            f"{page}:{number}: one sentence a line, so that a change shows what it changes: "
            f"{line.strip()}"
        )
