"""Leaves out of the theme's style sheets what can match nothing on this site.

A rule stays unless it asks for a class, an id or the value of an attribute that no page has, and
that is no word of a script that a page loads; a variable stays if anything reads it. That errs on
the side of keeping: a script may make a class of any word that stands in it. Of our own style
sheets only the comments are left out.
"""

import re
from collections.abc import Callable
from pathlib import Path

import tinycss2
from mkdocs.plugins import event_priority

# Not what a selector excludes: `:not(.used)` matches all that lack the class.
_FUNCTION = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
_VALUE = re.compile(r"""\[[\w-]+=["']?([\w-]+)["']?\]""")

_ATTRIBUTE = re.compile(r'[\w-]+="([^"]*)"')
_SCRIPT = re.compile(r'<script [^>]*src="(?:[^"]*/)?([^"/]+)"')
_WORD = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)
_READ = re.compile(r"var\((--[\w-]+)")


@event_priority(-100)  # after all that adds pages and scripts
def on_post_build(config) -> None:
    site = Path(config.site_dir)
    words: set[str] = set()
    scripts: set[str] = set()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        scripts.update(_SCRIPT.findall(html))
        for value in set(_ATTRIBUTE.findall(html)):
            words.update(_WORD.findall(value))
    for path in site.rglob("*.js"):
        if path.name in scripts:
            words.update(_WORD.findall(path.read_text(encoding="utf-8")))
    sheets = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.css"))}
    theirs = sorted(site.glob("assets/stylesheets/*.css"))
    for path in theirs:
        sheets[path] = matching(tinycss2.parse_stylesheet(sheets[path], True, True), words)
    for path in sheets.keys() - theirs:
        path.write_text(_COMMENT.sub("", sheets[path]), encoding="utf-8")
    read = words.union(*(_READ.findall(sheet) for sheet in sheets.values()))
    for path in theirs:
        rules = tinycss2.parse_stylesheet(sheets[path], True, True)
        path.write_text(without_variables(rules, read), encoding="utf-8")
        # It would no longer fit.
        path.with_name(f"{path.name}.map").unlink(missing_ok=True)


def matching(rules: list, words: set[str]) -> str:
    """The rules as CSS, without those that can match nothing made of these words."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule) if _can_match(each, words)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        else:
            kept.append(_nested(rule, lambda inner: matching(inner, words)))
    return "".join(kept)


def without_variables(rules: list, read: set[str]) -> str:
    """The rules as CSS, without the custom properties that are not read."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            declarations = [
                each.serialize()
                for each in tinycss2.parse_blocks_contents(rule.content, True, True)
                if not each.name.startswith("--") or each.name in read
            ]
            if declarations:
                selector = tinycss2.serialize(rule.prelude)
                kept.append(f"{selector}{{{';'.join(declarations)}}}")
        else:
            kept.append(_nested(rule, lambda inner: without_variables(inner, read)))
    return "".join(kept)


def _nested(rule, leaner: Callable[[list], str]) -> str:
    """An at-rule as CSS; leaner, if it holds rules of its own, and empty, if none are left."""
    if rule.lower_at_keyword not in ("media", "supports"):
        return rule.serialize()
    content = leaner(tinycss2.parse_rule_list(rule.content, True, True))
    condition = tinycss2.serialize(rule.prelude)
    return content and f"@{rule.at_keyword}{condition}{{{content}}}"


def _selectors(rule) -> list[str]:
    selectors: list[list] = [[]]
    for token in rule.prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return [tinycss2.serialize(tokens) for tokens in selectors]


def _can_match(selector: str, words: set[str]) -> bool:
    bare = _FUNCTION.sub("", selector)
    names = [name.replace("\\", "") for name in _NAME.findall(bare)]
    return words.issuperset(names + _VALUE.findall(bare))
