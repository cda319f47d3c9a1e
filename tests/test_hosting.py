"""The site can be put anywhere: the same bytes from the same commit, compressed, on a disk."""

import filecmp
import gzip
import re
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, expect

from contents import ROOT
from tools.site import ANYWHERE, PUBLISHED, build_site

README = ROOT / "README.md"
ON_A_DISK = ANYWHERE | {"USE_DIRECTORY_URLS": "false", "SEARCH": "false"}


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_same_sources_make_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = build_site(tmp_path, PUBLISHED | {"PYTHONHASHSEED": "7"})
    assert files(again) == files(site)
    _, different, _ = filecmp.cmpfiles(again, site, files(again), shallow=False)
    assert not different, f"two builds of the same sources differ in {different}"


def test_text_is_compressed_by_the_command_of_the_readme(site: Path, tmp_path: Path) -> None:
    again = shutil.copytree(site, tmp_path / "site")
    [command] = re.findall(r"^find site .*gzip.*$", README.read_text(encoding="utf-8"), re.M)
    subprocess.run(command.replace("find site", f"find {again}"), shell=True, check=True)
    names = files(again)
    for name in names:
        if name.endswith((".html", ".css", ".js", ".svg", ".wasm")):
            packed = (again / f"{name}.gz").read_bytes()
            assert gzip.decompress(packed) == (again / name).read_bytes()
            assert packed[3:8] == bytes(5), f"{name}.gz holds a name or a date"
    assert not [name for name in names if name.endswith((".png.gz", ".gz.gz"))]


def test_pages_can_be_read_from_a_disk(tmp_path: Path, browser: Browser) -> None:
    """Without a server: links lead to files, and only what needs a server is missing."""
    folder = build_site(tmp_path, ON_A_DISK)
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
