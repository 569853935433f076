"""How hard a rule holds on a day: the latest decision that is in force by then, never before the rule itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.rule import SEVERITIES, Change, Rule, check_switch, severity_on
from cordee.core.vocabulary.problems_of_trust import FirmRule, RuleReason
from cordee.core.vocabulary.text import Text

RULE = Rule("contract.written", "contract", Text("a", "b"), Text("c", "d"), date(2026, 1, 1), "blocks")
FIRM = Rule("consent.objection", "consent", Text("a", "b"), Text("c", "d"), None, "blocks", firm=True)


def change(severity, since, *, rule=RULE.id, entered=0):
    return Change(rule, severity, since, "tried", "Ann", datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=entered))


def test_nobody_decided_so_the_default_holds():
    assert severity_on(RULE, [], date(2026, 6, 1)) == "blocks"


def test_a_rule_does_not_hold_before_it_is_in_force():
    assert severity_on(RULE, [change("warns", date(2025, 1, 1))], date(2025, 12, 31)) == "off"


def test_a_decision_for_later_changes_nothing_until_its_day():
    decided = [change("off", date(2026, 3, 1))]

    assert [severity_on(RULE, decided, date(2026, 2, 28)), severity_on(RULE, decided, date(2026, 3, 1))] == ["blocks", "off"]


def test_of_two_decisions_for_one_day_the_one_entered_last_holds():
    decided = [change("warns", date(2026, 3, 1), entered=5), change("off", date(2026, 3, 1), entered=1)]

    assert severity_on(RULE, decided, date(2026, 4, 1)) == "warns"


def test_a_decision_about_another_rule_changes_nothing():
    assert severity_on(RULE, [change("off", date(2026, 3, 1), rule="myth.1")], date(2026, 4, 1)) == "blocks"


def test_no_decision_softens_a_firm_rule():
    assert severity_on(FIRM, [change("off", date(2020, 1, 1), rule=FIRM.id)], date(2026, 4, 1)) == "blocks"
    with pytest.raises(FirmRule):
        check_switch(FIRM, "because")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_rule_is_not_switched_without_a_reason(reason):
    with pytest.raises(RuleReason):
        check_switch(RULE, reason)


decisions = st.builds(
    change, st.sampled_from(SEVERITIES), st.dates(date(2025, 1, 1), date(2027, 1, 1)), entered=st.integers(0, 1000)
)


@given(
    st.lists(decisions, unique_by=lambda one: (one.since, one.entered_at)),
    st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    st.randoms(),
)
def test_the_order_in_which_decisions_are_read_does_not_matter(decided, day, dice):
    shuffled = decided[:]
    dice.shuffle(shuffled)

    assert severity_on(RULE, shuffled, day) == severity_on(RULE, decided, day)
