"""Each page once more as Markdown, with its programs in it.

`tutorial/timeouts/index.md` lies beside `tutorial/timeouts/index.html`. What only Python-Markdown
understands becomes what every reader does: tabs and folded blocks become bold labels, call-outs
become quotations.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial

from markdown import Markdown

from theme.site import Site, SitePage

_LABELLED = re.compile(r'(?P<indent> *)(?P<kind>={3}|!{3}|\?{3})\+? (?:\w+ )?"(?P<label>[^"]+)"')
_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)#\s:]+)(#[^)\s]*)?\)")  # opening, path, anchor
_ATTRIBUTES = re.compile(r"(?<=\))\{ [^}]* \}")  # of a link or an image
_ANCHOR = re.compile(r" *\{ #[\w-]+ \}")  # an earlier address of a section
_FENCE = re.compile(r" *```")
_DARK = re.compile(r" *!\[.*#only-dark\)")  # a picture that stands there in light colours too


def twin(page: SitePage) -> str:
    """Where the Markdown of a page lies, relative to the home page."""
    return posixpath.splitext(page.uri)[0] + ".md"


def name_twin(page: SitePage) -> dict[str, object]:
    """`markdown`: where the Markdown lies, relative to the page."""
    return {"markdown": posixpath.basename(twin(page))}


def write_twins(site: Site) -> None:
    """Writes the Markdown of all pages."""
    for page in site.pages.values():
        text = plain(expanded(page.markdown, site.includes), partial(to_twin, page))
        site.write(twin(page), text.strip() + "\n")


def expanded(markdown: str, options: Mapping[str, object]) -> str:
    """The Markdown with each `--8<--` replaced by the file, by pymdownx.snippets itself."""
    name = "pymdownx.snippets"
    parser = Markdown(extensions=[name], extension_configs={name: dict(options)})
    return "\n".join(parser.preprocessors["snippet"].run(markdown.splitlines()))


def plain(markdown: str, lead: Callable[[str, str], str]) -> str:
    """The Markdown of a page without the extensions that only Python-Markdown knows.

    `lead` is given the path and the anchor of each link, and returns where it leads now.
    """
    lines: list[str] = []
    inside: list[tuple[str, str]] = []  # per open block: how its content is indented, and quoted
    blanks, fenced = 0, False
    for line in markdown.splitlines():
        if not line.strip():
            blanks += 1
            continue
        while inside and not fenced and not line.startswith(inside[-1][0]):
            inside.pop()
        indent, quoted = inside[-1] if inside else ("", "")
        fence = _FENCE.match(line)
        if not (fence and fenced):  # a program ends where its last line ends
            lines += [quoted.rstrip()] * blanks
        blanks = 0
        if label := None if fenced else _LABELLED.fullmatch(line):
            quoted += "> " if label["kind"] == "!!!" else ""
            inside.append((label["indent"] + "    ", quoted))
            line = f"{indent}**{label['label']}**"
        elif _DARK.match(line) or _ANCHOR.fullmatch(line) and not fenced:
            continue
        elif not fenced:
            line = _ATTRIBUTES.sub("", line)
            line = _LINK.sub(lambda link: f"{link[1]}{lead(link[2], link[3] or '')})", line)
        fenced ^= bool(fence)
        lines.append(quoted + line.removeprefix(indent).rstrip())
    return "\n".join(lines)


def to_twin(page: SitePage, path: str, anchor: str) -> str:
    """Where a link in the page's source leads from its twin: to the other page's twin."""
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.source.name), path))
    other = page.site.pages.get(there.removesuffix(".md"))
    if other is not None:
        there = twin(other)
    elif not (page.site.contents.root / "docs" / there).is_file():
        return path + anchor
    else:
        anchor = ""  # of a picture: how the page shows it
    return posixpath.relpath(there, posixpath.dirname(page.uri) or ".") + anchor
