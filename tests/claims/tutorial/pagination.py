"""Claims of docs/tutorial/pagination.md."""

import asyncio
import runpy
from collections.abc import AsyncGenerator
from itertools import islice
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet

REPOS = "https://api.github.com/users/python/repos"
WORKS = "https://api.crossref.org/works"


def program(name: str) -> Any:
    """The names that a program of the page defines."""
    return SimpleNamespace(**runpy.run_path(str(ROOT / "snippets/tutorial/pagination" / name)))


def linked(links: dict[str, str]) -> httpx.MockTransport:
    """Pages that link to the next one; what isn't there has no link."""

    def respond(request: httpx.Request) -> httpx.Response:
        following = links.get(request.url.path)
        headers = {"Link": f'<{following}>; rel="next"'} if following else {}
        return httpx.Response(200, headers=headers, json=[])

    return httpx.MockTransport(respond)


def test_30_at_a_time() -> None:
    """It has 79, but the API sends 30 at a time, and nothing in the response looks like an error:
    the status is 200, and the list is a perfectly good list."""
    got = httpx.get(REPOS)
    assert got.status_code == 200 and len(got.json()) == 30


def test_links() -> None:
    """HTTPX parses it into `response.links`, so the loop follows the link called `next` until
    there is none:"""
    assert httpx.get(REPOS).links["next"]["url"].startswith("https://api.github.com/")
    assert "next" not in httpx.get(f"{REPOS}?per_page=100").links


def test_only_when_needed(internet: Internet) -> None:
    """
    The function is a [generator](https://docs.python.org/3/glossary.html#term-generator): it hands
    out one repository after the other, and requests the next page only when the caller has used up
    this one.
    """
    repositories = program("pages_httpx.py").repositories
    internet.exchanges.clear()
    with httpx.Client() as client:
        found = repositories(client, "python")
        assert len(list(islice(found, 30))) == 30 and len(internet.exchanges) == 1
        next(found)
        assert len(internet.exchanges) == 2
        found.close()


def test_one_request(internet: Internet) -> None:
    """That way the loop of the caller doesn't have to know about pages at all, and a caller who
    needs ten repositories costs you one request."""
    repositories = program("pages_httpx.py").repositories
    internet.exchanges.clear()
    with httpx.Client() as client:
        assert len(list(islice(repositories(client, "python"), 10))) == 10
    assert len(internet.exchanges) == 1


def test_first_page_again() -> None:
    """
    The link has all parameters in it, so don't pass `params` with it, and don't give any to the
    client: they'd
    [replace its query](building-requests.md#add-to-a-query-string), and you'd get the first page
    again and again.
    """
    first = httpx.get(REPOS, params={"per_page": 10})
    again = httpx.get(first.links["next"]["url"], params={"per_page": 10})
    assert again.json() == first.json()


def test_maximum() -> None:
    """
    Ask for large pages with the first request, on GitHub with `?per_page=100`, which is
    [GitHub's
    maximum](https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api#changing-the-number-of-items-per-page);
    each page is a request, and often counts towards a [rate limit](limiting-rate.md).
    """
    assert "next" in httpx.get(f"{REPOS}?per_page=30").links
    assert "next" not in httpx.get(f"{REPOS}?per_page=100").links


def test_empty_page() -> None:
    """
    [Crossref](https://www.crossref.org/documentation/retrieve-metadata/rest-api/) wants `*` for
    the first page, and sends a next cursor with every response, also with the last one, so the
    loop ends at a page without items.
    """
    cursor = "*"
    sizes: list[int] = []
    while not sizes or sizes[-1]:
        got = httpx.get(WORKS, params={"rows": 5000, "cursor": cursor}).json()["message"]
        cursor = got["next-cursor"]
        sizes.append(len(got["items"]))
    assert sizes[-1] == 0 and len(sizes) == 3


def test_three_pages(internet: Internet) -> None:
    """`islice` takes as many from the generator and stops, so three pages are requested and not a
    hundred."""
    program("cursor_httpx.py")
    assert len(internet.exchanges) == 3


def test_closed_later() -> None:
    """
    In async code, leave the loop with `break`, and let `aclosing` close the generator at once;
    without it, Python closes it at some later time, and then the client may be gone already.
    """
    closed: list[bool] = []

    async def numbers(client: httpx.AsyncClient) -> AsyncGenerator[int, None]:
        try:
            yield 1
            yield 2
        finally:
            closed.append(client.is_closed)

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            found = numbers(client)
            async for _ in found:
                break
            assert closed == []

    asyncio.run(main())
    assert closed == [True]


def test_during_the_work(internet: Internet) -> None:
    """
    Four pages and the work on them took five seconds, and not eight, because three of the requests
    ran [during the work](concurrent-requests.md).
    """
    program("ahead_async.py")
    starts = [round(exchange.started) for exchange in internet.exchanges]
    assert starts == [0, 1, 2, 3] and round(internet.clock.now) == 5


def test_together(internet: Internet) -> None:
    """One second for the first page, and one for the others."""
    program("all_async.py")
    starts = [round(exchange.started) for exchange in internet.exchanges]
    assert starts == [0, 1, 1, 1] and round(internet.clock.now) == 2


def test_dictionary_keeps_order() -> None:
    """
    A dictionary keeps its keys in the order in which they came, and each of them once, while a
    list keeps the order only, and a set keeps each once.
    """
    assert list(dict.fromkeys([3, 1, 3, 2])) == [3, 1, 2]


def test_other_origin() -> None:
    """Scheme, host and port together are called the *origin*, and a link to another one raises an
    exception before anything is sent there."""
    pages = program("guarded_httpx.py").pages
    for elsewhere in (
        "https://evil.example/",
        "http://example.com/b",
        "https://example.com:8443/",
    ):
        with httpx.Client(transport=linked({"/a": elsewhere})) as client:
            found = pages(client, "https://example.com/a")
            next(found)
            with pytest.raises(ValueError, match="leads to"):
                next(found)


def test_both() -> None:
    """This generator checks both, and has a limit for all cases that you haven't thought of:"""
    pages = program("guarded_httpx.py").pages
    circle = linked({"/a": "/b", "/b": "/a"})
    with httpx.Client(transport=circle) as client, pytest.raises(ValueError, match="no last page"):
        list(pages(client, "https://example.com/a"))
    long = linked({f"/{number}": f"/{number + 1}" for number in range(9)})
    with httpx.Client(transport=long) as client:
        assert len(list(pages(client, "https://example.com/0", most=10))) == 10
        with pytest.raises(ValueError, match="no last page"):
            list(pages(client, "https://example.com/0", most=9))


def test_without_a_host() -> None:
    """
    `target.join` also accepts links without a host, such as `/items?page=2`, which the standard
    [allows](https://www.rfc-editor.org/rfc/rfc8288#section-3.1).
    """
    pages = program("guarded_httpx.py").pages
    with httpx.Client(transport=linked({"/a": "/items?page=2"})) as client:
        last = list(pages(client, "https://example.com/a"))[-1]
    assert last.url == "https://example.com/items?page=2"


def test_in_the_json() -> None:
    """With offsets or page numbers, the first response tells you how many pages there are, so you
    can request all the others together, a few at a time:"""
    first = httpx.get("https://dummyjson.com/products", params={"limit": 50}).json()
    assert first["total"] > len(first["products"]) == 50


def test_parameters_of_a_client() -> None:
    """Parameters of a `Session` are added to the query of the link, and those of an HTTPX client
    replace it, so a session with an API key in its `params` reads all pages, and a client with it
    reads the first page again and again."""
    link = "https://api.github.com/user/1/repos?page=2"
    session = requests.Session()
    session.params = {"key": "secret"}
    prepared = session.prepare_request(requests.Request("GET", link))
    assert prepared.url == f"{link}&key=secret"
    with httpx.Client(params={"key": "secret"}) as client:
        assert client.build_request("GET", link).url.query == b"key=secret"
