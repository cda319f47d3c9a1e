import ssl
from pathlib import Path


def company_context(path: Path) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(cadata=path.read_text(encoding="utf-8"))
    return context
