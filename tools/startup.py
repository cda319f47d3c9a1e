"""Measures what Run costs a reader, on a site that is built and served as a host would.

`python -m tools.startup SITE` prints the bytes before and after the first click, and the medians
of five times from the click to the first output: cold, after a reload, and a second run.
"""

import argparse
import os
import statistics
import time
from pathlib import Path

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from tools.browser import start_browser
from tools.host import Host
from tools.site import mount

PAGE = "tutorial/first-requests/"
TIMES = 5


def first_output(tab: Tab) -> float:
    """Seconds from pressing Run to the first text, as the tab itself sees them."""
    seconds: float = tab.evaluate(
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
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="the folder of a built site")
    site = parser.parse_args().site
    times: dict[str, list[float]] = {"cold": [], "reload": [], "second": []}
    with Host(site, mount(site)) as host, sync_playwright() as playwright:
        for _ in range(TIMES):
            browser = start_browser(playwright)
            tab = browser.new_page()
            tab.goto(host.url + PAGE, wait_until="networkidle")
            before = tab.evaluate(
                "performance.getEntriesByType('resource')"
                ".filter(each => each.name.includes('/assets/playground/'))"
                ".reduce((sum, each) => sum + each.transferSize, 0)"
            )
            host.forget()
            times["cold"].append(first_output(tab))
            after = host.sent
            time.sleep(1)
            times["second"].append(first_output(tab))
            tab.reload(wait_until="networkidle")
            times["reload"].append(first_output(tab))
            browser.close()
    print(f"before the first click: {before / 1000:.1f} kB, after it: {after / 1e6:.2f} MB (gzip)")
    for name, measured in times.items():
        each = ", ".join(f"{seconds:.2f}" for seconds in measured)
        print(f"{name}: median {statistics.median(measured):.2f} s of {each}")
    print(f"load average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
