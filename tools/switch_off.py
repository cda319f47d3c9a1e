"""Switches off each rule once, and says which planted fault notices.

    python -m tools.switch_off           all rules, in about a minute
    python -m tools.switch_off NAME …    these alone

Exits with 1 if a rule can be switched off without a fault noticing. The faults stand in
tests/broken/; tests/test_broken.py plants them.
"""

import argparse
import functools
import sys
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest

TEST = "tests/test_broken.py::test_fault_is_told_first"


class _Outcomes:
    """Notes which tests fail: those whose fault is not told any longer as it has to be."""

    def __init__(self) -> None:
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and report.when == "call":
            self.failed.add(report.nodeid)


class _SwitchOff:
    """Replaces a rule by one that does nothing, while one of its own faults is planted."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Any:
        fault = item.callspec.params.get("fault") if isinstance(item, pytest.Function) else None
        if fault is None:
            return (yield)
        from tests.faults import Fault, rules

        assert isinstance(fault, Fault)
        rule = rules()[fault.rule]
        module = sys.modules[rule.__module__]
        with mock.patch.object(module, fault.rule, _nothing(rule)):
            return (yield)


def _nothing(rule: Callable[..., Any]) -> Callable[..., None]:
    @functools.wraps(rule)
    def nothing(*args: Any, **kwargs: Any) -> None:
        pass

    return nothing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rule", nargs="*", metavar="NAME", help="a rule; none for all of them")
    names = parser.parse_args().rule
    outcomes = _Outcomes()
    options = [
        "-o",
        "addopts=",
        "-p",
        "no:terminal",
        *(["-k", " or ".join(names)] if names else []),
    ]
    pytest.main([*options, TEST], plugins=[outcomes, _SwitchOff()])

    # Only now, because pytest rewrites the assertions of what it imports itself.
    from tests.faults import faults, rules

    if unknown := [name for name in names if name not in rules()]:
        parser.error(f"there is no rule {unknown[0]}; the rules are {', '.join(rules())}")
    names = names or list(rules())
    planted = [fault for fault in faults() if fault.rule in names]
    unnoticed = 0
    for name in names:
        own = [fault for fault in planted if fault.rule == name]
        noticed = [fault.path.stem for fault in own if f"{TEST}[{fault}]" in outcomes.failed]
        unnoticed += not noticed
        print(f"{name}: {', '.join(noticed) if noticed else 'NO FAULT NOTICES'}")
    print(f"{len(names)} rules, {len(planted)} faults; {unnoticed} rules can go unnoticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
