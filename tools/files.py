"""What can be read off a built site's files: large images, HTML errors, broken links."""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tools import programs
from tools.site import address, file_of, mount

_IMAGES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"}


@dataclass(frozen=True, order=True)
class Fault:
    """A limit that a page or file does not keep to: what, how much, and what to do about it."""

    page: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.page}: {self.what}; {self.advice}"


def large_images(site: Path, limit: int) -> Iterator[Fault]:
    """The images above `limit` kilobytes."""
    for path in sorted(site.rglob("*")):
        size = path.stat().st_size / 1000
        if path.suffix.lower() in _IMAGES and size > limit:
            yield Fault(
                path.relative_to(site).as_posix(),
                f"an image of {size:.0f} kB, above the limit of {limit} kB",
                "draw it as SVG, or make it smaller: fewer pixels, fewer colours, WebP",
            )


def html_errors(site: Path, urls: list[str]) -> Iterator[Fault]:
    """What the Nu Html Checker (https://validator.github.io) calls an error."""
    files = {file_of(site, url).resolve(): url for url in urls}
    checker = programs.installed(programs.VNU)
    command = [programs.java(), "-Xss8m", "-jar", str(checker), "--errors-only"]
    command += ["--format", "json", "--exit-zero-always", "--stdout", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    for error in json.loads(run.stdout)["messages"]:
        page = files[Path(urlsplit(error["url"]).path)] or "index.html"
        extract = " ".join(error.get("extract", "").split())
        yield Fault(
            f"{page} line {error.get('lastLine', '?')}",
            f"HTML error: {error['message']} In: {extract}",
            "correct the Markdown or the template that it comes from",
        )


def broken_links(site: Path) -> Iterator[Fault]:
    """Links and anchors that lead nowhere, with the site below the path that it was built for.

    Links to the site's own address count as links within the site; those to other sites are not
    followed.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        below = root / mount(site).strip("/")
        below.parent.mkdir(parents=True, exist_ok=True)
        below.symlink_to(site.resolve(), target_is_directory=True)
        command = [programs.lychee(), "--offline", "--include-fragments", "--no-progress"]
        command += ["--index-files", "index.html", "--root-dir", str(root), "--format", "json"]
        if own := address(site):
            command += ["--remap", f"^{re.escape(own)} file://{below}/"]
        # By name: lychee does not look into folders that are links.
        command += [str(below / path.relative_to(site)) for path in sorted(site.rglob("*.html"))]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode not in (0, 2):  # 2: there are broken links
            raise RuntimeError(f"lychee fails: {run.stderr}")
        for file, errors in json.loads(run.stdout)["error_map"].items():
            for error in errors:
                link = error["url"]
                for above in (f"{below}/", root, folder):
                    link = link.removeprefix(f"file://{above}")
                yield Fault(
                    Path(file).relative_to(below).as_posix(),
                    f"a broken link to {link} ({error['status']['text']})",
                    "correct the link, or the heading that it names",
                )
