"""The gate finds a fault of each kind, and says where and what to do about it.

All faults are planted in one copy of the home page; what is wrong without them is left aside.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from contents import ROOT
from tools import gate, lighthouse, programs, successor, visits
from tools.site import urls

Require = Callable[[Callable[[], None]], None]

PAGE = "index.html"


def require_programs() -> None:
    gate.require_programs()
    programs.zensical()


# Also what needs no built site needs what tools/requirements.txt installs.
pytestmark = pytest.mark.site


@pytest.fixture(scope="module", autouse=True)
def measuring(require: Require) -> None:
    """Skips where a program is missing; fails there under CI=true."""
    require(require_programs)


def test_missing_program_is_skipped_on_a_laptop_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, require: Require
) -> None:
    monkeypatch.setattr(programs, "VNU", ROOT / "no" / "vnu.jar")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no/vnu.jar is missing; run `npm ci`"):
        require(require_programs)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no/vnu.jar is missing"):
        require(require_programs)


def found(site: Path) -> list[str]:
    """What the gate says of the home page, without Lighthouse's scores."""
    seen = visits.visit_all(site, [""])
    return [str(fault) for fault in gate.faults(site, [""], seen)]


def insert(html: str) -> Callable[[Path], None]:
    """Puts `html` in front of the page's first paragraph."""

    def plant(site: Path) -> None:
        text = (site / PAGE).read_text(encoding="utf-8")
        assert "<p>" in text
        (site / PAGE).write_text(text.replace("<p>", f"{html}<p>", 1), encoding="utf-8")

    return plant


def low_contrast(site: Path) -> None:
    with next((site / "stylesheets").glob("*.css")).open("a", encoding="utf-8") as sheet:
        sheet.write("\n.md-typeset h1 { color: #999; background: #888; }\n")


def large_image(site: Path) -> None:
    (site / "assets" / "photograph.jpg").write_bytes(b"\xff\xd8" + bytes(200_000))


# What is planted, and what the gate then says: where, what, and what to do.
PLANTED = {
    "low contrast": (low_contrast, [PAGE, "axe color-contrast", "contrast of 1.24"]),
    "a missing label": (
        insert('<input type="text" id="unnamed">'),
        [PAGE, "axe label", "#unnamed", "aria-label"],
    ),
    "an image of 200 kB": (
        large_image,
        ["assets/photograph.jpg", "200 kB, above the limit of 100 kB", "smaller"],
    ),
    "a third party's font": (
        insert('<link rel="stylesheet" href="https://fonts.example/css?family=Roboto">'),
        [PAGE, "https://fonts.example/css?family=Roboto", "the site"],
    ),
    "an inline script": (
        insert("<script>document.title = 1</script>"),
        [PAGE, "Content-Security-Policy blocks", "inline script", "to a file"],
    ),
    "a broken anchor": (
        insert('<a href="tutorial/timeouts/#no-such-heading">Read</a>'),
        [PAGE, "tutorial/timeouts#no-such-heading", "correct the link"],
    ),
    "a broken link": (
        insert('<a href="tutorial/no-such-page/">Read</a>'),
        [PAGE, "tutorial/no-such-page", "correct the link"],
    ),
    "wrong HTML": (insert("<dl><p>No term.</p></dl>"), [PAGE, "HTML error", "correct the"]),
    "too much to load": (
        insert('<script src="assets/much.js"></script>'),
        [PAGE, "kB before the reader acts, above the limit", "load less"],
    ),
    "an error in a script": (
        insert('<script src="assets/wrong.js"></script>'),
        [PAGE, "error in the console: no_such_name", "correct what raises it"],
    ),
}


@pytest.fixture(scope="module")
def said(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the gate says of the planted faults."""
    copy = shutil.copytree(site, tmp_path_factory.mktemp("planted") / "site")
    (copy / "assets" / "wrong.js").write_text("no_such_name()", encoding="utf-8")
    noise = random.Random(0).randbytes(100_000).hex()  # gzip halves it
    (copy / "assets" / "much.js").write_text(f"/* {noise} */", encoding="utf-8")
    for plant, _ in PLANTED.values():
        plant(copy)
    return sorted(set(found(copy)) - set(found(site)))


@pytest.mark.parametrize("fault", PLANTED)
def test_gate_names_the_fault(fault: str, said: list[str]) -> None:
    _, parts = PLANTED[fault]
    assert any(all(part in message for part in parts) for message in said), (
        f"{fault}: the gate should name {parts}, and says:\n" + "\n".join(said)
    )


def test_successor_report_names_what_is_lost(tmp_path: Path) -> None:
    mkdocs, zensical = successor.build_both(tmp_path)
    assert not list(successor.differences(mkdocs, zensical))
    page = zensical / "tutorial" / "timeouts" / "index.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for lost in (soup.select_one("article pre"), soup.select_one("article .admonition")):
        assert lost, "the page has no program or no call-out"
        lost.decompose()
    page.write_text(str(soup), encoding="utf-8")
    named = "\n".join(successor.differences(mkdocs, zensical))
    assert "tutorial/timeouts/: program" in named and "tutorial/timeouts/: call-out" in named


def test_limits_name_pages_that_exist(site: Path) -> None:
    typical = gate.LIMITS["typical"]
    assert typical in urls(site), f"tools/limits.toml: no page {typical}"


def test_gate_names_what_costs_points() -> None:
    category = "accessibility"
    page = lighthouse.Scores("tutorial/http2/", {category: 93}, None, {category: ["No contrast."]})
    assert [str(fault) for fault in lighthouse.faults([page], {category: 100})] == [
        "tutorial/http2/: Lighthouse gives accessibility 93, below the limit of 100; "
        "what costs points: No contrast."
    ]


def test_table_sets_our_figures_beside_those_of_other_sites() -> None:
    each: dict[str, float] = dict.fromkeys([*gate.LIMITS["scores"], "performance"], 100)
    measured = [lighthouse.Scores(page, each, 1060.0, {}) for page in ("", "typical/", "longest/")]
    seen = [visits.Visit("typical/", "light", "phone", 7, 72_000, [], True, [], [])]
    lines = gate.table(seen, measured, []).splitlines()
    assert lines[0] == "| | this site | httpx | httpx2 | requests | starlette | fastapi |"
    assert "| kilobytes | 72.0 | 313 | 252 | 331 | 210 | 983 |" in lines
    assert len({line.count("|") for line in lines}) == 1, "every row has every site"
