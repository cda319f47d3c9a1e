"""The site can be put anywhere: the same bytes from the same commit, compressed, on a disk."""

import filecmp
import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from site_build import SITE_URL

from contents import ROOT


def build(folder: Path, **settings: str) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1"} | settings
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, f"{settings}: the build fails:\n{run.stderr}"
    return folder


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def precompressed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("precompressed")
    return build(folder, SITE_URL=SITE_URL, PRECOMPRESS="true")


def test_same_sources_make_the_same_bytes(precompressed: Path, tmp_path: Path):
    again = build(tmp_path, SITE_URL=SITE_URL, PRECOMPRESS="true", PYTHONHASHSEED="7")
    assert files(again) == files(precompressed)
    _, different, _ = filecmp.cmpfiles(again, precompressed, files(again), shallow=False)
    assert not different, f"two builds of the same sources differ in {different}"


def test_text_is_precompressed_where_the_build_is_asked(precompressed: Path, site: Path):
    names = files(precompressed)
    for name in names:
        if name.endswith((".html", ".css", ".js")) and not name.endswith(".gz"):
            path = precompressed / name
            if path.stat().st_size >= 1000:
                assert f"{name}.gz" in names, f"{name} has no .gz; see hooks/precompressed.py"
                packed = (precompressed / f"{name}.gz").read_bytes()
                assert gzip.decompress(packed) == path.read_bytes(), f"{name}.gz is out of date"
    asked = {name for name in names if name.endswith(".gz")} - {"sitemap.xml.gz"}
    assert not asked & set(files(site)), "nobody asked for .gz files"


def test_pages_can_be_read_from_a_disk(tmp_path: Path, browser: Browser):
    """Without a server: links lead to files, and only what needs a server is missing."""
    folder = build(tmp_path, USE_DIRECTORY_URLS="false")
    reader = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("console", lambda message: said.append(message.text))
    reader.goto((folder / "index.html").as_uri())
    reader.get_by_role("article").get_by_role("link", name="Start the tutorial").click()
    reader.wait_for_url("file://**/tutorial/introduction.html")
    reader.locator(".md-footer__link--next").click()
    reader.wait_for_url("file://**/tutorial/installation.html")
    reader.locator(".tabbed-labels label", has_text="requests").first.click()
    expect(reader.locator(".tabbed-set > input").first).to_be_checked()
    assert reader.locator(".md-search").count() == 0, "a search that finds nothing"
    header = reader.locator(".md-header").evaluate("tag => getComputedStyle(tag).position")
    assert header == "sticky", "the style sheets do not apply"
    blocked = [text for text in said if "Content Security Policy" in text]
    assert not blocked, f"the policy blocks files that lie beside the page: {blocked}"
    outside = [url for url in asked if not url.startswith((folder.as_uri(), "data:", "blob:"))]
    assert not outside, f"asked for from outside of the folder: {outside}"
    reader.close()
