"""In the reader's browser the snippets run, the exercises are checked, and nothing gets out.

Two tabs, each with a warm Python, serve most tests. In one the worker is asked as runner.js asks
it, for all that depends on the program; in the other the controls are pressed. What runner.js
hands to Python is proven for each page by `test_blocks_are_marked`.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Locator, expect
from playwright.sync_api import Page as Tab

from contents import Contents, Excuse, Page, Snippet
from playground import bundle
from tools.programs import AXE, installed
from tools.site import BuildFailed, BuiltPage, build_site

CONTENTS = Contents()

# How long Python may take to start, in milliseconds, on a machine that has other things to do.
PATIENCE = 60_000

RUNNABLE = [each for each in CONTENTS.programs if CONTENTS.why_not_in_browser(each) is None]

OUTPUT = re.compile(r"^ *#>(?: (.*))?$", re.M)


def lines(printed: str) -> list[str]:
    return [line.strip() for line in printed.splitlines()]


def shown(snippet: Snippet) -> list[str]:
    """The lines that a snippet says that it prints."""
    return [line.strip() for line in OUTPUT.findall(snippet.text)]


@pytest.fixture(scope="module")
def runtime(site: Path) -> Path:
    """Its folder; where it is missing a test is skipped, and under CI=true no site is built."""
    folder = site / "assets" / "playground"
    if not folder.exists():
        pytest.skip("the runtime is missing: npm ci --omit=dev")
    return folder


@pytest.fixture(scope="module")
def requested() -> list[str]:
    """All URLs that the shared tabs have asked for."""
    return []


@pytest.fixture(scope="module")
def context(runtime: Path, browser: Browser, requested: list[str]) -> Iterator[BrowserContext]:
    """One reader for the shared tabs."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    context.on("request", lambda request: requested.append(request.url))
    yield context
    context.close()


@pytest.fixture
def asks_nobody_else(address: str, requested: list[str]) -> Iterator[None]:
    """Fails the test if a shared tab has asked another origin."""
    requested.clear()
    yield
    foreign = [url for url in requested if not url.startswith((address, "data:", "blob:"))]
    assert not foreign, f"requested from another origin: {foreign}"


# Python without controls


@dataclass
class Ran:
    """How a program ended, and what it printed."""

    failed: bool
    printed: str


_START = """(url) => new Promise((started, failed) => {
  const blob = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
  window.python?.terminate();
  window.python = new Worker(URL.createObjectURL(blob), { type: "module" });
  python.onerror = ({ message }) => failed(new Error(message));
  python.onmessage = ({ data }) => {
    if (data.type === "ready") started();
    if (data.type === "failed") failed(new Error(data.reason));
  };
})"""

_ASK = """([task, patience]) => new Promise((answered) => {
  let printed = "";
  const late = setTimeout(() => answered({ type: "late", printed }), patience);
  python.onmessage = ({ data: { files, ...data } }) => {
    if (data.type === "progress") return;
    if (data.type === "output") {
      for (const [, , text] of data.parts) printed += text;
      return;
    }
    clearTimeout(late);
    answered({ ...data, printed });
  };
  python.postMessage(task);
})"""


class Python:
    """The worker in a tab, asked for one program after the other as runner.js asks it."""

    def __init__(self, tab: Tab, worker: str) -> None:
        self._tab, self._worker = tab, worker
        self._warm = False

    def _ask(self, **task: str) -> dict[str, Any]:
        if not self._warm:
            self._tab.evaluate(_START, self._worker)
        answer: dict[str, Any] = self._tab.evaluate(_ASK, [task, PATIENCE])
        self._warm = answer["type"] == "done" and not answer.get("broke")
        return answer

    def run(self, name: str, source: str) -> Ran:
        answer = self._ask(task="run", name=name, source=source)
        failed = answer["type"] != "done" or answer["failed"]
        return Ran(failed, answer["printed"] + answer.get("reason", ""))

    def lack(self, page: Page, program: Path) -> str | None:
        """What an answer to the exercise of a page lacks, in a sentence."""
        source = program.read_text(encoding="utf-8")
        answer = self._ask(task="check", page=page.name, name=program.name, source=source)
        assert "lacks" in answer, f"{page}: the check broke down: {answer}"
        lacks: str | None = answer["lacks"]
        return lacks


@pytest.fixture(scope="module")
def warm_python(runtime: Path, context: BrowserContext, address: str) -> Python:
    (worker,) = runtime.glob("worker-*.js")
    tab = context.new_page()
    tab.goto(address)
    return Python(tab, f"{address}assets/playground/{worker.name}")


@pytest.fixture
def python(warm_python: Python, asks_nobody_else: None) -> Python:
    return warm_python


@pytest.mark.parametrize("snippet", RUNNABLE, ids=lambda snippet: snippet.reference)
def test_snippet_prints_what_it_shows(python: Python, snippet: Snippet) -> None:
    ran = python.run(snippet.path.name, snippet.text)
    assert not ran.failed and lines(ran.printed) == shown(snippet), (
        f"{snippet} prints something else in the browser; if it cannot do better there, say why "
        f"as [[not_in_browser]] in the excuses.toml beside it:\n{ran.printed}"
    )


# Excuses, each with every program that it names; with None if it names none.
_EXCUSED: list[tuple[Excuse, Snippet | None]] = []
for _excuse in CONTENTS.excuses:
    if _excuse.rule == "not_in_browser":
        _EXCUSED += [(_excuse, each) for each in CONTENTS.concerned(_excuse)] or [(_excuse, None)]


@pytest.mark.parametrize(
    ("excuse", "snippet"), _EXCUSED, ids=lambda each: getattr(each, "reference", str(each))
)
def test_reason_is_true(python: Python, excuse: Excuse, snippet: Snippet | None) -> None:
    assert snippet, f"{excuse} names what does not exist; remove the entry"
    ran = python.run(snippet.path.name, snippet.text)
    assert ran.failed or lines(ran.printed) != shown(snippet), (
        f"{excuse}: {snippet} works in the browser, so it is no longer true that "
        f"{excuse.reason}; remove the entry"
    )
    assert excuse.fails and excuse.fails in ran.printed, (
        f"{excuse}: {snippet} does not print what `fails` says, {excuse.fails!r}; correct the "
        f"entry, or remove it if another reason is the true one:\n{ran.printed}"
    )


@pytest.mark.parametrize(
    "page", [page for page in CONTENTS.pages if page.exercise], ids=lambda page: page.name
)
def test_exercise_is_solved_by_its_solution(python: Python, page: Page) -> None:
    assert page.exercise
    (start,), (solution,) = page.exercise.starts, page.exercise.solutions
    assert (python.lack(page, start) or "").endswith("."), f"{page}: the start is no solution"
    assert python.lack(page, solution) is None


def test_modules_come_as_bytecode(python: Python) -> None:
    source = """import asyncio, json, httpx, httpx2, requests
from exercises import answer
from fake_internet import mocks
for module in asyncio, json, httpx, httpx2, requests, answer, mocks:
    print(module.__file__)
"""
    files = lines(python.run("files.py", source).printed)
    assert len(files) == 7 and all(file.endswith(".pyc") for file in files), (
        "the reader's browser compiles what the build should have: see playground/precompile.py; "
        f"{files}"
    )


# What playground/browser/program.py and httpx2_jsfetch.py change in modules that are not ours:
# each line is what a program sees of one change, and what it prints.
CHANGES = {
    "asyncio.get_running_loop()": "RuntimeError: no running event loop",
    "asyncio.get_event_loop()": "RuntimeError: There is no current event loop in thread "
    "'MainThread'.",
    "asyncio.run(loop_here())": "VirtualLoop",
    "type(asyncio.new_event_loop()).__name__": "VirtualLoop",
    "asyncio.run.__module__": "asyncio.runners",
    "urllib3.connection.HTTPSConnection.__module__": "urllib3.connection",
    "urllib3.connectionpool.HTTPConnectionPool.ConnectionCls.__module__": "urllib3.connection",
    "httpx2.Client(http2=True).is_closed": "False",
    "httpx2.HTTPTransport.__mro__[0].__name__": "HTTPTransport",
    "'brotlicffi' in sys.modules": "False",
    "Path(httpbin.core.app.template_folder, 'index.html').is_file()": "True",
}


@pytest.mark.parametrize("expression", CHANGES)
def test_change_to_pyodide_works(python: Python, expression: str) -> None:
    source = f"""import asyncio, sys
from pathlib import Path
import httpbin.core, httpx2, urllib3.connectionpool
async def loop_here():
    return type(asyncio.get_running_loop()).__name__
try:
    print({expression})
except Exception as error:
    print(f"{{type(error).__name__}}: {{error}}")
"""
    ran = python.run("change.py", source)
    assert lines(ran.printed) == [CHANGES[expression]], (
        "Pyodide or a library has changed, so that what playground/browser/program.py does to it "
        f"has no effect; see its `start`: {expression} gives\n{ran.printed}"
    )


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


@pytest.mark.parametrize("way", WAYS_OUT)
def test_program_cannot_leave_the_page(python: Python, way: str) -> None:
    # `asks_nobody_else` fails the test on a request to another origin.
    ran = python.run("way_out.py", f"{way}\nprint('got out')")
    assert ran.failed and "got out" not in ran.printed and ran.printed.strip(), (
        f"not refused, or not told why; see playground/browser/worker.js:\n{way}\n{ran.printed}"
    )


def test_error_shows_the_program_and_not_the_runner(python: Python) -> None:
    source = 'import httpx\nhttpx.get("https://httpbin.org/status/500").raise_for_status()\n'
    ran = python.run("error.py", source)
    assert ran.failed
    assert 'File "error.py", line 2, in <module>' in ran.printed
    assert "httpx.HTTPStatusError: Server error '500" in ran.printed
    for ours in ("fake_internet", "program.py", "runpy", "respx"):
        assert ours not in ran.printed


@pytest.mark.parametrize("client", ["httpx", "requests"])
def test_refused_host_is_said_without_the_mocks_own_errors(python: Python, client: str) -> None:
    source = f"import {client}\n{client}.get('https://elsewhere.example/', timeout=5)"
    printed = python.run("refused.py", source).printed
    assert printed.startswith("Traceback") and "SideEffectError" not in printed
    assert "host 'elsewhere.example' is not in the fake internet" in printed


# What stands on the pages


_READ_BLOCKS = """() => {
  const blocks = [...document.querySelectorAll(".highlight:has(> .filename)")];
  return blocks.map((block) => ({
    name: block.querySelector(".filename").textContent,
    text: block.querySelector("code").textContent,
    run: "run" in block.dataset,
    check: block.dataset.check,
    why: block.dataset.noRun,
    buttons: [...block.querySelectorAll("button:not([hidden])")].map((each) => each.textContent),
  }));
}"""


@pytest.fixture(scope="module")
def visitor(context: BrowserContext) -> Tab:
    """A tab that looks at one page after the other."""
    return context.new_page()


@pytest.mark.parametrize("page", CONTENTS.pages, ids=lambda page: page.name)
def test_blocks_are_marked(visitor: Tab, asks_nobody_else: None, address: str, page: Page) -> None:
    """Run hands a file to Python as it is, Check knows its page, and a reason is said."""
    visitor.goto(address + page.url)
    blocks = visitor.evaluate(_READ_BLOCKS)
    found = {block["name"]: block for block in blocks if block["name"].endswith(".py")}
    assert set(found) == {snippet.path.name for snippet in page.snippets if snippet.is_python}
    for name, block in found.items():
        snippet = page.shown_as(name)
        assert snippet
        why = CONTENTS.why_not_in_browser(snippet)
        assert block["why"] == why and block["run"] is (why is None), f"{snippet}: {block}"
        if why is None:
            assert block["text"].rstrip("\n") == snippet.text.rstrip("\n"), f"{snippet}: {block}"
        starts = page.exercise.starts if page.exercise else []
        is_start = snippet.path in starts
        assert block.get("check") == (page.name if is_start else None), f"{snippet}: {block}"
        wanted = [] if why else ["Run", "Check", "Edit"] if is_start else ["Run", "Edit"]
        buttons = [label for label in block["buttons"] if label in ("Run", "Check", "Edit")]
        assert buttons == wanted, f"{snippet}: {block}"


# The controls


class Block:
    """A code block of a page with its controls."""

    def __init__(self, tab: Tab, name: str) -> None:
        self.tab = tab
        title = tab.locator(".filename").get_by_text(name, exact=True)
        self.all = tab.locator(".highlight").filter(has=title)
        self.status = self.all.get_by_role("status")
        self.output = self.all.locator(".run__output")

    def button(self, label: str) -> Locator:
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
        return self.output.text_content() or ""

    def write(self, source: str) -> None:
        if self.button("Edit").is_visible():
            self.button("Edit").click()
        self.all.locator("textarea").fill(source)

    def run_source(self, source: str, how: str = "^Done") -> str:
        self.write(source)
        return self.run(how)

    def freshen(self) -> None:
        """Makes it what it was when the page came; Python stays warm."""
        if self.button("Stop").is_visible():
            self.button("Stop").click()
        if self.button("Edit").is_hidden():
            self.write(f"{self.all.locator('textarea').input_value()}\n# so that there is Reset")
            self.button("Reset").click()


PAGE = "tutorial/first-requests/"
SOLUTION = CONTENTS.root / "snippets" / PAGE / "exercise" / "solution_httpx.py"


@pytest.fixture(scope="module")
def controls(context: BrowserContext, address: str) -> Tab:
    tab = context.new_page()
    tab.goto(address + PAGE)
    return tab


@pytest.fixture
def block(controls: Tab, asks_nobody_else: None, address: str) -> Block:
    """The same block for each test, as if the page had just come, but Python may be warm."""
    if controls.url != address + PAGE:
        controls.goto(address + PAGE)
    block = Block(controls, "get_httpx.py")
    block.freshen()
    return block


@pytest.fixture
def cold_block(runtime: Path, reader: Tab, address: str) -> Block:
    """The block for a reader who was never here; Python starts with the first run."""
    reader.goto(address + PAGE)
    return Block(reader, "get_httpx.py")


def test_nothing_is_fetched_before_the_first_click(cold_block: Block) -> None:
    cold_block.button("Run").wait_for()
    fetched = cold_block.tab.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name)"
        ".filter(name => name.includes('/assets/playground/'))"
    )
    assert sorted(Path(name).suffix for name in fetched) == [".css", ".js"]
    with cold_block.tab.context.expect_event(
        "request", lambda request: request.url.endswith("/pyodide.asm.wasm")
    ):
        cold_block.button("Run").click()


def test_reason_is_read_by_pointer_and_keyboard(
    visitor: Tab, asks_nobody_else: None, address: str
) -> None:
    visitor.goto(f"{address}tutorial/timeouts/")
    block = Block(visitor, "four_httpx.py")
    expect(block.button("Run")).to_have_count(0)
    why = block.all.locator(".run__why")
    reason = CONTENTS.why_not_in_browser(Snippet(CONTENTS.root, "tutorial/timeouts/four_httpx.py"))
    expect(why).to_have_text(f"Not in the browser: {reason}.")
    block.all.hover()
    expect(why).to_have_css("opacity", "1")


def test_progress_is_kept_and_can_be_cleared(cold_block: Block) -> None:
    reader = cold_block.tab
    block = Block(reader, "start_httpx.py")
    expect(block.button("Clear progress")).to_be_hidden()
    block.button("Check").click()
    block.is_told()
    block.write(SOLUTION.read_text(encoding="utf-8"))
    block.button("Check").click()
    block.ends("^Solved")
    reader.reload()
    expect(block.status).to_have_text("Solved")
    block.button("Clear progress").click()
    expect(block.status).to_have_text("Progress cleared")
    reader.reload()
    expect(block.status).to_have_text("")
    expect(block.button("Clear progress")).to_be_hidden()


def test_second_run_is_warm_and_starts_afresh(block: Block) -> None:
    leaves = """import os, sys, httpx
print(sorted(os.listdir()), "kept" in sys.modules, hasattr(httpx, "kept"), os.getenv("KEPT"))
httpx.kept = sys.modules["kept"] = os
os.environ["KEPT"] = "kept"
open("kept.txt", "w").close()
"""
    fresh = "['get_httpx.py'] False False None\n"
    assert block.run_source(leaves) == fresh
    workers = list(block.tab.workers)
    assert block.run() == fresh
    assert block.tab.workers == workers, "a second run needs no new worker"


def test_output_comes_as_it_is_printed_and_waits_can_be_skipped(block: Block) -> None:
    block.write("import time\nprint('first')\ntime.sleep(600)\nprint(time.monotonic())\n")
    block.button("Run").click()
    expect(block.output).to_have_text("first\n", timeout=PATIENCE)
    block.button("Skip waiting").click()
    block.ends("^Done after 600 s")
    expect(block.output).to_have_text("first\n600.0\n")


def test_progress_overwrites_its_line(block: Block) -> None:
    source = "print('10 %', end='\\r')\nprint('100 %')\n"
    assert block.run_source(source) == "100 %\n"


def start_endless(block: Block) -> None:
    block.write("print('on')\nwhile True:\n    pass\n")
    block.button("Run").click()
    expect(block.output).to_have_text("on\n", timeout=PATIENCE)


def test_stop_ends_a_program(block: Block) -> None:
    start_endless(block)
    block.button("Stop").click()
    expect(block.status).to_have_text("Stopped")
    assert block.run_source("print('again')") == "again\n"


def test_edited_text_is_run_copied_and_reset(block: Block) -> None:
    code = block.all.locator("code")
    was = code.inner_text()
    assert block.run_source("print(6 * 7)") == "42\n"
    block.all.locator(".md-code__button").click()
    block.tab.wait_for_function("navigator.clipboard.readText()")
    assert block.tab.evaluate("navigator.clipboard.readText()") == "print(6 * 7)"
    block.button("Reset").click()
    assert code.inner_text() == was
    expect(block.button("Reset")).to_be_hidden()
    assert block.run().startswith("200\n")


def test_page_change_stops_a_program(cold_block: Block) -> None:
    start_endless(cold_block)
    cold_block.tab.locator(".md-footer__link--next").click()
    cold_block.tab.wait_for_url("**/building-requests/")
    assert not cold_block.tab.workers


def test_page_that_is_kept_for_going_back_stops_too(block: Block) -> None:
    """Browsers keep pages; Playwright's does not, so the event that such a page gets is made."""
    start_endless(block)
    block.tab.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(block.status).to_have_text("Stopped")
    assert block.run_source("print('again')") == "again\n"


def test_files_can_be_downloaded(block: Block) -> None:
    block.run_source("open('a.txt', 'w').write('written')")
    with block.tab.expect_download() as download:
        block.all.get_by_role("link", name="a.txt (7 bytes)").click()
    assert download.value.suggested_filename == "a.txt"
    assert Path(download.value.path() or "").read_text() == "written"


def test_failed_download_is_said_and_can_be_repeated(cold_block: Block) -> None:
    for lost in ("**/pyodide.asm.wasm", "**/libraries-*.zip", "**/worker-*.js"):
        cold_block.tab.context.route(lost, lambda route: route.abort())
        # By keyboard: a pointer that rests on Run would load Python as soon as it can be had.
        cold_block.button("Run").press("Enter")
        cold_block.ends(r"^Python could not be loaded.* Press Run to try again\.$")
        cold_block.tab.context.unroute(lost)
    assert cold_block.run().startswith("200\n")


def test_keyboard_alone_runs_and_edits(block: Block) -> None:
    keyboard = block.tab.keyboard
    block.button("Run").focus()
    keyboard.press("Enter")
    block.ends("^Done")
    expect(block.button("Run")).to_be_focused()
    keyboard.press("Tab")
    expect(block.button("Edit")).to_be_focused()
    keyboard.press("Enter")
    area = block.all.locator("textarea")
    expect(area).to_be_focused()
    keyboard.press("Control+A")
    keyboard.type("print('typed')")
    keyboard.press("Control+Enter")
    expect(block.output).to_have_text("typed\n", timeout=PATIENCE)
    keyboard.press("Tab")
    expect(area).not_to_be_focused()
    area.focus()
    keyboard.press("Escape")
    expect(block.button("Run")).to_be_focused()


def test_output_is_text(block: Block) -> None:
    assert block.run_source("print('<img src=x onerror=alert(1)>')") == (
        "<img src=x onerror=alert(1)>\n"
    )
    expect(block.output.locator("img")).to_have_count(0)


def test_endless_output_is_cut(block: Block) -> None:
    printed = block.run_source("while True:\n    print('more')\n", "^Failed")
    assert printed.endswith("(Stopped: this prints without end.)\n") and len(printed) < 400_000
    nodes = block.output.locator("span").count()
    assert nodes <= 2, f"{nodes} nodes for two streams: a node for each line stalls the page"
    assert block.run_source("print('again')") == "again\n"


def test_full_memory_is_survived(block: Block) -> None:
    source = "kept = []\nwhile True:\n    kept.append(bytearray(10_000_000))\n"
    assert "MemoryError" in block.run_source(source, "^Failed: the memory is full")
    assert block.run_source("print('again')") == "again\n"


# Everybody can use it


@pytest.mark.parametrize(("scheme", "named"), [("light", "default"), ("dark", "slate")])
def test_controls_are_accessible(
    block: Block, scheme: Any, named: str, require: Callable[[Callable[[], Path]], Path]
) -> None:
    axe = require(lambda: installed(AXE))
    tab, exercise = block.tab, Block(block.tab, "start_httpx.py")
    exercise.freshen()
    tab.evaluate(f"() => {{ {axe.read_text(encoding='utf-8')} }}")
    tab.emulate_media(color_scheme=scheme)
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", named)

    def complaints() -> list[str]:
        # A color is measured once it no longer changes into another.
        found = tab.evaluate(
            """async () => {
              const changes = document.getAnimations().filter((each) => each.transitionProperty);
              await Promise.allSettled(changes.map((change) => change.finished));
              return axe.run(".run, .prism-code-editor", { resultTypes: ["violations"] });
            }"""
        )
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]

    assert complaints() == []
    block.run()
    expect(block.output).to_have_attribute("role", "log")
    assert complaints() == []
    block.run_source("print(1 / 0)", "^Failed")
    assert complaints() == []
    exercise.button("Check").click()
    exercise.is_told()
    assert complaints() == []
    exercise.write(SOLUTION.read_text(encoding="utf-8"))
    exercise.button("Check").click()
    exercise.ends("^Solved")
    assert complaints() == []
    exercise.button("Clear progress").click()


# The build


def test_build_gives_the_same_bytes_again(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bundle, "CACHE", tmp_path)
    made = {name: content for name, content in bundle.bundle().files.items()}
    served = {path.relative_to(runtime).as_posix(): path for path in runtime.rglob("*.*")}
    differ = sorted(set(made) ^ {name for name, path in served.items() if path.is_file()})
    assert not differ, f"playground/bundle.py makes other files each time: {differ}"


ARCHIVES = {
    "stdlib": {"asyncio/__init__.py": b""},
    "libraries": {"httpx/__init__.py": b"", "never_imported.py": b""},
    "suite": {"exercises/answer.py": b""},
}


def test_compiled_modules_pass() -> None:
    compiled = {
        archive: {f"{path}c": b"bytecode" for path in content if path != "never_imported.py"}
        for archive, content in ARCHIVES.items()
    }
    bundle.check_compiled(ARCHIVES, compiled)


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("what", ["not compiled", "not there"])
def test_build_that_compiles_nothing_fails(archive: str, what: str) -> None:
    archives = ARCHIVES if what == "not compiled" else ARCHIVES | {archive: {}}
    compiled = {
        other: {f"{path}c": b"bytecode" for path in content if other != archive}
        for other, content in ARCHIVES.items()
    }
    with pytest.raises(bundle.NotCompiled, match=rf"^of {archive}\.zip .* is compiled, so"):
        bundle.check_compiled(archives, compiled)


def without_runtime(html: Path) -> str:
    """The page but for what runs its snippets."""
    soup = BeautifulSoup(html.read_text(encoding="utf-8"), "html.parser")
    for block in soup.select("[data-run], [data-no-run]"):
        for name in ("data-run", "data-no-run", "data-check"):
            block.attrs.pop(name, None)
    for added in soup.select('[href*="assets/playground/"], [src*="assets/playground/"]'):
        added.decompose()
    # It allows workers only where there are some.
    for policy in soup.select("meta[http-equiv]"):
        policy.decompose()
    return str(soup)


@pytest.fixture(scope="module")
def site_without(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A strict build without Node, and why it fails; but for that it is whole."""
    tools = tmp_path_factory.mktemp("bin")
    (tools / "git").symlink_to(shutil.which("git") or "")
    folder = tmp_path_factory.mktemp("without")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tools))
        patch.setenv("CI", "true")
        with pytest.raises(BuildFailed) as failed:
            build_site(folder)
    return folder, str(failed.value)


def test_published_site_needs_the_runtime(site_without: tuple[Path, str]) -> None:
    folder, failure = site_without
    assert "install Node to have a Run button on every snippet" in failure
    assert not (folder / "assets" / "playground").exists()


@pytest.mark.parametrize("name", ["404", *(page.name for page in CONTENTS.pages)])
def test_without_the_runtime_the_page_is_the_same(
    site: Path, site_without: tuple[Path, str], pages: list[BuiltPage], name: str
) -> None:
    (page,) = (each for each in pages if (each.page.name if each.page else "404") == name)
    other = site_without[0] / page.html.relative_to(site)
    text = other.read_text(encoding="utf-8")
    assert "assets/playground" not in text and " data-run" not in text, (
        f"{page}: a dead control without the runtime"
    )
    assert " data-no-run" not in text and " data-check" not in text
    assert without_runtime(page.html) == without_runtime(other), (
        f"{page}: another page without the runtime"
    )
