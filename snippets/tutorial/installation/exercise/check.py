"""Extras are told by whether their modules are installed, whichever they are."""

import contextlib
import importlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from exercises.answer import Answer, require, shown

START = "installed names 'second', but its module missing_one is not installed."

EXTRAS = {
    "first": "installed_one",
    "second": "missing_one",
    "third": "installed_two",
    "fourth": "missing_two",
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    with _installed(*(module for module in EXTRAS.values() if module.startswith("installed"))):
        run = answer.call("installed", EXTRAS)
        run.check_ends_well("Where a module is missing, ")
    result = run.result
    require(
        isinstance(result, list) and all(isinstance(name, str) for name in result),
        f"installed should return a list of names, not {shown(result)}.",
    )
    for name in result:
        require(name in EXTRAS, f"installed names {name!r}, which is none of the extras given.")
    for name, module in EXTRAS.items():
        if module.startswith("installed"):
            require(
                name in result,
                f"installed leaves out {name!r}, but its module {module} is installed.",
            )
        else:
            require(
                name not in result,
                f"installed names {name!r}, but its module {module} is not installed.",
            )
    require(
        result == ["first", "third"],
        f"installed should name each extra once, in the order given, not {shown(result)}.",
    )


@contextlib.contextmanager
def _installed(*modules: str) -> Iterator[None]:
    """Has these modules installed, which nobody has imported yet, by packages of other names."""
    with tempfile.TemporaryDirectory() as folder:
        for module in modules:
            Path(folder, f"{module}.py").touch()
            about = Path(folder, f"package_of_{module}-1.0.dist-info")
            about.mkdir()
            text = f"Metadata-Version: 2.1\nName: package-of-{module}\nVersion: 1.0\n"
            (about / "METADATA").write_text(text, encoding="utf-8")
        sys.path.insert(0, folder)
        importlib.invalidate_caches()
        try:
            yield
        finally:
            sys.path.remove(folder)
            for module in modules:
                sys.modules.pop(module, None)
