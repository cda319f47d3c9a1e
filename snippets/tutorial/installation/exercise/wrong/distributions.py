"""installed leaves out 'first', but its module installed_one is installed."""

from importlib.metadata import PackageNotFoundError, version


def installed(extras: dict[str, str]) -> list[str]:
    found = []
    for name, module in extras.items():
        try:
            version(module)
        except PackageNotFoundError:
            pass
        else:
            found.append(name)
    return found
