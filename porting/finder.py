"""Finds what a program uses of requests, and says what becomes of it in httpx.

It reads code with the standard library's `ast`, runs nothing and changes nothing. What a name is,
it follows through imports, assignments, annotations, attributes of `self`, subclasses and what
functions return, also across the files that it's given. A name that it can't follow, it leaves
out: a finding is about requests, and never about something that has a method of the same name.
"""

import ast
import dataclasses
import os
import re
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType
from typing import Any

from porting.names import KINDS, Kind, Row, groups

ROWS = {(row.group, row.name): row for group in groups() for row in group.rows}
ORDER: tuple[Kind, ...] = ("silent", "different", "renamed", "gone", "same")
assert set(ORDER) == set(KINDS)

SKIPPED = {"node_modules", "site-packages", "__pycache__", "venv"}

# In which group of names.toml the names of a module of requests are; "" is `requests` itself.
MODULES = {
    "": ("requests", "exceptions", "modules"),
    "api": ("requests",),
    "sessions": ("requests",),
    "models": ("requests",),
    "status_codes": ("requests",),
    "exceptions": ("exceptions",),
    "auth": ("classes",),
    "adapters": ("classes",),
    "structures": ("classes",),
    "cookies": ("classes", "requests.cookies"),
    "utils": ("requests.utils",),
    "codes": ("codes",),
}
# In which group the attributes of a class's instances are.
CLASSES = {
    "Session": "Session",
    "Response": "Response",
    "Request": "Request",
    "PreparedRequest": "Request",
    "HTTPAdapter": "HTTPAdapter",
    "RequestsCookieJar": "jar",
    "RequestException": "RequestException",
    "HTTPError": "RequestException",
}
METHODS = {"get", "options", "head", "post", "put", "patch", "delete"}
WITHOUT_BODY = {"get", "options", "head", "delete"}
# What a call of this gives, and what an attribute is.
GIVES = {
    **{f"requests.{name}": "Response" for name in (*METHODS, "request")},
    **{f"Session.{name}": "Response" for name in (*METHODS, "request", "send")},
    "requests.session": "Session",
    "Session.prepare_request": "PreparedRequest",
    "Request.prepare": "PreparedRequest",
    "PreparedRequest.copy": "PreparedRequest",
    "HTTPAdapter.send": "Response",
    "HTTPAdapter.build_response": "Response",
}
HOLDS = {
    "Response.request": "PreparedRequest",
    "Response.next": "PreparedRequest",
    "Response.cookies": "RequestsCookieJar",
    "Session.cookies": "RequestsCookieJar",
    "RequestException.response": "Response",
    "HTTPError.response": "Response",
    "HTTPError.request": "PreparedRequest",
    "RequestException.request": "PreparedRequest",
}


@dataclass(frozen=True)
class Finding:
    """What a program uses of requests at one place."""

    path: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    code: str
    """What stands there, at most 60 characters of one line."""
    kind: Kind
    becomes: str
    """The counterpart in httpx; "" if there is none."""
    note: str
    """What differs, or what to do, as Markdown."""
    see: str
    """The page and section that show it, as a path in `docs/`; "" if none does."""


@dataclass(frozen=True)
class Unreadable:
    """A file or folder that couldn't be read, and why."""

    path: str
    reason: str


@dataclass
class Report:
    """What was found in some files."""

    findings: list[Finding] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    files: int = 0
    lines: int = 0

    def counts(self) -> dict[Kind, int]:
        """How many findings of each kind there are."""
        counted = Counter(finding.kind for finding in self.findings)
        return {kind: counted[kind] for kind in ORDER}


def for_json(report: Report) -> dict[str, Any]:
    """The report as values that JSON has, with the counts."""
    return dataclasses.asdict(report) | {"counts": report.counts()}


def find(paths: Iterable[Path]) -> Report:
    """What the files, and the Python files in the folders, use of requests.

    What can't be read is listed in the report, and doesn't stop the rest."""
    report = Report()
    sources: dict[str, str] = {}
    for path in paths:
        for each in _files(path, report):
            try:
                with tokenize.open(each) as file:
                    sources[str(each)] = file.read()
            except (OSError, SyntaxError, UnicodeDecodeError) as error:
                report.unreadable.append(Unreadable(str(each), f"can't be read: {error}"))
    return find_in(sources, report)


def find_in(sources: dict[str, str], report: Report | None = None) -> Report:
    """The same for texts, by path."""
    report = report or Report()
    files: dict[str, _File] = {}
    for path, text in sources.items():
        try:
            with warnings.catch_warnings():  # about the text's own escapes
                warnings.simplefilter("ignore")
                files[path] = _File(path, text, ast.parse(text), files)
        except SyntaxError as error:
            old = re.search(r"^\s*print [^(=]|^\s*except \w[\w.]*, ", text, re.M)
            hint = "; it looks like Python 2" if old else ""
            reason = f"line {error.lineno}: {error.msg}{hint}"
            report.unreadable.append(Unreadable(path, reason))
        except (ValueError, RecursionError, MemoryError) as error:
            report.unreadable.append(Unreadable(path, f"can't be parsed: {error}"))
    # What another function gives, and what another file has, is known the second time.
    for _ in range(2):
        for each in files.values():
            each.findings = {}
            try:
                each.visit(each.tree)
            except RecursionError:
                report.unreadable.append(Unreadable(each.path, "nests too deep to be followed"))
    for each in files.values():
        report.files += 1
        report.lines += each.text.count("\n") + 1
        each.report_unused_imports()
        report.findings += sorted(
            each.findings.values(), key=lambda found: (found.line, found.column, found.code)
        )
    report.unreadable = list(dict.fromkeys(report.unreadable))
    return report


def _files(path: Path, report: Report) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return

    def fails(error: OSError) -> None:
        report.unreadable.append(Unreadable(str(error.filename), f"can't be read: {error}"))

    for folder, folders, names in os.walk(path, onerror=fails):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in SKIPPED)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".py"))


@dataclass(frozen=True)
class _Thing:
    """What an expression is: a module, a class or a function, or an object of a class.

    The name is one of requests, such as "Session" or "Session.get", or that of a class or a
    function of the program, with its file: "client.py:ApiClient"."""

    what: str
    name: str


class _File(ast.NodeVisitor):
    """Follows the names of one file."""

    def __init__(self, path: str, text: str, tree: ast.Module, files: "dict[str, _File]") -> None:
        self.path, self.text, self.tree, self.files = path, text, tree, files
        self.lines = text.splitlines()
        self.findings: dict[tuple[int, int, str, str], Finding] = {}
        self.scopes: list[dict[str, _Thing | None]] = [{}]
        self.functions: list[str] = []
        self.classes: list[str] = []
        self.bases: dict[str, list[_Thing]] = {}
        self.attributes: dict[tuple[str, str], _Thing] = {}
        self.gives: dict[str, _Thing] = {}
        self.returned: list[list[_Thing | None]] = []
        self.overloaded: set[str] = set()
        self.looked_up: set[ast.Attribute] = set()
        """What is asked for one name, as `response.headers["Date"]`, and not looped over."""
        self.imported: dict[str, tuple[ast.AST, Row]] = {}
        self.used: set[str] = set()

    # What a name is

    def lookup(self, name: str) -> _Thing | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return None

    def file_of(self, name: str) -> "_File | None":
        return self.files.get(name.rpartition(":")[0])

    def ancestors(self, name: str, depth: int = 0) -> Iterator[str]:
        """A class and those that it's made of."""
        yield name
        file = self.file_of(name)
        if file and depth < 9:
            for base in file.bases.get(name, ()):
                yield from self.ancestors(base.name, depth + 1)

    def of_requests(self, name: str) -> str:
        """The class of requests from which a class of the program comes, or ""."""
        found = (each for each in self.ancestors(name) if ":" not in each)
        return next(found, "")

    def attribute(self, name: str, attribute: str) -> _Thing | None:
        """What an attribute of an object of this class is."""
        for each in self.ancestors(name):
            if ":" not in each:
                if held := HOLDS.get(f"{each}.{attribute}"):
                    return _Thing("object", held)
                return _Thing("function", f"{each}.{attribute}")
            file = self.file_of(each)
            if file and (own := file.attributes.get((each, attribute))):
                return own
        return None

    def resolve(self, node: ast.AST | None) -> _Thing | None:
        match node:
            case ast.Name(id=name):
                return self.lookup(name)
            case ast.Attribute(value=value, attr=attr):
                base = self.resolve(value)
                if base is None:
                    return None
                if base.what == "module":
                    return _member(base.name, attr)
                if base.what == "object":
                    return self.attribute(base.name, attr)
            case ast.Call(func=func):
                called = self.resolve(func)
                if isinstance(func, ast.Name) and func.id == "super" and self.classes:
                    bases = self.bases.get(self.classes[-1], [])
                    return _Thing("object", bases[0].name) if bases else None
                return self.given_by(called)
            case ast.NamedExpr(value=value):
                return self.resolve(value)
            case ast.Await(value=value):
                thing = self.resolve(value)  # what requests gives can't be awaited
                own = isinstance(value, ast.Call) and (self.resolve(value.func) or thing)
                return thing if own and ":" in own.name else None
            case ast.BoolOp(values=values):
                return next(filter(None, map(self.resolve, values)), None)
            case ast.IfExp(body=body, orelse=orelse):
                return self.resolve(body) or self.resolve(orelse)
            case ast.Subscript(value=ast.Attribute(value=value, attr="history")):
                base = self.resolve(value)
                return base if base and self.of_requests(base.name) == "Response" else None
        return None

    def given_by(self, called: _Thing | None) -> _Thing | None:
        if called is None:
            return None
        if called.what == "class":
            return _Thing("object", called.name)
        if called.what == "function":
            if given := GIVES.get(called.name):
                return _Thing("object", given)
            file = self.file_of(called.name)
            return file.gives.get(called.name) if file else None
        return None

    def annotated(self, node: ast.AST | None) -> _Thing | None:
        """What a variable with this annotation holds."""
        match node:
            case ast.Constant(value=str(text)):
                try:
                    inner = ast.parse(text, mode="eval").body
                except SyntaxError:
                    return None
                self.used |= {each.id for each in ast.walk(inner) if isinstance(each, ast.Name)}
                return self.annotated(inner)
            case ast.BinOp(left=left, right=ast.Constant(value=None)):
                return self.annotated(left)
            case ast.BinOp(left=ast.Constant(value=None), right=right):
                return self.annotated(right)
            case ast.Subscript(value=value, slice=within):
                name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
                return (
                    self.annotated(within) if name in ("Optional", "Annotated", "Final") else None
                )
            case ast.Tuple(elts=[first, *_]):
                return self.annotated(first)
        thing = self.resolve(node)
        return _Thing("object", thing.name) if thing and thing.what == "class" else None

    # Where names come from

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            if top == "requests":
                name = alias.name if alias.asname else "requests"
                self.scopes[-1][alias.asname or top] = _Thing("module", name)
                if alias.name.startswith("requests.packages"):
                    self.report(node, ROWS["modules", "packages"], f"import {alias.name}")
            else:
                self.scopes[-1][alias.asname or top] = None
                self.package(node, top, f"import {alias.name}")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        top = module.partition(".")[0]
        for alias in node.names:
            bound = alias.asname or alias.name
            thing = None
            if top == "requests" and not node.level:
                thing = _member(module, alias.name)
                if row := _row_of(module, alias.name):
                    self.imported.setdefault(bound, (node, row))
                elif module.startswith("requests.packages"):
                    self.report(node, ROWS["modules", "packages"], f"from {module}")
            else:
                thing = self.from_other_file(module, alias.name, node.level)
            self.scopes[-1][bound] = thing
        if not node.level:
            self.package(node, top, f"from {module}")

    def package(self, node: ast.AST, top: str, code: str) -> None:
        if row := ROWS.get(("packages", top)):
            self.report(node, row, code)

    def from_other_file(self, module: str, name: str, level: int) -> _Thing | None:
        wanted = [*module.split(".")] if module else []
        if not level and len(wanted) < 1:
            return None
        fits = []
        for each in self.files.values():
            parts = list(Path(each.path).with_suffix("").parts)
            if parts and parts[-1] == "__init__":
                parts.pop()
            if each is not self and wanted and parts[-len(wanted) :] == wanted:
                fits.append(each)
        if level and len(fits) > 1:  # the one beside this file
            folder = Path(self.path).parent
            fits = [each for each in fits if Path(each.path).is_relative_to(folder)]
        return fits[0].scopes[0].get(name) if len(fits) == 1 else None

    # What the program does with them

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        name = f"{self.path}:{node.name}"
        bases = [thing for base in node.bases if (thing := self.resolve(base))]
        self.bases[name] = [thing for thing in bases if thing.what == "class"]
        self.scopes[-1][node.name] = _Thing("class", name)
        for each in (*node.bases, *node.keywords, *node.decorator_list):
            self.visit(each)
        self.classes.append(name)
        self.scopes.append({})
        for statement in node.body:
            self.visit(statement)
        for attribute, thing in self.scopes.pop().items():
            if thing:
                self.attributes.setdefault((name, attribute), thing)
        self.classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        method = bool(self.classes) and len(self.functions) == 0
        name = f"{self.classes[-1] if method else self.path + ':'}.{node.name}".replace(":.", ":")
        for each in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if each:
                self.visit(each)
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        inner: dict[str, _Thing | None] = {}
        for argument in arguments:
            if argument.annotation:
                self.visit(argument.annotation)
            inner[argument.arg] = self.annotated(argument.annotation)
        if node.returns:
            self.visit(node.returns)
        if given := self.annotated(node.returns):
            self.gives[name] = given
        properties = [
            each
            for each in node.decorator_list
            if getattr(each, "id", getattr(each, "attr", "")) in ("property", "cached_property")
        ]
        if method:
            if arguments and not any(
                isinstance(each, ast.Name) and each.id == "staticmethod"
                for each in node.decorator_list
            ):
                inner[arguments[0].arg] = _Thing("object", self.classes[-1])
            self.overrides(node, inner, arguments)
        self.scopes[-1][node.name] = _Thing("function", name)
        self.scopes.append(inner)
        self.functions.append(name)
        self.returned.append([])
        for statement in node.body:
            self.visit(statement)
        returned = set(self.returned.pop())
        if not node.returns and len(returned) == 1 and (only := returned.pop()):
            self.gives[name] = only
        if any("overload" in ast.unparse(each) for each in node.decorator_list):
            self.overloaded.add(name)
        if name in self.overloaded:  # it gives one thing or another
            self.gives.pop(name, None)
        self.functions.pop()
        self.scopes.pop()
        if properties and (found := self.gives.get(name)):
            self.scopes[-1][node.name] = found
            if method:
                self.attributes[self.classes[-1], node.name] = found

    visit_AsyncFunctionDef = visit_FunctionDef

    def overrides(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        inner: dict[str, _Thing | None],
        arguments: list[ast.arg],
    ) -> None:
        """A method that a subclass of a class of requests has in its place."""
        base = self.of_requests(self.classes[-1])
        if base in ("AuthBase", "HTTPBasicAuth", "HTTPDigestAuth") and node.name == "__call__":
            if len(arguments) > 1:
                inner[arguments[1].arg] = _Thing("object", "PreparedRequest")
        elif base == "HTTPAdapter" and node.name == "send" and len(arguments) > 1:
            inner[arguments[1].arg] = _Thing("object", "PreparedRequest")
        group = CLASSES.get(base)
        if group and (row := ROWS.get((group, node.name))) and row.kind != "same":
            self.report(node, row, f"def {node.name}")

    def visit_Return(self, node: ast.Return) -> None:
        if node.value:
            self.visit(node.value)
            none = isinstance(node.value, ast.Constant) and node.value.value is None
            if self.returned and not none:
                self.returned[-1].append(self.resolve(node.value))

    def bind(self, target: ast.AST, thing: _Thing | None) -> None:
        match target:
            case ast.Name(id=name):
                self.scopes[-1][name] = thing
            case ast.Attribute(value=ast.Name(id=owner), attr=attr) if thing:
                base = self.lookup(owner)
                if base and base.what == "object" and ":" in base.name:
                    self.attributes[base.name, attr] = thing
            case ast.Tuple(elts=elts) | ast.List(elts=elts):
                for each in elts:
                    self.bind(each, None)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        thing = self.resolve(node.value)
        for target in node.targets:
            self.visit(target)
            self.bind(target, thing)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value:
            self.visit(node.value)
        self.visit(node.target)
        self.bind(node.target, self.annotated(node.annotation) or self.resolve(node.value))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.bind(node.target, self.resolve(node.value))

    def visit_With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            thing = self.resolve(item.context_expr)
            match item.context_expr:
                case ast.Call(
                    func=ast.Name(id="closing") | ast.Attribute(attr="closing"), args=[closed]
                ):
                    thing = self.resolve(closed)
                case _ if self.is_a(thing, "Response") and isinstance(node, ast.With):
                    self.report(item.context_expr, ROWS["Response", "__enter__"], "with …")
            if item.optional_vars:
                self.bind(item.optional_vars, thing if isinstance(node, ast.With) else None)
        for statement in node.body:
            self.visit(statement)

    visit_AsyncWith = visit_With

    def visit_For(self, node: ast.For | ast.AsyncFor | ast.comprehension) -> None:
        self.visit(node.iter)
        if self.is_a(self.resolve(node.iter), "Response"):
            self.report(node.iter, ROWS["Response", "__iter__"])
        thing = None
        match node.iter:
            case ast.Attribute(value=value, attr="history"):
                thing = self.resolve(value)
        self.bind(node.target, thing if self.is_a(thing, "Response") else None)
        if isinstance(node, ast.comprehension):
            for each in node.ifs:
                self.visit(each)
            return
        for statement in (*node.body, *node.orelse):
            self.visit(statement)

    visit_AsyncFor = visit_comprehension = visit_For

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        self.scopes.append({})
        for generator in node.generators:
            self.visit(generator)
        self.visit(node.elt)
        self.scopes.pop()

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.scopes.append({})
        for generator in node.generators:
            self.visit(generator)
        self.visit(node.key)
        self.visit(node.value)
        self.scopes.pop()

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type:
            self.visit(node.type)
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            things = [self.resolve(each) for each in caught]
            of_requests = [each for each in things if each and ("exceptions", each.name) in ROWS]
            if node.name:
                only = {each.name for each in things if each} == {"HTTPError"} and all(things)
                error = _Thing("object", "HTTPError" if only else "RequestException")
                self.scopes[-1][node.name] = error if of_requests else None
        for statement in node.body:
            self.visit(statement)

    def is_a(self, thing: _Thing | None, name: str) -> bool:
        return bool(thing and thing.what == "object" and self.of_requests(thing.name) == name)

    def truth(self, test: ast.AST) -> None:
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                self.truth(operand)
            case ast.BoolOp(values=values):
                for each in values:
                    self.truth(each)
            case ast.Call(func=ast.Name(id="bool"), args=[value]):
                self.truth(value)
            case ast.Attribute(value=value, attr="response") if (
                owner := self.resolve(value)
            ) and owner.name in ("HTTPError", "RequestException"):
                pass  # None without a response, so its truth is asked for that
            case ast.Name() | ast.Call() | ast.NamedExpr() | ast.Attribute():
                if self.is_a(self.resolve(test), "Response"):
                    self.report(test, ROWS["Response", "__bool__"])

    def visit_If(self, node: ast.If | ast.While | ast.IfExp | ast.Assert) -> None:
        self.truth(node.test)
        self.generic_visit(node)

    visit_While = visit_IfExp = visit_Assert = visit_If

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load) and node.id in self.imported:
            thing = self.lookup(node.id)
            if thing is not None or node.id not in self.scopes[-1]:
                self.used.add(node.id)
                row = self.imported[node.id][1]
                if row.kind != "silent" or row.group != "requests":  # a call says more
                    self.report(node, row)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if isinstance(node.value, ast.Attribute):
            self.looked_up.add(node.value)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.In | ast.NotIn) and isinstance(right, ast.Attribute):
                self.looked_up.add(right)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "get" and isinstance(node.value, ast.Attribute):
            self.looked_up.add(node.value)
        base = self.resolve(node.value)
        if base and base.what == "module":
            row = _row_of(base.name, node.attr)
            silent = row and row.group == "requests" and row.kind == "silent"
            if row and not silent and row.group != "modules":
                self.report(node, row)
                if row.group == "codes":
                    return  # one finding for `requests.codes.ok`
            elif row and row.group == "modules" and node.attr == "packages":
                self.report(node, row)
        elif base and base.what == "object":
            of = self.of_requests(base.name)
            own = self.attribute(base.name, node.attr)
            group = CLASSES.get(of)
            mine = own and ":" in own.name and own.what == "function"
            if group and not mine and (row := ROWS.get((group, node.attr))):
                if not (row.name in {*METHODS, "request"} and of == "Session"):  # a call says more
                    one_line = node.lineno == node.end_lineno
                    headers = node in self.looked_up and (of, node.attr) == ("Response", "headers")
                    kind: Kind | None = "same" if headers or of == "HTTPError" else None
                    self.report(node, row, "" if one_line else f"….{node.attr}", kind)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = self.resolve(node.func)
        self.generic_visit(node)
        if called and called.what == "function":
            of, _, name = called.name.rpartition(".")
            if of in ("requests", "Session") and name in {*METHODS, "request"}:
                self.request(node, of, name)
            elif called.name in ("Response.iter_content", "Response.iter_lines"):
                self.parameters(node, called.name, ("chunk_size", "decode_unicode"))
        elif called and called.what == "class" and called.name in ("HTTPAdapter", "Request"):
            first = ("pool_connections", "pool_maxsize", "max_retries", "pool_block")
            self.parameters(node, called.name, first if called.name == "HTTPAdapter" else ())
        self.patched(node)

    def parameters(self, node: ast.Call, name: str, positions: tuple[str, ...]) -> None:
        given = [(each.arg, each.value) for each in node.keywords]
        given += list(zip(positions, node.args, strict=False))
        if name == "Response.iter_content" and not given:
            self.report(node, ROWS["parameters", "Response.iter_content(chunk_size)"])
        for argument, value in given:
            row = ROWS.get(("parameters", f"{name}({argument})"))
            size = name == "Response.iter_content" and argument == "chunk_size"
            if row and row.kind != "same" and not size:
                self.report(value, row, f"{argument}={self.segment(value)}")

    def patched(self, node: ast.Call) -> None:
        """The name of something in requests, in a call such as `mock.patch("a.requests.get")`."""
        called = ast.unparse(node.func) if isinstance(node.func, ast.Attribute | ast.Name) else ""
        if called.rpartition(".")[2] not in ("patch", "setattr", "object") or not node.args:
            return
        match node.args[0]:
            case ast.Constant(value=str(text)):
                found = re.search(r"(?:^|\.)requests((?:\.\w+)+)$", text)
                if not found:
                    return
                names = found[1].strip(".").split(".")
                row = _row_of(".".join(["requests", *names[:-1]]), names[-1])
                if len(names) > 1 and names[-2] in CLASSES:
                    row = ROWS.get((CLASSES[names[-2]], names[-1]))
                if row:
                    note = "a test replaces it, but the program will call httpx"
                    self.report(node.args[0], row, kind="different", note=note)

    def request(self, node: ast.Call, of: str, name: str) -> None:
        given = {each.arg: each.value for each in node.keywords}
        places = ["method", "url", "params", "data"] if name == "request" else ["url", "data"]
        if name in ("get", "options", "head"):
            places = ["url", "params"]
        row = ROWS[of, name]
        first = 2 if name == "request" else 1
        beyond = node.args[first:]
        notes = []
        loud = []
        if "allow_redirects" not in given and name != "head":
            notes.append("doesn't follow redirects")
        if "timeout" not in given and None not in given:
            notes.append("times out after 5 seconds of silence")
        if beyond and not any(isinstance(each, ast.Starred) for each in node.args):
            loud.append("takes the URL only, and the rest by name")
        if name in WITHOUT_BODY and {"data", "json", "files"} & {each or "" for each in given}:
            loud.append(f"takes no body; use `{row.httpx.rpartition('.')[0]}.request`")
        if loud or notes:
            kind: Kind = "different" if loud else "silent"
            self.report(node.func, row, kind=kind, note="; ".join(loud + notes))
        else:
            self.report(node.func, row, kind="same", note="")
        given.update(zip(places, node.args, strict=False))
        for argument, value in given.items():
            found = ROWS.get(("arguments", argument or ""))
            if found and found.kind != "same" and (kind_note := _argument(found, value, given)):
                kind, note = kind_note
                code = f"{argument}={self.segment(value)}"
                self.report(value, found, code, kind=kind, note=note)

    def segment(self, node: ast.AST) -> str:
        """What stands there, in one line."""
        line = getattr(node, "lineno", 0)
        if not line:
            return ""
        end = node.end_col_offset if node.end_lineno == line else None  # type: ignore[attr-defined]
        part = self.lines[line - 1].encode()[node.col_offset : end]  # type: ignore[attr-defined]
        text = part.decode(errors="replace").strip()
        return text if len(text) <= 60 else text[:59] + "…"

    def report(
        self,
        node: ast.AST,
        row: Row,
        code: str = "",
        kind: Kind | None = None,
        note: str | None = None,
    ) -> None:
        line, column = node.lineno, node.col_offset + 1  # type: ignore[attr-defined]
        see = re.sub(r"^(?:\.\./)?", "", row.see)
        see = see if not see or "/" in see else f"migration/{see}"
        found = Finding(
            self.path,
            line,
            column,
            code or self.segment(node),
            kind or row.kind,
            row.httpx,
            row.note if note is None else note,
            see,
        )
        self.findings[line, column, row.group, row.name] = found

    def report_unused_imports(self) -> None:
        """What is imported to be imported from here again."""
        for bound, (node, row) in self.imported.items():
            if bound not in self.used:
                self.report(node, row, f"import {bound}")


def _member(module: str, name: str) -> _Thing | None:
    """What `module.name` is, of which the module is `requests` or one within it."""
    rest = module.removeprefix("requests").strip(".")
    if rest == "" and (name in MODULES and name != "" or ("modules", name) in ROWS):
        return _Thing("module", f"requests.{name}")
    row = _row_of(module, name)
    if row is None:
        return None
    last = row.name.rpartition(".")[2]
    if row.group == "requests" and name[0].islower():
        return _Thing("function", f"requests.{last}")
    return _Thing("class", last)


def _row_of(module: str, name: str) -> Row | None:
    rest = module.removeprefix("requests").strip(".")
    for group in MODULES.get(rest, ()):
        key = f"{rest}.{name}" if group == "classes" else name
        if row := ROWS.get((group, key.lower() if group == "codes" else key)):
            return row
    return None


def _argument(
    row: Row, value: ast.AST, given: dict[str | None, ast.expr]
) -> tuple[Kind, str] | None:
    """The kind and the note for an argument of a request, by its value; None if it's the same."""
    match row.name, value:
        case "json", _:
            return None  # only a signature sees the white space
        case "timeout", ast.Tuple():
            return "silent", "a pair limits less: name each part, `httpx.Timeout(…)`"
        case "timeout", _:
            return None
        case "data", ast.Dict():
            return None
        case "data", ast.List() | ast.ListComp() | ast.Tuple():
            return "different", "raises `TypeError`: make a dictionary with lists of it"
        case "data", ast.Constant(value=str() | bytes()) | ast.JoinedStr():
            return "renamed", "text and bytes go into `content=`"
        case "data", ast.Call(func=ast.Attribute(attr="dumps" | "encode")):
            return "renamed", "text and bytes go into `content=`"
        case "headers", ast.Dict(values=values):
            none = any(isinstance(each, ast.Constant) and each.value is None for each in values)
            return (row.kind, row.note) if none else None
        case "headers", _:
            return None
        case "auth", ast.Constant(value=None):
            return row.kind, row.note
        case "auth", _:
            return None
        case "params", ast.Dict(values=values):
            url = given.get("url")
            plain = not isinstance(url, ast.Constant) or "?" not in str(url.value)
            odd = any(
                isinstance(each, ast.Constant) and isinstance(each.value, bool | NoneType)
                for each in values
            )
            return None if plain and not odd else (row.kind, row.note)
    return row.kind, row.note
