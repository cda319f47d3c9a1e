"""The browser that visits the site: a Chromium or Chrome that the machine has."""

import os

from playwright.sync_api import Browser, Playwright

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
