"""The table of names is whole, and each of its rows is true of the installed libraries."""

import dataclasses
import datetime
import functools
import inspect
import io
import json
import pkgutil
import re
import unittest.mock
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import requests
from requests import adapters, auth, cookies, exceptions, models, structures, utils

from fake_internet.internet import Internet
from porting import names
from porting.names import PAGE, Row, groups, page
from tests.shown_names import SHOWN

GROUPS = {group.of: group for group in groups()}
ROWS = [row for group in GROUPS.values() for row in group.rows]
GET = "https://httpbin.org/anything?a=1"


def named(thing: object) -> set[str]:
    """The public names of a class and of what its instances hold."""
    own = {name for kind in type(thing).__mro__[:-1] for name in vars(kind)}
    return {name for name in own | set(vars(thing)) if not name.startswith("_")}


def of_modules(*modules: ModuleType) -> set[str]:
    """The public classes that are written in these modules, as `auth.AuthBase`."""
    return {
        f"{module.__name__.removeprefix('requests.')}.{name}"
        for module in modules
        for name, each in vars(module).items()
        if inspect.isclass(each)
        and each.__module__ == module.__name__
        and not name.startswith(("_", "Base", "Mock", "Lookup"))  # what adapters need themselves
    }


def written_in(module: ModuleType, kind: Callable[[object], bool]) -> set[str]:
    """The public functions, or classes, that are written in this module."""
    return {
        name
        for name, each in vars(module).items()
        if kind(each) and getattr(each, "__module__", "") == module.__name__ and name[0] != "_"
    }


def arguments(*callables: Callable[..., Any]) -> set[str]:
    """The arguments of these, as `Request(url)` or `Response.iter_lines(delimiter)`."""
    return {
        f"{each.__qualname__}({name})"
        for each in callables
        for name in inspect.signature(each).parameters
        if name != "self"
    }


def variables() -> set[str]:
    """The environment variables that requests reads itself."""
    sources = Path(requests.__file__).parent.glob("*.py")
    found = (re.findall(r'environ(?:\.get\(|\[)"(\w+)"', each.read_text()) for each in sources)
    return {name for names in found for name in names}


def functions() -> set[str]:
    """What `requests` itself has for its callers beside classes, exceptions and modules."""
    of_the_api = {name for name, each in vars(requests.api).items() if inspect.isfunction(each)}
    classes = {name for name in vars(requests) if hasattr(models, name) and name[0].isupper()}
    return of_the_api | (classes - set(vars(exceptions))) | {"session", "Session", "codes"}


INVENTORY: dict[str, Callable[[], set[str]]] = {
    "requests": functions,
    "arguments": lambda: set(inspect.signature(requests.Session.request).parameters) - {"self"},
    "Session": lambda: named(requests.Session()),
    "Response": lambda: (
        named(requests.Response())
        | ({"__bool__", "__iter__", "__enter__"} & set(vars(requests.Response)))
    ),
    "Request": lambda: (
        named(requests.Request("GET", GET)) | named(requests.Request("GET", GET).prepare())
    ),
    "exceptions": lambda: {
        name
        for name, each in vars(exceptions).items()
        if inspect.isclass(each) and each.__module__ == exceptions.__name__
    },
    "classes": lambda: of_modules(auth, adapters, cookies, structures),
    "HTTPAdapter": lambda: named(adapters.HTTPAdapter()),
    "modules": lambda: {
        each.name for each in pkgutil.iter_modules(requests.__path__) if each.name[0] != "_"
    },
    "parameters": lambda: arguments(
        requests.Request,
        requests.Response.iter_content,
        requests.Response.iter_lines,
        adapters.HTTPAdapter,
        auth.HTTPBasicAuth,
        auth.HTTPDigestAuth,
    ),
    "RequestException": lambda: (
        {name for name in dir(requests.RequestException()) if name[0] != "_"}
        - {name for name in dir(Exception()) if name[0] != "_"}
    ),
    "requests.cookies": lambda: written_in(cookies, inspect.isfunction),
    "requests.utils": lambda: written_in(utils, inspect.isfunction),
    "codes": lambda: {
        name for name in vars(requests.codes) if name == name.lower() and name != "name"
    },
    "packages": lambda: {row.name for row in GROUPS["packages"].rows},  # nothing lists them
    "jar": lambda: {name for name in vars(cookies.RequestsCookieJar) if name[0] != "_"},
    "environment": variables,
}


@pytest.mark.parametrize("of", INVENTORY)
def test_each_name_has_one_row(of: str) -> None:
    names = [row.name for row in GROUPS[of].rows]
    assert len(names) == len(set(names)), f"a name of {of} has two rows in porting/names.toml"
    there = INVENTORY[of]()
    assert not there - {*names}, (
        f"requests has {', '.join(sorted(there - {*names}))}; write a row for it in the group "
        f"{of!r} of porting/names.toml"
    )
    assert not {*names} - there, (
        f"requests has no {', '.join(sorted({*names} - there))} any more; remove its row from the "
        f"group {of!r} of porting/names.toml"
    )


def test_missing_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.api, "trace", lambda url: None, raising=False)
    with pytest.raises(AssertionError, match="requests has trace; write a row for it"):
        test_each_name_has_one_row("requests")
    monkeypatch.delattr(requests.api, "trace")
    monkeypatch.delattr(requests.api, "patch")
    with pytest.raises(AssertionError, match="requests has no patch any more; remove its row"):
        test_each_name_has_one_row("requests")


def test_wrong_kind_is_told(things: dict[str, Any]) -> None:
    for row, told in {
        Row("Response", "ok", "response.ok", "same", "", ""): "ok is not there; it is no same",
        Row("Response", "text", "", "gone", "", ""): "httpx has text; it is not gone",
        Row("Response", "url", "response.url", "silent", "", ""): "say in porting/names.toml",
    }.items():
        with pytest.raises(AssertionError, match=told):
            test_kind_is_true(row, things)


def test_wrong_row_is_told() -> None:
    with pytest.raises(ValueError, match="has to be name, httpx, kind, note, see"):
        names._row("requests", ["get", "httpx.get", "equal", "", ""])


def test_page_shows_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run `python -m porting.names`, and read the diff"
    )


@pytest.fixture(scope="module")
def things() -> dict[str, Any]:
    """What the counterparts' expressions begin with, and what has the names of each group."""
    client = httpx.Client()
    request = client.build_request("POST", GET, json={"a": 1})
    response = httpx.Response(200, request=request, json={})
    response.elapsed = datetime.timedelta(seconds=1)
    jar, transport = httpx.Cookies(), httpx.HTTPTransport()
    error = httpx.HTTPStatusError("", request=request, response=response)
    return {
        "client": client,
        "request": request,
        "response": response,
        "requests": httpx,
        "Session": client,
        "Response": response,
        "Request": request,
        "exceptions": httpx,
        "RequestException": error,
        "error": error,
        "requests.cookies": httpx,
        "requests.utils": httpx,
        "codes": httpx.codes,
        "modules": httpx,
        "packages": httpx,
        "httpx": httpx,
        "json": json,
        "cookies": jar,
        "jar": jar,
        "transport": transport,
        "HTTPAdapter": transport,
        "environment": None,
        "ValueError": ValueError,
    }


# What takes the arguments of the group "parameters".
COUNTERPARTS: dict[str, Callable[..., Any]] = {
    "Response.iter_content": httpx.Response.iter_bytes,
    "Response.iter_lines": httpx.Response.iter_lines,
    "HTTPAdapter": httpx.HTTPTransport,
    "HTTPBasicAuth": httpx.BasicAuth,
    "HTTPDigestAuth": httpx.DigestAuth,
    "Request": httpx.Request,
}


def ids(row: Row) -> str:
    return f"{row.group}.{row.name}"


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.httpx and row.group != "arguments"], ids=ids
)
def test_counterpart_is_there(row: Row, things: dict[str, Any]) -> None:
    first, *rest = row.httpx.partition("(")[0].split(".")
    found = things[first]
    for name in rest:
        assert hasattr(found, name), f"{row.httpx} is not there; correct porting/names.toml"
        found = getattr(found, name)


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_kind_is_true(row: Row, things: dict[str, Any]) -> None:
    old = row.name if row.group == "codes" else row.name.rpartition(".")[2]
    if row.group == "arguments":
        there = old in inspect.signature(httpx.Client.request).parameters
    elif row.group == "classes":
        there = hasattr(httpx, old)
    elif row.group == "parameters":
        called, argument = row.name.rstrip(")").split("(")
        there = argument in inspect.signature(COUNTERPARTS[called]).parameters
    else:
        there = hasattr(things[row.group], old)
    new = row.httpx.rpartition("(" if "(" in row.httpx else ".")[2]
    old = old.rpartition("(")[2]
    match row.kind:
        case "same" | "different" | "silent" if row.kind == "same" or old == new:
            assert there and old == new, f"{row.name} is not there; it is no {row.kind}"
        case "renamed" | "gone":
            assert not there, f"httpx has {row.name}; it is not {row.kind}"
            assert row.kind == "gone" or row.httpx != f"httpx.{old}"
    if row.kind in ("different", "silent"):
        assert row.see, f"say in porting/names.toml which section shows how {row.name} differs"
        assert row.note, f"say in porting/names.toml how {row.name} differs"


@pytest.mark.parametrize(
    "row", [row for row in ROWS if (row.group, row.kind) == ("Session", "silent")], ids=ids
)
def test_no_error_shows_it(row: Row) -> None:
    with httpx.Client() as client:
        setattr(client, row.name, getattr(client, row.name, None))  # raises nothing


@pytest.mark.parametrize(
    "row", [row for row in ROWS if (row.group, row.kind) == ("arguments", "gone")], ids=ids
)
def test_argument_is_refused(row: Row, internet: Internet) -> None:
    with httpx.Client() as client, pytest.raises(TypeError, match=row.name):
        options: Any = {row.name: None}
        client.request("GET", GET, **options)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if (row.group, row.kind) == ("Response", "same")], ids=ids
)
def test_same_value(row: Row, internet: Internet) -> None:
    headers = {"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "the same"}
    theirs = requests.get(GET, headers=headers, timeout=5)
    ours = httpx.get(GET, headers=headers)
    values = [getattr(each, row.name) for each in (theirs, ours)]
    if callable(values[0]):
        values = [value() for value in values]
    assert values[0] == values[1]


def answer(
    kind: type[Any], status: int, body: bytes = b"", headers: dict[str, str] | None = None
) -> Any:
    """A response as each library makes it of what a server sent."""
    if kind is httpx.Response:
        return httpx.Response(status, headers=headers, content=body)
    response = requests.Response()
    response.status_code = status
    response._content = body
    response.headers.update(headers or {})
    response.encoding = utils.get_encoding_from_headers(response.headers)
    return response


def outcome(lib: ModuleType, expression: str) -> str:
    """What an expression gives with a library, or the exception that it raises.

    A DeprecationWarning counts as an exception, because somebody who reads the log sees it."""
    theirs = lib is requests
    response = requests.Response if theirs else httpx.Response
    with (requests.Session if theirs else httpx.Client)() as client, warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        names = {
            "lib": lib,
            "client": client,
            "answer": functools.partial(answer, response),
            "prepared": lambda *args, **options: (
                requests.Request(*args, **options).prepare()
                if theirs
                else httpx.Request(*args, **options)
            ),
            "HTTPBasicAuth": auth.HTTPBasicAuth if theirs else httpx.BasicAuth,
            "HTTPDigestAuth": auth.HTTPDigestAuth if theirs else httpx.DigestAuth,
            "seen": unittest.mock.Mock(return_value=None),
            "GET": GET.partition("?")[0],
            "COOKIES": "https://httpbin.org/cookies/set/a/1",
            "DIGEST": "https://httpbin.org/digest-auth/auth/a/b",
            "DRIP": "https://httpbin.org/drip?duration=3&numbytes=3&delay=0",
            "io": io,
            "inspect": inspect,
        }
        try:
            return repr(eval(expression, names))
        except Exception as error:
            return type(error).__name__


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.kind in ("different", "silent", "same")],
    ids=ids,
)
def test_row_is_shown(row: Row, internet: Internet) -> None:
    if row.group == "codes":
        expression: str | tuple[str, str] = f"int(lib.codes.{row.name})"
    elif (row.group, row.kind) == ("Response", "same"):
        return  # test_same_value compares it
    else:
        assert ids(row) in SHOWN, f"show in tests/shown_names.py that {ids(row)} is {row.kind}"
        expression = SHOWN[ids(row)]
    old, new = expression if isinstance(expression, tuple) else (expression, expression)
    theirs, ours = outcome(requests, old), outcome(httpx, new)
    if row.kind == "same":
        assert theirs == ours, f"{ids(row)} is not the same: {theirs}, but {ours} with httpx"
    else:
        assert theirs != ours, f"{ids(row)} is no {row.kind}: {theirs} with both"


def test_false_same_is_told(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in ROWS if ids(row) == "Session.max_redirects")
    with pytest.raises(AssertionError, match="Session.max_redirects is not the same: 30, but 20"):
        test_row_is_shown(dataclasses.replace(row, kind="same"), internet)
    monkeypatch.setitem(SHOWN, ids(row), "1")
    with pytest.raises(AssertionError, match="Session.max_redirects is no silent: 1 with both"):
        test_row_is_shown(row, internet)
    monkeypatch.delitem(SHOWN, ids(row))
    with pytest.raises(AssertionError, match="show in tests/shown_names.py that Session.max_red"):
        test_row_is_shown(row, internet)


def test_what_is_shown_has_a_row() -> None:
    kinds = {ids(row): row.kind for row in ROWS}
    assert not {name for name in SHOWN if kinds.get(name) not in ("same", "different", "silent")}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if (row.group, row.kind) == ("codes", "renamed")], ids=ids
)
def test_code_is_the_same_number(row: Row) -> None:
    assert requests.codes[row.name] == httpx.codes[row.httpx.rpartition(".")[2]]
