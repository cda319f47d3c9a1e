import ssl
from pathlib import Path

import certifi


def company_context(path: Path) -> ssl.SSLContext:
    bundle = path.with_name("bundle.pem")
    bundle.write_bytes(b"\n".join([Path(certifi.where()).read_bytes(), path.read_bytes()]))
    return ssl.create_default_context(cafile=bundle)
