"""A pytest plugin that runs every snippet on httpx2: `PYTHONPATH=tests pytest -p on_httpx2`.

It has to come before anything imports httpx, and respx's own plugin does so early.
"""

import httpx2

httpx2.alias_httpx()
