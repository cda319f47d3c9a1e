"""Times HTTP clients against each other: `python -m tools.benchmark.run`.

One server process on loopback answers over TLS after a pause that stands for a network, and each
client in turn sends the same requests to it. All clients are timed in one run, in rounds, so
that what else the machine does falls on all of them; only ratios within a run mean anything.

Writes `results.json`, which `charts.py` draws.
"""

import asyncio
import datetime
import json
import logging
import multiprocessing
import os
import platform
import socket
import ssl
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import aiohttp
import certifi
import httpx
import httpx2
import hypercorn
import hypercorn.asyncio
import requests
import trustme
from hypercorn.typing import (
    ASGIReceiveCallable,
    ASGISendCallable,
    HTTPResponseStartEvent,
    Scope,
)
from requests.adapters import HTTPAdapter

HERE = Path(__file__).parent

LATENCY = 0.05  # seconds that the server waits before it answers
IN_FLIGHT = (1, 10, 100, 500)  # requests under way at the same time
ROUNDS = 3  # the median of these is taken
PATIENCE = 60.0  # seconds; no client is to fail for being slow

# How many requests a round sends; few enough to end soon, many enough to be steady.
REQUESTS = {1: 40, 10: 200, 100: 500, 500: 1000}


# The server


async def _answer(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    await asyncio.sleep(LATENCY)
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"1024")]
    start: HTTPResponseStartEvent = {
        "type": "http.response.start",
        "status": 200,
        "headers": headers,
    }
    await send(start)
    await send({"type": "http.response.body", "body": b"x" * 1024, "more_body": False})


def _serve(certificate: str, descriptor: int) -> None:
    config = hypercorn.Config()
    config.bind = [f"fd://{descriptor}"]
    config.certfile = config.keyfile = certificate
    config.h2_max_concurrent_streams = max(IN_FLIGHT)
    config.keep_alive_max_requests = 1_000_000
    config.keep_alive_timeout = 10 * PATIENCE  # a slow client is not to lose its connections
    config.backlog = max(IN_FLIGHT)
    # Clients that hang up at the end of their turn are no news.
    config.errorlog = None
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    asyncio.run(hypercorn.asyncio.serve(_answer, config, mode="asgi"))


@contextmanager
def _server() -> Iterator[tuple[str, str]]:
    """Yields the URL of the server and the path of the certificate to trust."""
    authority = trustme.CA()
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.create_server(("127.0.0.1", 0), backlog=max(IN_FLIGHT)) as listening,
    ):
        trusted, own = f"{folder}/authority.pem", f"{folder}/server.pem"
        # As many authorities as a client reads by default, because reading them takes time.
        Path(trusted).write_bytes(Path(certifi.where()).read_bytes() + authority.cert_pem.bytes())
        authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(own)
        listening.set_inheritable(True)
        process = multiprocessing.get_context("fork").Process(
            target=_serve, args=(own, listening.fileno()), daemon=True
        )
        process.start()
        try:
            yield f"https://localhost:{listening.getsockname()[1]}/", trusted
        finally:
            process.terminate()
            process.join()


# The clients: each gets a function that times `count` requests, `width` of them at a time


def _in_threads(get: Callable[[], None], width: int, count: int) -> float:
    with ThreadPoolExecutor(width) as executor:
        list(executor.map(lambda _: get(), range(width)))  # opens the connections
        start = time.perf_counter()
        list(executor.map(lambda _: get(), range(count)))
        return time.perf_counter() - start


async def _in_tasks(get: Callable[[], Awaitable[None]], width: int, count: int) -> float:
    async def work(share: Iterator[int]) -> None:
        for _ in share:
            await get()

    async def send(number: int) -> None:
        share = iter(range(number))
        async with asyncio.TaskGroup() as group:
            for _ in range(width):
                group.create_task(work(share))

    await send(width)  # opens the connections
    start = time.perf_counter()
    await send(count)
    return time.perf_counter() - start


def time_requests(url: str, trusted: str, width: int, count: int) -> float:
    with requests.Session() as session:
        session.mount("https://", HTTPAdapter(pool_maxsize=width))
        session.verify = trusted

        def get() -> None:
            response = session.get(url, timeout=PATIENCE)
            response.raise_for_status()

        return _in_threads(get, width, count)


def _options(library: ModuleType, trusted: str, width: int) -> dict[str, Any]:
    return {
        "limits": library.Limits(max_connections=width, max_keepalive_connections=width),
        "timeout": PATIENCE,
        "verify": ssl.create_default_context(cafile=trusted),
    }


def time_sync(library: ModuleType, url: str, trusted: str, width: int, count: int) -> float:
    with library.Client(**_options(library, trusted, width)) as client:

        def get() -> None:
            client.get(url).raise_for_status()

        return _in_threads(get, width, count)


def time_async(
    library: ModuleType, http2: bool, url: str, trusted: str, width: int, count: int
) -> float:
    async def main() -> float:
        options = _options(library, trusted, width)
        async with library.AsyncClient(http2=http2, **options) as client:

            async def get() -> None:
                response = await client.get(url)
                response.raise_for_status()
                if response.http_version != ("HTTP/2" if http2 else "HTTP/1.1"):
                    raise RuntimeError(f"timed over {response.http_version} by mistake")

            return await _in_tasks(get, width, count)

    return asyncio.run(main())


def time_aiohttp(url: str, trusted: str, width: int, count: int) -> float:
    async def main() -> float:
        connector = aiohttp.TCPConnector(
            limit=width, ssl=ssl.create_default_context(cafile=trusted)
        )
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

            async def get() -> None:
                async with session.get(url) as response:
                    response.raise_for_status()
                    await response.read()

            return await _in_tasks(get, width, count)

    return asyncio.run(main())


CLIENTS: dict[str, Callable[[str, str, int, int], float]] = {
    "requests, threads": time_requests,
    "httpx, threads": partial(time_sync, httpx),
    "httpx async, HTTP/1.1": partial(time_async, httpx, False),
    "httpx async, HTTP/2": partial(time_async, httpx, True),
    "httpx2, threads": partial(time_sync, httpx2),
    "httpx2 async, HTTP/1.1": partial(time_async, httpx2, False),
    "httpx2 async, HTTP/2": partial(time_async, httpx2, True),
    "aiohttp": time_aiohttp,
}


# A client for each call


def time_client_per_call(url: str, trusted: str, count: int) -> dict[str, float]:
    """Seconds for `count` requests, one after the other."""

    def seconds(get: Callable[[], object]) -> float:
        get()
        start = time.perf_counter()
        for _ in range(count):
            get()
        return time.perf_counter() - start

    with httpx.Client(timeout=PATIENCE) as client, requests.Session() as session:
        session.verify = trusted
        return {
            "requests.get": seconds(lambda: requests.get(url, timeout=PATIENCE, verify=trusted)),
            "one requests.Session": seconds(lambda: session.get(url, timeout=PATIENCE)),
            "httpx.get": seconds(lambda: httpx.get(url, timeout=PATIENCE)),
            "one httpx.Client": seconds(lambda: client.get(url)),
        }


def compare() -> dict[str, Any]:
    load = os.getloadavg()[0]  # what else the machine was doing
    rates: dict[str, dict[int, list[float]]] = {
        name: {width: [] for width in IN_FLIGHT} for name in CLIENTS
    }
    per_call: dict[str, list[float]] = {}
    with _server() as (url, trusted):
        # What the shell says of authorities and proxies is not for this server.
        os.environ |= {"SSL_CERT_FILE": trusted, "REQUESTS_CA_BUNDLE": trusted, "NO_PROXY": "*"}
        for _ in range(ROUNDS):
            for name, seconds in time_client_per_call(url, trusted, 20).items():
                per_call.setdefault(name, []).append(seconds / 20)
            for width in IN_FLIGHT:
                for name, run in CLIENTS.items():
                    count = REQUESTS[width]
                    rates[name][width].append(count / run(url, trusted, width, count))
                    print(f"{name}, {width} at a time: {rates[name][width][-1]:.0f}/s", flush=True)
    packages = ["requests", "urllib3", "httpx", "httpcore", "httpx2", "h2", "aiohttp", "hypercorn"]
    return {
        "date": datetime.date.today().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": load,
        "versions": {package: version(package) for package in packages},
        "latency_seconds": LATENCY,
        "rounds": ROUNDS,
        "requests_per_second": {
            name: {
                str(width): round(statistics.median(runs), 1) for width, runs in by_width.items()
            }
            for name, by_width in rates.items()
        },
        "seconds_per_call": {
            name: round(statistics.median(runs), 4) for name, runs in per_call.items()
        },
    }


if __name__ == "__main__":
    results = compare()
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
