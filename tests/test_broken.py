"""Each rule notices the faults that are planted for it, and is the first to say so; see `faults`.

`python -m tools.switch_off` shows what these tests say when a rule does nothing.
"""

import os
import shutil
from pathlib import Path

import pytest

from contents import ROOT, Excuse, Snippet
from tests import runner, test_excuses
from tests.faults import BROKEN, THEMED, WHOLE, Fault, failure, faults, rules
from tests.test_site import check_site_builds

RULES = rules()


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small repository, built."""
    root = tmp_path_factory.mktemp("whole")
    shutil.copytree(WHOLE, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "requirements.in", root)
    shutil.copytree(ROOT / "LICENSES", root / "LICENSES")
    (root / "mkdocs.yml").write_text(THEMED, encoding="utf-8")
    check_site_builds(root / "site", config=root / "mkdocs.yml")
    return root / "site"


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_fault(rule: str) -> None:
    assert list((BROKEN / rule).glob("*.toml")), (
        f"no fault is planted for {rule}; write tests/broken/{rule}/<fault>.toml, as "
        "tests/faults.py tells"
    )


@pytest.mark.parametrize("folder", sorted({fault.rule for fault in faults()}))
def test_fault_has_a_rule(folder: str) -> None:
    assert folder in RULES, f"tests/broken/{folder}/ is named after no rule; rename or remove it"


def test_nothing_is_told_without_a_fault(tmp_path: Path) -> None:
    shutil.copytree(WHOLE, tmp_path / "repository")
    told = failure(tmp_path / "repository", None, tmp_path, all_of_it=True)
    assert not told, f"tests/broken/whole has a fault: {told}"


def test_nothing_is_told_without_a_fault_in_the_site(whole_site: Path, tmp_path: Path) -> None:
    told = failure(WHOLE, whole_site, tmp_path, all_of_it=True)
    assert not told, f"the site that is built from tests/broken/whole has a fault: {told}"


@pytest.mark.parametrize(
    "fault",
    [pytest.param(each, marks=pytest.mark.site if each.is_built else ()) for each in faults()],
    ids=str,
)
def test_fault_is_told_first(fault: Fault, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root = tmp_path / "repository"
    shutil.copytree(WHOLE, root)
    if fault.is_built:
        site: Path = request.getfixturevalue("whole_site")
        shutil.copytree(site, root / "site", copy_function=os.link)
    fault.plant(root)
    told = failure(root, root / "site" if fault.is_built else None, tmp_path, all_of_it=False)
    assert told, f"{fault} goes unnoticed; {fault.rule} has to notice it"
    assert fault.rule in told.rules, (
        f"{fault} is to be told by {fault.rule}; {told.rules[-1]} comes first:\n{told.text}"
    )
    for text in fault.told():
        assert text in told.text, f"{fault} is told:\n{told.text}\ninstead of:\n{text}"


def test_runner_that_always_raises_proves_no_excuse(
    only_at_the_wire: tuple[Excuse, Snippet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a program fails at the mocks is no proof, if it fails for another reason."""

    def always(file: Path) -> None:
        raise RuntimeError("always")

    monkeypatch.setattr(runner, "_execute", always)
    with pytest.raises(AssertionError, match="for another reason than it predicts"):
        test_excuses.test_mocks_cannot_show_it(only_at_the_wire)
