from importlib.util import find_spec

EXTRAS = {"http2": "h2", "cli": "rich", "socks": "socksio"}


def installed(extras: dict[str, str]) -> list[str]:
    """Returns the names of the extras whose module is installed."""
    return [name for name, module in extras.items() if find_spec(module)]


print(installed(EXTRAS))
#> ['http2']
