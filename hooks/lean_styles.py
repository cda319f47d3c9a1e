"""Leaves out of the theme's style sheets the rules that can match nothing on this site.

A rule stays unless it asks for a class, an id or the value of an attribute that occurs as a word
nowhere: in no page and in no script of the built site. That errs on the side of keeping: a script
makes class names of words that stand in it.
"""

import re
from pathlib import Path

import tinycss2
from mkdocs.plugins import event_priority

# Not what a selector excludes: `:not(.used)` matches all that lack the class.
_FUNCTION = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
_VALUE = re.compile(r"""\[[\w-]+=["']?([\w-]+)["']?\]""")

_WORD = re.compile(r"[\w-]+")


@event_priority(-100)  # after all that adds pages and scripts
def on_post_build(config) -> None:
    site = Path(config.site_dir)
    words: set[str] = set()
    for pattern in ("*.html", "*.js"):
        for path in site.rglob(pattern):
            words.update(_WORD.findall(path.read_text(encoding="utf-8")))
    for path in sorted(site.glob("assets/stylesheets/*.css")):
        rules = tinycss2.parse_stylesheet(
            path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
        )
        path.write_text(lean(rules, words), encoding="utf-8")
        # It would no longer fit.
        path.with_name(f"{path.name}.map").unlink(missing_ok=True)


def lean(rules: list, words: set[str]) -> str:
    """The rules as CSS, without those that can match nothing made of these words."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule) if _can_match(each, words)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            if content := lean(inner, words):
                condition = tinycss2.serialize(rule.prelude)
                kept.append(f"@{rule.at_keyword}{condition}{{{content}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)


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
