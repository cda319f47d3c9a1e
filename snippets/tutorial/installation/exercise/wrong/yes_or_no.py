"""installed should return a list of names, not {'first': True, 'second': False, 'third': True,
'fourth': False}."""

from importlib.util import find_spec


def installed(extras: dict[str, str]) -> dict[str, bool]:
    return {name: find_spec(module) is not None for name, module in extras.items()}
