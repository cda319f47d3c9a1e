"""What runs Python in the reader's browser: Pyodide, the libraries and the fake internet.

`bundle()` names every file that the site has to serve for it, with its content. The libraries are
the installed ones, so their versions are those of requirements.txt; of compiled packages their
pure Python parts serve. The same inputs give the same bytes.
"""

import ast
import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackagePath, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from contents import Contents
from theme.white_space import minify_script

HERE = Path(__file__).parent
ROOT = HERE.parent
NODE_MODULES = ROOT / "node_modules"
CACHE = ROOT / ".cache" / "playground"

# What snippets and the fake internet import; what these need in turn follows.
_LIBRARIES = ["httpx[http2]", "httpx2[http2]", "requests", "respx", "tenacity"]
_LIBRARIES += ["httpbin", "flask"]

# Libraries that cannot run there, but whose versions a snippet prints.
_NAMED = ["aiohttp"]

# Compiled, without a pure part: the browser does without them. httpbin compresses with the first,
# which no snippet asks for, and never imports the second.
_COMPILED = {"brotlicffi", "greenlet"}

# What a library needs beside its code: templates, certificates, and its own version.
_DATA = re.compile(r"httpbin/templates/.*|certifi/cacert\.pem|[^/]+\.dist-info/METADATA")

# What of ours runs there, beside the checks of the exercises.
_OURS = ["exercises", "fake_internet", "playground/browser", "porting"]

_RUNTIME = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"]


# What runs once when the site is built, to tell which modules are worth compiling.
_PROBE = HERE / "probe.py"
_PRECOMPILE = [HERE / "precompile.mjs", HERE / "precompile.py", _PROBE]


class Missing(Exception):
    """The npm packages, or Node itself, are not there; the text says how to get them."""


class NotCompiled(Exception):
    """Readers would wait for Python to compile what is sent to them; the text says what to do."""


@dataclass(frozen=True)
class Bundle:
    """The files to serve below `assets/playground/`, each under a name that changes with it."""

    files: dict[str, bytes]
    script: str
    style: str


def bundle() -> Bundle:
    """Collects what the site serves. Raises `Missing` where `npm ci` has not been run."""
    pyodide, editor = NODE_MODULES / "pyodide", NODE_MODULES / "prism-code-editor" / "dist"
    if not (pyodide / "package.json").exists() or not editor.exists():
        raise Missing("run `npm ci --omit=dev` to have a Run button on every snippet")
    if not shutil.which("node"):
        raise Missing("install Node to have a Run button on every snippet")

    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    stdlib, libraries = _unzipped(pyodide / "python_stdlib.zip"), _libraries(lock["python"])
    archives = {"stdlib": stdlib, "libraries": libraries, "suite": _suite()}
    compiled = _compiled(archives)
    check_compiled(archives, compiled)
    for name, modules in compiled.items():
        archives[name] = _without_sources(archives[name], modules) | modules

    files: dict[str, bytes] = {}

    def serve(name: str, content: bytes) -> str:
        """Adds a file; returns its name, which holds a hash of it so that hosts can cache it."""
        stem, dot, suffix = name.partition(".")
        named = f"{stem}-{_hash(content)}{dot}{suffix}"
        files[named] = content
        return named

    runtime = {name: (pyodide / name).read_bytes() for name in _RUNTIME}
    folder = f"pyodide-{_hash(*runtime.values())}/"
    files |= {folder + name: content for name, content in runtime.items()}
    zips = {name: _zipped(content) for name, content in archives.items()}
    assets = {name: serve(f"{name}.zip", content) for name, content in zips.items()}
    told = {**assets, "pyodide": folder, "lock": lock}
    worker = serve("worker.js", _with_assets("worker.js", told))

    modules = {"editor.js": (HERE / "browser" / "editor.js").read_bytes()}
    modules |= _modules(modules["editor.js"], editor)
    modules["layout.css"] = (editor / "layout.css").read_bytes()
    modules["editor.css"] = _short("editor.css")
    folder = f"editor-{_hash(*modules.values())}/"
    files |= {folder + name: content for name, content in modules.items()}

    loaded = len(runtime["pyodide.asm.wasm"]) + sum(map(len, zips.values()))
    told = {"worker": worker, "editor": folder, "bytes": loaded}
    for name in ("finder", "traffic"):  # fetched once the reader wants them
        told[name] = serve(f"{name}.js", _short(f"{name}.js"))
        told[f"{name}Style"] = serve(f"{name}.css", _short(f"{name}.css"))
    script = serve("runner.js", minify_script(_with_assets("runner.js", told).decode()).encode())
    style = serve("runner.css", _short("runner.css"))
    return Bundle(files, script, style)


def _hash(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:12]


def _short(name: str) -> bytes:
    """A script or style sheet of ours without the lines that are comments."""
    text = (HERE / "browser" / name).read_bytes()
    return re.sub(rb"^ *(//.*|/\*[^*]*\*/)\n", b"", text, flags=re.M)


def _with_assets(name: str, assets: dict[str, object]) -> bytes:
    """A script of ours, told the names of the files that it loads."""
    text = _short(name).decode()
    filled = text.replace("const ASSETS = {};", f"const ASSETS = {json.dumps(assets)};", 1)
    assert filled != text, f"playground/browser/{name} has no line `const ASSETS = {{}};`"
    return filled.encode()


def _unzipped(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def _zipped(content: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(content):
            archive.writestr(zipfile.ZipInfo(name), content[name], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _libraries(python: str) -> dict[str, bytes]:
    """The pure files of the installed libraries, and of all that they require.

    `python` is the version that will run them. They are those that Linux needs: what libraries
    bring for browsers sends real requests, and the fake internet stands before the usual parts.
    """
    markers = {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "wasm32",
    }
    found: dict[str, bytes] = {}
    left, seen = [Requirement(name) for name in _LIBRARIES], set(_COMPILED)
    while left:
        wanted = left.pop(0)
        name: str = canonicalize_name(wanted.name)
        if name in seen:
            continue
        seen.add(name)
        for file in _files(name):
            path = file.as_posix()
            code = path.endswith(".py") and not path.startswith("..")
            if code or _DATA.fullmatch(path):
                found[path] = file.read_binary()
        for text in distribution(name).requires or []:
            needed = Requirement(text)
            extras = [{**markers, "extra": extra} for extra in ("", *wanted.extras)]
            if needed.marker is None or any(map(needed.marker.evaluate, extras)):
                left.append(needed)
    for name in _NAMED:
        for file in _files(name):
            if file.match("*.dist-info/METADATA"):
                found[file.as_posix()] = file.read_binary()
    return found


def _files(package: str) -> list[PackagePath]:
    files = distribution(package).files
    if files is None:
        raise FileNotFoundError(f"{package} is installed without a list of its files")
    return files


def _suite() -> dict[str, bytes]:
    """The fake internet and the checks of the exercises, as the suite has them, and the runner."""
    sources = [path for name in _OURS for path in (ROOT / name).rglob("*.py")]
    sources.append(ROOT / "porting" / "names.toml")
    sources += [page.exercise.check for page in Contents().pages if page.exercise]
    found = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sources}
    found["httpx2_jsfetch.py"] = found.pop("playground/browser/httpx2_jsfetch.py")
    return found | {"playground/__init__.py": b""}


def _compiled(archives: dict[str, dict[str, bytes]]) -> dict[str, dict[str, bytes]]:
    """The often-used modules as bytecode of Pyodide's Python, by the archive they belong to.

    Pyodide itself compiles them, under Node. It takes some seconds, so the result is kept for as
    long as nothing that goes into it changes.
    """
    zips = {name: _zipped(content) for name, content in archives.items()}
    key = _hash(*(path.read_bytes() for path in _PRECOMPILE), *zips.values())
    kept = CACHE / f"{key}.json"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        for old in CACHE.glob("*.json"):
            old.unlink(missing_ok=True)
        # Beside it, and moved at once when it is whole: another build may look for it now.
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            for name, content in zips.items():
                Path(folder, f"{name}.zip").write_bytes(content)
            command = ["node", str(_PRECOMPILE[0]), str(NODE_MODULES / "pyodide"), folder]
            run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
            if run.returncode:
                raise NotCompiled(f"{_relative(_PRECOMPILE[0])} fails:\n{run.stderr}{run.stdout}")
            os.replace(Path(folder, "compiled.json"), kept)
    compiled = json.loads(kept.read_text("utf-8"))
    return {
        archive: {path: base64.b64decode(code) for path, code in modules.items()}
        for archive, modules in compiled.items()
    }


def check_compiled(
    archives: dict[str, dict[str, bytes]], compiled: dict[str, dict[str, bytes]]
) -> None:
    """Raises `NotCompiled` unless each archive's modules that the probe imports are compiled."""
    places = list(_places_of_imports(_PROBE.read_text("utf-8")))
    for archive, content in archives.items():
        wanted = [place for place in places if place in content]
        lacking = [place for place in wanted if not compiled.get(archive, {}).get(f"{place}c")]
        if lacking or not wanted:
            raise NotCompiled(
                f"of {archive}.zip {', '.join(lacking) or 'nothing'} is compiled, so readers "
                f"would wait for it; see that {_relative(_PROBE)} imports modules of every "
                f"archive, and that ARCHIVES in playground/browser/program.py says where "
                "this Pyodide keeps them"
            )


def _places_of_imports(text: str) -> Iterator[str]:
    """Where the modules that a program imports may stand in an archive."""
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            path = name.replace(".", "/")
            yield from (f"{path}.py", f"{path}/__init__.py")


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _without_sources(content: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """What is served as bytecode need not be downloaded as text too, but where it reads itself."""
    return {
        path: data
        for path, data in content.items()
        if f"{path}c" not in compiled or b"install_lazy_importer" in data
    }


# `import … from "./file.js"`, `export … from "./file.js"`, `import "./file.js"`
_IMPORT = re.compile(rb"""(?:from|import)\s*["'](\.[^"']+)["']""")


def _modules(entry: bytes, folder: Path) -> dict[str, bytes]:
    """The files of an npm package that a script imports, and what these import in turn."""
    found: dict[str, bytes] = {}
    left = [folder / path.decode() for path in _IMPORT.findall(entry)]
    while left:
        path = left.pop().resolve()
        name = path.relative_to(folder.resolve()).as_posix()
        if name not in found:
            content = path.read_bytes()
            found[name] = re.sub(rb"\n//# sourceMappingURL=.*", b"", content)
            left += [path.parent / other.decode() for other in _IMPORT.findall(content)]
    return dict(sorted(found.items()))
