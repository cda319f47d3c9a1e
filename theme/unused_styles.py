"""Leaves out of the theme's style sheets what matches nothing on this site.

PurgeCSS keeps a rule if the words that it asks for stand anywhere in a page, or in a script that a
page loads; purgecss.config.mjs says which. Of our own style sheets only the comments are left out.
It comes with the npm packages that run snippets in the browser. Without them the style sheets stay
as the theme has them.
"""

import re
import subprocess
import tempfile
from pathlib import Path

from mkdocs.exceptions import PluginError

from playground.bundle import NODE_MODULES
from theme.site import Site
from theme.white_space import minify_script

_CONFIG = Path(__file__).with_name("purgecss.config.mjs")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def leave_out(site: Site) -> None:
    """Makes the style sheets smaller. Raises `PluginError` where only PurgeCSS is missing."""
    theirs = set(site.folder.glob("assets/stylesheets/*.css"))
    for sheet in set(site.folder.rglob("*.css")) - theirs:
        sheet.write_text(_COMMENT.sub("", sheet.read_text("utf-8")), encoding="utf-8")
    for script in site.folder.glob("javascripts/*.js"):
        script.write_text(minify_script(script.read_text("utf-8")), encoding="utf-8")
    if site.runtime is None:
        return
    with tempfile.TemporaryDirectory() as purged:
        purgecss = NODE_MODULES / "purgecss" / "bin" / "purgecss.js"
        if not purgecss.exists():
            raise PluginError("theme/unused_styles.py: PurgeCSS is missing; run `npm ci`")
        command = ["node", str(purgecss)]
        command += ["--config", str(_CONFIG), "--preserve-paths", "--output", purged]
        subprocess.run(command, cwd=site.folder, check=True, stdout=subprocess.DEVNULL)
        for sheet in theirs:
            sheet.write_bytes((Path(purged) / sheet.relative_to(site.folder)).read_bytes())
            sheet.with_name(f"{sheet.name}.map").unlink(missing_ok=True)  # it no longer fits
