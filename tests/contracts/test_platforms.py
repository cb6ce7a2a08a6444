"""Every platform folder keeps the plugin contract, and every case yields exactly what its expectation says."""

import json
from pathlib import Path

import pytest
from platform_cases import FOLDER, cases, expectation, outcome

from threadlens import platforms

FOLDERS = sorted(p.parent for p in FOLDER.glob("*/__init__.py"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_plugin_folder_is_complete(folder: Path) -> None:
    plugin = platforms.plugins()[folder.name]
    assert isinstance(plugin.LABEL, str)
    assert isinstance(plugin.ORDER, int)
    assert callable(plugin.detect)
    assert callable(plugin.parse)
    assert any(case.parent.parent == folder for case in cases()), "a platform without cases: write some into cases/"


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.parent.name}/{case.stem}")
def test_case_yields_what_is_expected(case: Path) -> None:
    expected = json.loads(expectation(case).read_text("utf-8"))
    given = expected.pop("given", {})
    assert outcome(case, given) == expected


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.parent.name}/{case.stem}")
def test_case_is_expected_of_its_own_platform(case: Path) -> None:
    expected = json.loads(expectation(case).read_text("utf-8"))
    assert expected.get("platform", case.parent.parent.name) == case.parent.parent.name


def test_no_expectation_without_its_case() -> None:
    stems = {expectation(case) for case in cases()}
    assert [str(p) for p in FOLDER.glob("*/cases/*.expected.json") if p not in stems] == []
