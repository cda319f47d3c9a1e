import asyncio
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpbin.core
import httpx
import pytest
import requests
import yaml
from selectolax.lexbor import LexborHTMLParser

from contents import ROOT, Snippet
from exercises import lack
from exercises.answer import Answer
from fake_internet.clock import WireClock, real_monotonic
from fake_internet.conditions import ELSEWHERE, HERE
from fake_internet.doors import DOORS, visit
from fake_internet.hosts import github, new_apps
from fake_internet.internet import Internet
from tests.claim import Claim
from tests.faults import BROKEN
from tests.runner import Trial, doors_of
from tests.subjects import CONTENTS, SUBJECTS
from tests.test_claims import test_claim_proves_a_sentence_of_its_page as holds
from tests.test_pairs import test_variants_send_the_same_or_differ_for_a_reason as same
from tests.test_snippets import told as told_by_the_suite
from theme.elsewhere import NOTE
from theme.policy import policy

WORKFLOWS = ROOT / ".github" / "workflows"


def test_whole_files() -> None:
    """A program on this site isn't a fragment, and the block that you see is the whole file."""
    files = {snippet.reference for snippet in CONTENTS.snippets}
    assert {block.reference for page in CONTENTS.pages for block in page.blocks} == files


@pytest.fixture
def told(server: object, tmp_path: Path) -> Callable[..., str]:
    """What the suite says of a page that shows this program; it has a fake internet of its own."""

    def told(program: str, door: str = "mocks") -> str:
        snippet = Snippet(tmp_path, "page/program_httpx.py")
        snippet.path.parent.mkdir(parents=True, exist_ok=True)
        snippet.path.write_text(program)
        return told_by_the_suite(Trial(snippet, door)) or ""

    return told


def test_ends_without_an_error(told: Callable[..., str]) -> None:
    """- it ends without an error,"""
    assert "fails" in told("raise SystemExit(1)\n")


@pytest.mark.parametrize("shown", [2, 3])
def test_prints_what_is_shown(told: Callable[..., str], shown: int) -> None:
    """- it prints exactly the lines that the page shows, and"""
    assert ("does not show what it prints" in told(f"print(1 + 1)\n#> {shown}\n")) == (shown == 3)


def test_leaves_nothing_open(told: Callable[..., str]) -> None:
    """- it doesn't leave a client or a response open."""
    program = "import httpx\n\nclient = httpx.Client()\nprint(client.get('https://example.com'))\n"
    assert "leaves open" in told(program)


def test_httpbin() -> None:
    """- `httpbin.org` runs the genuine [httpbin](https://github.com/psf/httpbin) package."""
    assert new_apps()["httpbin.org"]() is httpbin.core.app


def test_github() -> None:
    """
    - `api.github.com` is a small copy that we wrote after
    [GitHub's documentation](https://docs.github.com/en/rest), with a handful of accounts and the
    endpoints that our programs need.
    """
    assert 5 <= len(github.ACCOUNTS) < 10
    assert httpx.get("https://api.github.com/users/python").json()["name"] == "Python"


def test_example() -> None:
    """- `example.com` is a single page."""
    app = new_apps()["example.com"]()
    assert [rule.rule for rule in app.url_map.iter_rules()] == ["/"]


def test_small_copies() -> None:
    """
    - `postman-echo.com`, `raw.githubusercontent.com`, `demo.duendesoftware.com`, `dummyjson.com`
    and `api.crossref.org` are small copies too, each with the few endpoints that our programs
    call.
    """
    found = {name: len([*make().url_map.iter_rules()]) for name, make in new_apps().items()}
    assert found["demo.duendesoftware.com"] == 2 and found["postman-echo.com"] <= 4
    for name in ("raw.githubusercontent.com", "dummyjson.com", "api.crossref.org"):
        assert found[name] == 1


def test_untrusted(wire: Internet) -> None:
    """
    - `badssl.com` and `untrusted-root.badssl.com` are there for
    [certificates](tutorial/certificates.md): the second one uses a certificate that no client
    trusts by default.
    """
    for get in (requests.get, httpx.get):
        assert (
            get("https://badssl.com/certs/ca-untrusted-root.crt", timeout=5.0).status_code == 200
        )
        with pytest.raises((requests.exceptions.SSLError, httpx.ConnectError)):
            get("https://untrusted-root.badssl.com/")


def test_refused(internet: Internet) -> None:
    """
    A request to any other host, or to a path that the stand-in doesn't have, is refused and fails
    the test.
    """
    with pytest.raises(httpx.ConnectError, match="is not in the fake internet"):
        httpx.get("https://python.org/")
    assert httpx.get("https://api.github.com/no-such-path").status_code == 404
    assert len(internet.refusals) == 2  # which `check_asks_for_what_is_there` does not let pass


@pytest.mark.parametrize("door", DOORS)
def test_exceptions(server: object, door: str) -> None:
    """
    There are two exceptions, for pages about errors: a name that ends in `.invalid` can't be
    found, and an address that begins with `192.0.2.` never responds.
    """
    with visit(door) as internet:
        with pytest.raises(httpx.ConnectError):
            httpx.get("https://no-such-host.invalid/")
        with pytest.raises(httpx.ConnectTimeout):
            httpx.get("https://192.0.2.1/", timeout=1)
        assert not internet.refusals


def test_live() -> None:
    """Once a week, the programs also run against the real hosts."""
    live = yaml.safe_load((WORKFLOWS / "live.yml").read_text(encoding="utf-8"))
    *_, day_of_month, month, weekday = live[True]["schedule"][0]["cron"].split()  # `on` is true
    assert (day_of_month, month) == ("*", "*") and weekday.isdigit()
    assert live["jobs"]["live"]["steps"][-1]["run"] == "pytest --live"


def test_two_ways(told: Callable[..., str]) -> None:
    """
    Most programs reach the stand-ins in two ways, and have to print the same lines both times:
    """
    for door in DOORS:
        assert told("print(1 + 1)\n#> 2\n", door) == ""
        assert "does not show what it prints" in told("print(1 + 1)\n#> 3\n", door)
    both = [each for each in CONTENTS.programs if doors_of(CONTENTS, each) == ["mocks", "wire"]]
    assert list(DOORS) == ["mocks", "wire"] and len(both) > 0.9 * len(CONTENTS.programs)


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory, the request is handed to the stand-in without a network."""
    monkeypatch.delattr(socket.socket, "connect")
    assert httpx.get("https://example.com/").is_success
    assert requests.get("https://example.com/", timeout=5.0).ok


@pytest.mark.parametrize("version", ["HTTP/1.1", "HTTP/2"])
def test_as_on_the_internet(wire: Internet, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The client looks up the host, opens a TCP connection, verifies the certificate, and chooses
    between HTTP/1.1 and HTTP/2, as it would on the internet.
    """
    looked_up: list[object] = []
    look_up = socket.getaddrinfo

    def seen(host: Any, *rest: Any, **options: Any) -> Any:
        looked_up.append(host)
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", seen)
    events: list[str] = []
    trace = {"trace": lambda name, info: events.append(name)}
    with httpx.Client(http2=version == "HTTP/2") as client:
        response = client.get("https://example.com/", extensions=trace)
        with pytest.raises(httpx.ConnectError, match="(?i)certificate"):
            client.get("https://untrusted-root.badssl.com/")
    assert looked_up[0] == "example.com"
    assert response.http_version == wire.exchanges[0].http_version == version
    assert {"connection.connect_tcp.complete", "connection.start_tls.complete"} <= {*events}


@pytest.mark.parametrize("door", DOORS)
def test_environment(server: object, door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In both ways, variables that would lead the client elsewhere, such as `HTTPS_PROXY`, are
    ignored.
    """
    monkeypatch.setenv("HTTPS_PROXY", "http://192.0.2.1:1/")
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")
    with visit(door):
        assert httpx.get("https://example.com/").is_success


def test_wire_only() -> None:
    """
    Those run over real connections only, and so do the programs that use aiohttp, because we can't
    hand aiohttp's requests over in memory.
    """
    programs = [each for each in CONTENTS.programs if "aiohttp" in each.modules]
    assert programs and all(doors_of(CONTENTS, each) == ["wire"] for each in programs)


def test_virtual_clock() -> None:
    """
    In memory, `time.sleep` and asyncio's timers therefore move a virtual clock forward instead of
    waiting, so a program that waits for a minute ends at once and still prints that a minute has
    passed.
    """
    for clock in (time.time, time.monotonic, time.perf_counter):
        began, virtually = real_monotonic(), clock()
        time.sleep(2000)
        asyncio.run(asyncio.sleep(3000))
        assert clock() - virtually == 5000 and real_monotonic() - began < 1000


def test_ten_times(wire: Internet) -> None:
    """
    Over real connections, programs wait for only a tenth of the time: the clock that they see
    runs ten times as fast, and stands still while the client or the server is working, so a
    slow machine doesn't change what a program prints.
    """
    began, faster = real_monotonic(), time.monotonic()
    time.sleep(1)
    assert time.monotonic() - faster == pytest.approx(1)
    assert real_monotonic() - began > 0.09
    assert isinstance(wire.clock, WireClock) and wire.clock.speed == 10


def test_working(wire: Internet) -> None:
    """
    Over real connections, programs wait for only a tenth of the time: the clock that they see
    runs ten times as fast, and stands still while the client or the server is working, so a
    slow machine doesn't change what a program prints.
    """
    began, before = real_monotonic(), time.perf_counter()
    while real_monotonic() < began + 0.05:
        pass
    assert time.perf_counter() == before


@pytest.mark.parametrize("door", DOORS)
def test_latency(server: object, door: str) -> None:  # with `server` there is no other internet
    """
    Each stand-in takes an extra 0.1 seconds for a response, and the network in between takes no
    time, which is why times on this site are so regular:
    """
    with visit(door):
        assert httpx.get("https://example.com/").elapsed.total_seconds() == pytest.approx(0.1)


@pytest.mark.parametrize("run", range(2))
def test_new_visitor(run: int) -> None:
    """
    The first line is the same each time we run the program, because each program is a new visitor
    to the stand-ins and hasn't used up any of the hour's requests.
    """
    left = httpx.get("https://api.github.com/users/python").headers["X-RateLimit-Remaining"]
    assert left == "59"  # of 60


def test_used_up() -> None:
    """
    When you run it, you'll see how many requests you have left, or an error if you've used them
    all.
    """
    url = "https://api.github.com/users/python"
    left = [httpx.get(url).headers["X-RateLimit-Remaining"] for _ in range(60)]
    assert left == [str(number) for number in reversed(range(60))]
    with pytest.raises(httpx.HTTPStatusError):
        httpx.get(url).raise_for_status()


def test_counts() -> None:
    """
    The second line says how many repositories we gave to the stand-in's account, and tells you
    nothing about GitHub.
    """
    user = httpx.get("https://api.github.com/users/python").json()
    assert user["public_repos"] == github.ACCOUNTS["python"].repositories


CLAIM = Claim(
    ROOT,
    ROOT / "tests/claims/how_this_site_is_tested.py",
    "",
    1,
    "`example.com` is a single page.",
    True,
)


def test_edited_sentence() -> None:
    """
    Another test compares the quotation with the page: if we edit one and not the other, it fails,
    and we have to look at the proof again.
    """
    holds(CLAIM, CONTENTS)
    with pytest.raises(AssertionError, match="prove its sentence here"):
        holds(replace(CLAIM, sentence="`example.com` has two pages."), CONTENTS)


def test_texts_alone() -> None:
    """
    It compares the two texts, and nothing else, so we can still write a test that doesn't really
    prove its sentence, or forget to write one.
    """
    holds(replace(CLAIM, sentence="A test that can't fail proves nothing."), CONTENTS)
    quoted = {each.sentence for _, each in SUBJECTS["claim"](CONTENTS)}
    assert "A test that can't fail proves nothing." not in quoted  # and all rules pass


def test_wrong_answers(server: object) -> None:
    """
    The solution has to pass, and at least three wrong answers have to fail, each with a message
    that says what's missing.
    """
    for page in CONTENTS.pages:
        assert not page.exercise or len(page.exercise.wrong) >= 3
    page = next(page for page in CONTENTS.pages if page.exercise)
    assert page.exercise and lack(page.exercise.check, page.exercise.solutions[0]) is None
    for wrong in page.exercise.wrong[:3]:
        assert lack(page.exercise.check, wrong)


def test_exercise_looks_at_requests(server: object) -> None:
    """
    When you check your answer to an exercise, your program runs against the stand-ins, and the
    check looks at the requests that they receive and at what your functions return.
    """
    page = CONTENTS.page("tutorial/concurrent-requests")
    assert page and page.exercise
    answer = Answer(page.exercise.solutions[0])
    answer.main()
    run = answer.call("statuses", ["https://example.com/"])
    assert [str(each.request.url) for each in run.exchanges] == ["https://example.com/"]
    assert run.result == [200]


def test_by_accident(server: object, tmp_path: Path) -> None:
    """
    It calls your functions with other values than those on the page, so that an answer can't pass
    by accident.
    """
    page = CONTENTS.page("tutorial/installation")
    assert page and page.exercise
    by_accident = tmp_path / "by_accident.py"
    by_accident.write_text("def installed(extras): return ['http2']\nprint(installed({}))\n")
    assert lack(page.exercise.check, by_accident)


def test_source_is_not_looked_at(server: object) -> None:
    """
    It doesn't look at your source code, so you may do the job in another way than our solution.
    """
    page = CONTENTS.page("tutorial/installation")
    assert page and page.exercise and page.exercise.right
    for other in page.exercise.right:
        assert lack(page.exercise.check, other) is None


def test_mistakes() -> None:
    """
    So this site's repository holds more than a hundred deliberate mistakes, such as a program that
    prints something other than its page says, a link that leads nowhere, or a sentence that was
    edited without its test.
    """
    assert len(list(BROKEN.rglob("*.toml"))) > 100
    for mistake in (
        "check_shows_what_it_prints/*.toml",
        "test_link_leads_somewhere/*.toml",
        "test_claim_proves_a_sentence_of_its_page/sentence_edited.toml",
    ):
        assert list(BROKEN.glob(mistake))


def test_run_button() -> None:
    """Below most blocks there's a button labeled Run."""
    runs = [each for each in CONTENTS.programs if CONTENTS.why_not_in_browser(each) is None]
    assert len(runs) > 0.75 * len(CONTENTS.programs)


def test_no_run_button() -> None:
    """
    Programs that need real connections or threads can't run there, so they have no such button,
    and the page tells you the reason.
    """
    for each in CONTENTS.programs:
        excuses = [CONTENTS.excused(rule, each) for rule in ("wire_only", "not_in_browser")]
        reasons = [excuse.reason for excuse in excuses if excuse]
        why = CONTENTS.why_not_in_browser(each)
        assert (why is not None) == bool(reasons) and (why is None or why in reasons)


def test_linux() -> None:
    """Before a change is published, all of this has to pass, on Linux:"""
    jobs = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))["jobs"]
    assert {"suite", "gate"} <= {*jobs["publish"]["needs"]}
    assert all(job["runs-on"].startswith("ubuntu") for job in jobs.values())


@pytest.mark.parametrize("door", DOORS)
def test_everywhere(door: str) -> None:
    """| in memory, on Python 3.11 to 3.14 | print the lines that the page shows |"""
    jobs = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["suite"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    tried = {trial.snippet for _, trial in SUBJECTS["trial"](CONTENTS) if trial.door == door}
    assert tried == {each for each in CONTENTS.programs if door in doors_of(CONTENTS, each)}


def test_httpx2() -> None:
    """
    | with httpx2 in place of httpx | print the lines that the page shows, apart from a handful
    that print the package's name or compare the two packages |
    """
    assert "pytest -q -p tests.on_httpx2 tests/test_snippets.py" in (ROOT / ".ci/run").read_text()
    other = [each for each in CONTENTS.programs if CONTENTS.excused("different_on_httpx2", each)]
    assert len(other) < 10


def test_in_a_browser() -> None:
    """| in a browser, if there's a Run button | print the lines that the page shows |"""
    from tests.test_playground import RUNNABLE

    runs = [each for each in CONTENTS.programs if CONTENTS.why_not_in_browser(each) is None]
    assert runs == RUNNABLE


def test_report() -> None:
    """
    If this copy of the site has a link to its repository at the top of the page, report it there:
    one form is for a program that prints something else, and one for a sentence that's wrong.
    """
    forms = {path.stem for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")}
    assert {"wrong-output", "wrong-statement"} <= forms
    assert "repo_url: !ENV [REPO_URL" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_note() -> None:
    """
    Such lines are underlined, and below the program there's a note: "Underlined output comes from
    our test servers; on your machine it will differ."
    """
    page = CONTENTS.page("how-this-site-is-tested")
    assert page and f'there\'s a note: "{NOTE}"' in page.text
    assert {*page.elsewhere["visitor_httpx.py"]} == {1, 2}


def test_send_the_same(server: object) -> None:
    """
    They also have to send the same requests, with the same method, URL, headers and body, apart
    from the headers that each library adds by itself and the spaces in JSON.
    """
    examples = [each for each in CONTENTS.examples.values() if len(each) > 1]
    excused = [each for each in examples if CONTENTS.excused("sends_other", each[0])]
    assert 0 < len(excused) < len(examples) / 5
    same(next(each for each in examples if each[0].example.endswith("/post_json")), CONTENTS)
    with pytest.raises(AssertionError, match="send different requests"):
        same(excused[0], SimpleNamespace(excused=lambda *args: None))  # type: ignore[arg-type]


def test_differences() -> None:
    """
    Where the difference is the point, the page says so, often in a box titled "Differs from
    requests".
    """
    examples = [each[0] for each in CONTENTS.examples.values()]
    pages = {each.page_name for each in examples if CONTENTS.excused("tabs_differ", each)}
    boxed = [page for page in CONTENTS.pages if '!!! differs "Differs from requests"' in page.text]
    assert len([page for page in boxed if page.name in pages]) > len(pages) / 2


def test_other_stand_ins() -> None:
    """
    To find the lines to underline, the tests run every program once more with other stand-ins:
    other counts, addresses and response times, a partly used rate limit, and another date.
    """
    for name in ("more_repositories", "client_address", "latency", "budget_spent", "date"):
        assert getattr(ELSEWHERE, name) != getattr(HERE, name)


def test_nothing_leaves_the_page() -> None:
    """Nothing that you write or send there leaves the page."""
    # That the worker keeps to it, tests/test_playground.py tries in a browser.
    directives = policy(LexborHTMLParser("<div data-run></div>")).split("; ")
    sources = {source for each in directives for source in each.split()[1:]}
    assert {"default-src 'none'", "connect-src 'self'", "form-action 'none'"} <= {*directives}
    assert sources == {"'none'", "'self'", "data:", "blob:", "'wasm-unsafe-eval'"}
