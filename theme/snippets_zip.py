"""All programs of the site in one zip, with a README and what they need: /snippets.zip."""

import io
import zipfile

from theme.site import Site

# What the programs import, of requirements.in.
_IMPORTED = ["httpx", "h2", "requests", "httpx2", "aiohttp", "tenacity", "truststore"]
_IMPORTED += ["pytest", "responses", "pytest-httpserver"]

_README = """\
# The programs of {name}

Each folder is a page of the site, each file a program that runs as it is:

    python -m venv .venv && . .venv/bin/activate
    pip install -r requirements.txt
    python tutorial/first-requests/get_httpx.py

Files whose names begin with `test_` are run by pytest, in their own folder.
The end of a name says which client the program uses: requests, httpx, async (httpx's async
client), httpx2 or aiohttp. Lines that begin with `#>` are what the print above them printed in
the site's test suite, against servers that stand in for the internet. The programs call the real
ones: what those answer may differ by now.

You may use these programs without asking or naming anyone (MIT-0, see LICENSE).
{address}"""


def write_zip(site: Site) -> None:
    """Writes the zip; the same files give the same bytes."""
    address = f"\nThe pages: {site.url}\n" if site.url else ""
    pins = [
        line
        for line in (site.contents.root / "requirements.in").read_text("utf-8").splitlines()
        if line.partition("==")[0] in _IMPORTED
    ]
    files = {
        "README.md": _README.format(name=site.name, address=address),
        "requirements.txt": "\n".join(pins) + "\n",
        "LICENSE": (site.contents.root / "LICENSES" / "MIT-0.txt").read_text("utf-8"),
    }
    files |= {snippet.reference: snippet.text for snippet in site.contents.snippets}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            # Without a date of its own the entry is of 1980-01-01, whenever it is written.
            entry = zipfile.ZipInfo(f"snippets/{name}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, compress_type=zipfile.ZIP_DEFLATED)
    site.write("snippets.zip", content.getvalue())
