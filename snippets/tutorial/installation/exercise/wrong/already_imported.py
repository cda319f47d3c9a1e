"""installed leaves out 'first', but its module installed_one is installed."""

import sys


def installed(extras: dict[str, str]) -> list[str]:
    return [name for name, module in extras.items() if module in sys.modules]
