"""The variants of an example print the same lines, or differ for a reason that is still true."""

import re

import pytest
from snippet import PYTHON, examples

# Where the libraries differ, the difference is the lesson. Each entry is an example, the variant
# that prints something else than all others, and why; the page that shows it says so.
DIFFERENT = {
    "beyond/aiohttp/redirect": ("aiohttp", "aiohttp follows redirects"),
    "beyond/aiohttp/total": ("aiohttp", "aiohttp's timeout is for the whole request"),
    "beyond/aiohttp/version": ("aiohttp", "aiohttp speaks HTTP/1.1 only"),
    "beyond/httpx2/floor": ("httpx2", "each package has its own version"),
    "tutorial/clients/base_url": (
        "requests",
        "urljoin replaces the path of the base, base_url appends to it",
    ),
    "tutorial/clients/closed": (
        "requests",
        "a closed Session works on, a closed Client raises RuntimeError",
    ),
    "tutorial/clients/cookie_redirect": (
        "requests",
        "httpx does not follow redirects, requests does",
    ),
    "tutorial/clients/default_limits": ("requests", "the two pools have other limits"),
    "tutorial/concurrent-requests/elapsed": (
        "async",
        "only the async client waits for all answers at once",
    ),
    "tutorial/downloads/careless": (
        "requests",
        "httpx saves the empty redirect, requests its target",
    ),
    "tutorial/familiar-not-identical/client_params": (
        "requests",
        "a client's params replace the query too",
    ),
    "tutorial/familiar-not-identical/json_bytes": (
        "requests",
        "httpx writes JSON compactly, as UTF-8",
    ),
    "tutorial/familiar-not-identical/query": (
        "requests",
        "httpx replaces the URL's query, requests adds to it",
    ),
    "tutorial/familiar-not-identical/redirect": (
        "requests",
        "httpx does not follow redirects, requests does",
    ),
    "tutorial/familiar-not-identical/redirect_raises": (
        "requests",
        "httpx takes a redirect for an error",
    ),
    "tutorial/familiar-not-identical/truth": (
        "requests",
        "an httpx.Response is true whatever its status",
    ),
    "tutorial/familiar-not-identical/values": (
        "requests",
        "httpx sends None as empty and True as true",
    ),
    "tutorial/first-requests/returns": (
        "requests",
        "raise_for_status returns the response in httpx alone",
    ),
    "tutorial/http2/version": ("requests", "requests speaks HTTP/1.1 only"),
    "tutorial/installation/version": ("requests", "each library prints its own version"),
    "tutorial/introduction/hello": ("requests", "httpx shows the reason phrase of a response"),
    "tutorial/streaming/lines": ("requests", "iter_lines yields str in httpx, bytes in requests"),
    "tutorial/streaming/separators": ("requests", "httpx ends a line at U+2028 too"),
    "tutorial/streaming/unread": ("requests", "httpx does not read a streamed response by itself"),
    "tutorial/timeouts/default": ("requests", "httpx gives up after 5 seconds, requests never"),
    "tutorial/timeouts/family": (
        "requests",
        "httpx's errors are related to each other in another way",
    ),
}

EXAMPLES = {
    example: [snippet for snippet in variants if snippet in PYTHON]
    for example, variants in examples().items()
}
COMPARED = [example for example, variants in EXAMPLES.items() if len(variants) > 1]


def printed(text: str) -> list[str]:
    return re.findall(r"^ *#> (.*)", text, re.M)


@pytest.mark.parametrize("example", COMPARED)
def test_variants_print_the_same_or_differ_for_a_reason(example: str):
    outputs = {snippet.variant: printed(snippet.text) for snippet in EXAMPLES[example]}
    listing = "\n".join(f"  {variant}: {lines}" for variant, lines in outputs.items())
    odd, reason = DIFFERENT.get(example, (None, None))
    others = [lines for variant, lines in outputs.items() if variant != odd]
    assert all(lines == others[0] for lines in others), (
        f"{example}: the variants print different lines; make them agree, or if that is the "
        f"lesson, give the reason in DIFFERENT in tests/test_pairs.py\n{listing}"
    )
    assert outputs.get(odd) != others[0], (
        f"{example}: all variants print the same, so it is no longer true that {reason}; remove "
        "the entry from DIFFERENT in tests/test_pairs.py and correct the page"
    )


@pytest.mark.parametrize("example", DIFFERENT)
def test_reason_belongs_to_an_example(example: str):
    assert example in COMPARED, (
        f"DIFFERENT in tests/test_pairs.py names {example}, which has no two variants"
    )
