"""The browser that visits the site: a Chromium or Chrome that the machine has."""

import os
from typing import Any

from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Page as Tab

from tools import programs

_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
_NAMES += ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]

# Nothing but this machine has an address, and Chromium keeps its own housekeeping back: updates,
# sync, field trials. By name and value; "" for those that have none.
ARGUMENTS = {
    "host-resolver-rules": "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "disable-background-networking": "",
    "disable-component-update": "",
    "disable-sync": "",
}
# Chromium refuses its sandbox to root, which is who CI is.
if os.getuid() == 0:
    ARGUMENTS["no-sandbox"] = ""


def executable() -> str:
    """The path of a browser. Raises `programs.Missing`."""
    return programs.program(*_NAMES, advice="install Chromium or Chrome")


def start_browser(playwright: Playwright) -> Browser:
    """Starts the browser, without a window. Raises `programs.Missing`."""
    arguments = [
        f"--{name}={value}" if value else f"--{name}" for name, value in ARGUMENTS.items()
    ]
    return playwright.chromium.launch(executable_path=executable(), args=arguments)


def enter(tab: Tab, url: str) -> None:
    """Opens a page, and waits until its scripts have done what they do at first."""
    tab.goto(url)
    tab.evaluate("new Promise(requestIdleCallback)")


def until(tab: Tab, expression: str, seconds: float = 10.0) -> Any:
    """The value of the expression, once it is true. Raises `AssertionError` if it never is.

    Playwright's own `wait_for_function` needs `eval`, which the site's policy forbids.
    """
    for _ in range(int(seconds * 20)):
        if value := tab.evaluate(expression):
            return value
        tab.wait_for_timeout(50)
    raise AssertionError(f"{tab.url}: never came true: {expression}")
