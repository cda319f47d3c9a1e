"""The world: all hosts, as one WSGI application that dispatches on the host's name.

The mocks and the wire ask this application, so there is no second place for what a host says.

The world never waits. It responds in steps (`World.respond`), among them the pauses that a host
would make, and the door that was asked walks them on its own clock.
"""

import contextlib
import http.client
import math
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import flask
import httpx
from werkzeug.exceptions import MethodNotAllowed, NotFound

from fake_internet import hosts
from fake_internet.conditions import HERE, Conditions
from fake_internet.hosts import NewApp
from fake_internet.netguard import Refusals

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]
Middleware = Callable[[WSGIApp], WSGIApp]

_NO_HOSTS: Mapping[str, NewApp] = MappingProxyType({})

_Result = TypeVar("_Result")


@dataclass
class Head:
    """The start of a response."""

    status: int
    headers: list[tuple[str, str]]


# A step of a response: a pause in seconds, its head, or a part of its content.
Step = float | Head | bytes


def reason_phrase(status: int) -> str:
    """What follows a status code on HTTP/1.1; nothing if the code is not registered."""
    return http.client.responses.get(status, "")


class World:
    """All hosts, each in the state of a visitor's first request.

    `hosts` are put in place of those of the same name. `middleware` comes between whoever asks
    and all hosts; with it a test, or the check of an exercise, gives them troubles. The hosts'
    numbers are those of `conditions`.
    """

    def __init__(
        self,
        refusals: Refusals,
        hosts_instead: Mapping[str, NewApp] = _NO_HOSTS,
        middleware: Middleware | None = None,
        conditions: Conditions = HERE,
    ) -> None:
        self._refusals = refusals
        self._conditions = conditions
        self._new_apps = {**hosts.new_apps(), **hosts_instead}
        self._apps: dict[str, flask.Flask] = {}
        app: WSGIApp = middleware(self._dispatch) if middleware else self._dispatch
        self._transport = httpx.WSGITransport(app, remote_addr=conditions.client_address)
        self._lock = threading.Lock()

    @property
    def names(self) -> list[str]:
        return list(self._new_apps)

    def require_host(self, host: str) -> None:
        """Raises `Refused` for a host, or a host and port, that is not in the world."""
        if host not in self._new_apps:
            raise self._refusals.refuse(
                f"host {host!r} is not in the fake internet (known: {', '.join(self.names)})",
                "use one of those or add it to fake_internet/hosts/",
            )

    def respond(self, request: httpx.Request) -> Iterator[Step]:
        """The steps of a response. Raises `Refused` for a host that is not in the world, and what
        a host raises that is out of order."""
        asked = _with_one_of_each_header(request)
        response, seconds = self._work(lambda: self._transport.handle_request(asked))
        with contextlib.closing(response):
            yield seconds
            fields = response.headers.raw
            yield Head(
                response.status_code,
                [
                    *((name.decode(), value.decode("latin-1")) for name, value in fields),
                    *self._conditions.headers,
                ],
            )
            assert isinstance(response.stream, httpx.SyncByteStream)
            chunks = iter(response.stream)
            while True:
                chunk, seconds = self._work(lambda: next(chunks, None))
                yield seconds
                if chunk is None:
                    return
                yield chunk

    def _work(self, work: Callable[[], _Result]) -> tuple[_Result, float]:
        """Lets a host work; returns its result and for how many seconds it took its time."""
        with self._lock:
            paused, under = hosts.pauses.set([]), hosts.conditions.set(self._conditions)
            try:
                return work(), math.fsum(hosts.pauses.get())
            finally:
                hosts.pauses.reset(paused)
                hosts.conditions.reset(under)

    def _dispatch(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        host, path = environ["HTTP_HOST"], environ["PATH_INFO"]
        self.require_host(host)
        if host not in self._apps:
            self._apps[host] = self._new_apps[host]()
        app = self._apps[host]
        try:
            app.url_map.bind(host).match(path, environ["REQUEST_METHOD"])
        except MethodNotAllowed:
            pass  # a true response of that host: 405
        except NotFound:
            self._refusals.refuse(  # and the host responds with 404, as the real one would
                f"https://{host} has no path {path!r} in the fake internet",
                "correct the URL or add a route to the host's file in fake_internet/hosts/",
            )
        # httpbin refuses streamed uploads from servers that it does not know.
        environ |= {"SERVER_SOFTWARE": "gunicorn/19.9.0", "wsgi.input_terminated": True}
        hosts.pause(self._conditions.latency_of(path))
        return app(environ, start_response)


def _with_one_of_each_header(request: httpx.Request) -> httpx.Request:
    """What a WSGI server hands on: of a header that is sent twice, one with both values, as
    gunicorn does for httpbin.org."""
    values: dict[str, list[str]] = {}
    for name, value in request.headers.multi_items():
        values.setdefault(name, []).append(value)
    if all(len(each) == 1 for each in values.values()):
        return request
    headers = {name: ",".join(each) for name, each in values.items()}
    return httpx.Request(
        request.method,
        request.url,
        headers=headers,
        stream=request.stream,
        extensions=request.extensions,
    )
