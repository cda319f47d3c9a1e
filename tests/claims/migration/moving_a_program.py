"""Claims of docs/migration/moving-a-program.md."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
import responses

from contents import Contents
from fake_internet.internet import Internet
from porting.__main__ import main
from porting.finder import find

CONTENTS = Contents()
PAGE = CONTENTS.page("migration/moving-a-program")
assert PAGE
FOLDER = PAGE.folder
BEFORE, AFTER = (FOLDER / f"{name}.py" for name in ("backup_requests", "backup_httpx"))
TESTS = FOLDER / "test_with_server_httpx.py"
API = "https://api.github.com"


def table(head: str) -> list[list[str]]:
    """The rows of the page's table whose first row ends with `head`."""
    assert PAGE
    body = PAGE.text.partition(f"{head} |\n")[2].partition("\n\n")[0]
    return [re.split(r" *\| *", line)[1:-1] for line in body.splitlines()[1:]]


def started(folder: Path, program: str) -> subprocess.Popen[str]:
    """The tests of the page, under way for a program."""
    folder.mkdir(exist_ok=True)
    (folder / AFTER.name).write_text(program)
    shutil.copy(TESTS, folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS.name]
    options = {**os.environ, "PYTEST_ADDOPTS": ""}  # those of the suite that runs this
    return subprocess.Popen(command, cwd=folder, env=options, stdout=subprocess.PIPE, text=True)


def failed(running: subprocess.Popen[str]) -> list[str]:
    out = running.communicate()[0]
    assert re.search(r"\d (passed|failed)", out), out
    return re.findall(r"^FAILED \S+::(\w+)", out, re.M)


def test_silent_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The ten silent ones raise nothing, so keep this list until the end:"""
    assert PAGE and main([str(BEFORE)]) == 1
    assert f"> {capsys.readouterr().out.splitlines()[-1]}\n" in PAGE.text
    silent = [each for each in find([BEFORE]).findings if each.kind == "silent"]
    told = [[str(each.line), f"`{each.code}`", each.note] for each in silent]
    assert table("what the finder says of it") == told and len(told) == 10


@pytest.mark.usefixtures("server")
def test_only_the_import(tmp_path: Path) -> None:
    """For now, the import is `import backup_requests as backup`; here you see it after the move,
    when this line is the only one that has changed."""
    assert "\nimport backup_httpx as backup\n" in TESTS.read_text()
    assert not failed(started(tmp_path, BEFORE.read_text()))


@responses.activate
def test_httpx_is_not_seen(internet: Internet) -> None:
    """`responses` replaces a method of requests' adapter, so it doesn't see what httpx sends, and
    the moved program would call GitHub."""
    responses.get(f"{API}/users/python", status=418)
    assert requests.get(f"{API}/users/python", timeout=5).status_code == 418
    assert httpx.get(f"{API}/users/python").status_code == 200
    assert len(internet.exchanges) == 1


@pytest.mark.usefixtures("server")
def test_halfway(tmp_path: Path) -> None:
    """The tests pass, and the finder counts eight silent lines instead of ten."""
    old, new = (
        re.split(r"\n(?=def notify|def main)", program.read_text()) for program in (BEFORE, AFTER)
    )
    halfway = "\n".join([old[0], new[1], old[2]]).replace(
        "import requests", "import httpx\nimport requests", 1
    )
    assert not failed(started(tmp_path, halfway))
    assert find([tmp_path / AFTER.name]).counts()["silent"] == 8
    assert find([BEFORE]).counts()["silent"] == 10


def test_parameter_none() -> None:
    """- `params=` with `None` in it sent nothing in requests and sends `type=` in httpx, so `kind`
    is only put in if there is one."""
    old = requests.Request("GET", API, params={"type": None}).prepare()
    assert old.url == f"{API}/"
    assert str(httpx.Request("GET", API, params={"type": None}).url) == f"{API}?type="


def test_empty_parameters() -> None:
    """In httpx, an empty dictionary replaces the query by nothing, and the program would read the
    first page again and again, so the loop passes `None`."""
    client, url = httpx.Client(), f"{API}/users/psf/repos?page=2"
    assert client.build_request("GET", url, params={}).url.query == b""
    assert client.build_request("GET", url, params=None).url.query == b"page=2"


def test_nothing_left(capsys: pytest.CaptureFixture[str]) -> None:
    """The finder finds nothing anymore:"""
    assert PAGE and main([str(AFTER)]) == 0
    assert f"> {capsys.readouterr().out.splitlines()[-1]}\n" in PAGE.text


# What is left out on purpose, in the order of the page's table: the program's lines, and what
# stands there instead.
CLIENT = "        timeout=httpx.Timeout(READ, connect=CONNECT),\n        follow_redirects=True,\n"
PARAMS = '{"per_page": 100}\n    if kind:\n        params["type"] = kind'
NOTIFY = "timeout=httpx.Timeout(READ, connect=CONNECT),\n            follow_redirects=True,"
FORGOTTEN = [
    (CLIENT, CLIENT.partition("\n")[0] + "\n"),
    ('.get("url"), None', '.get("url"), {}'),
    (PARAMS, '{"type": kind, "per_page": 100}'),
    (CLIENT, CLIENT.partition("\n")[2]),
    ("RetryTransport(pause)", "httpx.HTTPTransport(retries=3)"),
    ("if response.is_error:", "if not response:"),
    ("except httpx.HTTPStatusError as", "except httpx.HTTPError as"),
    ("content=body", "data=body"),
    (CLIENT, CLIENT.replace("httpx.Timeout(READ, connect=CONNECT)", "(CONNECT, READ)")),
    (NOTIFY, NOTIFY.partition("\n")[0]),
]


@pytest.mark.usefixtures("server")
def test_forgotten(tmp_path: Path) -> None:
    """That's for the tests to tell, so forget each of the changes once, on purpose, and see which
    test fails:"""
    text, found = AFTER.read_text(), []
    for number, (right, wrong) in enumerate(FORGOTTEN):
        assert text.count(right) >= 1, right
        found.append(started(tmp_path / str(number), text.replace(right, wrong)))
    told = [row[1] for row in table("this test fails")]
    assert [", ".join(f"`{name}`" for name in failed(each)) or "none" for each in found] == told


def test_last_three() -> None:
    """`data=` works with a warning, the pair sets no limit on sending, and a webhook that
    redirects is one that you haven't met yet."""
    with pytest.warns(DeprecationWarning, match="content="):
        httpx.Client().build_request("POST", API, data="text")  # type: ignore[arg-type]
    pair: Any = (3.0, 10.0)
    assert httpx.Timeout(pair).write is None
    assert not httpx.Client().follow_redirects


def test_seven_requests(internet: Internet) -> None:
    """Both versions run in your browser, and send the same seven requests."""
    for program in (BEFORE, AFTER):
        [snippet] = [each for each in CONTENTS.programs if each.path == program]
        assert CONTENTS.why_not_in_browser(snippet) is None
        internet.exchanges.clear()
        runpy.run_path(str(program), run_name="__main__")
        assert len(internet.exchanges) == 7
