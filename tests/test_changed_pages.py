"""A pull request's check lists the pages that it changes: `tools/changed_pages.py`."""

import pytest

from tools.changed_pages import ROOT, changed_pages, summary

SOURCES = {
    "index.md": '--8<-- "index/taste_httpx.py"\n',
    "tutorial/clients.md": "![Pool](clients-pool.svg#drawing)\n",
    "tutorial/timeouts.md": '--8<-- "tutorial/timeouts/read_httpx.py:slow"\n',
    "beyond/speed.md": '--8<-- "table.md"\n\n[Timeouts](../tutorial/timeouts.md)\n',
}


@pytest.mark.parametrize(
    ("changed", "pages"),
    [
        ("docs/tutorial/timeouts.md", ["tutorial/timeouts.md"]),
        ("docs/tutorial/removed.md", ["tutorial/removed.md"]),
        ("docs/tutorial/clients-pool.svg", ["tutorial/clients.md"]),
        ("snippets/index/taste_httpx.py", ["index.md"]),
        ("snippets/tutorial/timeouts/read_httpx.py", ["tutorial/timeouts.md"]),
        ("snippets/tutorial/timeouts/table.md", ["tutorial/timeouts.md"]),
        ("snippets/tutorial/timeouts/exercise/wrong/none.py", ["tutorial/timeouts.md"]),
        ("tools/benchmark/table.md", ["beyond/speed.md"]),
        ("mkdocs.yml", []),
        ("theme/templates/stylesheets/site.css", []),
    ],
)
def test_a_changed_file_is_of_these_pages(changed: str, pages: list[str]) -> None:
    assert changed_pages([changed], SOURCES) == {page: [changed] for page in pages}


def test_every_snippet_and_picture_is_of_a_page() -> None:
    docs = ROOT / "docs"
    sources = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in docs.rglob("*.md")
    }
    shown = [*ROOT.glob("snippets/*/*.py"), *ROOT.glob("snippets/*/*/*.py")]
    shown += docs.glob("*/*.svg")
    shown.remove(docs / "assets/favicon.svg")  # the theme's, on every page
    for path in shown:
        name = path.relative_to(ROOT).as_posix()
        assert changed_pages([name], sources), f"{name} is of no page"


def test_summary_names_pages_files_and_the_artifact() -> None:
    changed = ["docs/tutorial/clients.md", "docs/tutorial/clients-pool.svg", "docs/gone.md"]
    text = summary([*changed, "mkdocs.yml"], SOURCES, "https://artifact.example/1")
    assert "(https://artifact.example/1)" in text
    assert "`tutorial/clients.html` (docs/tutorial/clients-pool.svg, " in text
    assert "`removed` (docs/gone.md)" in text
    assert "1 changed files belong to no page" in text
