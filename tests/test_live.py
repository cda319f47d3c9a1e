"""Every snippet runs against the real internet: `pytest --live`, never by default.

What it prints is not compared, because the hosts have other data. A failure tells that a host has
changed under us, is down, or that a snippet works in the fake internet only.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from contents import Contents, Snippet

PATIENCE = 300.0  # seconds; one snippet waits for a rate limit of a minute

# Requests to GitHub that a snippet sends at most. Without a token GitHub answers 60 an hour.
GITHUB = 15


def wait_for_github() -> None:
    """Waits until GitHub answers a whole snippet; asking for the limit itself is free."""
    response = httpx.get("https://api.github.com/rate_limit").raise_for_status()
    core = response.json()["resources"]["core"]
    if core["remaining"] < GITHUB:
        time.sleep(max(0.0, core["reset"] - time.time()) + 1.0)


@pytest.mark.parametrize("snippet", Contents().programs, ids=str)
def test_snippet_runs_on_the_real_internet(snippet: Snippet, tmp_path: Path) -> None:
    if "api.github.com" in snippet.text:
        wait_for_github()
    run = subprocess.run(
        [sys.executable, snippet.path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    hosts = sorted(set(re.findall(r"https?://([\w.-]+)", snippet.text)))
    assert run.returncode == 0, f"{snippet}, which calls {', '.join(hosts)}:\n{run.stderr}"
