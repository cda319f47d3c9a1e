"""The variants of an example print the same lines, or differ for a reason that is still true."""

import re

import pytest

from contents import Contents

CONTENTS = Contents()

COMPARED = {
    example: programs
    for example, variants in CONTENTS.examples.items()
    if len(programs := [snippet for snippet in variants if snippet.is_python]) > 1
}


def printed(text: str) -> list[str]:
    return re.findall(r"^ *#> (.*)", text, re.M)


@pytest.mark.parametrize("example", COMPARED)
def test_variants_print_the_same_or_differ_for_a_reason(example: str):
    outputs = {snippet.variant: printed(snippet.text) for snippet in COMPARED[example]}
    listing = "\n".join(f"  {variant}: {lines}" for variant, lines in outputs.items())
    excuse = CONTENTS.excused("tabs_differ", COMPARED[example][0])
    odd = excuse.variant if excuse else None
    others = [lines for variant, lines in outputs.items() if variant != odd]
    assert all(lines == others[0] for lines in others), (
        f"{example}: the variants print different lines; make them agree, or if that is the "
        f"lesson, give the reason as [[tabs_differ]] in the excuses.toml beside them\n{listing}"
    )
    assert not excuse or outputs.get(odd) != others[0], (
        f"{excuse}: all variants print the same, so it is no longer true that {excuse.reason}; "
        "remove the entry and correct the page"
    )
