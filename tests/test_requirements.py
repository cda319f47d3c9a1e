"""What is installed is what was tested: every package is pinned, and each has a reason."""

import ast
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FOLDERS = ("", "tools/")  # each has a requirements.in and the requirements.txt compiled from it
FILES = [f"{folder}requirements.{end}" for folder in FOLDERS for end in ("in", "txt")]
FILES += ["package.json", "package-lock.json"]

HASHED = re.compile(r" --hash=sha256:[0-9a-f]{64}\b")


def wanted(path: Path) -> Iterator[tuple[Requirement, bool]]:
    """Each line of a requirements.in, and whether a comment says what runs it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        requirement, _, comment = line.partition("#")
        if requirement.strip() and not requirement.startswith("-"):
            yield Requirement(requirement), bool(re.match(r" run: \S", comment))


def compiled(path: Path) -> dict[tuple[str, str], str]:
    """Each (name, version) of a requirements.txt, and its entry with all that belongs to it."""
    text = re.sub(r"(?m)\A(#.*\n)+", "", path.read_text(encoding="utf-8")).replace("\\\n   ", "")
    entries = re.split(r"(?m)^(?=\S)", text)[1:]
    return {_pin(_requirement(entry)): entry for entry in entries}


def _requirement(entry: str) -> Requirement:
    return Requirement(entry.splitlines()[0].partition(" --hash=")[0])


def _pin(requirement: Requirement) -> tuple[str, str]:
    return canonicalize_name(requirement.name), str(requirement.specifier).removeprefix("==")


@cache
def imported(root: Path) -> dict[str, Path]:
    """The packages that the repository's Python imports, each with one of the files that do."""
    rooms = [path for path in root.iterdir() if path.is_dir() and path.name[0] != "."]
    rooms = [path for path in rooms if path.name not in ("node_modules", "site")]
    files = [*root.glob("*.py"), *(file for room in rooms for file in room.rglob("*.py"))]
    at_root = {room.name for room in rooms} | {path.stem for path in root.glob("*.py")}
    ours = {path.stem for path in files} | {path.parent.name for path in files}
    distributions = packages_distributions()
    found: dict[str, Path] = {}
    for file in sorted(files):
        for name in _imports(file) - sys.stdlib_module_names - at_root:
            if name in distributions:
                for package in distributions[name]:
                    found[canonicalize_name(package)] = file
            elif name not in ours:
                found[canonicalize_name(name)] = file
    return found


def _imports(file: Path) -> set[str]:
    """The top-level names that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


# The rules. Each takes the folder that has FILES, and fails with what to change in which file.


def check_everything_is_pinned(root: Path) -> None:
    for folder in FOLDERS:
        path = root / folder / "requirements.txt"
        for (name, number), entry in compiled(path).items():
            fault = f"{folder}requirements.txt: {name} is not pinned with a hash; compile it anew"
            assert re.fullmatch(r"[\w.+!]+", number), fault
            assert HASHED.search(entry.splitlines()[0]), fault


def check_no_host_is_named(root: Path) -> None:
    for file in FILES:
        text = (root / file).read_text(encoding="utf-8")
        fault = re.search(r'"resolved"|-index\b|--find-links|@ *(git\+)?https?:', text)
        assert not fault, f"{file}: {fault and fault[0]} says where to download; leave it out"


def check_compiled_from_its_list(root: Path) -> None:
    for folder in FOLDERS:
        listed = {
            _pin(requirement) for requirement, _ in wanted(root / folder / "requirements.in")
        }
        pins = compiled(root / folder / "requirements.txt")
        direct = {pin for pin, entry in pins.items() if f"-r {folder}requirements.in" in entry}
        for name, number in sorted(listed ^ direct):
            pytest.fail(
                f"{folder}requirements.txt: {name} {number} differs from {folder}requirements.in; "
                f"compile it anew, its first lines say how",
                pytrace=False,
            )


def check_both_files_agree(root: Path) -> None:
    suite, tools = (compiled(root / folder / "requirements.txt") for folder in FOLDERS)
    shared = {name for name, _ in suite} & {name for name, _ in tools}
    for name, number in sorted(set(suite) ^ set(tools)):
        assert name not in shared, f"tools/requirements.txt: {name} {number}: compile it anew"


def check_each_package_has_a_reason(root: Path) -> None:
    used = imported(ROOT)
    run: dict[str, bool] = {}
    for folder in FOLDERS:
        for requirement, runs in wanted(root / folder / "requirements.in"):
            name: str = canonicalize_name(requirement.name)
            where = f"{folder}requirements.in"
            run[name] = runs
            assert not runs or name not in used, (
                f"{where}: {name} is imported by {used[name].relative_to(ROOT)}; "
                f"take away the comment that says what runs it"
            )
            assert runs or name in used, (
                f'{where}: no code imports {name}; say after "# run:" what runs it, or remove it'
            )
    for name in sorted(used):
        file = used[name].relative_to(ROOT)
        assert name in run, f"{file} imports {name}: add it to requirements.in, with its reason"


def check_npm_is_pinned(root: Path) -> None:
    package = json.loads((root / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies", "overrides"):
        for name, number in package[kind].items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", number), f"package.json: {name}: name a version"
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for name, entry in lock["packages"].items():
        assert not name or "integrity" in entry, f"package-lock.json: {name} has no hash"
    for kind in ("dependencies", "devDependencies"):
        assert lock["packages"][""][kind] == package[kind], (
            "package-lock.json differs from package.json; run npm install"
        )


RULES = [
    check_everything_is_pinned,
    check_no_host_is_named,
    check_compiled_from_its_list,
    check_both_files_agree,
    check_each_package_has_a_reason,
    check_npm_is_pinned,
]


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: Callable[[Path], None]) -> None:
    rule(ROOT)


def test_installed_is_what_is_pinned() -> None:
    check_installed(ROOT)


def check_installed(root: Path) -> None:
    for (name, number), entry in compiled(root / "requirements.txt").items():
        marker = _requirement(entry).marker
        if marker and not marker.evaluate():
            continue
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "missing"
        assert found == number, (
            f"{name} is {found}, and not the {number} of requirements.txt: "
            f"pip install -r requirements.txt"
        )


# What each rule has to notice: a file, what stands in it, what is put in its place, and the words
# of the message. Each is planted in a copy.
PLANTED = [
    (check_everything_is_pinned, "requirements.txt", r"httpcore==", "httpcore>=", "httpcore"),
    (
        check_everything_is_pinned,
        "tools/requirements.txt",
        r"(zizmor==\S+)( \\\n    --hash=\S+)+",
        r"\1",
        "zizmor is not pinned with a hash",
    ),
    (
        check_no_host_is_named,
        "requirements.in",
        r"\A",
        "--extra-index-url https://packages.example/simple\n",
        "requirements.in: -index",
    ),
    (
        check_no_host_is_named,
        "package-lock.json",
        r'"integrity": ',
        '"resolved": "https://packages.example/one.tgz", "integrity": ',
        '"resolved" says where',
    ),
    (check_compiled_from_its_list, "requirements.in", r"h11==.*", "h11==0.15.0", "h11 0.15.0"),
    (check_compiled_from_its_list, "requirements.in", r"respx==.*", "", "respx"),
    (check_both_files_agree, "tools/requirements.txt", r"pillow==\S+", "pillow==1.0", "pillow"),
    (
        check_each_package_has_a_reason,
        "requirements.in",
        r"trustme==.*",
        "",
        "imports trustme: add it to requirements.in",
    ),
    (
        check_each_package_has_a_reason,
        "requirements.in",
        r"(pymdown-extensions==\S+).*",
        r"\1",
        "no code imports pymdown-extensions",
    ),
    (
        check_each_package_has_a_reason,
        "requirements.in",
        r"(flask==\S+)",
        r"\1  # run: it serves",
        "flask is imported by ",
    ),
    (check_npm_is_pinned, "package.json", r'("pyodide": ")', r"\1^", "pyodide: name a version"),
    (check_npm_is_pinned, "package-lock.json", r'"integrity": ', '"was": ', "has no hash"),
    (
        check_npm_is_pinned,
        "package-lock.json",
        r'("pyodide": ")[\d.]+',
        r"\g<1>1.0.0",
        "differs from package.json",
    ),
    (check_installed, "requirements.txt", r"httpcore==\S+", "httpcore==0.1", "httpcore is"),
    (check_installed, "requirements.txt", r"(?m)^idna==", "not-there==", "not-there is missing"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The lists and what is compiled from them."""
    for file in FILES:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / file, tmp_path / file)
    return tmp_path


@pytest.mark.parametrize(("rule", "file", "pattern", "fault", "told"), PLANTED)
def test_planted_fault_is_noticed(
    copy: Path, rule: Callable[[Path], None], file: str, pattern: str, fault: str, told: str
) -> None:
    rule(copy)
    text, planted = re.subn(pattern, fault, (copy / file).read_text(encoding="utf-8"), count=1)
    assert planted, f"{file} has nothing like {pattern}: plant another fault"
    (copy / file).write_text(text, encoding="utf-8")
    with pytest.raises((AssertionError, pytest.fail.Exception), match=re.escape(told)):
        rule(copy)


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "hooks.py").write_text("import room.helper, os\n")
    (tmp_path / "room/helper.py").write_text("def late():\n    from yaml.nodes import Node\n")
    (tmp_path / "room/other.py").write_text("import helper, nobody.has_it\nfrom . import late\n")
    assert imported(tmp_path) == {
        "pyyaml": tmp_path / "room/helper.py",
        "nobody": tmp_path / "room/other.py",
    }


def test_each_rule_has_a_planted_fault() -> None:
    assert {rule for rule, *_ in PLANTED} == {*RULES, check_installed}
