"""The records without an erased person: hashes become the opaque id but in objections, texts go, sums and dates stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cordee.core.trust.consent import Said, standing
from cordee.core.trust.erasure import Erased
from cordee.core.trust.marks import marks_of
from cordee.core.trust.subjects import subject_of
from cordee.wiring import create_company
from tests.site import leave, point_at

NOW = datetime(2026, 11, 1, tzinfo=UTC)
MARKS = marks_of(["email:jane@acme.example"], [{"source_key": "crm:1", "full_name": "Jane Doe"}])
SUBJECTS = (subject_of("crm:1", "s"), subject_of("email:jane@acme.example", "s"))
OTHER = "f" * 64
ERASED = Erased("erased-000000000001", SUBJECTS, NOW)


@pytest.fixture
def books(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book()
    leave()


def erase(books, erased=ERASED):
    books.erasures.begin(erased)
    changed = books.erasures.clean(erased, lambda text: MARKS.scrub(text, erased.opaque))
    books.erasures.finish(erased, changed, NOW)
    return changed


def test_an_objection_goes_on_blocking_and_a_consent_no_longer_tells_whose_it_was(books):
    from cordee.records.models import Statement

    books.statements.say(SUBJECTS, Said(True, NOW, "letter", source="form"), proof="signed by Jane Doe")
    books.statements.say(
        SUBJECTS, Said(False, NOW, "email", source="page", by_themselves=True), proof="mail of jane@acme.example"
    )

    erase(books, replace(ERASED, because="retention"))

    assert standing(books.statements.said_by(SUBJECTS), channel="email").blocked
    assert standing(books.statements.said_by(SUBJECTS), channel="letter").state == "open"
    assert {(one.granted, one.subject == ERASED.opaque, one.proof) for one in Statement.objects.all()} == {
        (True, True, ""), (False, False, "")
    }  # fmt: skip


def test_who_asks_to_be_erased_objects_to_every_channel(books):
    erase(books)

    said = books.statements.said_by(SUBJECTS)
    assert standing(said, channel="letter").blocked
    assert standing(said, channel="call").blocked


def test_registers_keep_sums_and_dates_and_forget_names(books):
    from cordee.records.models import AuditEntry, Interest, Request

    Interest.objects.create(subject=SUBJECTS[0], label="Jane Doe", kind="gift", giver="Acme", value=Decimal("900.00"), currency="EUR",
                            since=date(2026, 5, 1), note="dinner with Jane Doe")  # fmt: skip
    Interest.objects.create(subject=OTHER, label="Ann", kind="gift", giver="Doe, Jane", since=date(2026, 5, 1))
    asked = Request.objects.create(subject=SUBJECTS[1], kind="erase", said="I am Jane Doe", due_on=date(2026, 12, 1))
    books.audit.note("exported", object="person jane@acme.example", subject=SUBJECTS[1], detail={"who": ["Jane Doe"], "rows": 3})

    erase(books)

    hers, anns = Interest.objects.order_by("id")
    assert (hers.subject, hers.label, hers.note, hers.value, hers.since) == (
        ERASED.opaque,
        "",
        "",
        Decimal("900.00"),
        date(2026, 5, 1),
    )
    assert (anns.subject, anns.label, anns.giver) == (OTHER, "Ann", ERASED.opaque)
    asked.refresh_from_db()
    assert (asked.state, asked.said, asked.answered_at, asked.due_on) == ("answered", "", NOW, date(2026, 12, 1))
    entry = AuditEntry.objects.get()
    assert (entry.subject, entry.object, entry.detail) == (ERASED.opaque, f"person {ERASED.opaque}", {})
    assert books.erasures.search(MARKS.found_in) == []


def test_what_was_sent_stays_counted_without_address_and_facts(books):
    from cordee.records.models import Message, Outgoing, OutgoingSubject

    sent = Outgoing.objects.create(channel="email", purpose="invitation", planned_at=NOW, state="sent")
    for subject in SUBJECTS:
        OutgoingSubject.objects.create(outgoing=sent, subject=subject)
    Message.objects.create(outgoing=sent, token="t", template="invitation", language="en", address="jane@acme.example",
                           facts={"name": "Jane"}, sent_at=NOW)  # fmt: skip

    erase(books)

    message = Message.objects.get()
    assert (message.address, message.facts, message.sent_at, message.token) == ("", {}, NOW, "t")
    assert [one.subject for one in OutgoingSubject.objects.all()] == [ERASED.opaque]


def test_no_free_page_of_the_database_file_remembers(books, tmp_path):
    from django.db import connection

    from cordee.records.models import Document

    Document.objects.create(kind="note", language="en", body="about jane@acme.example " * 400)
    erase(books)
    connection.close()

    path = tmp_path / "records" / "records.sqlite3"
    rest = b"".join(one.read_bytes() for one in path.parent.glob("records.sqlite3*"))
    assert b"jane@acme" not in rest
    with closing(sqlite3.connect(path)) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_erasure_begun_twice_is_one_entry_with_every_hash(books):
    from cordee.records.models import Erasure

    books.erasures.begin(ERASED)
    books.erasures.begin(Erased(ERASED.opaque, (OTHER,), NOW))

    assert Erasure.objects.get().subjects == sorted([*SUBJECTS, OTHER])


def test_only_an_open_request_to_be_erased_is_one(books):
    from cordee.records.models import Request

    one = Request.objects.create(subject=SUBJECTS[0], kind="erase", due_on=date(2026, 12, 1))
    other = Request.objects.create(subject=SUBJECTS[0], kind="export", due_on=date(2026, 12, 1))

    assert [books.erasures.asked(number) for number in (one.pk, other.pk, 999)] == [SUBJECTS[0], "", ""]


def test_a_letter_that_waits_for_somebody_goes_nowhere_once_they_are_erased(books):
    from cordee.core.trust.outgoing import Planned
    from cordee.core.trust.terms import QUIET, Terms
    from cordee.records.models import Outgoing

    for subject in (SUBJECTS[0], OTHER):
        books.outgoing.reserve(Planned("call", "news", (subject,), NOW), terms=Terms(severities={QUIET: "off"}), now=NOW)

    erase(books)

    assert list(Outgoing.objects.order_by("id").values_list("state", flat=True)) == ["released", "reserved"]


def test_the_register_tells_of_an_erasure_what_the_search_left_and_whom_it_means(books):
    erase(books)
    books.erasures.proved(ERASED, 0)

    found = books.erasures.gone([SUBJECTS[1]])

    assert found is not None
    assert (found.opaque, found.done_at, found.left, found.lifted_at) == (ERASED.opaque, NOW, 0, None)
    assert books.erasures.gone([OTHER]) is None
