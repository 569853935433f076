"""The register on the records' database: lines are only ever added, one correction an entry, contracts withdrawn by a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cordee.core.trust.interests import Declared, Interest, contracts_standing, standing_at
from cordee.core.trust.paid import MENTIONS, Contract
from cordee.core.vocabulary.problems_of_registers import InterestPassed, NoSuchInterest, ReasonMissing
from cordee.wiring import create_company
from tests.site import leave, point_at

GIFT = Interest("gift", "Acme", date(2026, 1, 5), "pumps", "launch", Decimal("400.00"), "EUR")
CONTRACT = Contract("Acme", "launch", "binder 4", date(2026, 1, 15), frozenset(MENTIONS))


@pytest.fixture
def book(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book().interests
    leave()


def test_what_is_entered_is_read_back_as_it_was(book):
    made = book.add(Declared("a" * 64, "Ann", GIFT))

    assert book.entries() == [made]
    assert made.interest == GIFT
    assert book.entries(["b" * 64]) == []


def test_a_correction_leaves_the_old_line_as_it_was(book):
    first = book.add(Declared("a" * 64, "Ann", GIFT))

    right = book.correct(first.id, replace(GIFT, value=Decimal("450.00")), why="invoice 12")

    assert book.entries()[0] == first
    assert (right.corrects, right.why, right.subject, right.label) == (first.id, "invoice 12", "a" * 64, "Ann")
    assert standing_at(book.entries()) == [right]


def test_an_entry_is_corrected_once_and_then_its_correction_is(book):
    first = book.add(Declared("a" * 64, "Ann", GIFT))
    second = book.correct(first.id, GIFT, why="again")

    with pytest.raises(InterestPassed, match=str(second.id)):
        book.correct(first.id, GIFT, why="twice")
    with pytest.raises(InterestPassed):
        book.withdraw(first.id, why="twice")
    assert book.correct(second.id, GIFT, why="third").corrects == second.id


def test_the_database_itself_refuses_a_second_correction(book):
    from django.db import IntegrityError

    from cordee.records.models import Interest as Line

    first = book.add(Declared("a" * 64, "Ann", GIFT))
    book.correct(first.id, GIFT, why="again")

    with pytest.raises(IntegrityError):
        Line.objects.create(subject="a" * 64, kind="gift", giver="Acme", since=date(2026, 1, 5), corrects_id=first.id)


def test_what_was_withdrawn_cannot_be_corrected(book):
    gone = book.withdraw(book.add(Declared("a" * 64, "Ann", GIFT)).id, why="mistaken for another Ann")

    with pytest.raises(InterestPassed):
        book.correct(gone.id, GIFT, why="back")
    assert standing_at(book.entries()) == []
    assert len(book.entries()) == 2


@pytest.mark.parametrize("number", [0, -1, 7, 2**70])
def test_an_entry_that_is_not_there_cannot_be_corrected(book, number):
    with pytest.raises(NoSuchInterest):
        book.correct(number, GIFT, why="x")


def test_no_correction_goes_without_a_reason(book):
    first = book.add(Declared("a" * 64, "Ann", GIFT))

    for call in (lambda: book.correct(first.id, GIFT, why="  "), lambda: book.withdraw(first.id, why="")):
        with pytest.raises(ReasonMissing):
            call()
    assert book.entries() == [first]


def test_a_contract_is_noted_and_withdrawn_by_another_note(book):
    noted = book.sign("a" * 64, "Ann", CONTRACT)
    assert contracts_standing(book.contracts()) == [noted]
    assert noted.contract == CONTRACT

    book.unsign(noted.id, why="never countersigned")

    assert contracts_standing(book.contracts()) == []
    assert book.contracts()[0] == noted
    with pytest.raises(InterestPassed):
        book.unsign(noted.id, why="again")


def test_a_line_outlives_the_user_who_entered_it(book):
    from cordee.records.models import User

    user = User.objects.make("a@cordee.example", "rope-of-five-knots", role="marketing")
    made = book.add(Declared("a" * 64, "Ann", GIFT), author=user.pk)
    user.delete()

    assert (made.author is not None, book.entries()[0].author) == (True, None)
