EXTRAS = {"http2": "h2", "cli": "rich", "socks": "socksio"}


def installed(extras: dict[str, str]) -> list[str]:
    """Returns the names of the extras whose module is installed."""
    return list(extras)


print(installed(EXTRAS))
#> ['http2', 'cli', 'socks']
