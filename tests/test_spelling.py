"""What people read is spelled as in American English; `tools/spelling.yaml` lists other words."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from contents import ROOT, Contents
from tools.programs import CSPELL, installed, node

Require = Callable[[Callable[[], str | Path]], str | Path]


def unknown_words(require: Require, *files: str, text: str = "") -> str:
    """What cspell says of the files, or of `text` as if it were in the file `stdin://<name>`."""
    require(node)
    command = [require(lambda: installed(CSPELL)), "lint", "--config", "tools/spelling.yaml"]
    options = ["--no-progress", "--no-summary", "--show-suggestions", *files]
    call = [*command, *options]
    run = subprocess.run(call, cwd=ROOT, input=text, text=True, capture_output=True)
    assert run.returncode in (0, 1), f"cspell failed:\n{run.stdout}{run.stderr}"
    return run.stdout


def test_words_are_spelled_right(require: Require, contents: Contents) -> None:
    pages = [str(page) for page in contents.pages]
    told = unknown_words(require, *pages, "README.md", "CONTRIBUTING.md")
    assert not told, (
        "correct these words, or add those that are right to the list in tools/spelling.yaml:\n"
        + told
    )


def test_misspelled_and_british_words_are_told(require: Require) -> None:
    text = "You recieve the response.\nIts colour is `unkown`, [here](unkown.md).\n"
    told = unknown_words(require, "stdin://docs/tutorial/clients.md", text=text)
    assert "docs/tutorial/clients.md:1:5 - Unknown word (recieve)" in told
    assert "docs/tutorial/clients.md:2:5 - Unknown word (colour)" in told
    assert "unkown" not in told, "code and the targets of links are no words"
