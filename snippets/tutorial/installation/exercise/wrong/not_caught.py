"""Where a module is missing, installed raises ModuleNotFoundError on line 7."""

import importlib


def installed(extras: dict[str, str]) -> list[str]:
    return [name for name, module in extras.items() if importlib.import_module(module)]
