import importlib


def installed(extras: dict[str, str]) -> list[str]:
    found = []
    for name, module in extras.items():
        try:
            importlib.import_module(module)
        except ImportError:
            continue
        found.append(name)
    return found
