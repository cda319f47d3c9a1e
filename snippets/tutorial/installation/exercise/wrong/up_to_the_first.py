"""installed leaves out 'third', but its module installed_two is installed."""

from importlib.util import find_spec


def installed(extras: dict[str, str]) -> list[str]:
    found = []
    for name, module in extras.items():
        if not find_spec(module):
            break
        found.append(name)
    return found
