"""The variants of an example print the same lines, but for one that is excused."""

from contents import Contents, Snippet
from tests.runner import printed


def test_variants_print_the_same_or_differ_for_a_reason(
    variants: list[Snippet], contents: Contents
) -> None:
    excuse = contents.excused("tabs_differ", variants[0])
    odd = excuse.variant if excuse else None
    outputs = {snippet.variant: printed(snippet.text) for snippet in variants}
    listing = "\n".join(f"  {variant}: {lines}" for variant, lines in outputs.items())
    compared = [lines for variant, lines in outputs.items() if variant != odd]
    assert all(lines == compared[0] for lines in compared), (
        f"{variants[0].example}: the variants print different lines; make them agree, or if that "
        f"is the lesson, give the reason as [[tabs_differ]] in {excuses_of(variants[0])}\n"
        f"{listing}"
    )


def excuses_of(snippet: Snippet) -> str:
    return f"snippets/{snippet.page_name}/excuses.toml"
