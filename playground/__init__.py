"""Runs the snippets in the reader's browser: `bundle` makes what the site serves for that.

`browser/` is what runs there, `program.py` inside Python; `precompile.mjs`, `precompile.py` and
`probe.py` compile its modules when the site is built.
"""
