import httpx
import requests
import yaml

from contents import ROOT
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
    What you get on top is an async client with the same methods, HTTP/2, and a timeout that's on
    unless you switch it off.
    """
    for name in (*FUNCTIONS, "send", "stream", "build_request"):
        assert hasattr(httpx.Client, name) and hasattr(httpx.AsyncClient, name)
    assert httpx.Client(http2=True).timeout == httpx.Timeout(5)
    assert httpx.Client(timeout=None).timeout == httpx.Timeout(None)


def test_programs() -> None:
    """
    Our test suite runs all of the more than 200 programs on each change, with Python 3.11, 3.12,
    3.13 and 3.14, and the lines that begin with `#>` are what they printed.
    """
    file = ROOT / ".github" / "workflows" / "check.yml"
    suite = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["suite"]
    assert len(CONTENTS.programs) > 200
    assert suite["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_exercises() -> None:
    """
    At the end of more than a dozen pages, you change a program, and a check runs your version and
    names the first thing that it doesn't do yet.
    """
    assert sum(page.exercise is not None for page in CONTENTS.pages) > 12
