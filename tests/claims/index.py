import httpx
import requests
import yaml

from contents import ROOT
from tests.runner import doors_of
from tests.subjects import CONTENTS

FUNCTIONS = {"delete", "get", "head", "options", "patch", "post", "put", "request"}


def test_same_names() -> None:
    """
    If you know `requests`, you already know how to use most of HTTPX, because the functions have
    the same names.
    """
    assert {*dir(requests.api)} >= FUNCTIONS and {*dir(httpx)} >= FUNCTIONS


def test_on_top() -> None:
    """
    On top, you get an async client with the same request methods, HTTP/2, and a timeout that's on
    unless you switch it off.
    """
    for name in (*FUNCTIONS, "send", "stream", "build_request"):
        assert hasattr(httpx.Client, name) and hasattr(httpx.AsyncClient, name)
    assert httpx.Client(http2=True).timeout == httpx.Timeout(5)
    assert httpx.Client(timeout=None).timeout == httpx.Timeout(None)


def test_programs() -> None:
    """
    This site teaches you HTTPX with more than 200 programs, and our tests run every one of them on
    each change.
    """
    assert len(CONTENTS.programs) > 200


def test_pythons() -> None:
    """
    On each change, our test suite runs them all with Python 3.11, 3.12, 3.13 and 3.14, and the
    lines that begin with `#>` are what they printed.
    """
    file = ROOT / ".github" / "workflows" / "check.yml"
    suite = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["suite"]
    assert suite["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_where() -> None:
    """
    Most of them also run over real connections, on HTTPX's continuation httpx2, and in a browser.
    """
    for each in CONTENTS.programs:
        assert "wire" in doors_of(CONTENTS, each)
    in_browser = [each for each in CONTENTS.programs if not CONTENTS.why_not_in_browser(each)]
    elsewhere = [each for each in in_browser if not CONTENTS.excused("different_on_httpx2", each)]
    assert len(elsewhere) > 0.75 * len(CONTENTS.programs)


def test_exercises() -> None:
    """
    At the end of more than a dozen pages, you change a program, and a check runs your version and
    names the first thing that it doesn't do yet.
    """
    assert sum(page.exercise is not None for page in CONTENTS.pages) > 12
