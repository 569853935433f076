"""The rulebook on the command line."""

from __future__ import annotations

import pytest

from cordee.wiring import create_company
from tests.faces.cli.test_main import call
from tests.site import leave, point_at


@pytest.fixture
def mine(tmp_path):
    company = create_company(tmp_path / "mine")
    point_at(company.folder)
    yield company
    leave()


def test_rules_are_listed_and_switched(mine):
    before = call("rules", "--workspace", mine.folder)
    switched = call("rules", "switch", "myth.1", "off", "--reason", "no accounts", "--workspace", mine.folder)
    after = call("rules", "list", "--area", "myth", "--workspace", mine.folder)

    assert (before.exit_code, switched.exit_code, after.exit_code) == (0, 0, 0)
    assert "consent.objection  blocks" in before.output
    line = next(one for one in after.output.splitlines() if one.startswith("myth.1 "))
    assert "off" in line


def test_a_severity_that_is_none_is_wrong_use_and_a_firm_rule_a_problem(mine):
    wrong = call("rules", "switch", "myth.1", "loud", "--reason", "x", "--workspace", mine.folder)
    firm = call("rules", "switch", "consent.objection", "off", "--reason", "x", "--workspace", mine.folder)

    assert wrong.exit_code == 2
    assert type(firm.exception).__name__ == "FirmRule"
