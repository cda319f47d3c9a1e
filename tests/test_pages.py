"""A page holds prose and references; its code is in `snippets/`, each file on one page.

These rules are read off the Markdown, so that a failure can name the line. What only the built
page shows is in test_site.py.
"""

import functools
import re

import yaml

from contents import TABS, Block, Contents, Page, Snippet
from contents.snippet import LANGUAGES

HTML = re.compile(r"<(?!https?:)[!/a-zA-Z][^>]*>")
# The one include that is no code: what the benchmark writes.
MEASURED = '--8<-- "table.md"\n'


def included(page: Page, block: Block) -> Snippet | None:
    """The snippet that a block shows, or None if it shows anything else."""
    by_reference = {snippet.reference: snippet for snippet in page.snippets}
    return by_reference.get(block.reference or "")


@functools.cache
def description(page: Page) -> str | None:
    """What the head of the page gives as its description."""
    head = re.match(r"---\n(?P<yaml>.*?)\n---\n", page.text, re.DOTALL)
    found: str | None = yaml.safe_load(head["yaml"]).get("description") if head else None
    return found


def test_page_has_a_description_of_its_own(page: Page, contents: Contents) -> None:
    """Search engines show about 160 characters of it."""
    found = description(page)
    assert found, f"{page}: begin it with `---`, `description: …`, `---`"
    assert 110 <= len(found) <= 160, f"{page}: {len(found)} characters; describe it in 110 to 160"
    same = [str(other) for other in contents.pages if description(other) == found]
    assert same == [str(page)], f"the same description twice: {', '.join(same)}"


def test_block_is_one_include_of_a_snippet(page: Page) -> None:
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


def test_include_stands_in_a_block(page: Page) -> None:
    for number, line in page.prose:
        assert "-8<-" not in line or f"{line}\n" == MEASURED, (
            f"{page}:{number}: an include outside of a fenced block is published as text"
        )


def test_page_is_markdown(page: Page) -> None:
    for number, line in page.prose:
        tag = HTML.search(re.sub(r"`[^`]*`", "", line))
        assert not tag, (
            f"{page}:{number}: write Markdown instead of {tag[0]}; "
            "in HTML, code and links would escape the checks"
        )


def test_snippet_is_shown_once_on_its_page(snippet: Snippet, contents: Contents) -> None:
    page = contents.page(snippet.page_name)
    if not page:
        return  # test_snippet_belongs_to_a_page fails
    shown = [block.reference for block in page.blocks].count(snippet.reference)
    assert shown == 1, (
        f'{snippet}: show it once, on {page}, with --8<-- "{snippet.reference}"; '
        f"it is shown {shown} times"
    )


def test_variants_stand_in_tabs_in_order(variants: list[Snippet], contents: Contents) -> None:
    example, page = variants[0].example, contents.page(variants[0].page_name)
    if not page:
        return  # test_snippet_belongs_to_a_page fails
    shown = [block for block in page.blocks if included(page, block) in variants]
    where = f"{page}:{shown[0].line}" if shown else str(page)
    expected = [TABS[snippet.variant or ""] for snippet in variants]
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


def test_tabs_of_two_examples_are_apart(page: Page) -> None:
    groups: dict[int, set[str]] = {}
    for block in page.blocks:
        if block.group is not None and (snippet := included(page, block)):
            groups.setdefault(block.group, set()).add(snippet.example)
            assert len(groups[block.group]) == 1, (
                f"{page}:{block.line}: a line of prose is missing before the tabs of "
                f"{snippet.example}, which would join those before it"
            )


def test_sentence_has_a_line_of_its_own(page: Page) -> None:
    for number, line in page.prose:
        if line.lstrip().startswith("|"):
            continue
        assert not re.search(r"[^\W\d].?[.!?][)*`]* +[A-Z]", line), (
            f"{page}:{number}: one sentence a line, so that a change shows what it changes: "
            f"{line.strip()}"
        )


@functools.cache
def headings(page: Page) -> list[tuple[int, str]]:
    """Those of a page's sections, each with its line."""
    lines = [(number, re.match(r"##+ (.*)", line)) for number, line in page.prose]
    return [(number, match[1].strip()) for number, match in lines if match]


def test_page_begins_with_a_situation(page: Page) -> None:
    """Whoever arrives wants to know whether the page is about their problem."""
    below = re.search(r"^# .*\n\s*(?P<first>.*)", page.text, re.M)
    first = below["first"] if below else ""
    assert re.match(r"\w", first), (
        f"{page}: between the title and what follows, say which situation of the reader's the "
        f"page is for; now {first!r} comes first"
    )
    assert not re.match(r"(After|In|On) this page|This page", first), (
        f"{page.place(first)}: begin with a situation that the reader knows, and what it costs "
        "them; what the page teaches follows below it"
    )


def test_section_begins_with_a_sentence(page: Page) -> None:
    lines = page.text.splitlines()
    for number, heading in headings(page):
        first = next((line for line in lines[number:] if line.strip()), "")
        assert not re.match(r"```|~~~|===", first), (
            f"{page}:{number}: say why before the program: "
            f"the section {heading!r} begins with a block"
        )


def test_heading_is_found_in_one_place(page: Page, contents: Contents) -> None:
    """The site's search, and a list of links, show a heading without its page."""
    others = {
        text: str(each) for each in contents.pages if each != page for _, text in headings(each)
    }
    for number, heading in headings(page):
        assert heading not in others, (
            f"{page}:{number}: {others.get(heading)} has a section {heading!r} too; "
            "let each say what it is about"
        )
