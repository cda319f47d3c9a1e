"""The context should verify certificates: verify_mode is not ssl.CERT_REQUIRED."""

import ssl
from pathlib import Path

import httpx


def company_context(path: Path) -> ssl.SSLContext:
    context = httpx.create_ssl_context(verify=False)
    context.load_verify_locations(path)
    return context
