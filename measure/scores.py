"""Lighthouse's scores and times: mobile, throttled by simulation (slow 4G, a slow CPU)."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import tools
from site_files import Fault

_CHROME = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
_CHROME += "--disable-background-networking"


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


def _report(url: str, categories: list[str]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "report.json")
        command = [str(tools.installed(tools.LIGHTHOUSE)), url, "--quiet", "--output=json"]
        command += [f"--output-path={output}", f"--only-categories={','.join(categories)}"]
        command += [f"--chrome-flags={_CHROME}"]
        environment = os.environ | {"CHROME_PATH": tools.browser()}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=180)
        return json.loads(output.read_text(encoding="utf-8"))


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
