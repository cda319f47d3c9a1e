"""The files of a page are where they belong, are named right, and can be read."""

from pathlib import Path

from contents import TABS, Contents, Excuse, Page, Snippet


def test_snippet_is_named_right(snippet: Snippet) -> None:
    variants = ", ".join(f"_{variant}" for variant in TABS)
    assert snippet.is_named_right, (
        f"{snippet}: name it <example> followed by one of {variants}, and .py or .sh; "
        "the example in lower case, with underscores"
    )


def test_snippet_belongs_to_a_page(snippet: Snippet, contents: Contents) -> None:
    assert contents.page(snippet.page_name), (
        f"{snippet} belongs to docs/{snippet.page_name}.md, which does not exist"
    )


def test_file_names_are_unique_on_a_page(page: Page) -> None:
    names = [snippet.path.name for snippet in page.snippets]
    for name in names:
        assert names.count(name) == 1, f"{page}: two snippets are called {name}; rename one"


def test_snippet_is_whole(snippet: Snippet) -> None:
    for number, line in enumerate(snippet.text.splitlines(), 1):
        assert "-8<-" not in line, (
            f"{snippet}:{number}: remove the section marker; a page shows whole programs"
        )


def test_excuses_can_be_read(excuses_file: Path, contents: Contents) -> None:
    place = excuses_file.relative_to(contents.root).as_posix()
    wrong = [str(error) for error in contents.wrong_excuses if str(error).startswith(place)]
    assert not wrong, "\n".join(wrong)
    folder = excuses_file.parent.relative_to(contents.root / "snippets").as_posix()
    assert folder == "." or contents.page(folder), (
        f"{place} belongs to docs/{folder}.md, which does not exist"
    )


def test_excuse_names_what_is_there(excuse: Excuse, contents: Contents) -> None:
    if excuse.rule != "no_exercise":
        assert contents.concerned(excuse), (
            f"{excuse} names nothing that is there; correct the name, or remove the entry"
        )
