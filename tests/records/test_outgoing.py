"""A place under the cap is reserved, claimed, confirmed or released; what nobody knows of counts as sent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.trust.consent import Said
from cordee.core.trust.likeness import print_of
from cordee.core.trust.outgoing import ANSWER, LOST_AFTER, REMINDER, Blocked, Elsewhere, Planned, Reserved
from cordee.core.trust.pressure import Caps, Contact
from cordee.core.trust.rule import Finding
from cordee.core.trust.terms import CAP, OBJECTION, QUIET, Terms
from tests.stores import store

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TERMS = Terms()
ONE = Terms(Caps(person_week=1))
TEXT = print_of("Our study on the cost of late deliveries in the machine trade is out, and six plants open their books in it.")


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory):
    with store("sqlite", tmp_path_factory.mktemp("sqlite")):
        yield


@pytest.fixture
def book(sqlite):
    from cordee.records import outgoing
    from cordee.records.models import Outgoing, Request, Statement

    for table in (Outgoing, Statement, Request):
        table.objects.all().delete()
    return outgoing


def planned(at=MONDAY, *, to=("anne",), channel="email", purpose="news", account="acme", **more) -> Planned:
    return Planned(channel, purpose, tuple(to), at, account=account, **more)


def reserved(book, at=MONDAY, *, terms=TERMS, **more) -> int:
    found = book.reserve(planned(at, **more), terms=terms, now=MONDAY)
    assert isinstance(found, Reserved), found
    return found.id


def state(id: int) -> str:
    from cordee.records.models import Outgoing

    return Outgoing.objects.get(pk=id).state


def rules(blocked: Blocked) -> list[str]:
    assert isinstance(blocked, Blocked), blocked
    return [one.rule for one in blocked.findings]


def test_the_third_contact_of_a_week_finds_no_place_whatever_the_channel(book):
    reserved(book, MONDAY)
    reserved(book, MONDAY + DAY, channel="event")

    third = book.reserve(planned(MONDAY + 2 * DAY, channel="call"), terms=TERMS, now=MONDAY)

    assert rules(third) == [CAP]
    assert third.next_at == MONDAY + 7 * DAY


def test_a_person_with_two_addresses_has_one_cap(book):
    reserved(book, to=("anne", "anne-too"), terms=ONE)

    assert rules(book.reserve(planned(MONDAY + DAY, to=("anne-too",)), terms=ONE, now=MONDAY)) == [CAP]


def test_an_account_has_one_cap_also_under_its_earlier_id(book):
    terms = Terms(Caps(person_week=None, person_month=None, account_week=2))
    reserved(book, to=("anne",), terms=terms)
    reserved(book, to=("ben",), account="acme-as-it-was", terms=terms)

    assert rules(book.reserve(planned(to=("cleo",), account_keys=("acme-as-it-was",)), terms=terms, now=MONDAY)) == [CAP]
    assert isinstance(book.reserve(planned(to=("cleo",)), terms=terms, now=MONDAY), Reserved)


def test_what_other_tools_sent_counts(book):
    elsewhere = Elsewhere(person=(Contact(MONDAY - DAY, "call", "imported"), Contact(MONDAY - HOUR, "email", "imported")))

    assert rules(book.reserve(planned(elsewhere=elsewhere), terms=TERMS, now=MONDAY)) == [CAP]


def test_a_released_place_is_free_again_and_a_definite_failure_releases(book):
    first = reserved(book, terms=ONE)
    assert book.claim(first, MONDAY)
    assert book.release(first, "refused by the server", MONDAY)
    assert not book.release(first, "refused by the server", MONDAY)

    assert isinstance(book.reserve(planned(MONDAY + DAY), terms=ONE, now=MONDAY), Reserved)


@pytest.mark.parametrize("ends", ["confirm", "unclear", "nothing"])
def test_what_was_handed_over_counts_whatever_the_answer(book, ends):
    first = reserved(book, terms=ONE)
    assert book.claim(first, MONDAY)
    if ends == "confirm":
        assert book.confirm(first, MONDAY)
    elif ends == "unclear":
        assert book.unclear(first, "no answer within 60 s", MONDAY)

    assert rules(book.reserve(planned(MONDAY + DAY), terms=ONE, now=MONDAY)) == [CAP]


def test_a_place_is_claimed_once(book):
    first = reserved(book)

    assert [book.claim(first, MONDAY) for _ in range(3)] == [True, False, False]


def test_nothing_is_claimed_before_its_time_nor_confirmed_before_it_is_claimed(book):
    first = reserved(book, MONDAY + HOUR)

    assert not book.claim(first, MONDAY)
    assert not book.confirm(first, MONDAY)
    assert not book.claim(0, MONDAY)
    assert state(first) == "reserved"


def test_an_unclear_answer_may_become_clear_either_way(book):
    first, second = reserved(book), reserved(book, to=("ben",))
    for one in (first, second):
        assert book.claim(one, MONDAY)
        assert book.unclear(one, "no answer", MONDAY)

    assert book.confirm(first, MONDAY + HOUR)
    assert book.release(second, "came back: no such mailbox", MONDAY + HOUR)
    assert (state(first), state(second)) == ("sent", "released")


def object_to(*subjects: str, at=MONDAY, channel="") -> None:
    from cordee.records import statements

    statements.say(subjects, Said(False, at, channel, source="page", by_themselves=True))


def test_who_objected_gets_no_place_and_a_place_taken_before_is_given_back_when_it_is_to_be_sent(book):
    first = reserved(book, to=("anne", "anne-too"))

    object_to("anne-too")

    assert rules(book.reserve(planned(MONDAY + DAY, to=("anne", "anne-too")), terms=TERMS, now=MONDAY)) == [OBJECTION]
    assert not book.claim(first, MONDAY)
    assert state(first) == "released"


def test_an_objection_that_an_import_brings_meanwhile_stops_the_sending(book):
    first = reserved(book)

    assert not book.claim(first, MONDAY, said=[Said(False, MONDAY, "email")])
    assert state(first) == "released"


def test_an_objection_to_calls_leaves_the_letters(book):
    object_to("anne", channel="call")

    assert rules(book.reserve(planned(channel="call"), terms=TERMS, now=MONDAY)) == [OBJECTION]
    assert isinstance(book.reserve(planned(channel="letter"), terms=TERMS, now=MONDAY), Reserved)


def test_a_late_sender_waits_for_the_morning(book):
    friday_evening = datetime(2026, 3, 6, 18, 50, tzinfo=UTC)
    first = reserved(book, friday_evening)

    assert not book.claim(first, friday_evening + 20 * timedelta(minutes=1))

    monday_morning = datetime(2026, 3, 9, 7, tzinfo=UTC)
    assert not book.claim(first, monday_morning - timedelta(seconds=1))
    assert book.claim(first, monday_morning)


def test_a_late_sender_does_not_fill_a_week_that_was_not_meant(book):
    terms = Terms(Caps(person_week=1))
    first, second = reserved(book, MONDAY, terms=terms), reserved(book, MONDAY + 7 * DAY, terms=terms)
    assert book.claim(first, MONDAY + 2 * HOUR)

    assert not book.claim(second, MONDAY + 7 * DAY), "seven days less two hours after the first went out"
    assert book.claim(second, MONDAY + 7 * DAY + 2 * HOUR)


def test_the_terms_of_a_claim_are_those_on_which_the_place_was_reserved(book):
    nights = Terms(severities={QUIET: "off"})
    first = reserved(book, MONDAY.replace(hour=22), terms=nights)

    assert book.claim(first, MONDAY.replace(hour=22))


def test_a_rule_that_needs_a_reason_lets_through_what_has_one(book):
    terms = Terms(Caps(person_week=1), severities={CAP: "needs_reason"})
    reserved(book, terms=terms)

    assert rules(book.reserve(planned(MONDAY + HOUR), terms=terms, now=MONDAY)) == [CAP]
    second = book.reserve(planned(MONDAY + HOUR), terms=terms, now=MONDAY, reason="they asked on the telephone")

    assert [one.rule for one in second.findings] == [CAP]
    assert book.claim(second.id, MONDAY + HOUR)


def test_the_third_reminder_of_a_matter_finds_no_place(book):
    week = timedelta(days=8)
    for number in range(2):
        reserved(book, MONDAY + number * week, purpose=REMINDER, about="brief:7", channel="task")

    assert rules(book.reserve(planned(MONDAY + 2 * week, purpose=REMINDER, about="brief:7"), terms=TERMS, now=MONDAY)) == [
        "pressure.reminders"
    ]
    assert isinstance(
        book.reserve(planned(MONDAY + 2 * week, purpose=REMINDER, about="brief:8"), terms=TERMS, now=MONDAY), Reserved
    )


def test_the_same_text_finds_no_second_place(book):
    reserved(book, likeness=TEXT)

    again = book.reserve(planned(MONDAY + 14 * DAY, likeness=TEXT), terms=TERMS, now=MONDAY)

    assert rules(again) == ["pressure.likeness"]
    assert again.next_at is None


def test_the_twentieth_private_message_of_one_text_finds_no_place_at_whichever_company(book):
    for number in range(19):
        reserved(book, to=(f"stranger {number}",), account=f"company {number}", channel="social", likeness=TEXT)

    last = book.reserve(
        planned(to=("stranger 19",), account="company 19", channel="social", likeness=TEXT), terms=TERMS, now=MONDAY
    )

    assert rules(last) == ["pressure.likeness"]


def test_an_answer_needs_a_request_of_that_person_and_then_takes_no_place(book):
    from cordee.records.models import Request

    request = Request.objects.create(subject="anne", kind="access", due_on=MONDAY.date())
    object_to("anne")

    refused = book.reserve(planned(to=("ben",), purpose=ANSWER, about=f"request:{request.pk}"), terms=TERMS, now=MONDAY)
    answer = book.reserve(
        planned(MONDAY.replace(hour=23), purpose=ANSWER, about=f"request:{request.pk}"), terms=TERMS, now=MONDAY
    )

    assert rules(refused) == ["notice.request"]
    assert book.claim(answer.id, MONDAY.replace(hour=23))
    assert book.known(planned(), terms=TERMS).ledger.person == ()


def test_looking_takes_no_place(book):
    from cordee.records.models import Outgoing

    assert book.known(planned(), terms=TERMS).ledger.account == ()
    assert not Outgoing.objects.exists()


def test_a_finding_is_kept_from_no_log_of_ours(book):
    object_to("anne")

    blocked = book.reserve(planned(), terms=TERMS, now=MONDAY)

    assert all(isinstance(one, Finding) and "anne" not in one.words.en for one in blocked.findings)


def worker(folder: str, url: str, deed: str) -> subprocess.Popen[str]:
    """Start a sender in a process of its own; it does a deed and then waits to be killed."""
    program = f"""
        import sys, time
        from datetime import datetime, UTC
        from pathlib import Path
        from cordee.records.opening import open_records
        open_records(Path({folder!r}), {url!r})
        from django.db import transaction
        from cordee.core.trust.outgoing import Planned
        from cordee.core.trust.pressure import Caps
        from cordee.core.trust.terms import Terms
        from cordee.records import outgoing
        monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
        planned, terms = Planned("email", "news", ("anne",), monday), Terms(Caps(person_week=1))
        {deed}
    """
    alone = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True, env=alone)


def killed(process: subprocess.Popen[str]) -> str:
    """Wait until it says how far it is, then kill it there."""
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()
    return said


CLAIM_AND_HANG = """place = outgoing.reserve(planned, terms=terms, now=monday)
        print(place.id, outgoing.claim(place.id, monday), flush=True); time.sleep(60)"""
RESERVE_AND_HANG = """
        with transaction.atomic():
            print(outgoing.reserve(planned, terms=terms, now=monday).id, flush=True); time.sleep(60)"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_sender_killed_while_sending_counts_as_sent_and_one_killed_before_holds_no_place(kind, tmp_path):
    with store(kind, tmp_path) as url:
        from cordee.records import outgoing
        from cordee.records.models import Outgoing

        folder = str(tmp_path / "records")
        killed(worker(folder, url, RESERVE_AND_HANG))
        assert isinstance(outgoing.reserve(planned(), terms=ONE, now=MONDAY), Reserved)
        Outgoing.objects.all().delete()

        id, claimed = killed(worker(folder, url, CLAIM_AND_HANG)).split()

        assert (claimed, state(int(id))) == ("True", "sending")
        assert rules(outgoing.reserve(planned(MONDAY + DAY), terms=ONE, now=MONDAY)) == [CAP]
        assert outgoing.settle(MONDAY + LOST_AFTER) == 1
        assert state(int(id)) == "unclear"
        assert rules(outgoing.reserve(planned(MONDAY + DAY), terms=ONE, now=MONDAY)) == [CAP]


def test_what_is_being_sent_is_given_its_time_before_it_is_called_unclear(book):
    first = reserved(book)
    assert book.claim(first, MONDAY)

    assert book.settle(MONDAY + LOST_AFTER - timedelta(seconds=1)) == 0
    assert book.settle(MONDAY + LOST_AFTER) == 1
    assert not book.claim(first, MONDAY + HOUR), "what may have been sent is not sent again"
