"""MkDocs' one entry: it takes each page, and then the site, through the list in theme/steps.py.

What happens here, no page needs in order to be right: a builder that knows no hooks makes the same
pages without it. MkDocs imports this file once, so `mkdocs serve` is started anew after a change
of a step's Python.
"""

from pathlib import Path
from typing import Any, Literal

import mkdocs.structure.pages as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from selectolax.lexbor import LexborHTMLParser

import playground.step
from contents import Contents, Page
from theme.markdown_twins import expanded
from theme.site import Site, SitePage
from theme.steps import STEPS, Change, Rewrite, Tell, Write
from theme.unchanged import Conversions

_serving = False
_site: Site
_conversions = Conversions()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Begins a build: by now the files are known, and no page has been read."""
    global _site
    search = config.plugins.get("material/search")
    _site = Site(
        folder=Path(config.site_dir),
        contents=Contents(Path(config.config_file_path).parent),
        nav=nav,
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        repository=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        includes=config.mdx_configs.get("pymdownx.snippets", {}),
        searchable=bool(search and search.config.enabled),
        runtime=playground.step.runtime(serving=_serving),
    )
    uris = sorted(file.src_uri for file in files)
    _conversions.begin([uris, config.markdown_extensions, config.mdx_configs])


def on_page_markdown(
    markdown: str, *, page: mkdocs.Page, config: MkDocsConfig, files: Files
) -> str:
    if not _serving:
        return markdown
    return _conversions.to_convert(page, markdown, expanded(markdown, _site.includes))


def on_page_content(html: str, *, page: mkdocs.Page, config: MkDocsConfig, files: Files) -> str:
    return _conversions.converted(page, html) if _serving else html


def on_page_context(context: dict[str, Any], *, page: mkdocs.Page, **_: object) -> None:
    known = _site.pages[_name(page)] = _site_page(page)
    for step in STEPS:
        if isinstance(step, Tell) and _wanted(step):
            page.meta.update(step.run(known))


def on_post_page(output: str, *, page: mkdocs.Page, **_: object) -> str:
    return _changed(output, _site.pages[_name(page)])


def on_post_template(output: str, *, template_name: str, **_: object) -> str:
    """The 404 page is a template, not a page."""
    if not template_name.endswith(".html"):
        return output
    source = Page(_site.contents.root, template_name.removesuffix(".html"))
    return _changed(output, SitePage(_site, source, template_name, template_name))


def on_post_build(**_: object) -> None:
    for step in STEPS:
        if isinstance(step, Write) and _wanted(step):
            step.run(_site)


def _wanted(step: Tell | Change | Rewrite | Write) -> bool:
    return step.serving or not _serving


def _changed(output: str, page: SitePage) -> str:
    """The page with all changes: parsed once, written once."""
    html = LexborHTMLParser(output)
    for step in STEPS:
        if isinstance(step, Change) and _wanted(step):
            step.run(html, page)
    text = html.html or ""
    for step in STEPS:
        if isinstance(step, Rewrite) and _wanted(step):
            text = step.run(text)
    return text


def _name(page: mkdocs.Page) -> str:
    return page.file.src_uri.removesuffix(".md")


def _site_page(page: mkdocs.Page) -> SitePage:
    name = _name(page)
    return SitePage(
        site=_site,
        source=_site.contents.page(name) or Page(_site.contents.root, name),
        uri=page.file.dest_uri,
        url=page.url,
        title=str(page.title),
        description=page.meta.get("description", _site.description),
        markdown=page.markdown or "",
    )
