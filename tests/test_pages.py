"""A page holds prose and references; its code is in `snippets/`, each file on one page.

These rules are read off the Markdown, so that a failure can name the line. What only the built
page shows is in test_site.py.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest
from snippet import ALL, DOCS, ROOT, SNIPPETS, TABS, Snippet, examples

PAGES = sorted(DOCS.rglob("*.md"))

FENCE = re.compile(r" *(?P<marks>```+|~~~+)(?P<header>.*)")
TAB = re.compile(r'(?P<indent> *)===(?P<selected>\+?)!? "(?P<label>.*)"')
HTML = re.compile(r"<(?!https?:)[!/a-zA-Z][^>]*>")
INCLUDE = re.compile(r' *--8<-- "(?P<reference>[^"]+)"')
# The one include that is no code: what the benchmark writes.
MEASURED = '--8<-- "table.md"\n'
LANGUAGES = {".py": "python", ".sh": "bash"}

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
each_snippet = pytest.mark.parametrize("snippet", ALL, ids=str)


@dataclass
class Block:
    """A fenced block of a page, with the tab that it stands in, if any."""

    place: str
    header: str
    body: list[str]
    tab: str | None
    selected: bool
    group: int | None


@cache
def blocks(page) -> list[Block]:
    """The fenced blocks of a page. Tabs that follow each other without prose make one group."""
    found: list[Block] = []
    fence = tab = None
    group = 0
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if fence is not None:
            if line.strip() == fence:
                fence = None
            else:
                found[-1].body.append(line)
        elif match := FENCE.fullmatch(line):
            fence = match["marks"]
            place = f"{page.relative_to(ROOT)}:{number}"
            label, selected = (tab["label"], tab["selected"] == "+") if tab else (None, False)
            found.append(
                Block(place, match["header"], [], label, selected, group if tab else None)
            )
        elif match := TAB.fullmatch(line):
            tab = match
        elif line.strip() and not (tab and line.startswith(tab["indent"] + "    ")):
            tab = None
            group += 1
    return found


def included(block: Block) -> Snippet | None:
    """The snippet that a block shows, or None if it shows anything else."""
    match = INCLUDE.fullmatch(block.body[0]) if len(block.body) == 1 else None
    snippet = Snippet(SNIPPETS / match["reference"]) if match else None
    return snippet if snippet in ALL else None


@each_page
def test_block_is_one_include_of_a_snippet(page):
    for block in blocks(page):
        snippet = included(block)
        assert snippet, (
            f"{block.place}: a block holds exactly one line, "
            f'--8<-- "<section>/<page>/<file>", with nothing behind it, that names a file in '
            f"snippets/; move the code there. Found: {block.body}"
        )
        expected = f'{LANGUAGES[snippet.path.suffix]} title="{snippet.path.name}"'
        assert block.header == expected, (
            f"{block.place}: the block that shows {snippet} starts with ```{expected}"
        )


@each_page
def test_include_stands_in_a_block(page):
    text = page.read_text(encoding="utf-8").replace(MEASURED, "")
    inside = sum("-8<-" in line for block in blocks(page) for line in block.body)
    assert text.count("-8<-") == inside, (
        f"{page.relative_to(ROOT)}: an include outside of a fenced block is published as text"
    )


@each_page
def test_page_is_markdown(page):
    inside = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        inside ^= bool(FENCE.fullmatch(line))
        if not inside:
            tag = HTML.search(re.sub(r"`[^`]*`", "", line))
            assert not tag, (
                f"{page.relative_to(ROOT)}:{number}: write Markdown instead of {tag[0]}; "
                "in HTML, code and links would escape the checks"
            )


@each_snippet
def test_snippet_is_named_right(snippet: Snippet):
    variants = ", ".join(f"_{variant}" for variant in TABS)
    assert snippet.is_named_right and snippet.path.suffix in LANGUAGES, (
        f"{snippet}: name it <example> followed by one of {variants}, and .py or .sh; "
        "the example in lower case, with underscores"
    )


@each_snippet
def test_snippet_is_shown_once_on_its_page(snippet: Snippet):
    page = snippet.page.relative_to(ROOT)
    assert snippet.page in PAGES, f"{snippet} belongs to {page}, which does not exist"
    shown = Counter(
        block.place.partition(":")[0]
        for each in PAGES
        for block in blocks(each)
        if included(block) == snippet
    )
    assert shown == {page.as_posix(): 1}, (
        f'{snippet}: show it once, on {page}, with --8<-- "{snippet.reference}"; '
        f"it is shown on {dict(shown) or 'no page'}"
    )


@each_snippet
def test_snippet_is_whole(snippet: Snippet):
    for number, line in enumerate(snippet.text.splitlines(), 1):
        assert "-8<-" not in line, (
            f"{snippet}:{number}: remove the section marker; a page shows whole programs"
        )


@pytest.mark.parametrize("example", examples())
def test_variants_stand_in_tabs_in_order(example: str):
    variants = examples()[example]
    shown = [block for block in blocks(variants[0].page) if included(block) in variants]
    if len(variants) == 1:
        return
    where = shown[0].place if shown else str(variants[0].page)
    expected = [TABS[snippet.variant] for snippet in variants]
    assert [block.tab for block in shown] == expected, (
        f"{where}: show all variants of {example}, each in a tab, in this order: {expected}"
    )
    assert len({block.group for block in shown}) == 1, (
        f"{where}: the tabs of {example} stand directly behind each other"
    )
    for block in shown:
        assert block.selected == (block.tab == TABS["httpx"]), (
            f'{block.place}: the httpx tab opens with ===+ "httpx", the others with ==='
        )


@each_page
def test_tabs_of_two_examples_are_apart(page):
    groups: dict[int, set[str]] = {}
    for block in blocks(page):
        if block.group is not None and (snippet := included(block)):
            groups.setdefault(block.group, set()).add(snippet.example)
            assert len(groups[block.group]) == 1, (
                f"{block.place}: a line of prose is missing before the tabs of {snippet.example}, "
                "which would join those before it"
            )


@each_page
def test_sentence_has_a_line_of_its_own(page):
    inside = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        inside ^= bool(FENCE.fullmatch(line))
        if inside or line.lstrip().startswith("|"):
            continue
        assert not re.search(r"[^\W\d].?[.!?][)*`]* +[A-Z]", line), (
            f"{page.relative_to(ROOT)}:{number}: one sentence a line, so that a change shows "
            f"what it changes: {line.strip()}"
        )
