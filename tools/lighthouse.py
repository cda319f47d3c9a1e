"""Lighthouse's scores and times: mobile, throttled by simulation (slow 4G, a slow CPU)."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tools import browser, programs
from tools.files import Fault

# As Lighthouse reads them: in one string, with quotation marks around what holds spaces.
_ARGUMENTS = browser.ARGUMENTS | {"headless": "new", "disable-gpu": "", "no-first-run": ""}
_FLAGS = " ".join(
    f'--{name}="{value}"' if value else f"--{name}" for name, value in _ARGUMENTS.items()
)


@dataclass
class Scores:
    """Of one page: medians. Scores are 0 to 100; times are milliseconds."""

    page: str
    scores: dict[str, float]
    largest_contentful_paint_ms: float | None
    failed: dict[str, list[str]]  # category to the titles of the audits that cost points


def audit(url: str, page: str, categories: list[str], runs: int = 1) -> Scores:
    """Runs Lighthouse on a page of the site at `url`."""
    reports = [_report(url + page, categories) for _ in range(runs)]
    scores = {
        name: median(round(report["categories"][name]["score"] * 100) for report in reports)
        for name in categories
    }
    paints = [
        report["audits"]["largest-contentful-paint"]["numericValue"]
        for report in reports
        if "largest-contentful-paint" in report["audits"]
    ]
    failed = {
        name: [
            reports[0]["audits"][ref["id"]]["title"]
            for ref in reports[0]["categories"][name]["auditRefs"]
            if ref["weight"] and (reports[0]["audits"][ref["id"]]["score"] or 0) < 1
            if reports[0]["audits"][ref["id"]]["scoreDisplayMode"] in ("binary", "numeric")
        ]
        for name in categories
    }
    return Scores(page, scores, median(paints) if paints else None, failed)


def _report(url: str, categories: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "report.json")
        command = [str(programs.installed(programs.LIGHTHOUSE)), url, "--quiet", "--output=json"]
        command += [f"--output-path={output}", f"--only-categories={','.join(categories)}"]
        command += [f"--chrome-flags={_FLAGS}"]
        environment = os.environ | {"CHROME_PATH": browser.executable()}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=180)
        report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
        return report


def faults(measured: list[Scores], limits: dict[str, int]) -> Iterator[Fault]:
    """The scores below the limits `[scores]`."""
    for each in measured:
        for name, limit in limits.items():
            if each.scores[name] < limit:
                yield Fault(
                    each.page or "index.html",
                    f"Lighthouse gives {name} {each.scores[name]:.0f}, below the limit of {limit}",
                    "what costs points: " + "; ".join(each.failed[name]),
                )
