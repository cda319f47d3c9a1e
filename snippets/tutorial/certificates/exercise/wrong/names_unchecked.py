"""The context should check the host name in the certificate: check_hostname is False."""

import ssl
from pathlib import Path

import httpx


def company_context(path: Path) -> ssl.SSLContext:
    context = httpx.create_ssl_context()
    context.load_verify_locations(path)
    context.check_hostname = False
    return context
