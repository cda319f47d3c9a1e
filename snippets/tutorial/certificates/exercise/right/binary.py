import ssl
from pathlib import Path

import httpx


def company_context(path: Path) -> ssl.SSLContext:
    context = httpx.create_ssl_context()
    context.load_verify_locations(
        cadata=ssl.PEM_cert_to_DER_cert(path.read_text(encoding="utf-8"))
    )
    return context
