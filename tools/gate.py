"""Measures a built site and holds it to tools/limits.toml.

    python -m tools.gate              builds the site, with an address and without
    python -m tools.gate SITE         measures the folder of a built site
    python -m tools.gate --table      also what depends on the machine, beside others

Exits with 1 and says what, where, how much and what to do if a limit is not kept.
"""

import argparse
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from tools import browser, files, lighthouse, programs, visits
from tools.files import Fault
from tools.host import Host
from tools.site import ANYWHERE, build_site, file_of, mount, urls

HERE = Path(__file__).parent
LIMITS = tomllib.loads((HERE / "limits.toml").read_text(encoding="utf-8"))


def require_programs() -> None:
    """Raises `programs.Missing` for the first program that is not installed."""
    programs.node()
    programs.java()
    programs.lychee()
    browser.executable()
    for path in (programs.AXE, programs.LIGHTHOUSE, programs.VNU):
        programs.installed(path)


def longest(site: Path) -> str:
    """The URL of the page with most bytes of HTML."""
    return max(urls(site), key=lambda url: file_of(site, url).stat().st_size)


def faults(site: Path, pages: list[str], seen: list[visits.Visit]) -> list[Fault]:
    """What the pages and files of a built site do not keep to, without Lighthouse's scores."""
    found = [
        *files.large_images(site, LIMITS["files"]["image_kilobytes"]),
        *files.html_errors(site, pages),
        *files.broken_links(site),
        *visits.faults(seen, LIMITS["load"], LIMITS["browser"]),
    ]
    return sorted(set(found))


def table(seen: list[visits.Visit], measured: list[lighthouse.Scores], wrong: list[Fault]) -> str:
    """Our figures beside the recorded ones of the other sites, as a table in Markdown."""
    others = tomllib.loads((HERE / "others.toml").read_text(encoding="utf-8"))
    typical = measured[1]
    loads = [visit for visit in seen if visit.page == typical.page]
    gate = LIMITS["scores"]
    nodes = {
        scheme: sum(len(visit.axe) for visit in seen if visit.scheme == scheme)
        for scheme in visits.SCHEMES
    }
    ours = {
        "made_with": "Material 9.8",
        "performance": [f"{each.scores['performance']:.0f}" for each in measured],
        "scores": "/".join(f"{typical.scores[name]:.0f}" for name in gate),
        "largest_contentful_paint_ms": [
            f"{each.largest_contentful_paint_ms:.0f}" for each in measured
        ],
        "kilobytes": f"{max(visit.sent for visit in loads) / 1000:.1f}",
        "requests": max(visit.requests for visit in loads),
        "third_party_requests": max(len(visit.foreign) for visit in loads),
        "axe": "/".join(str(count) for count in nodes.values()),
        "html_errors": sum("HTML error" in fault.what for fault in wrong),
        "broken_links": sum("broken link" in fault.what for fault in wrong),
    }
    columns = {"this site": ours, **others}
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in ours:
        cells = [column[name] for column in columns.values()]
        shown = ["/".join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells]
        lines.append(f"| {name.replace('_', ' ')} | " + " | ".join(map(str, shown)) + " |")
    return "\n".join(lines)


def measure(site: Path, only: list[str] | None, wants_table: bool) -> list[Fault]:
    """Prints what was found, and returns what does not keep to the limits."""
    pages = only or urls(site)
    seen = visits.visit_all(site, pages)
    wrong = faults(site, pages, seen)
    shown = ["", LIMITS["typical"], longest(site)]
    categories = list(LIMITS["scores"]) + (["performance"] if wants_table else [])
    with Host(site, mount(site)) as host:
        measured = [
            lighthouse.audit(host.url, page, categories, 3 if wants_table else 1) for page in shown
        ]
    wrong += lighthouse.faults(measured, LIMITS["scores"])
    heaviest = max(seen, key=lambda visit: visit.sent)
    print(
        f"{len(pages)} pages, {len(seen)} visits; at most {heaviest.sent / 1000:.1f} kB and "
        f"{max(visit.requests for visit in seen)} requests before the reader acts "
        f"({heaviest.page or 'index.html'}); longest page: {shown[2]}"
    )
    if wants_table:
        print(table(seen, measured, wrong))
        goals = ", ".join(f"{name} {value}" for name, value in LIMITS["goals"].items())
        print(f"\nhome/{LIMITS['typical']}/{shown[2]}; goals: {goals}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, help="the folder of a built site")
    parser.add_argument("--table", action="store_true", help="measure times too, medians of three")
    parser.add_argument("--page", action="append", help="visit only this page, as tutorial/http2/")
    arguments = parser.parse_args()
    require_programs()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or build_site(Path(folder, "published"))
        wrong = measure(site, arguments.page, arguments.table)
        if not arguments.site:
            wrong += files.broken_links(build_site(Path(folder, "anywhere"), ANYWHERE))
    for fault in wrong:
        print(f"FAILED {fault}", file=sys.stderr)
    print(f"{len(wrong)} faults, {time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
