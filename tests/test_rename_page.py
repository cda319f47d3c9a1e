"""Renaming a page is one command: nothing that names the page is left behind."""

from pathlib import Path

import pytest

from contents import Contents
from tools.rename_page import CannotRename, rename_page

FILES = {
    "mkdocs.yml": (
        "nav:\n  - Tutorial:\n      - tutorial/timeouts.md\n      - tutorial/timeouts-more.md\n"
    ),
    "README.md": "See [timeouts](docs/tutorial/timeouts.md).\n",
    "docs/index.md": "[Start](tutorial/timeouts.md#set) or [go on](tutorial/timeouts-more.md).\n",
    "docs/tutorial/timeouts.md": (
        '# Timeouts\n\n```python title="set_httpx.py"\n--8<-- "tutorial/timeouts/set_httpx.py"\n'
        "```\n\n![Phases](phases.svg#drawing) [home](../index.md) [this](timeouts.md#set)\n"
    ),
    "docs/tutorial/timeouts-more.md": "[Back](timeouts.md), [https](https://site.example/)\n",
    "docs/tutorial/phases.svg": "<svg/>",
    "snippets/tutorial/timeouts/set_httpx.py": "print(1)\n",
    "snippets/tutorial/timeouts/exercise/check.py": "",
    "tests/claims/tutorial/timeouts.py": '"""Claims of docs/tutorial/timeouts.md."""\n',
    "tests/test_site.py": (
        'PAGE = "tutorial/timeouts/"\nOTHER = "docs/tutorial/timeouts-more/"\n'
        'FILE = "docs/tutorial/timeouts.md"\n'
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_page_moves_with_all_that_names_it(root: Path) -> None:
    rename_page("tutorial/timeouts", "basics/time-limits", root)

    def text(name: str) -> str:
        return (root / name).read_text(encoding="utf-8")

    page = Contents(root).page("basics/time-limits")
    assert page and [snippet.reference for snippet in page.snippets] == [
        "basics/time-limits/set_httpx.py"
    ]
    assert page.exercise, "the exercise moves with the page"
    claims = text("tests/claims/basics/time_limits.py")
    assert claims == '"""Claims of docs/basics/time-limits.md."""\n'
    assert page.blocks[0].reference == page.snippets[0].reference
    assert "](../tutorial/phases.svg#drawing)" in page.text, "its pictures are still found"
    assert "[home](../index.md) [this](time-limits.md#set)" in page.text
    assert text("docs/index.md") == (
        "[Start](basics/time-limits.md#set) or [go on](tutorial/timeouts-more.md).\n"
    )
    assert text("docs/tutorial/timeouts-more.md") == (
        "[Back](../basics/time-limits.md), [https](https://site.example/)\n"
    )
    assert "- basics/time-limits.md\n      - tutorial/timeouts-more.md" in text("mkdocs.yml")
    assert text("tests/test_site.py") == (
        'PAGE = "basics/time-limits/"\nOTHER = "docs/tutorial/timeouts-more/"\n'
        'FILE = "docs/basics/time-limits.md"\n'
    )
    assert not (root / "docs/tutorial/timeouts.md").exists()
    assert not (root / "snippets/tutorial/timeouts").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("tutorial/nothing", "tutorial/other", "no page docs/tutorial/nothing.md"),
        ("tutorial/timeouts", "tutorial/timeouts-more", "docs/tutorial/timeouts-more.md exists"),
        ("tutorial/timeouts", "Tutorial/Time Limits", "is no name"),
        ("tutorial/timeouts", "../elsewhere", "is no name"),
    ],
)
def test_what_cannot_be_renamed_is_left_alone(root: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CannotRename, match=told):
        rename_page(old, new, root)
    assert (root / "docs/tutorial/timeouts.md").read_text() == FILES["docs/tutorial/timeouts.md"]
