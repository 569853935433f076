"""Decisions about rules come back as they were entered, with their author, and none is lost by the next."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.trust.rule import severity_on
from cordee.core.trust.rulebook import rule_named
from cordee.wiring import create_company
from tests.site import leave, point_at


@pytest.fixture
def books(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book()
    leave()


def test_every_decision_stays_with_its_day_reason_and_author(books):
    from cordee.records.models import User

    ann = User.objects.make("ann@cordee.example", "rope-of-five-knots", role="marketing", name="Ann")
    books.rules.change("myth.1", "off", since=date(2026, 3, 1), reason=" We have no accounts. ", author=ann.pk)
    books.rules.change("myth.1", "warns", since=date(2026, 5, 1), reason="Now we do.")

    found = books.rules.changes()

    assert [(one.severity, one.since, one.reason, one.author) for one in found] == [
        ("off", date(2026, 3, 1), "We have no accounts.", "Ann"),
        ("warns", date(2026, 5, 1), "Now we do.", ""),
    ]
    days = (date(2026, 2, 28), date(2026, 4, 1), date(2026, 5, 1))
    assert [severity_on(rule_named("myth.1"), found, day) for day in days] == ["warns", "off", "warns"]


def test_a_severity_that_a_newer_version_wrote_blocks(books):
    from cordee.records.models import RuleChange

    RuleChange.objects.create(rule="myth.1", severity="asks twice", since=date(2026, 3, 1), reason="newer")

    assert books.rules.changes()[0].severity == "blocks"
