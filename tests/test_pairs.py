"""The variants of an example print and send the same, but for one that is excused."""

import functools
import operator
from collections import Counter
from typing import TypeVar

from contents import Contents, Excuse, Snippet
from fake_internet.traffic import sent
from tests.runner import Trial, doors_of, printed, run

T = TypeVar("T")


def test_variants_print_the_same_or_differ_for_a_reason(
    variants: list[Snippet], contents: Contents
) -> None:
    excuse = contents.excused("tabs_differ", variants[0])
    outputs = {snippet.variant: printed(snippet.text) for snippet in variants}
    listing = "\n".join(f"  {variant}: {lines}" for variant, lines in outputs.items())
    compared = _without_the_odd_one(outputs, excuse)
    assert all(lines == compared[0] for lines in compared), (
        f"{variants[0].example}: the variants print different lines; make them agree, or if that "
        f"is the lesson, give the reason as [[tabs_differ]] in {excuses_of(variants[0])}\n"
        f"{listing}"
    )


def test_variants_send_the_same_or_differ_for_a_reason(
    variants: list[Snippet], contents: Contents
) -> None:
    """They are the same program only if servers cannot tell them apart, but for the client's own
    headers and the spaces in JSON."""
    excuse = contents.excused("sends_other", variants[0])
    requests = {
        snippet.variant: sent(run(Trial(snippet, doors_of(contents, snippet)[0])).exchanges)
        for snippet in variants
        if snippet.is_python
    }
    compared = _without_the_odd_one(requests, excuse) or [Counter()]  # of a shell there is none
    in_all = functools.reduce(operator.and_, compared)
    differing = [
        f"  {variant}: {request}"
        for variant, each in requests.items()
        for request in (each - in_all).elements()
    ]
    assert all(each == compared[0] for each in compared), (
        f"{variants[0].example}: the variants send different requests; make them agree, or if "
        f"that is the lesson, give the reason as [[sends_other]] in {excuses_of(variants[0])}\n"
        + "\n".join(differing)
    )


def _without_the_odd_one(found: dict[str | None, T], excuse: Excuse | None) -> list[T]:
    """What was found of each variant but the one that is excused."""
    return [each for variant, each in found.items() if not excuse or variant != excuse.variant]


def excuses_of(snippet: Snippet) -> str:
    return f"snippets/{snippet.page_name}/excuses.toml"
