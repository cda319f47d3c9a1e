"""In the reader's browser the snippets run, the exercises are checked, and nothing gets out."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from contents import ROOT, Contents, Excuse, Page, Snippet
from tools.programs import AXE, installed
from tools.site import BuildFailed, BuiltPage, build_site

CONTENTS = Contents()

# Python is started anew in each tab, on a machine that may have other things to do.
PATIENCE = 60_000

RUNNABLE = [each for each in CONTENTS.programs if CONTENTS.why_not_in_browser(each) is None]
PAGES = sorted({snippet.page_name for snippet in RUNNABLE})

OUTPUT = re.compile(r"^ *#>(?: (.*))?$", re.M)


class Block:
    """A code block of a page with its controls."""

    def __init__(self, reader: BrowserPage, name: str) -> None:
        self.reader = reader
        title = reader.locator(".filename").get_by_text(name, exact=True)
        self.all = reader.locator(".highlight").filter(has=title)
        self.status = self.all.get_by_role("status")
        self.output = self.all.locator(".run__output")

    def button(self, label: str):
        return self.all.locator("button").get_by_text(label, exact=True)

    def ends(self, how: str) -> None:
        expect(self.status).to_contain_text(re.compile(how), timeout=PATIENCE)

    def is_told(self) -> None:
        """Waits until a check has said what an answer lacks."""
        expect(self.status).to_have_attribute("data-kind", "failed", timeout=PATIENCE)
        expect(self.status).to_have_text(re.compile(r"\.$"))

    def run(self, how: str = "^Done") -> str:
        """Presses Run, waits until the status says how it ended, and returns what it printed."""
        self.button("Run").click()
        self.ends(how)
        return self.output.text_content()

    def write(self, source: str) -> None:
        if self.button("Edit").is_visible():
            self.button("Edit").click()
        self.all.locator("textarea").fill(source)

    def run_source(self, source: str, how: str = "^Done") -> str:
        self.write(source)
        return self.run(how)


@pytest.fixture
def playground(site: Path) -> None:
    """Skips a test where the runtime is missing; under CI=true the build has failed before."""
    if not (site / "assets" / "playground").exists():
        pytest.skip("the runtime is missing: npm ci --omit=dev")


PAGE = "tutorial/first-requests/"


@pytest.fixture
def block(playground, reader: BrowserPage, address: str) -> Block:
    reader.goto(address + PAGE)
    return Block(reader, "get_httpx.py")


# Runs every block of the page, one after the other, and tells what each printed.
_RUN_ALL = """async () => {
  const ran = [];
  for (const block of document.querySelectorAll("[data-run]")) {
    const button = (label) =>
      [...block.querySelectorAll("button")].find((each) => each.textContent === label);
    const status = block.querySelector("[role=status]");
    button("Run").click();
    while (!/^(Done|Failed|Stopped|Python could)/.test(status.textContent)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (!button("Skip waiting").hidden) button("Skip waiting").click();
    }
    const name = block.querySelector(".filename").textContent;
    ran.push([name, status.textContent, block.querySelector(".run__output").textContent]);
  }
  return ran;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_snippets_print_what_they_show(playground, reader: BrowserPage, address: str, name: str):
    page = CONTENTS.page(name)
    reader.set_default_timeout(3 * PATIENCE)
    reader.goto(address + page.url)
    ran = reader.evaluate(_RUN_ALL)
    expected = {each.path.name for each in RUNNABLE if each.page_name == name}
    assert {title for title, _, _ in ran} == expected, f"{page}: Run is on the wrong blocks"
    for title, status, printed in ran:
        snippet = page.shown_as(title)
        shown = [line.strip() for line in OUTPUT.findall(snippet.text)]
        lines = [line.strip() for line in printed.splitlines()]
        assert status.startswith("Done") and lines == shown, (
            f"{snippet} prints something else in the browser ({status}); if it cannot do better "
            f"there, say why as [[not_in_browser]] in the excuses.toml beside it:\n{printed}"
        )


def test_reason_why_not_stands_at_the_block(playground, pages: list[BuiltPage]):
    marked = {}
    for page in pages:
        for block in page.soup.select("[data-no-run]"):
            marked[f"{page}: {block.select_one('.filename').get_text()}"] = block["data-no-run"]
    expected = {
        f"docs/{each.page_name}.md: {each.path.name}": reason
        for each in CONTENTS.programs
        if (reason := CONTENTS.why_not_in_browser(each))
    }
    assert marked == expected


def test_reason_is_read_by_pointer_and_keyboard(playground, reader: BrowserPage, address: str):
    reader.goto(f"{address}tutorial/timeouts/")
    block = Block(reader, "four_httpx.py")
    expect(block.all.locator("button").get_by_text("Run", exact=True)).to_have_count(0)
    why = block.all.locator(".run__why")
    reason = CONTENTS.why_not_in_browser(_snippet("tutorial/timeouts/four_httpx.py"))
    expect(why).to_have_text(f"Not in the browser: {reason}.")
    block.all.hover()
    expect(why).to_have_css("opacity", "1")


def _snippet(reference: str) -> Snippet:
    return Snippet(ROOT, reference)


@pytest.mark.parametrize(
    "excuse", [each for each in CONTENTS.excuses if each.rule == "not_in_browser"], ids=str
)
def test_reason_is_true(block: Block, excuse: Excuse):
    concerned = CONTENTS.concerned(excuse)
    assert concerned, f"{excuse} names what does not exist"
    for snippet in concerned:
        block.run_source(snippet.text, "^Done|^Failed")
        shown = [line.strip() for line in OUTPUT.findall(snippet.text)]
        printed = [line.strip() for line in block.output.text_content().splitlines()]
        done = block.status.text_content().startswith("Done")
        assert not (done and printed == shown), (
            f"{excuse}: {snippet} works in the browser, so it is no longer true that "
            f"{excuse.reason}; remove the entry"
        )


# Exercises


@pytest.mark.parametrize(
    "page", [page for page in CONTENTS.pages if page.exercise], ids=lambda page: page.name
)
def test_exercise_is_solved_by_its_solution(
    playground, reader: BrowserPage, address: str, page: Page
):
    reader.goto(address + page.url)
    (start,), (solution,) = page.exercise.starts, page.exercise.solutions
    block = Block(reader, start.name)
    block.button("Check").click()
    block.is_told()
    block.write(solution.read_text(encoding="utf-8"))
    block.button("Check").click()
    block.ends("^Solved")


def test_progress_is_kept_and_can_be_cleared(playground, reader: BrowserPage, address: str):
    reader.goto(address + PAGE)
    block = Block(reader, "start_httpx.py")
    expect(block.button("Clear progress")).to_be_hidden()
    block.write(_snippet(f"{PAGE}exercise/solution_httpx.py").text)
    block.button("Check").click()
    block.ends("^Solved")
    reader.reload()
    expect(block.status).to_have_text("Solved")
    block.button("Clear progress").click()
    expect(block.status).to_have_text("Progress cleared")
    reader.reload()
    expect(block.status).to_have_text("")
    expect(block.button("Clear progress")).to_be_hidden()


# The controls


def test_nothing_is_fetched_before_the_first_click(block: Block):
    def fetched() -> list[str]:
        return block.reader.evaluate(
            "performance.getEntriesByType('resource').map(entry => entry.name)"
            ".filter(name => name.includes('/assets/playground/'))"
        )

    block.button("Run").wait_for()
    assert sorted(Path(name).suffix for name in fetched()) == [".css", ".js"]
    block.run()


def test_second_run_is_warm_and_starts_afresh(block: Block):
    leaves = """import os, sys, httpx
print(sorted(os.listdir()), "kept" in sys.modules, hasattr(httpx, "kept"), os.getenv("KEPT"))
httpx.kept = sys.modules["kept"] = os
os.environ["KEPT"] = "kept"
open("kept.txt", "w").close()
"""
    fresh = "['get_httpx.py'] False False None\n"
    assert block.run_source(leaves) == fresh
    workers = list(block.reader.workers)
    assert block.run() == fresh
    assert block.reader.workers == workers, "a second run needs no new worker"


def test_output_comes_as_it_is_printed_and_waits_can_be_skipped(block: Block):
    block.write("import time\nprint('first')\ntime.sleep(600)\nprint(time.monotonic())\n")
    block.button("Run").click()
    expect(block.output).to_have_text("first\n", timeout=PATIENCE)
    block.button("Skip waiting").click()
    block.ends("^Done after 600 s")
    expect(block.output).to_have_text("first\n600.0\n")


def test_progress_overwrites_its_line(block: Block):
    source = "print('10 %', end='\\r')\nprint('100 %')\n"
    assert block.run_source(source) == "100 %\n"


def test_stop_ends_a_program(block: Block):
    block.write("print('on')\nwhile True:\n    pass\n")
    block.button("Run").click()
    expect(block.output).to_have_text("on\n", timeout=PATIENCE)
    block.button("Stop").click()
    expect(block.status).to_have_text("Stopped")
    assert block.run_source("print('again')") == "again\n"


def test_edited_text_is_run_copied_and_reset(block: Block):
    shown = block.all.locator("code").inner_text()
    assert block.run_source("print(6 * 7)") == "42\n"
    block.all.locator(".md-code__button").click()
    block.reader.wait_for_function("navigator.clipboard.readText()")
    assert block.reader.evaluate("navigator.clipboard.readText()") == "print(6 * 7)"
    block.button("Reset").click()
    assert block.all.locator("code").inner_text() == shown
    expect(block.button("Reset")).to_be_hidden()
    assert block.run().startswith("200\n")


def test_error_shows_the_program_and_not_the_runner(block: Block):
    source = 'import httpx\nhttpx.get("https://httpbin.org/status/500").raise_for_status()\n'
    printed = block.run_source(source, "^Failed")
    assert 'File "get_httpx.py", line 2, in <module>' in printed
    assert "httpx.HTTPStatusError: Server error '500" in printed
    for ours in ("fake_internet", "program.py", "runpy", "respx"):
        assert ours not in printed


def test_refused_host_is_said_without_the_mocks_own_errors(block: Block):
    for client in ("httpx", "requests"):
        source = f"import {client}\n{client}.get('https://elsewhere.example/', timeout=5)"
        printed = block.run_source(source, "^Failed")
        assert printed.startswith("Traceback") and "SideEffectError" not in printed
        assert "host 'elsewhere.example' is not in the fake internet" in printed


def test_page_change_stops_a_program(block: Block):
    block.write("print('on')\nwhile True:\n    pass\n")
    block.button("Run").click()
    expect(block.output).to_have_text("on\n", timeout=PATIENCE)
    block.reader.locator(".md-footer__link--next").click()
    block.reader.wait_for_url("**/familiar-not-identical/")
    assert not block.reader.workers


def test_page_that_is_kept_for_going_back_stops_too(block: Block):
    """Browsers keep pages; Playwright's does not, so the event that such a page gets is made."""
    block.write("print('on')\nwhile True:\n    pass\n")
    block.button("Run").click()
    expect(block.output).to_have_text("on\n", timeout=PATIENCE)
    block.reader.evaluate(
        "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
    )
    expect(block.status).to_have_text("Stopped")
    assert block.run_source("print('again')") == "again\n"


def test_files_can_be_downloaded(block: Block):
    block.run_source("open('a.txt', 'w').write('written')")
    with block.reader.expect_download() as download:
        block.all.get_by_role("link", name="a.txt (7 bytes)").click()
    assert download.value.suggested_filename == "a.txt"
    assert Path(download.value.path()).read_text() == "written"


def test_failed_download_is_said_and_can_be_repeated(block: Block):
    for lost in ("**/pyodide.asm.wasm", "**/libraries-*.zip", "**/worker-*.js"):
        block.reader.context.route(lost, lambda route: route.abort())
        block.run(r"^Python could not be loaded.* Press Run to try again\.$")
        block.reader.context.unroute(lost)
    assert block.run().startswith("200\n")


def test_keyboard_alone_runs_and_edits(block: Block):
    reader = block.reader
    block.button("Run").focus()
    reader.keyboard.press("Enter")
    block.ends("^Done")
    expect(block.button("Run")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(block.button("Edit")).to_be_focused()
    reader.keyboard.press("Enter")
    area = block.all.locator("textarea")
    expect(area).to_be_focused()
    reader.keyboard.press("Control+A")
    reader.keyboard.type("print('typed')")
    reader.keyboard.press("Control+Enter")
    expect(block.output).to_have_text("typed\n", timeout=PATIENCE)
    reader.keyboard.press("Tab")
    expect(area).not_to_be_focused()
    area.focus()
    reader.keyboard.press("Escape")
    expect(block.button("Run")).to_be_focused()


# What a program cannot do


WAYS_OUT = [
    "import js\njs.fetch('https://elsewhere.example/')",
    "from pyodide.code import run_js\nrun_js('import(\"https://elsewhere.example/\")')",
    "import js\njs.eval('import(\"https://elsewhere.example/\")')",
    "import js\njs.Function.new('return import(\"https://elsewhere.example/\")')()",
    "import js\njs.Array.constructor('return import(\"https://elsewhere.example/\")')()",
    "import js\njs.setTimeout('import(\"https://elsewhere.example/\")', 0)",
    "import js\njs.XMLHttpRequest.new()",
    "import js\njs.WebSocket.new('wss://elsewhere.example/')",
    "import js\njs.indexedDB.open('theirs')",
    "import js\njs.postMessage('<img src=x>')",
    "import js\njs.navigator.serviceWorker",
    "import pyodide_js\npyodide_js.loadPackage('https://elsewhere.example/a.whl').then",
    "from pyodide.http import open_url\nopen_url('https://elsewhere.example/')",
    "import socket\nsocket.create_connection(('elsewhere.example', 80))",
    "import urllib.request\nurllib.request.urlopen('http://elsewhere.example/')",
    "import httpx\nhttpx.get('https://elsewhere.example/')",
    "import requests\nrequests.get('https://elsewhere.example/', timeout=1)",
    "def deeper(): deeper()\ndeeper()",
    "input()",
]


def test_program_cannot_leave_the_page(block: Block):
    # `visit` fails the test on a request to another origin.
    for way in WAYS_OUT:
        printed = block.run_source(f"{way}\nprint('got out')", "^(Done|Failed)")
        ended = block.status.text_content()
        assert ended.startswith("Failed") and "got out" not in printed and printed.strip(), (
            f"not refused, or not told why; see playground/browser/worker.js:\n{way}"
        )


def test_output_is_text(block: Block):
    assert block.run_source("print('<img src=x onerror=alert(1)>')") == (
        "<img src=x onerror=alert(1)>\n"
    )
    expect(block.output.locator("img")).to_have_count(0)


def test_endless_output_is_cut(block: Block):
    printed = block.run_source("while True:\n    print('more')\n", "^Failed")
    assert printed.endswith("(Stopped: this prints without end.)\n") and len(printed) < 400_000
    nodes = block.output.locator("span").count()
    assert nodes <= 2, f"{nodes} nodes for two streams: a node for each line stalls the page"
    assert block.run_source("print('again')") == "again\n"


def test_full_memory_is_survived(block: Block):
    source = "kept = []\nwhile True:\n    kept.append(bytearray(10_000_000))\n"
    assert "MemoryError" in block.run_source(source, "^Failed: the memory is full")
    assert block.run_source("print('again')") == "again\n"


# The build


def test_build_gives_the_same_bytes_again(playground, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT / "playground")
    import bundle

    bundles = []
    for place in ("once", "again"):
        monkeypatch.setattr(bundle, "CACHE", tmp_path / place)
        bundles.append(bundle.bundle())
    differ = [name for name in bundles[0].files if name not in bundles[1].files]
    assert bundles[0] == bundles[1], f"playground/bundle.py makes other files each time: {differ}"


# What the hook adds to a page.
_ADDED = re.compile(
    r' data-(?:run|no-run|check)(?:=(?:"[^"]*"|[^" >]*))?(?=[ >])'
    r"|<link href=[^ >]*assets/playground/[^>]*>"
    r"|<script src=[^ >]*assets/playground/[^>]*></script>"
)


def test_without_the_runtime_the_pages_are_the_same(
    playground, site: Path, monkeypatch, tmp_path, pages: list[BuiltPage]
):
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "git").symlink_to(shutil.which("git"))
    monkeypatch.setenv("PATH", str(tools))  # no Node
    monkeypatch.setenv("CI", "true")
    with pytest.raises(BuildFailed, match="to have a Run button"):
        build_site(tmp_path / "strict")
    monkeypatch.delenv("CI")
    build_site(tmp_path / "site")
    assert not (tmp_path / "site" / "assets" / "playground").exists()
    for page in pages:
        without = (tmp_path / "site" / page.html.relative_to(site)).read_text(encoding="utf-8")
        assert not _ADDED.search(without), f"{page}: a dead control without the runtime"
        # The Content-Security-Policy allows workers only where there are some.
        texts = [_ADDED.sub("", text) for text in (page.html.read_text("utf-8"), without)]
        same = [re.sub(r"<meta [^>]*http-equiv[^>]*>", "", text) for text in texts]
        assert same[0] == same[1], f"{page}: another page without the runtime"


# Everybody can use it


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_are_accessible(
    playground,
    visit: Callable[..., BrowserPage],
    address: str,
    scheme: str,
    require: Callable[[Callable[[], Path]], Path],
) -> None:
    axe = require(lambda: installed(AXE))
    reader = visit(color_scheme=scheme, bypass_csp=True)  # axe is not the site's

    def complaints() -> list[str]:
        found = reader.evaluate("axe.run('.run, .prism-code-editor')")
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]

    reader.goto(address + PAGE)
    reader.add_script_tag(path=str(axe))
    block, exercise = Block(reader, "get_httpx.py"), Block(reader, "start_httpx.py")
    block.button("Run").wait_for()
    assert complaints() == []
    block.run()
    expect(block.output).to_have_attribute("role", "log")
    assert complaints() == []
    block.run_source("print(1 / 0)", "^Failed")
    assert complaints() == []
    exercise.button("Check").click()
    exercise.is_told()
    assert complaints() == []
    exercise.write(_snippet(f"{PAGE}exercise/solution_httpx.py").text)
    exercise.button("Check").click()
    exercise.ends("^Solved")
    assert complaints() == []
