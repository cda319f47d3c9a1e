import asyncio
import inspect
from collections.abc import Callable
from typing import Any
from unittest import mock

import httpx
import pytest
import requests
from urllib3 import Retry

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response
from tests.runner import printed
from tests.subjects import CONTENTS


def test_blocking() -> None:
    """
    requests has no async functions, so while one task waits for a response, every other task in
    your program waits too.
    """
    assert not any(map(inspect.iscoroutinefunction, vars(requests.api).values()))
    finished: list[str] = []

    async def call() -> None:
        await asyncio.sleep(0)
        requests.get("https://httpbin.org/delay/2")
        finished.append("call")

    async def other() -> None:
        await asyncio.sleep(1)
        finished.append("other")

    async def main() -> None:
        await asyncio.gather(call(), other())

    asyncio.run(main())
    assert finished == ["call", "other"]


def test_async_client() -> None:
    """HTTPX has an [async client](async-client.md) whose request methods you `await`."""
    for name in ("get", "post", "put", "patch", "delete", "head", "options", "request"):
        assert inspect.iscoroutinefunction(getattr(httpx.AsyncClient, name))


def test_hundreds(internet: Internet) -> None:
    """
    With the async client, your program can wait for
    [hundreds of responses at the same time](concurrent-requests.md), without a thread for each.
    """

    async def main() -> None:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(limits=limits) as client, asyncio.TaskGroup() as group:
            for _ in range(300):
                group.create_task(client.get("https://example.com/"))

    asyncio.run(main())
    assert len(internet.exchanges) == 300 and internet.clock.now < 1


def test_same_parameters() -> None:
    """
    `httpx.Client` and `httpx.AsyncClient` take the same parameters, return the same responses and
    raise the same exceptions.
    """
    parameters = {*inspect.signature(httpx.Client).parameters}
    assert parameters == {*inspect.signature(httpx.AsyncClient).parameters}

    async def fetch(url: str) -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.get(url)

    assert type(asyncio.run(fetch("https://example.com/"))) is type(
        httpx.get("https://example.com/")
    )
    with pytest.raises(httpx.ConnectError):
        asyncio.run(fetch("https://no-such-host.invalid/"))
    with pytest.raises(httpx.ConnectError):
        httpx.get("https://no-such-host.invalid/")


def test_http2(wire: Internet) -> None:
    """
    requests sends all requests over HTTP/1.1; HTTPX can use [HTTP/2](http2.md), so that many
    requests share one connection.
    """
    requests.get("https://example.com/")
    with httpx.Client(http2=True) as client:
        client.get("https://example.com/")
    assert [each.http_version for each in wire.exchanges] == ["HTTP/1.1", "HTTP/2"]


def test_no_limit() -> None:
    """If you don't pass `timeout`, requests waits for a response without any limit."""
    with mock.patch.object(requests.adapters.HTTPAdapter, "send") as send:
        send.side_effect = KeyboardInterrupt
        with pytest.raises(KeyboardInterrupt):
            requests.get("https://example.com/")
    assert send.call_args.kwargs["timeout"] is None


def test_timeout() -> None:
    """
    HTTPX has a [timeout](timeouts.md) of five seconds from the start, and you can set another one
    once for a whole client.
    """
    assert httpx.Client().timeout == httpx.Timeout(5)
    assert httpx.Client(timeout=30).timeout == httpx.Timeout(30)


def test_in_place_of_a_server() -> None:
    """
    An HTTPX client can call a Python function, or your own web application, in place of a server.
    """

    def application(environ: object, start_response: Callable[..., object]) -> list[bytes]:
        start_response("200 OK", [])
        return [b"yours"]

    function = httpx.MockTransport(lambda request: httpx.Response(200, text="yours"))
    for transport in (function, httpx.WSGITransport(application)):
        with httpx.Client(transport=transport) as client:
            assert client.get("https://nowhere.example/").text == "yours"


def test_redirects() -> None:
    """
    For example, it doesn't follow redirects by default, and other differences are
    [harder to notice](familiar-not-identical.md).
    """
    assert requests.get("https://httpbin.org/redirect/1").status_code == 200
    assert httpx.get("https://httpbin.org/redirect/1").status_code == 302


def test_extensions() -> None:
    """
    A transport adapter, which you `mount()` on a `requests.Session`, doesn't fit an HTTPX client,
    and an authentication class may not work either: with requests' own `HTTPDigestAuth`, HTTPX
    raises an `AttributeError`.
    """
    adapter: Any = requests.adapters.HTTPAdapter()
    digest: Any = requests.auth.HTTPDigestAuth("me", "secret")
    for option in ({"transport": adapter}, {"auth": digest}):
        with pytest.raises(AttributeError), httpx.Client(**option) as client:
            client.get("https://example.com/")


def test_retries(server: Callable[..., Server]) -> None:
    """
    requests can repeat a request after an error status such as 503, with a `Retry` object from
    urllib3; HTTPX's own `retries` option repeats only the attempt to connect.
    """
    busy = response(status="503 Service Unavailable")
    at = server(busy, response(b"ok"))
    with requests.Session() as session:
        retry = Retry(2, status_forcelist=[503])
        session.mount("http://", requests.adapters.HTTPAdapter(max_retries=retry))
        assert session.get(at.url).status_code == 200 and len(at.requests) == 2
    at = server(busy, response(b"ok"))
    with httpx.Client(transport=httpx.HTTPTransport(retries=2)) as client:
        assert client.get(at.url).status_code == 503 and len(at.requests) == 1


def test_fastest() -> None:
    """
    If what matters most is how fast you get through hundreds of requests at a time, look at
    [aiohttp](../beyond/aiohttp.md) as well, which was the fastest client in
    [our measurements](../beyond/speed.md).
    """
    table = (ROOT / "tools" / "benchmark" / "table.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in table.partition("\n\n")[0].splitlines()]
    for column in (3, 4):
        assert max(rows[2:], key=lambda row: float(row[column]))[0] == "aiohttp"


def test_on_both() -> None:
    """
    With httpx2, write `import httpx2 as httpx` instead; the rest of each program stays as it is,
    and [we test them all on both](../how-this-site-is-tested.md).
    """
    commands = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pytest -q -p tests.on_httpx2 tests/test_snippets.py" in commands


def test_same_lines() -> None:
    """Each version prints the same lines, unless a box like this one tells you why it can't:"""
    for variants in CONTENTS.examples.values():
        excuse = CONTENTS.excused("tabs_differ", variants[0])
        compared = [each for each in variants if not excuse or each.variant != excuse.variant]
        assert len({"\n".join(printed(each.text)) for each in compared}) == 1


def test_in_the_browser() -> None:
    """
    You can change and run most programs in your browser, where stand-ins respond in the place of
    the real servers.
    """
    there = [each for each in CONTENTS.programs if not CONTENTS.why_not_in_browser(each)]
    assert len(there) > len(CONTENTS.programs) / 2


def test_exercises() -> None:
    """
    Nearly every page of the tutorial ends with an exercise: a program for you to change, and a
    solution that stays hidden until you open it.
    """
    pages = [page for page in CONTENTS.pages if page.name.startswith("tutorial/")]
    assert sum(page.exercise is None for page in pages) < len(pages) / 5
    for page in pages:
        assert not page.exercise or '\n??? success "Show the solution"' in page.text


def test_default_timeout() -> None:
    """
    You can also leave out `timeout=5.0`, because five seconds is what HTTPX uses by default.
    """
    assert httpx.Client().timeout == httpx.Client(timeout=5.0).timeout
