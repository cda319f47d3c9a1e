import sys
from importlib.metadata import entry_points, files, metadata
from importlib.util import find_spec

import httpx
import httpx2
import pytest
from packaging.specifiers import SpecifierSet


def test_both_installed() -> None:
    """The packages don't get in each other's way, so you can install both."""
    assert not {*map(str, files("httpx") or [])} & {*map(str, files("httpx2") or [])}
    assert httpx.get("https://example.com/").text == httpx2.get("https://example.com/").text


def test_http2(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    You find out early if `http2` is missing, because `httpx.Client(http2=True)` then raises an
    `ImportError` that tells you what to install.
    """
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError, match=r"pip install httpx\[http2\]"):
        httpx.Client(http2=True)


def test_socks(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A SOCKS proxy without its extra raises an `ImportError` too, even if the proxy's address comes
    from the environment variable `ALL_PROXY` and not from your program.
    """
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(ImportError, match=r"pip install httpx\[socks\]"):
        httpx.Client(proxy="socks5://127.0.0.1:1080")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(ImportError, match=r"pip install httpx\[socks\]"):
        httpx.Client()


def test_compression() -> None:
    """
    The compression formats need no change to your program: HTTPX tells servers which formats it
    can decompress, and adds `br` and `zstd` to that list when their packages are installed.
    """
    formats = httpx.Client().headers["Accept-Encoding"].split(", ")
    assert formats[:2] == ["gzip", "deflate"]
    assert ("br" in formats) == bool(find_spec("brotli") or find_spec("brotlicffi"))
    assert ("zstd" in formats) == bool(find_spec("zstandard"))


def test_extras() -> None:
    """httpx2 has the same extras, and one more, `ws`, for its WebSocket client."""
    extras = {*metadata("httpx").get_all("Provides-Extra", [])}
    assert extras == {"http2", "brotli", "zstd", "socks", "cli"}
    assert {*metadata("httpx2").get_all("Provides-Extra", [])} == {*extras, "ws"}


def test_command() -> None:
    """
    | `cli` | a command that sends requests from the shell, named `httpx` or `httpx2` like the
    package |
    """
    commands = {each.name: each.module for each in entry_points(group="console_scripts")}
    assert commands["httpx"] == "httpx" and commands["httpx2"].startswith("httpx2")


def test_at_least() -> None:
    """So `>=3.8` accepts Python 3.8 and everything newer."""
    accepted = SpecifierSet(metadata("httpx")["Requires-Python"])
    assert {"3.8", "3.14.2", "4.0"} == {*accepted.filter(["3.7.17", "3.8", "3.14.2", "4.0"])}


def test_oldest() -> None:
    """
    httpx 0.28.1 accepts older Pythons than requests does today, whereas httpx2 needs Python 3.11,
    and so does this tutorial.
    """
    assert httpx.__version__ == "0.28.1" and metadata("httpx")["Requires-Python"] == ">=3.8"
    assert metadata("requests")["Requires-Python"] == ">=3.10"
    assert metadata("httpx2")["Requires-Python"] == ">=3.11"


def test_not_imported() -> None:
    """
    `find_spec` looks for a top-level module without importing it, so asking has no side effects.
    """
    sys.modules.pop("this", None)  # which prints when it is imported
    assert find_spec("this") and "this" not in sys.modules
