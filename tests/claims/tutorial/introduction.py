import asyncio
import inspect
import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any
from unittest import mock

import httpx
import httpx2
import pytest
import requests
from urllib3 import Retry

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response
from tests.runner import Trial, doors_of, printed, run, without_output
from tests.subjects import CONTENTS


def test_blocking() -> None:
    """
    requests has no async functions, so if you call it in one, every other task of the event loop
    waits until the response is there.
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


@pytest.mark.parametrize("limit", [None, 120])
def test_hundred(server: Callable[..., Server], limit: int | None) -> None:
    """
    With the async client, your program can wait for [many responses at the same
    time](concurrent-requests.md) without starting a thread for each; from about twenty on, that
    pays with HTTP/2 or httpx2, as the next list says.
    """
    go_on = threading.Event()
    at = server([go_on, response(b"ok")])
    threads: set[int] = set()

    async def fetch(client: httpx.AsyncClient) -> None:
        await client.get(at.url)
        threads.add(threading.get_ident())

    async def main() -> None:
        raised: dict[str, Any] = {"limits": httpx.Limits(max_connections=limit)} if limit else {}
        async with (
            httpx.AsyncClient(timeout=60.0, **raised) as client,
            asyncio.TaskGroup() as group,
        ):
            for _ in range(120):
                group.create_task(fetch(client))
            while len(at.requests) < (limit or 100):
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)  # if it sent more, it would have sent them by now
            assert len(at.requests) == at.connections == (limit or 100)
            go_on.set()

    asyncio.run(main())
    assert len(threads) == 1


def on_async_client(url: str, **options: Any) -> httpx.Response:
    """What an async client returns for a URL."""

    async def fetch() -> httpx.Response:
        async with httpx.AsyncClient(**options) as client:
            return (await client.get(url)).raise_for_status()

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/",
        "https://no-such-host.invalid/",
        "https://httpbin.org/delay/9",
        "https://httpbin.org/status/404",
        "example.com",
    ],
)
def test_same_parameters(url: str) -> None:
    """
    `httpx.Client`, the counterpart of `requests.Session`, and `httpx.AsyncClient` have parameters
    of the same names, return responses of the same class, and raise the same exceptions.
    """
    parameters = {*inspect.signature(httpx.Client).parameters}
    assert parameters == {*inspect.signature(httpx.AsyncClient).parameters}
    came: list[type] = []
    for get in (httpx.get, on_async_client):
        try:
            came.append(type(get(url).raise_for_status()))
        except httpx.HTTPError as error:
            came.append(type(error))
    assert came[0] is came[1]


def test_http1(wire: Internet) -> None:
    """requests sends all requests over HTTP/1.1."""
    requests.get("https://example.com/")
    with requests.Session() as session:
        session.post("https://httpbin.org/post", data=b"content")
    assert {each.http_version for each in wire.exchanges} == {"HTTP/1.1"}


def test_http2(wire: Internet) -> None:
    """
    HTTPX can use [HTTP/2](http2.md), with one more package and `http2=True`, and then many
    requests share one connection at the same time.
    """
    connections: set[object] = set()

    async def fetch(client: httpx.AsyncClient) -> None:
        response = await client.get("https://httpbin.org/delay/2")
        connections.add(response.extensions["network_stream"].get_extra_info("client_addr"))

    async def main() -> None:
        async with httpx.AsyncClient(http2=True) as client, asyncio.TaskGroup() as group:
            for _ in range(20):
                group.create_task(fetch(client))

    asyncio.run(main())
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"} and len(connections) == 1
    first = min(each.ended or 0 for each in wire.exchanges)
    assert len(wire.exchanges) == 20 and all(each.started < first for each in wire.exchanges)


HOUR = "https://httpbin.org/drip?delay=3600&numbytes=1&duration=0"


def test_no_limit() -> None:
    """If you don't pass `timeout`, requests waits for a response without any limit."""
    began = time.perf_counter()
    assert requests.get(HOUR).ok and time.perf_counter() - began > 3600
    with mock.patch.object(requests.adapters.HTTPAdapter, "send") as send:
        send.side_effect = KeyboardInterrupt
        with pytest.raises(KeyboardInterrupt):
            requests.get(HOUR)
    assert send.call_args.kwargs["timeout"] is None


def test_timeout() -> None:
    """
    HTTPX raises an exception if the server sends nothing for five seconds, and you can
    [choose another timeout](timeouts.md) once for a whole client.
    """
    for seconds, client in {5: httpx.Client(), 30: httpx.Client(timeout=30)}.items():
        began = time.perf_counter()
        with client, pytest.raises(httpx.ReadTimeout):
            client.get(HOUR)
        assert time.perf_counter() - began == pytest.approx(seconds)


def test_now_and_then() -> None:
    """
    A server that sends a little now and then can still take longer, so
    [limit the total time](timeouts.md#a-timeout-is-not-a-deadline) where that matters.
    """
    began = time.perf_counter()
    assert httpx.get("https://httpbin.org/drip?numbytes=20&duration=60").is_success
    assert time.perf_counter() - began > 50


def test_function() -> None:
    """
    In place of a server, a client can call a Python function or
    [your own web application](https://www.python-httpx.org/advanced/transports/#wsgi-transport).
    """
    function = httpx.MockTransport(lambda request: httpx.Response(200, text="yours"))
    with httpx.Client(transport=function) as client:
        assert client.get("https://nowhere.example/").text == "yours"
    assert on_async_client("https://nowhere.example/", transport=function).text == "yours"


def test_application() -> None:
    """
    In place of a server, a client can call a Python function or
    [your own web application](https://www.python-httpx.org/advanced/transports/#wsgi-transport).
    """

    def wsgi(environ: object, start_response: Callable[..., object]) -> list[bytes]:
        start_response("200 OK", [])
        return [b"yours"]

    async def asgi(scope: object, receive: object, send: Callable[..., Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"yours"})

    in_turn: Any = httpx.WSGITransport(wsgi)
    at_once: Any = httpx.ASGITransport(asgi)
    url = "https://nowhere.example/"
    with httpx.Client(transport=in_turn) as client:
        assert client.get(url).text == "yours"
    assert on_async_client(url, transport=at_once).text == "yours"
    with pytest.raises(AttributeError):
        on_async_client(url, transport=in_turn)
    with pytest.raises(AttributeError), httpx.Client(transport=at_once) as client:
        client.get(url)


def test_redirects() -> None:
    """
    For example, it doesn't follow redirects by default, and other differences are
    [harder to notice](familiar-not-identical.md).
    """
    assert requests.get("https://httpbin.org/redirect/1").status_code == 200
    assert httpx.get("https://httpbin.org/redirect/1").status_code == 302


def test_adapter() -> None:
    """
    A transport adapter, which you `mount()` on a `requests.Session`, doesn't work with an HTTPX
    client.
    """
    adapter: Any = requests.adapters.HTTPAdapter()
    for option in ({"transport": adapter}, {"mounts": {"https://": adapter}}):
        with pytest.raises(AttributeError), httpx.Client(**option) as client:
            client.get("https://example.com/")


def test_digest() -> None:
    """
    An authentication class may not work either: HTTPX raises an `AttributeError` if you pass
    `HTTPDigestAuth` from requests, so you use `httpx.DigestAuth` instead.
    """
    url = "https://httpbin.org/digest-auth/auth/me/secret"
    digest: Any = requests.auth.HTTPDigestAuth("me", "secret")
    with pytest.raises(AttributeError):
        httpx.get(url, auth=digest)
    assert httpx.get(url, auth=httpx.DigestAuth("me", "secret")).status_code == 200


def with_retry() -> requests.Session:
    session = requests.Session()
    retry = Retry(2, status_forcelist=[503])
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=retry))
    return session


def test_retries(server: Callable[..., Server]) -> None:
    """
    requests can repeat a GET request after an error status such as 503, with a `Retry` object from
    urllib3.
    """
    busy = response(status="503 Service Unavailable")
    at = server(busy, response(b"ok"))
    with with_retry() as session:
        assert session.get(at.url).status_code == 200 and len(at.requests) == 2


def test_retries_of_httpx(server: Callable[..., Server]) -> None:
    """
    HTTPX's own `retries` option repeats only the attempt to connect, so you have to add the rest
    yourself, with [a loop, a transport or a library](retries.md).
    """
    busy = response(status="503 Service Unavailable")
    at, dropped = server(busy, response(b"ok")), server([Server.HANG_UP], response(b"ok"))
    with httpx.Client(transport=httpx.HTTPTransport(retries=2)) as client:
        assert client.get(at.url).status_code == 503 and len(at.requests) == 1
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(dropped.url)
        assert len(dropped.requests) == 1
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    tried: list[str] = []
    trace = {"trace": lambda name, info: tried.append(name)}
    with httpx.Client(transport=httpx.HTTPTransport(retries=1)) as client:
        with pytest.raises(httpx.ConnectError):
            client.get(url, extensions=trace)
    assert tried.count("connection.connect_tcp.started") == 2


def measured(column: int) -> dict[str, float]:
    """By client, how much it did as a multiple of httpx async over HTTP/1.1."""
    table = (ROOT / "tools" / "benchmark" / "table.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in table.partition("\n\n")[0].splitlines()]
    return {row[0]: float(row[column].partition("(")[2].rstrip("×)")) for row in rows[2:]}


def test_ten() -> None:
    """
    With ten requests in flight (sent, but without a response yet), all clients in [our
    measurements](../beyond/speed.md) sent about nine times as many requests a second as with
    one after another.
    """
    results = json.loads((ROOT / "tools" / "benchmark" / "results.json").read_text("utf-8"))
    for client in results["requests_per_second"].values():
        assert client["10"] / client["1"] == pytest.approx(9, rel=0.1)


def test_slowest() -> None:
    """
    With 100 or 500 over HTTP/1.1, requests with threads sent several times as many as the async
    client of the package httpx, which was the slowest, so keep your threads, or use HTTP/2 or
    httpx2.
    """
    for column in (3, 4):
        clients = measured(column)
        assert min(clients, key=clients.__getitem__) == "httpx async, HTTP/1.1"
        assert clients["requests, threads"] > 3


def test_fastest() -> None:
    """
    If your code has to be async, use HTTP/2 or httpx2 for so many requests, or look at
    [aiohttp](../beyond/aiohttp.md), which was the fastest.
    """
    for column in (3, 4):
        clients = measured(column)
        assert max(clients, key=clients.__getitem__) == "aiohttp"
        assert all(clients[name] > 3 for name in ("httpx async, HTTP/2", "httpx2 async, HTTP/1.1"))


def test_required_by() -> None:
    """
    Such libraries are among those that `python -m pip show httpx` lists after "Required-by".
    """
    command = [sys.executable, "-m", "pip", "show", "httpx"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line for line in run.stdout.splitlines() if line.startswith("Required-by: ")]
    assert lines and "respx" in lines[0]


IMPORT = "\nimport httpx\n"
OF_THE_TUTORIAL = [
    each
    for each in CONTENTS.programs
    if each.reference.startswith("tutorial/") and IMPORT in "\n" + each.text
]


def test_rest_stays(server: object) -> None:
    """
    With httpx2, write `import httpx2 as httpx` instead, and leave the rest of each program as it
    is.
    """
    for program in OF_THE_TUTORIAL:  # what could tell the packages apart but for the import
        strings = re.findall(r"(?<!f)\"[^\"\n]*\"", without_output(program.text))
        assert not [each for each in strings if "httpx" in each], program
        assert not re.search(r"^\s*from httpx", program.text, re.M), program
        if "mocks" not in doors_of(CONTENTS, program):
            continue
        if CONTENTS.excused("different_on_httpx2", program):
            continue
        text = ("\n" + program.text).replace(IMPORT, "\nimport httpx2 as httpx\n").lstrip()
        ran = run(Trial(program, "mocks"), text)
        assert not ran.error and printed(ran.text) == printed(program.text)


def test_on_both() -> None:
    """
    We [run them all on both](../how-this-site-is-tested.md#what-runs-on-each-change), and they
    print the same lines, apart from a few that contain the package's name, its version or its
    exceptions.
    """
    commands = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pytest -q -p tests.on_httpx2 tests/test_snippets.py" in commands
    excuses = [CONTENTS.excused("different_on_httpx2", each) for each in OF_THE_TUTORIAL]
    other = [each.fails for each in excuses if each]  # tests/test_excuses.py tries each
    assert len(other) < 5 and all(re.match(r"\+ *#> .*(httpx2|SSEError)", each) for each in other)


def test_usually() -> None:
    """
    Where requests can do the same, a program usually comes in three tabs: the version that you'd
    write with requests, the same for HTTPX, and the same with HTTPX's async client.
    """
    found = [{each.variant for each in variants} for variants in CONTENTS.examples.values()]
    with_requests = [each for each in found if "requests" in each]
    whole = [each for each in with_requests if {"httpx", "async"} <= each]
    assert len(whole) > 0.75 * len(with_requests)


def test_same_lines() -> None:
    """
    Each version prints the same lines, unless the text or a box like this one tells you what
    differs:
    """
    for variants in CONTENTS.examples.values():
        excuse = CONTENTS.excused("tabs_differ", variants[0])
        compared = [each for each in variants if not excuse or each.variant != excuse.variant]
        assert len({"\n".join(printed(each.text)) for each in compared}) == 1


def test_in_the_browser() -> None:
    """
    You can change and run most programs in your browser, where stand-ins for the real servers
    respond.
    """
    there = [each for each in CONTENTS.programs if not CONTENTS.why_not_in_browser(each)]
    assert len(there) > len(CONTENTS.programs) / 2


def test_files(server: object) -> None:
    """
    - The programs on [downloads](downloads.md) and some on [streaming](streaming.md) and
    [certificates](certificates.md) write files into the current directory.
    """
    writing = r"(\.write_text|\.write_bytes)\(|open\([^)]*\"w"
    found = [each for each in CONTENTS.programs if re.search(writing, each.text)]
    left = [each for each in found if "TemporaryDirectory" not in each.text]
    pages = {each.page_name for each in left if each.page_name.startswith("tutorial/")}
    assert pages == {f"tutorial/{name}" for name in ("downloads", "streaming", "certificates")}


def test_notebook() -> None:
    """
    - In a notebook, write `await main()` in place of `asyncio.run(main())`, which raises a
    `RuntimeError` where an event loop is running already.
    """

    async def main() -> str:
        return "done"

    async def cell() -> str:
        coroutine = main()
        with pytest.raises(RuntimeError):
            asyncio.run(coroutine)
        coroutine.close()
        return await main()

    assert asyncio.run(cell()) == "done"


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


def test_name_of_httpx2() -> None:
    """If you import httpx2, the name in front of the version is `python-httpx2`."""
    agent = httpx2.get("https://httpbin.org/user-agent").json()["user-agent"]
    assert agent == f"python-httpx2/{httpx2.__version__}"
