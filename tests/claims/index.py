import sys

import httpx
import pytest
import requests
import yaml

from contents import ROOT
from exercises import lack
from tests.subjects import CONTENTS, SUBJECTS

FUNCTIONS = {"delete", "get", "head", "options", "patch", "post", "put", "request"}


def test_same_names() -> None:
    """
    If you know `requests`, most of HTTPX will look familiar: its functions have the same names,
    though [some of them behave differently](tutorial/familiar-not-identical.md).
    """
    assert {*dir(requests.api)} >= FUNCTIONS and {*dir(httpx)} >= FUNCTIONS
    assert requests.get("https://httpbin.org/redirect/1").status_code == 200
    assert httpx.get("https://httpbin.org/redirect/1").status_code == 302


def test_also(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    You also get an async client with the same request methods, a timeout that's on unless you
    switch it off, and HTTP/2, if you install one more package and switch it on.
    """
    for name in (*FUNCTIONS, "send", "stream", "build_request"):
        assert hasattr(httpx.Client, name) and hasattr(httpx.AsyncClient, name)
    assert httpx.Client(http2=True).timeout == httpx.Timeout(5)
    assert httpx.Client(timeout=None).timeout == httpx.Timeout(None)
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError):
        httpx.Client(http2=True)


def test_programs() -> None:
    """
    This site teaches you HTTPX, and httpx2, the
    maintained continuation that we recommend for new programs, with more than 200 programs.
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
    assert {trial.snippet for _, trial in SUBJECTS["trial"](CONTENTS)} == {*CONTENTS.programs}


def test_where() -> None:
    """
    They run over real connections to servers on the same machine, and most also in memory and in a
    browser.
    """
    trials = [trial for _, trial in SUBJECTS["trial"](CONTENTS)]
    assert {each.snippet for each in trials if each.door == "wire"} == {*CONTENTS.programs}
    in_memory = {each.snippet for each in trials if each.door == "mocks"}
    both = [each for each in in_memory if not CONTENTS.why_not_in_browser(each)]
    assert len(both) > 0.75 * len(CONTENTS.programs)


def test_httpx2() -> None:
    """
    With httpx2 in place of httpx, they print the same lines, apart from a handful that are about
    the packages themselves.
    """
    other = [each for each in CONTENTS.programs if CONTENTS.excused("different_on_httpx2", each)]
    assert 0 < len(other) < 10  # tests/test_excuses.py tries each
    for each in other:
        excuse = CONTENTS.excused("different_on_httpx2", each)
        assert excuse and ("httpx2" in excuse.fails or each.page_name == "beyond/httpx2")


def test_exercises(server: object) -> None:
    """
    At the end of more than a dozen pages, you change a program, and a check runs your version and
    tells you the first thing that's still missing.
    """
    exercises = [page.exercise for page in CONTENTS.pages if page.exercise]
    assert len(exercises) > 12
    for exercise in exercises[:3]:
        missing = lack(exercise.check, exercise.starts[0])
        assert missing and not lack(exercise.check, exercise.solutions[0])
