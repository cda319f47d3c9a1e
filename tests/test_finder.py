"""The finder finds each name of requests, and nothing else."""

import json
import keyword
import re
import subprocess
import sys
from pathlib import Path

import pytest

from contents import ROOT, Contents
from porting.__main__ import main
from porting.finder import ROWS, Finding, find, find_in
from porting.names import Row

# A program that uses a row's name, by its group.
USES = {
    "requests": "import requests\nrequests.{}('https://example.org')",
    "modules": "from requests import {} as module",
    "arguments": "import requests\nrequests.Session().request('GET', '/?a=1', {}={})",
    "Session": "import requests\nsession = requests.Session()\nsession.{}()",
    "Response": "import requests\nresponse = requests.get('/')\nresponse.{}",
    "Request": "import requests\nrequest = requests.Request('GET', '/').prepare()\nrequest.{}",
    "exceptions": "import requests\ntry: ...\nexcept (OSError, requests.exceptions.{}): ...",
    "classes": "import requests\nrequests.{}",
    "HTTPAdapter": "from requests.adapters import HTTPAdapter as A\nA().{}",
    "jar": "import requests\nrequests.Session().cookies.{}",
    "RequestException": ("import requests\ntry: ...\nexcept requests.Timeout as error: error.{}"),
    "requests.cookies": "from requests.cookies import {} as function\nfunction()",
    "requests.utils": "import requests.utils\nrequests.utils.{}",
    "codes": "import requests\nrequests.codes.{}",
    "packages": "import {}",
}
OPERATORS = {
    "__bool__": "if response: ...",
    "__iter__": "for each in response: ...",
    "__enter__": "with response: ...",
}
VALUES = {"timeout": "(1, 2)", "auth": "None", "headers": "{'A': None}", "data": "b''"}
# What the finder doesn't look for: variables that are set outside of the program.
LEFT_OUT = {"environment"}


def use(row: Row) -> str:
    """A program that uses it."""
    if row.group == "parameters":
        called, argument = row.name[:-1].split("(")
        of, _, method = called.rpartition(".")
        before = "import requests\nfrom requests.adapters import HTTPAdapter\n"
        if of:
            return f"{before}requests.get('/').{method}({argument}=1)"
        return f"{before}{'requests.' * (called == 'Request')}{called}({argument}=1)"
    if row.name in OPERATORS:
        return USES["Response"].replace("response.{}", OPERATORS[row.name])
    template = USES[row.group]
    if row.group == "arguments":
        return template.format(row.name, VALUES.get(row.name, "x"))
    return template.format(row.name)


def kinds(source: str, path: str = "program.py") -> list[str]:
    return [f"{each.line} {each.kind} {each.code}" for each in find_in({path: source}).findings]


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in ROWS.values()
        if row.group not in LEFT_OUT
        and not (
            row.group in ("arguments", "parameters")
            and (row.kind == "same" or row.name in ("json", "Response.iter_content(chunk_size)"))
        )
        and not (
            row.group == "codes" and (not row.name.isidentifier() or keyword.iskeyword(row.name))
        )
    ],
    ids=lambda row: f"{row.group}.{row.name}",
)
def test_each_row_is_found(row: Row) -> None:
    source = use(row)
    found = find_in({"program.py": source}).findings
    notes = {(each.becomes, each.note) for each in found}
    calls = row.group in ("requests", "Session") and row.name in USES_OF_CALLS
    assert any(
        each.becomes == row.httpx
        and (each.kind == row.kind or calls or row.group == "arguments")
        and (each.note == row.note or calls or row.group == "arguments")
        for each in found
    ), f"the finder doesn't tell of {row.name} in\n{source}\nbut of {notes}"


USES_OF_CALLS = {"get", "options", "head", "post", "put", "patch", "delete", "request"}


def test_row_that_never_fires_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    row = ROWS["Response", "ok"]
    monkeypatch.delitem(ROWS, ("Response", "ok"))
    with pytest.raises(AssertionError, match="the finder doesn't tell of ok in"):
        test_each_row_is_found(row)


def programs(variants: set[str]) -> list[Path]:
    """The snippets of these variants, as paths."""
    return [
        ROOT / "snippets" / snippet.path if not Path(snippet.path).is_absolute() else snippet.path
        for snippet in Contents().snippets
        if snippet.path.stem.rpartition("_")[2] in variants
    ]


def test_program_for_httpx_has_no_finding() -> None:
    paths = programs({"httpx", "async", "httpx2"})
    assert len(paths) > 200
    of_httpx = [
        each
        for each in find(paths).findings
        if "import requests" not in Path(each.path).read_text()
    ]
    assert not of_httpx, f"the finder fires on the httpx version: {of_httpx[0]}"


def test_program_for_requests_has_findings() -> None:
    paths = programs({"requests"})
    found = {each.path for each in find(paths).findings}
    missed = {
        str(path)
        for path in paths
        if re.search(r"\brequests\.(?!__)", path.read_text()) and path.suffix == ".py"
    } - found
    assert len(paths) > 80 and not missed


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Names that come in another way.
        ("import requests as r\nr.get(u, timeout=1)", ["2 silent r.get"]),
        ("from requests import get as g\ng(u)", ["2 silent g"]),
        ("from requests import Session", ["1 renamed import Session"]),
        (
            ("import requests.auth\nrequests.auth.HTTPProxyAuth"),
            ["2 gone requests.auth.HTTPProxyAuth"],
        ),
        # Objects that are kept, passed, given and opened.
        (
            "import requests\nclass A:\n def __init__(self):\n  self.s = requests.Session()\n"
            " def f(self):\n  return self.s.get(u)\nA().f().ok",
            ["4 renamed requests.Session", "6 silent self.s.get", "7 gone A().f().ok"],
        ),
        (
            "import requests\nclass A:\n def f(self):\n  self.s.verify = False\n"
            " def __init__(self):\n  self.s = requests.Session()",
            ["4 silent self.s.verify", "6 renamed requests.Session"],
        ),
        (
            "import requests\ndef f(s: 'requests.Session | None'):\n s.mount",
            ["3 gone s.mount"],
        ),
        (
            "import requests\nwith requests.Session() as s:\n s.cert",
            ["2 renamed requests.Session", "3 silent s.cert"],
        ),
        (
            (
                "from requests import Session\nclass S(Session):\n"
                " def get_adapter(self): ...\nS().proxies"
            ),
            ["2 renamed Session", "3 gone def get_adapter", "4 silent S().proxies"],
        ),
        (
            "from requests.auth import AuthBase\nclass A(AuthBase):\n"
            " def __call__(self, r):\n  r.body",
            ["2 different AuthBase", "4 renamed r.body"],
        ),
        (
            "import requests\ntry: ...\nexcept requests.Timeout as e: e.response.ok",
            [
                "3 different e.response",
                "3 different requests.Timeout",
                "3 gone e.response.ok",
            ],
        ),
        (
            ("import requests\nfor h in requests.get(u).history: h.ok"),
            ["2 gone h.ok", "2 same requests.get(u).history", "2 silent requests.get"],
        ),
        # What differs only in a loop, or in other exceptions.
        (
            "import requests\nr = requests.head(u, timeout=1)\n"
            "r.headers['a'], r.headers.get('a'), 'a' in r.headers\nlist(r.headers)",
            ["2 same requests.head", *["3 same r.headers"] * 3, "4 silent r.headers"],
        ),
        (
            "import requests\ntry: ...\nexcept requests.HTTPError as e: e.response.ok",
            ["3 gone e.response.ok", "3 same e.response", "3 silent requests.HTTPError"],
        ),
        (
            "import requests\ntry: ...\nexcept requests.Timeout as e:\n if e.response: ...",
            ["3 different requests.Timeout", "4 different e.response"],
        ),
        (
            "import requests\nclass A:\n def f(self):\n"
            "  self.r = requests.head(u, timeout=1)\n  if self.r: ...",
            ["4 same requests.head", "5 silent self.r"],
        ),
        # Arguments, by their values.
        (
            "import requests\nrequests.get(u, timeout=1, allow_redirects=True)",
            ["2 renamed allow_redirects=True", "2 same requests.get"],
        ),
        ("import requests\nrequests.head(u, timeout=1)", ["2 same requests.head"]),
        (
            ("import requests\nrequests.head(u, timeout=1, params={'a': 1})"),
            ["2 same requests.head"],
        ),
        (
            "import requests\nrequests.head(u, timeout=(1, 2), params={'a': None})",
            ["2 same requests.head", "2 silent params={'a': None}", "2 silent timeout=(1, 2)"],
        ),
        (
            "import requests\nrequests.post(u, [('a', 1)])",
            ["2 different data=[('a', 1)]", "2 different requests.post"],
        ),
        (
            "import requests, json\nrequests.post(u, data=json.dumps(x))",
            ["2 renamed data=json.dumps(x)", "2 silent requests.post"],
        ),
        ("import requests\nrequests.delete(u, json=x)", ["2 different requests.delete"]),
        # Mocks.
        (
            "from unittest import mock\nmock.patch('shop.api.requests.get')",
            ["2 different 'shop.api.requests.get'"],
        ),
        ("import responses", ["1 gone import responses"]),
        # What it can't know, or isn't about requests.
        ("def f(response): response.json(), response.ok", []),
        ("import requests\nasync def f(s):\n async with s.get(u) as r: r.ok", []),
        (
            (
                "import requests\ndef f(a):\n if a:\n"
                "  return requests.head(u, timeout=1)\n return {}\nf(1).ok"
            ),
            ["4 same requests.head"],
        ),
        (
            ("import requests\ns = requests.Session()\ns = 1\ns.verify"),
            ["2 renamed requests.Session"],
        ),
        ("import httpx\nhttpx.get(u)\nhttpx.Client().get(u).json()", []),
        ("requests = []\nrequests.get", []),
    ],
)
def test_what_is_found(source: str, expected: list[str]) -> None:
    assert sorted(kinds(source)) == sorted(expected)


def test_other_files_are_followed() -> None:
    sources = {
        "shop/http.py": (
            "import requests\n"
            "def connect() -> requests.Session: ...\nclass Api(requests.Session): ..."
        ),
        "shop/use.py": "from .http import connect, Api\nconnect().verify\nApi().cert",
    }
    for order in (sources, dict(reversed(sources.items()))):
        found = [each for each in find_in(order).findings if each.path == "shop/use.py"]
        assert [(each.line, each.kind) for each in found] == [(2, "silent"), (3, "silent")]


def test_finding_tells_all() -> None:
    _, found = find_in({"a.py": "import requests\nrequests.get(u).apparent_encoding"}).findings
    assert found == Finding(
        "a.py",
        2,
        1,
        "requests.get(u).apparent_encoding",
        "gone",
        "",
        "`default_encoding=` of the client",
        "tutorial/reading-responses.md#read-text-in-the-right-encoding",
    )


UNREADABLE = {
    "old.py": (b"import requests\nprint requests.get(u)\n", "line 2: .*it looks like Python 2"),
    "broken.py": (b"def f(:\n", "line 1: "),
    "binary.py": (b"\x00\x01\xff\xfe", "can't be"),
    "latin.py": (b"# coding: utf-8\nx = '\xe9'\n", "can't be read: "),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    content, told = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "fine.py").write_text("import requests\nrequests.codes.teapot\n")
    report = find([tmp_path])
    assert len(report.findings) == 1
    assert [each.path for each in report.unreadable] == [str(tmp_path / name)]
    assert re.match(told, report.unreadable[0].reason)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fine, other = tmp_path / "fine.py", tmp_path / "other.py"
    fine.write_text("import requests\nrequests.head(u, timeout=1)\n")
    other.write_text("import requests\nrequests.Session().verify = False\n")
    assert main([str(fine)]) == 0
    assert capsys.readouterr().out == "1 file, 3 lines: 1 same\n"
    assert main(["--all", str(fine)]) == 0
    assert ":2:1: same: requests.head → httpx.head (docs/" in capsys.readouterr().out
    assert main([str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"{other}:2:1: silent: requests.Session().verify: ignored; pass `verify=`" in out
    assert main(["--json", str(tmp_path)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["silent"] == 1 and told["findings"][0]["line"] == 2
    assert main([str(tmp_path), str(tmp_path / "missing.py")]) == 2
    assert "missing.py: can't be read: " in capsys.readouterr().err


def test_program_is_not_run_nor_changed(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(f"import requests\nopen({str(tmp_path / 'ran')!r}, 'w')\n")
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "porting", str(path)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0 and path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["program.py"]
