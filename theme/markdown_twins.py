"""Each page once more as Markdown, with its programs in it, and /llms.txt, which lists them all.

`tutorial/timeouts/index.md` lies beside `tutorial/timeouts/index.html`. What only Python-Markdown
understands becomes what every reader does: tabs and folded blocks become bold labels, call-outs
become quotations. The form of llms.txt is that of https://llmstxt.org.
"""

import posixpath
import re
from pathlib import Path

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

_LABELLED = re.compile(r'(?P<indent> *)(?P<kind>={3}|!{3}|\?{3})\+? (?:\w+ )?"(?P<label>[^"]+)"')
_LINK = re.compile(r"(?P<open>!?\[[^\]]*\]\()(?P<target>[^)#\s:]+)(?P<anchor>#[^)\s]*)?\)")
_ATTRIBUTES = re.compile(r"(?<=\))\{ [^}]* \}")  # of a link or an image
_FENCE = re.compile(r" *```")
_DARK = re.compile(r" *!\[.*#only-dark\)")  # a picture that stands there in light colours too

_nav: Navigation


def address(file: File) -> str:
    """Where the Markdown of a page lies, relative to the site's root."""
    return posixpath.splitext(file.dest_uri)[0] + ".md"


def on_nav(nav: Navigation, **_) -> None:
    global _nav
    _nav = nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Writes the page's Markdown, and tells the template that it is there."""
    target = Path(config.site_dir, address(page.file))
    target.parent.mkdir(parents=True, exist_ok=True)
    text = plain(expanded(markdown, config), page.file, files)
    target.write_text(text.strip() + "\n", encoding="utf-8")
    page.meta["markdown"] = posixpath.basename(target.name)


def expanded(markdown: str, config: MkDocsConfig) -> str:
    """The Markdown with each `--8<--` replaced by the file, as pymdownx.snippets does it."""
    name = "pymdownx.snippets"
    parser = Markdown(extensions=[name], extension_configs={name: config.mdx_configs[name]})
    return "\n".join(parser.preprocessors["snippet"].run(markdown.splitlines()))


def plain(markdown: str, file: File, files: Files) -> str:
    """The Markdown of a page without the extensions that only Python-Markdown knows."""
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
        elif _DARK.match(line):
            continue
        elif not fenced:
            line = _ATTRIBUTES.sub("", line)
            line = _LINK.sub(lambda link: _to_markdown(link, file, files), line)
        fenced ^= bool(fence)
        lines.append(quoted + line.removeprefix(indent).rstrip())
    return "\n".join(lines)


def _to_markdown(link: re.Match, file: File, files: Files) -> str:
    """A link to another page, as it leads from Markdown to Markdown."""
    there = files.get_file_from_path(
        posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), link["target"]))
    )
    if there is None:
        return link[0]
    uri = address(there) if there.is_documentation_page() else there.dest_uri
    relative = posixpath.relpath(uri, posixpath.dirname(file.dest_uri) or ".")
    anchor = link["anchor"] or "" if there.is_documentation_page() else ""
    return f"{link['open']}{relative}{anchor})"


def on_post_build(config: MkDocsConfig) -> None:
    """Writes llms.txt."""
    lines = [f"# {config.site_name}", "", f"> {config.site_description}", ""]
    lines += [
        "Each page is Markdown with complete programs; the lines that begin with `#>` are what "
        "the print above them printed.",
        "",
    ]

    def entry(page: Page) -> str:
        url = posixpath.join(config.site_url or "", address(page.file))
        return f"- [{page.title}]({url}): {page.meta.get('description', '')}"

    for item in _nav.items:
        if isinstance(item, Section):
            lines += ["", f"## {item.title}", "", *map(entry, item.children)]
        else:
            lines += [entry(item)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"
    Path(config.site_dir, "llms.txt").write_text(text, encoding="utf-8")
