"""installed names 'http2', which is none of the extras given."""

from importlib.util import find_spec

EXTRAS = {"http2": "h2", "cli": "rich", "socks": "socksio"}


def installed(extras: dict[str, str]) -> list[str]:
    return [name for name, module in EXTRAS.items() if find_spec(module)]
