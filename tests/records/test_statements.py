"""What somebody said is found by any of their subjects, once, oldest first; and the audit log keeps what was noted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cordee.core.trust.consent import Said, standing
from cordee.wiring import create_company
from tests.site import leave, point_at


@pytest.fixture
def books(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book()
    leave()


def at(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=UTC)


def test_what_was_said_is_found_by_any_subject_once_and_in_order(books):
    books.statements.say(["b" * 64, "a" * 64], Said(False, at(9), "email", source="page", by_themselves=True))
    books.statements.say(["a" * 64], Said(True, at(2), "email", source="form"))
    books.statements.say(["c" * 64], Said(True, at(3), source="form"))

    said = books.statements.said_by(["a" * 64, "b" * 64])

    assert [(one.granted, one.said_at) for one in said] == [(True, at(2)), (False, at(9))]
    assert standing(said, channel="email").blocked
    assert not standing(said, channel="letter").blocked


def test_the_audit_log_keeps_what_was_noted(books):
    from cordee.records.models import AuditEntry

    books.audit.note("exported", object="accounts", detail={"rows": 12})

    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.object, entry.author, entry.detail) == ("exported", "accounts", None, {"rows": 12})
