"""With PRECOMPRESS=true in the environment: a `.gz` beside each text file of the site.

Hosts that look for one, such as nginx with `gzip_static on`, serve it instead of compressing at
each request. GitHub Pages compresses by itself and ignores them.
"""

import gzip
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".md", ".wasm", ".py"}

# Below this many bytes a response fits the first packet either way.
_SMALL = 1000


@event_priority(-100)  # after everything else that writes files
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files; the same content gives the same bytes."""
    if os.environ.get("PRECOMPRESS") != "true":
        return
    for path in sorted(Path(config.site_dir).rglob("*")):
        if path.suffix in _TEXT and path.stat().st_size >= _SMALL:
            content = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(content)
