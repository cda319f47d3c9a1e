"""Claims of docs/beyond/speed.md."""

import asyncio
import inspect
import json
from collections.abc import Callable
from contextlib import ExitStack
from types import ModuleType
from typing import Any
from unittest import mock

import httpcore
import httpcore2
import httpx
import httpx2
import hypercorn
import requests

from fake_internet.doors import visit
from tests.claims.server import Server, response
from tools.benchmark import run
from tools.benchmark.charts import BASELINE, HERE, ratios

RESULTS = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
RATIOS = ratios(RESULTS)


def test_client_for_each_call() -> None:
    """In our measurement that saved about 20 milliseconds a request, and across a network it
    saves more."""
    seconds = RESULTS["seconds_per_call"]
    assert 0.015 < seconds["httpx.get"] - seconds["one httpx.Client"] < 0.025


def test_server() -> None:
    """A server on the same machine waited 50 milliseconds before it responded to each request,
    over TLS, with one kilobyte of text."""
    assert run.LATENCY == RESULTS["latency_seconds"] == 0.05
    assert 'b"x" * 1024' in inspect.getsource(run) and "config.certfile" in inspect.getsource(run)


def test_in_flight() -> None:
    """Each client in turn sent the same requests to it, and kept 1, 10, 100 or 500 of them in
    flight."""
    assert run.IN_FLIGHT == (1, 10, 100, 500)
    assert list(RATIOS[BASELINE]) == ["1", "10", "100", "500"]


def test_rounds() -> None:
    """Each was measured in three rounds, and the charts show the median."""
    assert run.ROUNDS == RESULTS["rounds"] == 3
    assert "statistics.median" in inspect.getsource(run.compare)


def test_limits_of_the_measurement() -> None:
    """Each client's limits were set to the number of requests in flight, both `max_connections`
    and `max_keepalive_connections`."""
    source = inspect.getsource(run)
    assert "Limits(max_connections=width, max_keepalive_connections=width)" in source
    assert "pool_maxsize=width" in source and "limit=width" in source


def test_open_connections() -> None:
    """The connections were opened before the clock started, so the numbers don't include any
    handshakes."""
    assert inspect.getsource(run).count("# opens the connections\n") == 2


def test_new_connections(server: Callable[..., Server]) -> None:
    """The second table is about one request after another: how long each takes if you call
    `requests.get` or `httpx.get`, which open a new connection for each request, and if you use one
    `Session` or `Client`."""
    at = server(response(b"ok"))
    for get in (requests.get, httpx.get):
        before = at.connections
        for _ in range(2):
            get(at.url)
        assert at.connections - before == 2


def test_few_in_flight() -> None:
    """With one request in flight, and with ten, the fastest and the slowest client differ by about
    a tenth, because they all wait for the server."""
    for width in ("1", "10"):
        values = [by_width[width] for by_width in RATIOS.values()]
        assert max(values) / min(values) < 1.11


def test_many_in_flight() -> None:
    """With 100 in flight and more, aiohttp is the fastest, and httpx's async client over HTTP/1.1
    is the slowest."""
    for width in ("100", "500"):
        assert max(RATIOS, key=lambda client: RATIOS[client][width]) == "aiohttp"
        assert min(RATIOS, key=lambda client: RATIOS[client][width]) == BASELINE


def test_http2() -> None:
    """Over HTTP/2, httpx sends at least ten times as many requests per second as over HTTP/1.1,
    with 100 and with 500 in flight."""
    assert min(RATIOS["httpx async, HTTP/2"][width] for width in ("100", "500")) >= 10


def test_httpx2() -> None:
    """httpx2 is 16 times as fast as httpx over HTTP/1.1 with 100 in flight, and three times as
    fast with 500."""
    assert round(RATIOS["httpx2 async, HTTP/1.1"]["100"]) == 16
    assert round(RATIOS["httpx2 async, HTTP/1.1"]["500"]) == 3


def test_threads() -> None:
    """With 100 and with 500 in flight, threads with requests or httpx get more done than httpx's
    async client over HTTP/1.1."""
    for client in ("requests, threads", "httpx, threads"):
        assert all(RATIOS[client][width] > 1 for width in ("100", "500"))


def looks(
    server: Callable[..., Server], library: ModuleType, core: ModuleType, number: int
) -> int:
    """How often a pool with this number of idle connections looks at one, for one request."""
    at = server(response(b"ok"))
    limits = library.Limits(max_connections=number, max_keepalive_connections=number)
    original = core.HTTPConnection.is_idle
    with library.Client(limits=limits) as client:
        with ExitStack() as stack:  # each stream has a connection of its own
            streams = [client.stream("GET", at.url) for _ in range(number)]
            for streamed in [stack.enter_context(each) for each in streams]:
                streamed.read()
        assert at.connections == number
        patch: Any = {"autospec": True, "side_effect": original}
        with mock.patch.object(core.HTTPConnection, "is_idle", **patch) as is_idle:
            client.get(at.url)
        return int(is_idle.call_count)


def test_pool(server: Callable[..., Server]) -> None:
    """For each request, the pool of httpx goes through all its connections once for each idle
    connection, so twice as many connections mean four times the work."""
    few, many = (looks(server, httpx, httpcore, number) for number in (10, 20))
    assert few > 10 * 10 and many > 20 * 20
    assert 3.5 < many / few < 4.5


def test_pool_of_httpx2(server: Callable[..., Server]) -> None:
    """httpx2's pool goes through the list a few times for each request, however many connections
    are idle."""
    few, many = (looks(server, httpx2, httpcore2, number) for number in (10, 20))
    assert few < 5 * 10 and many < 5 * 20


def test_streams(server: Callable[..., Server]) -> None:
    """Over HTTP/2, httpx and httpx2 send at most 100 requests at a time over one connection, even
    if the server allows more, so the rows for HTTP/2 under "500 in flight" had 100 in flight, and
    the others were waiting for their turn."""
    for library in (httpx, httpx2):
        with (
            mock.patch.object(hypercorn.Config, "h2_max_concurrent_streams", 500),
            visit("wire") as wire,
        ):

            async def main(library: ModuleType = library) -> None:
                async with library.AsyncClient(http2=True, timeout=None) as client:
                    url = "https://httpbin.org/delay/1"
                    await asyncio.gather(*(client.get(url) for _ in range(130)))

            asyncio.run(main())
            first = min(each.ended for each in wire.exchanges if each.ended)
            assert len([each for each in wire.exchanges if each.started < first]) == 100


def test_machine() -> None:
    """The server and the client shared two cores, and the machine was busy with other work when
    the run began."""
    assert RESULTS["cores"] == 2
    assert RESULTS["load"] > 1
