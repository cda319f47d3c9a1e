"""Claims of docs/tutorial/retries.md."""

import asyncio
import io
import runpy
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import requests
import tenacity
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.exceptions import NewConnectionError, ProtocolError
from urllib3.util import Retry

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, Step, response

BIN = "https://httpbin.org"


def program(name: str) -> Any:
    """The names that a program of the page defines."""
    return SimpleNamespace(**runpy.run_path(str(ROOT / "snippets/tutorial/retries" / name)))


def functions(name: str) -> Any:
    """The same, without running the rest of the program."""
    defined: dict[str, Any] = {}
    text = (ROOT / "snippets/tutorial/retries" / name).read_text(encoding="utf-8")
    exec(text.partition("\n\n\nwith ")[0], defined)
    return SimpleNamespace(**defined)


@pytest.fixture
def loop(internet: Internet) -> Any:
    """The program with the loop, after which nothing has been received yet."""
    made = program("loop_httpx.py")
    internet.exchanges.clear()
    return made


def statuses(internet: Internet) -> list[int | None]:
    return [exchange.status for exchange in internet.exchanges]


def answers(*wanted: int | Exception) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """A transport that responds with these or raises them, in this order; what it was sent."""
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        answer = wanted[min(len(sent), len(wanted)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer)

    return httpx.MockTransport(respond), sent


def test_passes(loop: Any) -> None:
    """
    A failed connection, a timeout and a server that breaks off, which are kinds of
    [`TransportError`](errors.md), and four statuses: 429 for too many requests, and 502, 503 and
    504, which mostly come from a gateway whose server is gone for the moment.
    """
    failures: list[int | Exception] = [
        httpx.ConnectError(""),
        httpx.ReadTimeout(""),
        httpx.RemoteProtocolError(""),
        *(429, 502, 503, 504),
    ]
    for failure in failures:
        transport, sent = answers(failure, 200)
        with httpx.Client(transport=transport) as client:
            assert loop.get(client, BIN).is_success
        assert len(sent) == 2


def test_raises_at_once(loop: Any, internet: Internet) -> None:
    """A 404 or a 400 will be the same next time, so `raise_for_status()` raises at once."""
    with httpx.Client() as client:
        for status in (400, 404):
            with pytest.raises(httpx.HTTPStatusError):
                loop.get(client, f"{BIN}/status/{status}")
    assert statuses(internet) == [400, 404]


def test_fourth_try(loop: Any, internet: Internet) -> None:
    """After the fourth try, whose exception or status you get."""
    with httpx.Client() as client, pytest.raises(httpx.HTTPStatusError, match="503"):
        loop.get(client, f"{BIN}/status/503")
    assert statuses(internet) == [503] * 4


def test_twenty_seconds(loop: Any, internet: Internet) -> None:
    """With the default timeouts, four tries at a server that never responds take 20 seconds plus
    the pauses."""
    before = internet.clock.now
    with httpx.Client() as client, pytest.raises(httpx.ReadTimeout):
        loop.get(client, f"{BIN}/delay/10")
    assert 20 <= internet.clock.now - before <= 20 + 2 + 4 + 8 + 1


def test_date() -> None:
    """
    The header comes in [two forms](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3), a
    number of seconds and a date, and this function reads both:
    """
    made = program("after_httpx.py")
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    for value in ("Sun Nov  6 08:49:37 1994", "Fri, 31 Dec 1999 23:59:59", "Fri, 31 Dec 99999 0"):
        assert made.retry_after(httpx.Response(503, headers={"Retry-After": value})) == 0
    assert 50 < made.retry_after(httpx.Response(503, headers={"Retry-After": later})) <= 60
    assert made.retry_after(httpx.Response(503, headers={"Retry-After": "60"})) == 60


def test_pauses_of_the_setting(wire: Internet) -> None:
    """
    The pauses are 0, 0.5, 1, 2 … seconds, so the program waits for three timeouts of a second
    and for half a second more; 192.0.2.1 is an address that never responds.
    """
    for retries, pauses in {0: 0.0, 1: 0.0, 2: 0.5, 3: 1.5, 4: 3.5}.items():
        with httpx.Client(transport=httpx.HTTPTransport(retries=retries), timeout=1) as client:
            before = wire.clock.now
            with pytest.raises(httpx.ConnectTimeout):
                client.get("https://192.0.2.1/")
            assert abs(wire.clock.now - before - (retries + 1) - pauses) < 0.4


def test_not_once_connected(server: Callable[..., Server]) -> None:
    """It doesn't help once the connection is there: a read timeout, a server that breaks off and
    an error status come through to you."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=3), timeout=0.3) as client:
        for steps, error in {
            (5.0,): httpx.ReadTimeout,
            (Server.HANG_UP,): httpx.RemoteProtocolError,
        }.items():
            there = server([*steps])
            with pytest.raises(error):
                client.get(there.url)
            assert len(there.requests) == 1
        assert client.get(server(response(status="503 No")).url).status_code == 503


def test_http2_of_the_transport(wire: Internet) -> None:
    """A client with a `transport=` takes `verify`, `cert`, `http2` and `limits` from the
    transport, so pass them there."""
    with httpx.Client(transport=httpx.HTTPTransport(http2=True)) as client:
        assert client.get(f"{BIN}/get").http_version == "HTTP/2"
    with httpx.Client(transport=httpx.HTTPTransport(), http2=True) as client:
        assert client.get(f"{BIN}/get").http_version == "HTTP/1.1"


def test_repeated(internet: Internet) -> None:
    """
    All three repeat the `GET` three times, after 0, 1 and 2 seconds, and the `POST` never, because
    it isn't [idempotent](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2): sent twice, it may
    do something twice.
    """
    for name in ("adapter_requests.py", "adapter_httpx.py", "adapter_async.py"):
        internet.exchanges.clear()
        program(name)
        sent = [exchange.request.method for exchange in internet.exchanges]
        assert sent == ["GET"] * 4 + ["POST"]
        starts = [exchange.started for exchange in internet.exchanges[:4]]
        pauses = [round(after - before) for before, after in zip(starts, starts[1:], strict=False)]
        assert pauses == [0, 1, 2]


def test_gives_back(wire: Internet) -> None:
    """`response.close()` frees the place of a response that you throw away in the pool, by closing
    its connection; without it, the pool is empty after a hundred of them."""
    made = program("adapter_httpx.py")
    limits = httpx.Limits(max_connections=1)
    url = f"{BIN}/status/503"
    transport = made.RetryTransport(httpx.HTTPTransport(limits=limits), total=2)
    with httpx.Client(transport=transport) as client:
        assert client.get(url).status_code == 503
    with httpx.HTTPTransport(limits=limits) as bare:
        timeout = {"timeout": {"pool": 1.0, "connect": 5.0, "read": 5.0, "write": 5.0}}
        first = bare.handle_request(httpx.Request("GET", url, extensions=timeout))
        with pytest.raises(httpx.PoolTimeout):
            bare.handle_request(httpx.Request("GET", url, extensions=timeout))
        first.close()


def test_closes() -> None:
    """`close` closes the wrapped transport, and its connections, when the client is closed."""
    closed: list[bool] = []

    class Inner(httpx.BaseTransport):
        def close(self) -> None:
            closed.append(True)

    with httpx.Client(transport=program("adapter_httpx.py").RetryTransport(Inner())):
        pass
    assert closed == [True]


def test_each_request(internet: Internet) -> None:
    """The transport sees each request, also one that follows a redirect or that
    [an `Auth` class](authentication.md) sends."""
    made = program("adapter_httpx.py")
    internet.exchanges.clear()
    transport = made.RetryTransport(httpx.HTTPTransport(), total=1)
    with httpx.Client(transport=transport, follow_redirects=True) as client:
        client.get(f"{BIN}/redirect-to?url=/status/503")
        assert statuses(internet) == [302, 503, 503]
        auth = httpx.DigestAuth("user", "secret")
        assert client.get(f"{BIN}/digest-auth/auth/user/secret", auth=auth).is_success


def test_read_once(internet: Internet) -> None:
    """
    A body that can be read only once, such as one from a generator or an open file, can't be
    sent again, so the transport repeats only requests whose body is in memory, and passes the
    first failure of the others on to you.
    """
    made = program("adapter_httpx.py")
    bodies: list[Any] = [(piece for piece in [b"piece"]), iter([b"piece"]), io.BytesIO(b"piece")]
    with httpx.Client(transport=made.RetryTransport(httpx.HTTPTransport())) as client:
        for body in bodies:
            internet.exchanges.clear()
            assert client.put(f"{BIN}/status/503", content=body).status_code == 503
            assert statuses(internet) == [503]
        client.put(f"{BIN}/status/503", content=b"piece")
        assert statuses(internet) == [503] * 5


def test_breaks_off(server: Callable[..., Server]) -> None:
    """It has returned the response before the body arrives, so it doesn't repeat a body that
    breaks off either, while the loop does."""
    cut: list[Step] = [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", Server.HANG_UP]
    loop, made = functions("loop_httpx.py"), functions("adapter_httpx.py")
    loop.get.__globals__["time"] = SimpleNamespace(sleep=lambda seconds: None)
    there = server(cut, response())
    with httpx.Client() as client:
        assert loop.get(client, there.url).is_success and len(there.requests) == 2
    there = server(cut, response())
    with httpx.Client(transport=made.RetryTransport(httpx.HTTPTransport())) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(there.url)
    assert len(there.requests) == 1


def test_urllib3_waits(server: Callable[..., Server]) -> None:
    """
    urllib3 has more rules than this transport: it honors `Retry-After` for 413, 429 and 503 by
    itself, and counts failures of connecting, of reading and statuses separately.
    """
    for status in ("413 No", "429 No", "503 No"):
        there = server(response(b"", "Retry-After: 1", status=status), response())
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=Retry(1)))
            start = time.monotonic()
            assert session.get(there.url, timeout=5).ok
        assert time.monotonic() - start >= 1
    there = server(response(status="503 No"))
    with requests.Session() as session:
        only = Retry(9, connect=5, read=5, status=1, status_forcelist=[503], raise_on_status=False)
        session.mount("http://", HTTPAdapter(max_retries=only))
        assert session.get(there.url, timeout=5).status_code == 503
    assert len(there.requests) == 2


def test_retry_error() -> None:
    """If the last try of a `GET` gets one of the statuses, requests raises
    `requests.exceptions.RetryError`, unless you pass `raise_on_status=False` as in the tab; HTTPX
    returns the last response."""
    retry = Retry(1, status_forcelist=[503])
    with requests.Session() as session:
        session.mount("https://", HTTPAdapter(max_retries=retry))
        with pytest.raises(requests.exceptions.RetryError):
            session.get(f"{BIN}/status/503", timeout=5)


def test_reraise() -> None:
    """`wait_random_exponential` has the backoff and the jitter, and `reraise=True` gives you
    HTTPX's exception at the end, instead of tenacity's `RetryError`."""

    def fail() -> None:
        raise httpx.ConnectError("")

    for reraise, error in {True: httpx.ConnectError, False: tenacity.RetryError}.items():
        stop = tenacity.stop_after_attempt(2)
        with pytest.raises(error):
            tenacity.retry(stop=stop, reraise=reraise)(fail)()
    waits = tenacity.wait_random_exponential(max=30)
    for attempt in (1, 3, 9):
        state = tenacity.RetryCallState(tenacity.Retrying(), None, (), {})
        state.attempt_number = attempt
        drawn = {waits(state) for _ in range(50)}
        assert len(drawn) > 1 and max(drawn) <= min(2**attempt, 30)


def test_combined() -> None:
    """
    To limit the time instead of the number, or both, combine conditions:
    `stop=stop_after_attempt(4) | stop_before_delay(60)`, which begins no pause that would end
    later; the last try may still take longer.
    """
    stop = tenacity.stop_after_attempt(4) | tenacity.stop_before_delay(60)
    tries: list[float] = []

    def fail() -> None:
        tries.append(time.monotonic())
        raise httpx.ConnectError("")

    for pause, most in {1: 4, 40: 2}.items():
        tries.clear()
        with pytest.raises(httpx.ConnectError):
            tenacity.retry(stop=stop, wait=tenacity.wait_fixed(pause), reraise=True)(fail)()
        assert len(tries) == most


def test_same_key() -> None:
    """So make one key for each payment, and send it with every try:"""
    transport, sent = answers(httpx.ReadError(""), 200)
    with httpx.Client(transport=transport) as client:
        program("key_httpx.py").pay(client, 5)
    first, second = (request.headers["Idempotency-Key"] for request in sent)
    assert first == second


def test_async_mock_transport() -> None:
    """`MockTransport` works with the async client as well."""

    async def get() -> httpx.Response:
        async with httpx.AsyncClient(transport=answers(204)[0]) as client:
            return await client.get(BIN)

    assert asyncio.run(get()).status_code == 204


def test_kinds_that_do_not_pass(loop: Any) -> None:
    """A few kinds of `TransportError` won't pass either, such as a URL without `https://`, so you
    learn of these mistakes after the pauses only."""
    before = time.monotonic()
    with httpx.Client() as client, pytest.raises(httpx.UnsupportedProtocol):
        loop.get(client, "example.com/")
    assert issubclass(httpx.UnsupportedProtocol, httpx.TransportError)
    assert time.monotonic() > before


def test_pauses_together(loop: Any, internet: Internet) -> None:
    """The three pauses together are never longer than 14 seconds, and about seven on average; for
    a restart that takes twenty seconds, pass `tries=7`."""
    drawn: list[float] = []
    for share, tries in ((1.0, 4), (0.5, 4), (0.5, 7)):
        seconds: list[float] = []
        random = SimpleNamespace(uniform=lambda least, most, share=share: share * most)
        sleep = SimpleNamespace(sleep=seconds.append)
        loop.get.__globals__.update(random=random, time=sleep)
        with httpx.Client(transport=answers(httpx.ConnectError(""))[0]) as client:
            with pytest.raises(httpx.ConnectError):
                loop.get(client, BIN, tries)
        drawn.append(sum(seconds))
    assert drawn[:2] == [14, 7] and drawn[2] > 20


def test_no_proxies(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """It ignores the proxies of the environment too, and a client with `proxy=` ignores its
    `transport=`, so behind a proxy, use the loop."""
    url, proxy = "http://example.com/", server(response(b"by the proxy"))
    transport, sent = answers(200)
    with httpx.Client(transport=transport, proxy=proxy.url) as client:
        assert client.get(url).text == "by the proxy" and not sent
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    with httpx.Client(transport=transport) as client:
        assert client.get(url).is_success and len(sent) == 1


def test_post_is_connected_again() -> None:
    """
    It repeats a `POST` too if connecting failed; for that, pass
    `httpx.HTTPTransport(retries=3)` as the wrapped transport.
    """
    refused = NewConnectionError(HTTPConnection("a"), "refused")
    assert Retry(2).increment("POST", "/", error=refused).total == 1
    broken = ProtocolError("broke off")
    with pytest.raises(ProtocolError):
        Retry(2).increment("POST", "/", error=broken)
