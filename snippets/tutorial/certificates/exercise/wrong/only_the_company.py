"""The context trusts the company's authority only; the default ones are missing."""

import ssl
from pathlib import Path


def company_context(path: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=path)
