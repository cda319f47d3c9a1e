"""installed names 'installed_one', which is none of the extras given."""

from importlib.util import find_spec


def installed(extras: dict[str, str]) -> list[str]:
    return [module for module in extras.values() if find_spec(module)]
