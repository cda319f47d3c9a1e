"""What `docs/` and `snippets/` hold, as Python sees it: pages, snippets, exercises and excuses.

The paths are the only registry. `docs/<section>/<page>.md` is shown to readers, and everything
that runs on it lies in `snippets/<section>/<page>/`:

- `<example>_<variant>.py` or `.sh`: a snippet, which the page includes by its path;
- `exercise/start_<variant>.py` and `exercise/solution_<variant>.py`: snippets too;
- `exercise/check.py`, `exercise/wrong/*.py`, `exercise/right/*.py`: see `exercises`;
- `excuses.toml`: which rules a snippet of the page breaks on purpose, and why.

The rules themselves stand in `tests/`.
"""

from contents.excuses import Excuse
from contents.page import ROOT, Block, Contents, Exercise, Page
from contents.snippet import TABS, Snippet

__all__ = ["ROOT", "TABS", "Block", "Contents", "Excuse", "Exercise", "Page", "Snippet"]
