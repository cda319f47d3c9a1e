"""Underlines the output that is the fake internet's own, and says that readers get another one.

The suite records which lines those are (tests/test_elsewhere.py); nothing runs here. A line that
is not what was recorded, because somebody edits its program now, stays unmarked.
"""

from selectolax.lexbor import LexborHTMLParser

from theme.site import SitePage, code_blocks

NOTE = "Underlined output comes from our test servers; on your machine it will differ."


def mark_lines(html: LexborHTMLParser, page: SitePage) -> None:
    """Gives such lines a class, and their block a note, which names them to who hears the page."""
    for block, _, snippet in code_blocks(html, page):
        recorded = page.source.elsewhere.get(snippet.path.name, {})
        output = [line for line in block.css("code .c1") if line.text().startswith("#>")]
        marked = []
        for number, line in enumerate(output, 1):
            text = line.text().removeprefix("#>").removeprefix(" ")
            if recorded.get(number) == text:
                line.attrs["class"] = "c1 elsewhere"
                marked.append(text)
        if marked:
            note, lines = html.create_node("p"), html.create_node("span")
            note.attrs["class"] = "elsewhere-note"
            note.insert_child(NOTE)
            lines.insert_child(f" It is: {'; '.join(marked)}.")
            note.insert_child(lines)
            block.insert_child(note)
