"""The table of names is whole, and each of its rows is true of the installed libraries."""

import datetime
import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import requests
from requests import adapters, auth, cookies, exceptions, structures

import porting
from fake_internet.internet import Internet
from porting import PAGE, Row, groups, page

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


def variables() -> set[str]:
    """The environment variables that requests reads itself."""
    sources = Path(requests.__file__).parent.glob("*.py")
    found = (re.findall(r'environ(?:\.get\(|\[)"(\w+)"', each.read_text()) for each in sources)
    return {name for names in found for name in names}


def functions() -> set[str]:
    """What `requests` itself has for its callers beside classes, exceptions and modules."""
    of_the_api = {name for name, each in vars(requests.api).items() if inspect.isfunction(each)}
    return of_the_api | {"session", "codes"}


INVENTORY: dict[str, Callable[[], set[str]]] = {
    "requests": functions,
    "arguments": lambda: set(inspect.signature(requests.Session.request).parameters) - {"self"},
    "Session": lambda: named(requests.Session()),
    "Response": lambda: named(requests.Response()),
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
        porting._row("requests", ["get", "httpx.get", "equal", "", ""])


def test_page_shows_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m porting`, and read the diff"


@pytest.fixture(scope="module")
def things() -> dict[str, Any]:
    """What the counterparts' expressions begin with, and what has the names of each group."""
    client = httpx.Client()
    request = client.build_request("POST", GET, json={"a": 1})
    response = httpx.Response(200, request=request, json={})
    response.elapsed = datetime.timedelta(seconds=1)
    jar, transport = httpx.Cookies(), httpx.HTTPTransport()
    return {
        "client": client,
        "request": request,
        "response": response,
        "requests": httpx,
        "Session": client,
        "Response": response,
        "Request": request,
        "exceptions": httpx,
        "httpx": httpx,
        "json": json,
        "cookies": jar,
        "jar": jar,
        "transport": transport,
        "HTTPAdapter": transport,
        "environment": None,
        "ValueError": ValueError,
    }


def ids(row: Row) -> str:
    return f"{row.group}.{row.name}"


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.httpx and row.group != "arguments"], ids=ids
)
def test_counterpart_is_there(row: Row, things: dict[str, Any]) -> None:
    first, *rest = row.httpx.split(".")
    found = things[first]
    for name in rest:
        assert hasattr(found, name), f"{row.httpx} is not there; correct porting/names.toml"
        found = getattr(found, name)


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_kind_is_true(row: Row, things: dict[str, Any]) -> None:
    old = row.name.rpartition(".")[2]
    if row.group == "arguments":
        there = old in inspect.signature(httpx.Client.request).parameters
    elif row.group == "classes":
        there = hasattr(httpx, old)
    else:
        there = hasattr(things[row.group], old)
    new = row.httpx.rpartition(".")[2]
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


@pytest.mark.parametrize("url", ["https://httpbin.org/redirect/40", "https://httpbin.org/delay/9"])
def test_same_exception(url: str, internet: Internet) -> None:
    with pytest.raises(requests.RequestException) as theirs:
        requests.get(url, timeout=1)
    with pytest.raises(httpx.HTTPError) as ours:
        httpx.get(url, timeout=1, follow_redirects=True)
    name = type(ours.value).__name__
    assert type(theirs.value).__name__ == name
    assert next(row for row in GROUPS["exceptions"].rows if row.name == name).kind == "same"
