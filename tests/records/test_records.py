"""The books on SQLite and on PostgreSQL alike: letters and returns, requests, notices, links, interests, erasures."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from cordee.core.trust.consent import Said, standing
from cordee.core.trust.erasure import Erased
from cordee.core.trust.interests import Declared, Interest
from cordee.core.trust.mail import Draft
from cordee.core.trust.outgoing import Planned, Reserved
from cordee.core.trust.paid import MENTIONS, Contract
from cordee.core.trust.terms import Terms
from cordee.core.vocabulary.problems_of_registers import InterestPassed, NoSuchInterest, ReasonMissing
from tests.stores import STORES, at_once, store

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
fresh = itertools.count()


@pytest.fixture(
    scope="module", params=[pytest.param(one, marks=[pytest.mark.nightly] if one == "postgresql" else []) for one in STORES]
)
def books(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    with store(request.param, folder) as url:
        from cordee.wiring.books import Books

        yield Books(folder / "records", url)


def somebody() -> str:
    return f"{next(fresh):064x}"


def letter(books, subject, address, *, letter="notice", about="", now=MONDAY):
    """Reserve a place and keep a letter in it; give its number."""
    kind = "answer" if about else "notice"
    draft = Draft(letter, kind, "fr", address, (subject,), {"name": "Éloïse", "kept": "36"}, about=about, zones=("Europe/Paris",))
    place = books.outgoing.reserve(draft.planned(now), terms=Terms(), now=now)
    assert isinstance(place, Reserved), place
    books.mail.add(place.id, draft, token=f"token{place.id}", now=now)
    return place.id


def test_a_letter_is_queued_due_sent_and_found_again(books):
    anne = somebody()
    id = letter(books, anne, "Anne@Firm.example")

    due = [one.id for one in books.mail.due(MONDAY, limit=10)]
    claimed = books.outgoing.claim(id, MONDAY)
    confirmed = books.outgoing.confirm(id, MONDAY)
    books.mail.note(id, "250 2.0.0", sent_at=MONDAY, forget=("kept",))

    found = books.mail.named(f"token{id}")
    assert id in due
    assert (claimed, confirmed) == (True, True)
    assert (found.state, found.sent_at, dict(found.facts), found.subjects) == ("sent", MONDAY, {"name": "Éloïse"}, (anne,))
    assert books.mail.gone_since(MONDAY)["firm.example"] == 1
    assert books.mail.listed(states=("sent",))[0].id == id
    assert books.mail.counts()["sent"] >= 1


def test_a_return_is_noted_once_stops_the_address_in_any_case_and_can_be_lifted(books):
    id = letter(books, somebody(), "Dead@Firm.example")
    books.outgoing.claim(id, MONDAY)
    books.outgoing.confirm(id, MONDAY)
    books.mail.note(id, "250", sent_at=MONDAY)

    noted = [books.mail.came_back("f" * 64, token=f"token{id}", kind="hard", status="5.1.1", at=MONDAY) for _ in range(2)]
    dead = books.mail.history("dead@firm.example")
    lifted = books.mail.lift("DEAD@firm.example", at=MONDAY, why="mended")

    assert noted == [True, False]
    assert dead == ["hard"]
    assert len(lifted) == 1
    assert books.mail.history("dead@firm.example") == ["fine"]
    assert books.mail.lift("dead@firm.example", at=MONDAY, why="again") == []


def test_a_return_noted_twice_within_one_transaction_does_not_break_it(books):
    with books.mail.at_once():
        noted = [books.mail.came_back("e" * 64, token="", kind="hard", status="", at=MONDAY) for _ in range(2)]
        asked = books.requests.ask(somebody(), "access", at=MONDAY)

    assert noted == [True, False]
    assert asked.id in {one.id for one in books.requests.listed()}


def test_a_letter_that_was_not_taken_goes_back_and_tries_are_counted(books):
    id = letter(books, somebody(), "later@firm.example")
    books.outgoing.claim(id, MONDAY)

    back = books.mail.put_back(id, "451", until=MONDAY + timedelta(minutes=5), counts=True, now=MONDAY)

    assert back
    assert books.mail.numbered(id).tries == 1
    assert id not in {one.id for one in books.mail.due(MONDAY, limit=100)}
    assert id in {one.id for one in books.mail.due(MONDAY + timedelta(minutes=6), limit=100)}


def test_a_notice_that_came_back_counts_no_more(books):
    anne = somebody()
    books.notices.give([anne], at=MONDAY, how="mail", proof="mail 7")
    told = anne in books.notices.given()

    assert (told, books.mail.untold(7, MONDAY), books.mail.untold(7, MONDAY)) == (True, True, False)
    assert anne not in books.notices.given()


def test_a_request_asked_by_many_at_once_is_one_and_is_answered(books):
    anne = somebody()

    asked = at_once([lambda: books.requests.ask(anne, "erase", at=MONDAY)] * 8)
    answered = books.requests.answer(asked[0].id, answer="done", at=MONDAY)

    assert len({one.id for one in asked}) == 1
    assert (answered.state, answered.due_on) == ("answered", date(2026, 4, 2))


def test_an_answer_needs_an_act_of_theirs_and_is_given_whatever_they_objected_to(books):
    anne = somebody()
    id = books.statements.say([anne, somebody()], Said(False, MONDAY, source="page", by_themselves=True))

    free = books.outgoing.reserve(Planned("email", "answer", (anne,), MONDAY, about=f"statement:{id}"), terms=Terms(), now=MONDAY)
    other = books.outgoing.reserve(
        Planned("email", "answer", (somebody(),), MONDAY, about=f"statement:{id}"), terms=Terms(), now=MONDAY
    )

    assert isinstance(free, Reserved)
    assert not isinstance(other, Reserved)


def test_an_objection_heard_by_a_colleague_keeps_how_it_came(books):
    anne = somebody()
    books.statements.say([anne], Said(False, MONDAY, "call", source="told a colleague, call", through="colleague"))

    (said,) = books.statements.said_by([anne])

    assert (said.by_themselves, said.through) == (False, "colleague")
    assert standing([said, Said(True, MONDAY + timedelta(days=9))], channel="call").blocked


def test_an_interest_is_corrected_by_one_of_many_and_nothing_is_lost(books):
    anne = somebody()
    tie = Interest("gift", "Maison Élan", date(2026, 3, 1), value=Decimal("999.99"), currency="EUR")
    first = books.interests.add(Declared(anne, "Anne", tie))

    def correct():
        try:
            return books.interests.correct(first.id, tie, why="read twice").id
        except InterestPassed as problem:
            return problem.code

    found = at_once([correct] * 8)

    assert sum(isinstance(one, int) for one in found) == 1
    assert [one.corrects for one in books.interests.entries([anne])] == [None, first.id]
    assert books.interests.entries([anne])[0].interest.value == Decimal("999.99")
    with pytest.raises(ReasonMissing):
        books.interests.withdraw(first.id, why=" ")
    with pytest.raises(NoSuchInterest):
        books.interests.withdraw(2**70, why="too large a number")


def test_a_contract_is_noted_and_withdrawn_once(books):
    anne = somebody()
    signed = books.interests.sign(anne, "Anne", Contract("Maison", "", "shelf 3", date(2026, 3, 1), frozenset(MENTIONS), None))

    gone = books.interests.unsign(signed.id, why="never signed")

    assert (gone.withdraws, gone.contract.mentions) == (signed.id, frozenset(MENTIONS))
    with pytest.raises(InterestPassed):
        books.interests.unsign(signed.id, why="again")


def test_a_contract_is_withdrawn_by_one_of_many(books):
    signed = books.interests.sign(somebody(), "Anne", Contract("Maison", "", "shelf 4", date(2026, 3, 1), frozenset(), None))

    def unsign():
        try:
            return books.interests.unsign(signed.id, why="never signed").id
        except InterestPassed as problem:
            return problem.code

    found = at_once([unsign] * 8)

    assert sum(isinstance(one, int) for one in found) == 1


def test_a_link_is_closed_by_one_of_many(books):
    anne, mark = somebody(), somebody()
    books.links.made(mark, anne, how="page", at=MONDAY, until=MONDAY + timedelta(days=9))

    closed = at_once([lambda: books.links.close(mark, anne, until=MONDAY, at=MONDAY, why="lost")] * 8)

    assert sum(closed) == 1
    assert books.links.is_closed(mark)
    assert mark not in {one.fingerprint for one in books.links.open_ones(MONDAY)}


def test_an_erasure_takes_every_text_and_leaves_the_objection(books):
    anne = somebody()
    id = letter(books, anne, "erased@firm.example")
    books.interests.add(Declared(anne, "Anne Ébène", Interest("gift", "Anne Ébène SARL", date(2026, 3, 1))))
    books.requests.ask(anne, "erase", said="I am Anne Ébène", at=MONDAY)
    erased = Erased(f"erased-{anne[-12:]}", (anne,), MONDAY)

    books.erasures.begin(erased)
    books.erasures.clean(erased, lambda text: text.replace("Anne Ébène", erased.opaque))
    books.erasures.finish(erased, {"touches": 3}, MONDAY)
    books.erasures.proved(erased, 0)

    remains = books.erasures.search(lambda text: ["name"] if "Ébène" in text or "erased@firm" in text else [])
    assert remains == []
    assert standing(books.statements.said_by([anne]), channel="call").blocked
    assert (books.mail.numbered(id).state, books.mail.numbered(id).address) == ("released", "")
    assert books.erasures.gone([anne]).left == 0
