"""Where a snippet can show what it prints: at which door of the fake internet, and in a browser.

The suite, the page's hook (playground/hook.py) and the browser tests all read it here.
"""

import ast
from pathlib import Path

from snippet import Snippet

# Both doors to the fake internet let a snippet print what it shows. Each entry is an example, or a
# variant, that does so at one door only: which one, and what the other cannot do.
ONE_DOOR = {
    "aiohttp": ("wire", "the fake internet in memory answers httpx and requests only"),
    "httpx2": ("wire", "the fake internet in memory answers httpx and requests only"),
    "tutorial/clients/connections": ("wire", "the fake internet in memory has no connections"),
    "tutorial/clients/trace": ("wire", "the fake internet in memory has no connections"),
    "tutorial/certificates/refused": ("wire", "the fake internet in memory has no TLS"),
    "tutorial/http2/connections": ("wire", "the fake internet in memory has no connections"),
    "tutorial/limiting-concurrency/pool_timeout": (
        "wire",
        "the fake internet in memory has no pool",
    ),
    "tutorial/timeouts/four": (
        "wire",
        "the fake internet in memory has no pool, and takes every byte at once",
    ),
}

# In a browser the mocks are all there is, and some modules of Python do not work. Each entry is a
# module, or an example, and why a snippet that imports it, or that it is, cannot run there.
NOT_IN_BROWSER = {
    "tutorial/certificates/trusted": "a page gives Python no TLS",
    "concurrent.futures": "a page gives Python one thread",
    "threading": "a page gives Python one thread",
    "trio": "a page gives Python no sockets, which trio waits with",
}

# The pages whose exercise has a check (tests/exercises).
EXERCISES = {
    f"tutorial/{check.parent.name.replace('_', '-')}"
    for check in (Path(__file__).parent / "exercises").glob("*/check.py")
}


def one_door(snippet: Snippet) -> tuple[str, str] | None:
    """The snippet's entry in ONE_DOOR: its only door, and what the other cannot do."""
    return ONE_DOOR.get(snippet.variant) or ONE_DOOR.get(snippet.example)


def why_not(snippet: Snippet) -> str | None:
    """Why the snippet cannot run in a browser; None if it can."""
    match one_door(snippet):
        case ("wire", reason):
            return reason
    for key in (snippet.example, *_imported(snippet)):
        if key in NOT_IN_BROWSER:
            return NOT_IN_BROWSER[key]
    return None


def _imported(snippet: Snippet) -> list[str]:
    """The modules that the snippet imports, in order."""
    names = []
    for node in ast.walk(ast.parse(snippet.text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names
