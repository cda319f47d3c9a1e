"""The search's index, made by Pagefind (https://pagefind.app) of the pages as they are written.

Its files lie in `pagefind/`; the reader's browser fetches them once somebody searches, and of the
index only the parts that hold the words searched for. What shows the results is
theme/templates/javascripts/search.js.

Pages that are read from a disk (`use_directory_urls: false`) have no search, because browsers let
them load no index; nor have pages that are built by something that knows no hooks.
"""

import base64
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from theme.site import Site

FOLDER = "pagefind"

_OPTIONS = {
    "root_selector": "article",
    # What is on every page or block, and what no reader searches for.
    "exclude_selectors": [".headerlink", ".source", ".filename", ".elsewhere-note", ".provenance"],
}

# Files that this site does not use: Pagefind's own interfaces, its worker, other languages.
_UNUSED = (
    *("pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui"),
    *("pagefind-worker", "wasm.unknown"),
)

_ADVICE = (
    "If this version of Pagefind wants to be asked otherwise, see how its Python package does it "
    "(pagefind/service) and change theme/search_index.py."
)


class IndexFailed(Exception):
    """Pagefind did not do as it was asked; the text is what it said."""


def index(site: Path) -> None:
    """Indexes the pages of a built site, and writes what a search needs into it.

    The same pages give the same bytes. That is why Pagefind is told each page, in order: left to
    walk the folder, it numbers the pages as the file system lists them. Raises `IndexFailed`.
    """
    with _pagefind() as ask:
        number = ask(type="NewIndex", config=_OPTIONS)["index_id"]
        for page in sorted(site.rglob("index.html")):
            ask(
                type="AddFile",
                index_id=number,
                file_path=page.relative_to(site).as_posix(),
                file_contents=page.read_text(encoding="utf-8"),
            )
        files = ask(type="GetFiles", index_id=number)["files"]
    for file in files:
        if not file["path"].startswith(_UNUSED):
            target = site / FOLDER / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))


@contextmanager
def _pagefind() -> Iterator[Callable[..., dict[str, Any]]]:
    """A function that sends Pagefind one request and returns its response.

    This is how Pagefind's packages for Python and Node.js speak to its program: JSON in Base64,
    with a comma at the end. The one for Python is not used because it sleeps 0.1 seconds for each
    page.
    """
    with subprocess.Popen(
        [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        requests, responses = program.stdin, program.stdout
        assert requests and responses

        def ask(**payload: Any) -> dict[str, Any]:
            message = json.dumps({"message_id": 1, "payload": payload})
            requests.write(base64.b64encode(message.encode()) + b",")
            requests.flush()
            received = b""
            while not received.endswith(b","):
                part = os.read(responses.fileno(), 1 << 16)
                if not part:
                    raise IndexFailed(f"{payload['type']}: no response. {_ADVICE}")
                received += part
            response = json.loads(base64.b64decode(received[:-1]))["payload"]
            if response["type"] == "Error":
                raise IndexFailed(f"{payload['type']}: {response['message']}. {_ADVICE}")
            return response

        yield ask


def write_index(site: Site) -> None:
    """Indexes the site, if it has a search. Raises `IndexFailed`."""
    if not site.searchable:
        return
    if site.serving:
        # A page that was changed is to be seen at once; its words are found a moment later.
        threading.Thread(target=_index_meanwhile, args=[site.folder], daemon=True).start()
    else:
        index(site.folder)


def _index_meanwhile(site: Path) -> None:
    try:
        index(site)
    except FileNotFoundError:
        pass  # the next build has begun to remove the pages; it indexes its own
