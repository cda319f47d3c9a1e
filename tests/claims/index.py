import inspect
import re
import time

import httpx
import pytest
import requests
import yaml

from contents import ROOT
from exercises import lack
from tests.subjects import CONTENTS, SUBJECTS

FUNCTIONS = {"delete", "get", "head", "options", "patch", "post", "put", "request"}


def test_familiar() -> None:
    """
    If you know `requests`, most of HTTPX will look
    [familiar, but not identical](tutorial/familiar-not-identical.md), and you also get an async
    client, a timeout by default, and HTTP/2 as an option.
    """
    assert {*dir(requests.api)} >= FUNCTIONS and {*dir(httpx)} >= FUNCTIONS
    assert requests.get("https://httpbin.org/redirect/1").status_code == 200
    assert httpx.get("https://httpbin.org/redirect/1").status_code == 302
    assert inspect.iscoroutinefunction(httpx.AsyncClient.get)
    option = inspect.signature(httpx.Client).parameters["http2"]
    assert option.default is False and httpx.Client(http2=True).timeout == httpx.Timeout(5)


def test_programs() -> None:
    """This site teaches it with more than 350 programs that we've run."""
    assert len(CONTENTS.programs) > 350


def test_timeouts() -> None:
    """
    requests needs `timeout=5.0`, because it would otherwise wait without a limit; HTTPX raises an
    exception by default if the server sends nothing for five seconds.
    """
    hour = "https://httpbin.org/drip?delay=3600&numbytes=1&duration=0"
    began = time.perf_counter()
    assert requests.get(hour).ok and time.perf_counter() - began > 3600
    began = time.perf_counter()
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(hour)
    assert time.perf_counter() - began == pytest.approx(5)


def test_pythons() -> None:
    """
    Our test suite runs them all with Python 3.11, 3.12, 3.13 and 3.14, and the lines that begin
    with `#>` are what they printed.
    """
    file = ROOT / ".github" / "workflows" / "check.yml"
    suite = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["suite"]
    assert suite["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {trial.snippet for _, trial in SUBJECTS["trial"](CONTENTS)} == {*CONTENTS.programs}


def test_where() -> None:
    """
    The programs run over real connections to local servers, and most also in a browser.
    """
    trials = [trial for _, trial in SUBJECTS["trial"](CONTENTS)]
    assert {each.snippet for each in trials if each.door == "wire"} == {*CONTENTS.programs}
    there = [each for each in CONTENTS.programs if not CONTENTS.why_not_in_browser(each)]
    assert len(there) > 0.75 * len(CONTENTS.programs)


def test_httpx2() -> None:
    """
    With httpx2 in place of httpx, they print the same lines, apart from a handful that print the
    package's name or its exceptions, or compare the two packages.
    """
    other = [each for each in CONTENTS.programs if CONTENTS.excused("different_on_httpx2", each)]
    assert 0 < len(other) < 10  # tests/test_excuses.py tries each
    for each in other:
        excuse = CONTENTS.excused("different_on_httpx2", each)
        name = excuse and re.match(r"\+ *#> .*(httpx2|SSEError)", excuse.fails)
        assert name or each.page_name == "beyond/httpx2"


def test_exercises(server: object) -> None:
    """
    At the end of more than 20 pages, you change a program, and a check runs your version and
    tells you the first thing that's still missing.
    """
    exercises = [page.exercise for page in CONTENTS.pages if page.exercise]
    assert len(exercises) > 20
    for exercise in exercises[:3]:
        missing = lack(exercise.check, exercise.starts[0])
        assert missing and not lack(exercise.check, exercise.solutions[0])
