import shutil
import subprocess
import sys
import venv
from importlib.metadata import entry_points, files, metadata, version
from importlib.util import find_spec
from pathlib import Path

import httpx
import httpx2
import pytest
from packaging.requirements import Requirement

from contents import ROOT


def test_activate(tmp_path: Path) -> None:
    """
    Activating the environment changes the `PATH` of that terminal, so that `python` means the
    environment's Python.
    """
    venv.create(tmp_path / ".venv")
    commands = '. .venv/bin/activate; command -v python; echo "$PATH"'
    shell = ["bash", "-c", commands]
    run = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=True)
    python, path = run.stdout.splitlines()
    assert Path(python).parent == tmp_path / ".venv" / "bin" == Path(path.split(":")[0])


def test_not_activated(tmp_path: Path) -> None:
    """
    You have to activate it again in each new terminal, unless you name its Python yourself, as in
    `.venv/bin/python program.py`.
    """
    venv.create(tmp_path / ".venv")
    (tmp_path / "program.py").write_text("import sys\n\nprint(sys.prefix)\n")
    command = [".venv/bin/python", "program.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(run.stdout.strip()) == tmp_path / ".venv"
    python = shutil.which("python")  # in a terminal that has not activated it
    assert python is None or tmp_path not in Path(python).parents


def test_oldest() -> None:
    """
    Choose httpx if a library that you use expects it, or if you have an older Python: httpx 0.28.1
    accepts Python 3.8, whereas httpx2 needs Python 3.11, and so does this tutorial.
    """
    assert httpx.__version__ == "0.28.1" and metadata("httpx")["Requires-Python"] == ">=3.8"
    assert metadata("httpx2")["Requires-Python"] == ">=3.11"


def test_both_installed() -> None:
    """
    You can install both packages side by side, but don't mix their objects:
    `except httpx.HTTPError` doesn't catch what httpx2 raises.
    """
    assert not {*map(str, files("httpx") or [])} & {*map(str, files("httpx2") or [])}
    with pytest.raises(httpx2.HTTPError) as raised:
        httpx2.get("https://httpbin.org/status/404").raise_for_status()
    assert httpx.HTTPError not in raised.type.__mro__


def test_needs() -> None:
    """
    The square brackets name an *extra*, here the one that this tutorial needs: `http2` also
    installs the package `h2`, with which HTTPX speaks [HTTP/2](http2.md).
    """
    assert needs("httpx", "http2") == needs("httpx2", "http2") == ["h2"]
    wanted = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("h2==") for line in wanted)
    for module in ("brotli", "zstandard", "socksio", "rich"):
        assert not find_spec(module)  # and yet all programs run


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


def test_http2(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    If `http2` is missing, `httpx.Client(http2=True)` raises an `ImportError` with the command that
    installs it, though without the quotes.
    """
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError, match=r"`pip install httpx\[http2\]`"):
        httpx.Client(http2=True)


def test_socks(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A `socks5://` proxy without its extra raises an `ImportError` too, even if the proxy's address
    comes from the environment variable `ALL_PROXY` and not from your program.
    """
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(ImportError, match=r"pip install httpx\[socks\]"):
        httpx.Client(proxy="socks5://127.0.0.1:1080")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(ImportError, match=r"pip install httpx\[socks\]"):
        httpx.Client()


def test_socks5() -> None:
    """
    | `socks` | proxies whose addresses begin with `socks5://` or `socks5h://` |
    """
    assert httpx.Proxy("socks5://127.0.0.1:1080")
    with pytest.raises(ValueError, match="scheme"):  # which it sees before it imports anything
        httpx.Proxy("socks4://127.0.0.1:1080")


def test_compression() -> None:
    """
    The compression formats need no change to your program, because HTTPX tells servers in the
    `Accept-Encoding` header which formats it can decompress.
    """
    formats = httpx.Client().headers["Accept-Encoding"].split(", ")
    assert formats[:2] == ["gzip", "deflate"]
    assert ("br" in formats) == bool(find_spec("brotli") or find_spec("brotlicffi"))
    assert ("zstd" in formats) == bool(find_spec("zstandard"))


def test_freeze() -> None:
    """
    Don't copy the line that `python -m pip freeze` prints for the package, because it leaves out
    the extras, and on the next machine `http2=True` would raise the `ImportError` from above.
    """
    command = [sys.executable, "-m", "pip", "freeze"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {f"httpx=={version('httpx')}", f"h2=={version('h2')}"} <= {*run.stdout.split()}


def test_name_of_httpx2() -> None:
    """With `import httpx2 as httpx`, the program prints `httpx2` and its version."""
    assert (httpx2.__name__, httpx2.__version__) == ("httpx2", version("httpx2"))


def test_file_of_your_own(tmp_path: Path) -> None:
    """If that's a file of your own, `httpx.py`, give it another name."""
    (tmp_path / "httpx.py").write_text("")
    (tmp_path / "program.py").write_text(
        "import httpx\n\nprint(httpx.__file__, httpx.AsyncClient)"
    )
    command = [sys.executable, "program.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "has no attribute 'AsyncClient'" in run.stderr
    (tmp_path / "httpx.py").rename(tmp_path / "other.py")
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert httpx.__file__ in run.stdout


def test_not_imported() -> None:
    """
    `find_spec` looks for a top-level module without importing it, so the check has no side
    effects.
    """
    sys.modules.pop("this", None)  # which prints when it is imported
    assert find_spec("this") and "this" not in sys.modules


def needs(package: str, extra: str, **environment: str) -> list[str]:
    """The names of what an extra installs in an environment."""
    found = map(Requirement, metadata(package).get_all("Requires-Dist", []))
    values = {**environment, "extra": extra}
    return [
        each.name
        for each in found
        if "extra" in str(each.marker) and each.marker and each.marker.evaluate(values)
    ]


def test_zstd() -> None:
    """
    On Python 3.14 or later, httpx2's `zstd` extra installs nothing, because
    [Python itself has that format](https://docs.python.org/3/library/compression.zstd.html).
    """
    assert needs("httpx2", "zstd", python_version="3.14") == []


def test_other_modules() -> None:
    """
    `EXTRAS` leaves out `brotli` and `zstd`, because which module these need depends on your Python
    and on the package.
    """
    for package in ("httpx", "httpx2"):
        for python, wanted in {"CPython": "brotli", "PyPy": "brotlicffi"}.items():
            extra = needs(package, "brotli", platform_python_implementation=python)
            assert extra == [wanted]
    assert needs("httpx", "zstd", python_version="3.13") == ["zstandard"]
    assert needs("httpx2", "zstd", python_version="3.13") == ["backports-zstd"]
