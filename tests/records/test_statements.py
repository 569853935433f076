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


def outgoing(subject, channel="email", purpose="programme", state="reserved", topic=""):
    from cordee.records.models import Outgoing, OutgoingSubject

    row = Outgoing.objects.create(channel=channel, purpose=purpose, planned_at=at(20), state=state, topic=topic)
    OutgoingSubject.objects.create(outgoing=row, subject=subject)
    return row


def state_of(row):
    row.refresh_from_db()
    return row.state, row.reason


def test_an_objection_releases_what_was_about_to_go_out_to_them_and_nothing_else(books):
    mail, call, other = outgoing("a" * 64), outgoing("b" * 64, "call"), outgoing("c" * 64)
    asked, sent = outgoing("a" * 64, purpose="answer"), outgoing("a" * 64, state="sent")

    books.statements.say(["a" * 64, "b" * 64], Said(False, at(9), source="page", by_themselves=True))

    assert [state_of(one) for one in (mail, call)] == [("released", "objected")] * 2
    assert [state_of(one)[0] for one in (other, asked, sent)] == ["reserved", "reserved", "sent"]


def test_an_objection_to_one_channel_purpose_or_topic_releases_only_that(books):
    mail, call = outgoing("a" * 64), outgoing("a" * 64, "call")
    poll = outgoing("b" * 64, purpose="poll")
    fairs, robots = outgoing("d" * 64, topic="fairs"), outgoing("d" * 64, topic="robots")

    books.statements.say(["a" * 64], Said(False, at(9), "call", source="page"))
    books.statements.say(["b" * 64], Said(False, at(9), "", "programme", source="page"))
    books.statements.say(["d" * 64], Said(False, at(9), topic="fairs", source="page"))

    assert [state_of(one)[0] for one in (mail, call, poll)] == ["reserved", "released", "reserved"]
    assert [state_of(one)[0] for one in (fairs, robots)] == ["released", "reserved"]


def test_a_consent_releases_nothing(books):
    mail = outgoing("a" * 64)

    books.statements.say(["a" * 64], Said(True, at(9), source="page"))

    assert state_of(mail)[0] == "reserved"


def test_an_objection_and_what_it_releases_are_written_together_or_not_at_all(books, monkeypatch):
    from cordee.records import statements
    from cordee.records.models import Statement

    mail = outgoing("a" * 64)

    def fails(*arguments):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(statements, "release", fails)
    with pytest.raises(RuntimeError):
        books.statements.say(["a" * 64], Said(False, at(9), source="page"))

    assert Statement.objects.count() == 0
    assert state_of(mail)[0] == "reserved"


def test_an_objection_does_not_age(books):
    """The rules "consent.objection" and "retention.objections": after many years it stands, by its hash alone."""
    books.statements.say(["a" * 64], Said(False, at(9).replace(year=2001), source="letter", by_themselves=True))

    assert standing(books.statements.said_by(["a" * 64]), channel="email").blocked


def test_the_audit_log_keeps_what_was_noted(books):
    from cordee.records.models import AuditEntry

    books.audit.note("exported", object="accounts", detail={"rows": 12})

    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.object, entry.author, entry.detail) == ("exported", "accounts", None, {"rows": 12})
