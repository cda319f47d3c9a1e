"""Measures what Run costs a reader, on a site that is built and served as a host would.

`python playground/measure.py site` prints the bytes before and after the first click, and the
medians of five times from the click to the first output: cold, after a reload, and a second run.
"""

import os
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "measure"), str(ROOT / "tests")]
from browsing import executable  # noqa: E402
from host import Host  # noqa: E402

PAGE = "tutorial/first-requests/"
TIMES = 5


def first_output(page: Page) -> float:
    """Seconds from pressing Run to the first text, as the page itself sees them."""
    return page.evaluate(
        """() => new Promise((resolve) => {
          const block = [...document.querySelectorAll("[data-run]")]
            .find((each) => each.querySelector(".filename").textContent === "get_httpx.py");
          const output = block.querySelector(".run__output");
          output.replaceChildren();
          const began = performance.now();
          const look = () => output.textContent
            ? resolve((performance.now() - began) / 1000) : requestAnimationFrame(look);
          block.querySelector(".run__button").click();
          requestAnimationFrame(look);
        })"""
    )


def main(site: Path) -> None:
    times: dict[str, list[float]] = {"cold": [], "reload": [], "second": []}
    with Host(site) as host, sync_playwright() as playwright:
        for _ in range(TIMES):
            browser = playwright.chromium.launch(
                executable_path=executable(), args=[] if os.getuid() else ["--no-sandbox"]
            )
            page = browser.new_page()
            page.goto(host.url + PAGE, wait_until="networkidle")
            before = page.evaluate(
                "performance.getEntriesByType('resource')"
                ".filter(each => each.name.includes('/assets/playground/'))"
                ".reduce((sum, each) => sum + each.transferSize, 0)"
            )
            host.forget()
            times["cold"].append(first_output(page))
            after = host.sent
            time.sleep(1)
            times["second"].append(first_output(page))
            page.reload(wait_until="networkidle")
            times["reload"].append(first_output(page))
            browser.close()
    print(f"before the first click: {before / 1000:.1f} kB, after it: {after / 1e6:.2f} MB (gzip)")
    for name, measured in times.items():
        each = ", ".join(f"{seconds:.2f}" for seconds in measured)
        print(f"{name}: median {statistics.median(measured):.2f} s of {each}")
    print(f"load average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
