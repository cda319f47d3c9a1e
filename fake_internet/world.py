"""The servers of the fake internet, as one WSGI application that dispatches on the host.

httpbin.org is the genuine httpbin package; api.github.com is a small copy of the parts that the
snippets use, written after https://docs.github.com/rest. To add an answer, add a route here: the
mocks and the wire ask this application, so there is no second place.

The world never waits. It answers with steps (`World.answer`), among them the pauses that it would
make, and the door that was asked walks them on its own clock.
"""

import contextlib
import hashlib
import http.client
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from unittest import mock

import flask
import httpx
from werkzeug.exceptions import MethodNotAllowed, NotFound

from fake_internet import authorities
from fake_internet.netguard import Refusals

# It warns about a missing Swagger page at import; no snippet visits that page.
logging.getLogger("httpbin").setLevel(logging.ERROR)
import httpbin.core  # noqa: E402

# Every answer takes this many seconds at least, so that waiting in turn and at once differ.
LATENCY = 0.1

# login: (id, name, type, number of public repositories)
_ACCOUNTS = {
    "django": (27804, "Django", "Organization", 28),
    "encode": (19159390, "Encode", "Organization", 31),
    "fastapi": (156354296, "FastAPI", "Organization", 14),
    "numpy": (288276, "NumPy", "Organization", 40),
    "octocat": (583231, "The Octocat", "User", 8),
    "pallets": (16748505, "Pallets", "Organization", 17),
    "psf": (50630501, "Python Software Foundation", "Organization", 33),
    "python": (1525981, "Python", "Organization", 79),
}


@dataclass
class _Budget:
    """GitHub's primary rate limit: `limit` requests in each window of `window` seconds."""

    limit: int
    window: int
    used: int = 0
    reset: int = field(default=0)

    def spend(self) -> bool:
        """Counts one request. False: the budget of this window is used up."""
        if time.time() >= self.reset:
            self.used, self.reset = 0, int(time.time()) + self.window
        if self.used == self.limit:
            return False
        self.used += 1
        return True


def _github() -> flask.Flask:
    """api.github.com as an anonymous caller sees it, with the whole hour's budget unspent."""
    app = flask.Flask("api.github.com")
    budgets = {"core": _Budget(60, 3600), "search": _Budget(10, 60)}

    def resource() -> str:
        return "search" if flask.request.path.startswith("/search/") else "core"

    def problem(status: int, message: str):
        body = {
            "message": message,
            "documentation_url": "https://docs.github.com/rest",
            "status": str(status),
        }
        return flask.jsonify(body), status

    @app.before_request
    def demand_https():
        if flask.request.scheme == "http":
            return flask.redirect(flask.request.url.replace("http:", "https:", 1), 301)

    @app.before_request
    def spend():
        if not budgets[resource()].spend():
            return problem(403, "API rate limit exceeded. Authenticated requests get more.")

    @app.after_request
    def describe_limit(response):
        budget = budgets[resource()]
        response.headers["Content-Type"] = "application/json; charset=utf-8"
        response.headers["X-RateLimit-Limit"] = str(budget.limit)
        response.headers["X-RateLimit-Remaining"] = str(budget.limit - budget.used)
        response.headers["X-RateLimit-Reset"] = str(budget.reset)
        response.headers["X-RateLimit-Resource"] = resource()
        response.set_etag(hashlib.sha256(response.get_data()).hexdigest())
        return response

    @app.get("/users/<login>")
    def user(login: str):
        if login not in _ACCOUNTS:
            return problem(404, "Not Found")
        number, name, kind, repositories = _ACCOUNTS[login]
        return {
            "login": login,
            "id": number,
            "type": kind,
            "name": name,
            "html_url": f"https://github.com/{login}",
            "public_repos": repositories,
        }

    @app.get("/users/<login>/repos")
    def repositories_by_login(login: str):
        if login not in _ACCOUNTS:
            return problem(404, "Not Found")
        return repositories(login)

    # GitHub's own links lead to an address with the account's number instead of its login.
    @app.get("/user/<int:number>/repos")
    def repositories_by_number(number: int):
        logins = [login for login, account in _ACCOUNTS.items() if account[0] == number]
        return repositories(logins[0]) if logins else problem(404, "Not Found")

    def repositories(login: str):
        number, _, _, total = _ACCOUNTS[login]
        size = min(int(flask.request.args.get("per_page", 30)), 100)
        page = int(flask.request.args.get("page", 1))
        last = max(1, math.ceil(total / size))
        targets = {}
        if page > 1:
            targets |= {"prev": page - 1, "first": 1}
        if page < last:
            targets |= {"next": page + 1, "last": last}
        url = f"https://api.github.com/user/{number}/repos"
        links = [
            f'<{url}?per_page={size}&page={target}>; rel="{name}"'
            for name, target in targets.items()
        ]
        shown = range((page - 1) * size + 1, min(page * size, total) + 1)
        names = [f"{login}-{place}" for place in shown]
        body = [{"name": name, "full_name": f"{login}/{name}", "fork": False} for name in names]
        return flask.jsonify(body), {"Link": ", ".join(links)} if links else {}

    @app.get("/search/repositories")
    def search():
        wanted = flask.request.args["q"]
        found = [login for login in _ACCOUNTS if wanted in login]
        items = [{"full_name": f"{login}/{login}-1"} for login in found]
        return {"total_count": len(items), "incomplete_results": False, "items": items}

    return app


def _badssl() -> flask.Flask:
    """badssl.com, which offers the certificate of an authority that nobody trusts by default."""
    app = flask.Flask("badssl.com")

    @app.get("/certs/ca-untrusted-root.crt")
    def certificate():
        pem = authorities.untrusted().cert_pem.bytes()
        return flask.Response(pem, mimetype="application/x-x509-ca-cert")

    return app


def _example() -> flask.Flask:
    app = flask.Flask("example.com")

    @app.get("/")
    def home():
        return "<!doctype html><title>Example Domain</title><h1>Example Domain</h1>"

    return app


@dataclass
class Head:
    """The start of a response."""

    status: int
    headers: list[tuple[str, str]]


def reason_phrase(status: int) -> str:
    """What follows a status code on HTTP/1.1; nothing if the code is not registered."""
    return http.client.responses.get(status, "")


class World:
    """A WSGI application: all hosts, each in the state of a visitor's first request."""

    def __init__(self, refusals: Refusals) -> None:
        self._pauses: list[float] = []
        self._refusals = refusals
        self._transport = httpx.WSGITransport(self)
        self._lock = threading.Lock()
        self.hosts: dict[str, flask.Flask] = {
            "api.github.com": _github(),
            "badssl.com": _badssl(),
            "example.com": _example(),
            "httpbin.org": httpbin.core.app,
            authorities.UNTRUSTED_HOST: _example(),
        }

    def answer(self, request: httpx.Request) -> Iterator[float | Head | bytes]:
        """The steps of an answer: a pause in seconds, the head, or a part of the content.

        Raises `Refused` for a host or path that is not in the world.
        """
        response, seconds = self._work(lambda: self._transport.handle_request(request))
        yield seconds
        fields = [(name.decode(), value.decode("latin-1")) for name, value in response.headers.raw]
        yield Head(response.status_code, fields)
        chunks = iter(response.stream)
        while True:
            chunk, seconds = self._work(lambda: next(chunks, None))
            yield seconds
            if chunk is None:
                return
            yield chunk

    def pause(self, seconds: float) -> None:
        """What a host does instead of sleeping."""
        self._pauses.append(seconds)

    def _work(self, work: Callable):
        """Lets a host work; returns its result and for how many seconds it took its time."""
        with self._lock:
            self._pauses.clear()
            return work(), sum(self._pauses)

    def __call__(self, environ: dict, start_response: Callable):
        host, method, path = (
            environ["HTTP_HOST"],
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
        )
        if host not in self.hosts:
            known = ", ".join(self.hosts)
            raise self._refusals.refuse(
                f"host {host!r} is not in the fake internet (known: {known}); "
                "use one of those or add it to fake_internet/world.py"
            )
        app = self.hosts[host]
        try:
            app.url_map.bind(host).match(path, method)
        except MethodNotAllowed:
            pass  # a true answer of that host: 405
        except NotFound:
            raise self._refusals.refuse(
                f"https://{host} has no path {path!r} in the fake internet; "
                "correct the URL or add a route to fake_internet/world.py"
            ) from None
        # httpbin refuses streamed uploads from servers that it does not know.
        environ |= {"SERVER_SOFTWARE": "gunicorn/19.9.0", "wsgi.input_terminated": True}
        self.pause(LATENCY)
        return app(environ, start_response)


@contextlib.contextmanager
def world(refusals: Refusals) -> Iterator[World]:
    """A new world; what is asked of it that it lacks goes to `refusals`."""
    app = World(refusals)
    with mock.patch.object(httpbin.core, "time", SimpleNamespace(sleep=app.pause)):
        yield app
