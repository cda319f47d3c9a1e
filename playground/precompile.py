"""Compiles the modules that a program has loaded; runs inside Pyodide (see precompile.mjs)."""

import base64
import json
import py_compile
import sys
import tempfile
import zipfile
from pathlib import Path

from playground.browser.program import ARCHIVES


def compiled() -> str:
    """The loaded modules of each archive: {archive: {path in it: bytecode in base64}}, as JSON.

    Raises ImportError for a module that came from elsewhere.
    """
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    sources = sorted(file for file in files - {__file__} if file.endswith(".py"))
    found: dict[str, dict[str, str]] = {name: {} for name in ARCHIVES}
    for source in sources:
        archive = next((name for name, path in ARCHIVES.items() if source.startswith(path)), None)
        if archive is None:
            raise ImportError(
                f"{source} was loaded from no archive; correct ARCHIVES in "
                "playground/browser/program.py, which says where Pyodide keeps them"
            )
        path = source.removeprefix(ARCHIVES[archive])
        with zipfile.ZipFile(ARCHIVES[archive].rstrip("/")) as opened:
            bytecode = _bytecode(opened.read(path), source)
        found[archive][f"{path}c"] = base64.b64encode(bytecode).decode()
    return json.dumps(found)


def _bytecode(text: bytes, name: str) -> bytes:
    """A .pyc that is taken as it is: what it was compiled from is served nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source.py"), Path(folder, "target.pyc")
        source.write_bytes(text)
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(
            str(source), str(target), dfile=name, doraise=True, invalidation_mode=mode
        )
        return target.read_bytes()
