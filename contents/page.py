"""A page and all that belongs to it, and the whole of them."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from contents import excuses
from contents.excuses import Excuse, WrongExcuse
from contents.snippet import TABS, Snippet, is_shown

ROOT = Path(__file__).parent.parent

_FENCE = re.compile(r" *(?P<marks>```+|~~~+)(?P<header>.*)")
_TAB = re.compile(r'(?P<indent> *)===(?P<selected>\+?)!? "(?P<label>.*)"')
_INCLUDE = re.compile(r' *--8<-- "(?P<reference>[^"]+)"')


@dataclass
class Block:
    """A fenced block of a page, with the tab that it stands in, if any."""

    line: int
    header: str
    """What follows the fence: language and title."""
    tab: str | None
    """The label of its tab."""
    selected: bool
    """Whether its tab is the one that opens first."""
    group: int | None
    """Tabs that follow each other without prose make one group; None outside of tabs."""
    body: list[str] = field(default_factory=list)

    @property
    def reference(self) -> str | None:
        """What the block includes, if that is all that it holds."""
        match = _INCLUDE.fullmatch(self.body[0]) if len(self.body) == 1 else None
        return match["reference"] if match else None


@dataclass(frozen=True)
class Exercise:
    """What an exercise consists of: `snippets/<section>/<page>/exercise/`."""

    folder: Path

    @property
    def check(self) -> Path:
        """The program that judges answers; see `exercises`."""
        return self.folder / "check.py"

    @property
    def starts(self) -> list[Path]:
        return sorted(self.folder.glob("start_*.py"))

    @property
    def solutions(self) -> list[Path]:
        return sorted(self.folder.glob("solution_*.py"))

    @property
    def wrong(self) -> list[Path]:
        """Answers that readers plausibly give, each with what it is told as its docstring."""
        return sorted(self.folder.glob("wrong/*.py"))

    @property
    def right(self) -> list[Path]:
        """Right answers that differ from the solution."""
        return sorted(self.folder.glob("right/*.py"))


@dataclass(frozen=True)
class Page:
    """One page: `docs/<name>.md`, with the folder `snippets/<name>/`."""

    root: Path
    """The repository."""
    name: str
    """`tutorial/timeouts`; the home page is `index`."""

    @property
    def markdown(self) -> Path:
        return self.root / "docs" / f"{self.name}.md"

    @property
    def folder(self) -> Path:
        return self.root / "snippets" / self.name

    @property
    def url(self) -> str:
        """Relative to the home page, whose own is ""."""
        folder = self.name.removesuffix("index").removesuffix("/")
        return f"{folder}/" if folder else ""

    @cached_property
    def text(self) -> str:
        return self.markdown.read_text(encoding="utf-8")

    @cached_property
    def blocks(self) -> list[Block]:
        """The fenced blocks, in order."""
        found: list[Block] = []
        fence: str | None = None
        tab: re.Match[str] | None = None
        group = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if fence is not None:
                if line.strip() == fence:
                    fence = None
                else:
                    found[-1].body.append(line)
            elif match := _FENCE.fullmatch(line):
                fence = match["marks"]
                label, selected = (tab["label"], tab["selected"] == "+") if tab else (None, False)
                in_group = group if tab else None
                found.append(Block(number, match["header"], label, selected, in_group))
            elif match := _TAB.fullmatch(line):
                tab = match
            elif line.strip() and not (tab and line.startswith(tab["indent"] + "    ")):
                tab = None
                group += 1
        return found

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """The lines outside of blocks, with their numbers."""
        lines = []
        inside = False
        for number, line in enumerate(self.text.splitlines(), 1):
            inside ^= bool(_FENCE.fullmatch(line))
            if not inside:
                lines.append((number, line))
        return lines

    @cached_property
    def snippets(self) -> list[Snippet]:
        """The snippets in its folder, which it has to show."""
        references = _references(self.root, self.folder) if self.folder.is_dir() else []
        found = [Snippet(self.root, reference) for reference in references]
        return [snippet for snippet in found if snippet.page_name == self.name]

    def shown_as(self, title: str) -> Snippet | None:
        """The snippet that a block with this title shows: titles are file names."""
        return self._by_title.get(title)

    @cached_property
    def _by_title(self) -> dict[str, Snippet]:
        return {snippet.path.name: snippet for snippet in self.snippets}

    @property
    def elsewhere_file(self) -> Path:
        """Where the suite records what its programs print otherwise elsewhere."""
        return self.folder / "elsewhere.toml"

    @cached_property
    def elsewhere(self) -> dict[str, dict[int, str]]:
        """Its snippets' lines of output that are others elsewhere, by file and by their number
        among the lines of output: what the fake internet decides, and readers will not get.

        Raises ValueError if somebody edited the record.
        """
        if not self.elsewhere_file.exists():
            return {}
        try:
            recorded = tomllib.loads(self.elsewhere_file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            place = self.elsewhere_file.relative_to(self.root)
            raise ValueError(f"{place} cannot be read: {error}") from None
        return {
            name: {int(number): line for number, line in lines.items()}
            for name, lines in recorded.items()
        }

    @property
    def exercise(self) -> Exercise | None:
        exercise = Exercise(self.folder / "exercise")
        return exercise if exercise.check.exists() else None

    def place(self, text: str) -> str:
        """Where in the Markdown `text` stands, as `docs/page.md:12`, for a failure's message."""
        lines = enumerate(self.text.splitlines(), 1)
        hits = [number for number, line in lines if text in line]
        return f"{self}:{hits[0]}" if hits else str(self)

    def __str__(self) -> str:
        return f"docs/{self.name}.md"


def _references(root: Path, folder: Path) -> list[str]:
    snippets = root / "snippets"
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(filter(is_shown, (path.relative_to(snippets).as_posix() for path in paths)))


@dataclass(frozen=True)
class Contents:
    """All pages and snippets of a repository."""

    root: Path = ROOT

    @cached_property
    def pages(self) -> list[Page]:
        docs = self.root / "docs"
        names = (path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md"))
        return [Page(self.root, name.as_posix()) for name in sorted(names)]

    @cached_property
    def _by_name(self) -> dict[str, Page]:
        return {page.name: page for page in self.pages}

    def page(self, name: str) -> Page | None:
        return self._by_name.get(name)

    @cached_property
    def snippets(self) -> list[Snippet]:
        """All of them, those that belong to no page included."""
        references = _references(self.root, self.root / "snippets")
        return [Snippet(self.root, reference) for reference in references]

    @cached_property
    def programs(self) -> list[Snippet]:
        """The snippets in Python that run by themselves."""
        return [each for each in self.snippets if each.is_python and not each.is_test]

    @cached_property
    def tests(self) -> list[Snippet]:
        """The snippets that pytest runs."""
        return [snippet for snippet in self.snippets if snippet.is_test]

    @cached_property
    def examples(self) -> dict[str, list[Snippet]]:
        """Every example with its variants in tab order, but for what is misnamed."""
        found: dict[str, list[Snippet]] = {}
        for snippet in self.snippets:
            if snippet.is_named_right:
                found.setdefault(snippet.example, []).append(snippet)
        order = list(TABS)
        return {
            example: sorted(variants, key=lambda snippet: order.index(snippet.variant or ""))
            for example, variants in found.items()
        }

    @property
    def excuses_files(self) -> list[Path]:
        """Each excuses.toml, first the one that holds for all pages."""
        found = (self.root / "snippets").rglob("excuses.toml")
        return sorted(found, key=lambda path: (len(path.parts), path))

    @cached_property
    def _entries(self) -> list[Excuse | WrongExcuse]:
        found: list[Excuse | WrongExcuse] = []
        for path in self.excuses_files:
            name = path.parent.relative_to(self.root / "snippets").as_posix()
            found += excuses.read(path, self.root, None if name == "." else name)
        return found

    @property
    def excuses(self) -> list[Excuse]:
        """Those for all pages first."""
        return [each for each in self._entries if isinstance(each, Excuse)]

    @property
    def wrong_excuses(self) -> list[WrongExcuse]:
        """What stands in an excuses.toml and nobody could understand."""
        return [each for each in self._entries if isinstance(each, WrongExcuse)]

    def excused(self, rule: str, snippet: Snippet) -> Excuse | None:
        """The first excuse of a snippet from a rule."""
        for excuse in self._by_rule.get(rule, []):
            if _concerns(excuse, snippet):
                return excuse
        return None

    @cached_property
    def _by_rule(self) -> dict[str, list[Excuse]]:
        found: dict[str, list[Excuse]] = {}
        for excuse in self.excuses:
            found.setdefault(excuse.rule, []).append(excuse)
        return found

    def concerned(self, excuse: Excuse) -> list[Snippet]:
        """The snippets that an excuse names."""
        page = self.page(excuse.page_name) if excuse.page_name else None
        among = page.snippets if page else self.snippets
        return [snippet for snippet in among if _concerns(excuse, snippet)]

    def why_not_in_browser(self, snippet: Snippet) -> str | None:
        """The reason why a snippet cannot run in the reader's browser; None if it can.

        The mocks are all that there is in a browser, so what only the wire can show is out too.
        """
        if snippet.is_test:
            return "pytest runs it"
        for rule in ("wire_only", "not_in_browser"):
            if excuse := self.excused(rule, snippet):
                return excuse.reason
        return None


def _concerns(excuse: Excuse, snippet: Snippet) -> bool:
    if excuse.page_name is not None and excuse.page_name != snippet.page_name:
        return False
    if excuse.example is not None:
        return Path(snippet.example).name == excuse.example
    if excuse.file is not None:
        return Path(snippet.reference).name == excuse.file
    if excuse.variant is not None:
        return snippet.variant == excuse.variant
    if excuse.module is not None:
        return excuse.module in snippet.modules
    return False
