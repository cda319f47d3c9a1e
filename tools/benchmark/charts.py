"""Draws what `run.py` found: `python -m tools.benchmark.charts`.

Reads `results.json`; writes `table.md`, which docs/beyond/speed.md includes, and a chart for light
and one for dark in docs/beyond/.
"""

import json
from pathlib import Path
from typing import Any

from contents import ROOT

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "beyond"

# The client that the others are compared with.
BASELINE = "httpx async, HTTP/1.1"
COLOURS = {
    "light": {"text": "#1f2328", "bar": "#0f766e", "baseline": "#b45309"},
    "dark": {"text": "#e2e4e9", "bar": "#2dd4bf", "baseline": "#fbbf24"},
}


def ratios(results: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Requests per second as a multiple of the baseline's, by client and requests in flight."""
    rates = results["requests_per_second"]
    return {
        client: {width: rate / rates[BASELINE][width] for width, rate in by_width.items()}
        for client, by_width in rates.items()
    }


def _times(ratio: float) -> str:
    return f"{ratio:.0f}×" if ratio >= 9.95 else f"{ratio:.1f}×"


def table(results: dict[str, Any]) -> str:
    by_client = ratios(results)
    rates = results["requests_per_second"]
    widths = list(by_client[BASELINE])
    rows = [["client", *(f"{width} in flight" for width in widths)]]
    rows += [["---", *("--:" for _ in widths)]]
    rows += [
        [client, *(f"{rates[client][width]:.0f} ({_times(by_width[width])})" for width in widths)]
        for client, by_width in by_client.items()
    ]
    per_call = results["seconds_per_call"]
    best = per_call["one httpx.Client"]
    rows_per_call = [["one request after another", "time for each", "`httpx.Client` = 1×"]]
    rows_per_call += [["---", "--:", "--:"]]
    rows_per_call += [
        [f"`{name}`", f"{1000 * seconds:.0f} ms", _times(seconds / best)]
        for name, seconds in ((name.removeprefix("one "), each) for name, each in per_call.items())
    ]
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    machine = f"{results['cores']} cores with a load average of {results['load']:.1f} at the start"
    lines = [_row(row) for row in rows] + [""] + [_row(row) for row in rows_per_call]
    lines += ["", f"Measured on {results['date']}, with Python {results['python']}, on {machine}."]
    lines += [f"The versions: {versions}."]
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def draw(results: dict[str, Any], scheme: str, path: Path) -> None:
    """Writes an SVG with a panel for each number of requests in flight."""
    import matplotlib.pyplot as plt  # here, because the suite checks the table without it

    colours = COLOURS[scheme]
    by_client = ratios(results)
    clients = list(reversed(by_client))
    widths = list(by_client[BASELINE])
    style: Any = {"svg.fonttype": "none", "svg.hashsalt": "speed", "font.size": 12}
    style |= {name: colours["text"] for name in ("text.color", "axes.labelcolor", "ytick.color")}
    with plt.rc_context(style):
        figure, panels = plt.subplots(len(widths), 1, figsize=(5.2, 2.5 * len(widths)))
        for width, panel in zip(widths, panels, strict=True):
            values = [by_client[client][width] for client in clients]
            fill = [colours["baseline" if client == BASELINE else "bar"] for client in clients]
            bars = panel.barh(clients, values, color=fill)
            panel.bar_label(bars, [_times(value) for value in values], padding=4)
            panel.set_title(f"{width} in flight" if width != "1" else "one at a time", loc="left")
            panel.set_xlim(0, max(values) * 1.12)
            panel.set_xticks([])
            panel.tick_params(length=0)
            panel.spines[:].set_visible(False)
        figure.tight_layout()
        figure.savefig(path, transparent=True, metadata={"Date": None})
        plt.close(figure)


if __name__ == "__main__":
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    (HERE / "table.md").write_text(table(results), encoding="utf-8")
    for scheme in COLOURS:
        draw(results, scheme, PAGE / f"speed-{scheme}.svg")
