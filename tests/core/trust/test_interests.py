"""The register of interests: nothing goes, a later line corrects; the register as it stood; what no interest can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.interests import Entry, Interest, Signed, contracts_standing, history_of, standing_at
from cordee.core.trust.paid import Contract
from cordee.core.vocabulary.problems_of_registers import BadInterest

TIE = Interest("gift", "Acme", date(2026, 1, 5), value=Decimal("90.00"), currency="EUR")


def at(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=UTC)


def line(number: int, *, corrects: int | None = None, withdrawn: bool = False) -> Entry:
    return Entry(number, "s", "Ann", TIE, at(number), corrects=corrects, withdrawn=withdrawn, why="because" if corrects else "")


def test_a_corrected_entry_does_not_stand_and_its_correction_does():
    assert [one.id for one in standing_at([line(1), line(2, corrects=1), line(3)])] == [2, 3]


def test_a_withdrawn_entry_does_not_stand_and_neither_does_its_withdrawal():
    assert [one.id for one in standing_at([line(1), line(2, corrects=1, withdrawn=True)])] == []


def test_the_register_is_shown_as_it_stood_before_the_correction_was_known():
    lines = [line(1), line(4, corrects=1), line(6, corrects=4, withdrawn=True)]

    stood = {day: [one.id for one in standing_at(lines, at(day))] for day in (1, 3, 5, 6)}

    assert stood == {1: [1], 3: [1], 5: [4], 6: []}


@given(st.lists(st.sampled_from(["add", "correct", "withdraw"]), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_whatever_is_entered_later_the_register_as_it_stood_does_not_change(deeds, dice):
    lines: list[Entry] = []
    stood: dict[datetime, list[int]] = {}
    for number, deed in enumerate(deeds, start=1):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        there = standing_at(lines)
        old = dice.choice(there).id if there and deed != "add" else None
        lines.append(
            Entry(number, "s", "Ann", TIE, moment, corrects=old, withdrawn=deed == "withdraw" and old is not None, why="x")
        )
        stood[moment] = [one.id for one in standing_at(lines)]
    shuffled = dice.sample(lines, len(lines))

    assert {moment: [one.id for one in standing_at(shuffled, moment)] for moment in stood} == stood
    assert len(lines) == len(deeds)


def test_the_history_is_the_same_from_whichever_line_one_asks():
    lines = [line(1), line(2), line(3, corrects=1), line(4, corrects=3, withdrawn=True)]

    assert {tuple(one.id for one in history_of(lines, number)) for number in (1, 3, 4)} == {(1, 3, 4)}
    assert [one.id for one in history_of(lines, 2)] == [2]
    assert history_of(lines, 99) == []


def test_a_tie_holds_from_its_first_day_to_its_last():
    tie = Interest("employment", "Acme", date(2026, 1, 5), until=date(2026, 2, 1))

    assert [tie.holds_on(date(2026, *day)) for day in ((1, 4), (1, 5), (2, 1), (2, 2))] == [False, True, True, False]
    assert Interest("shares", "Acme", date(2026, 1, 5)).holds_on(date(2031, 1, 1))


def test_a_withdrawn_contract_does_not_stand():
    contract = Contract("Acme", "", "binder 4", date(2026, 1, 2), frozenset())
    signed = [Signed(1, "s", "Ann", contract, at(1)), Signed(2, "s", "Ann", contract, at(5), withdraws=1, why="never signed")]

    assert [one.id for one in contracts_standing(signed, at(4))] == [1]
    assert contracts_standing(signed) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "bribe"}, "kind"),
        ({"giver": "  "}, "from whom"),
        ({"giver": "a" * 201}, "200 letters"),
        ({"value": Decimal("-1")}, "no amount"),
        ({"value": Decimal("NaN")}, "no amount"),
        ({"value": Decimal("0.001")}, "parts of a cent"),
        ({"value": None}, "go together"),
        ({"currency": ""}, "go together"),
        ({"currency": "euro"}, "three letters"),
        ({"until": date(2026, 1, 4)}, "ends before"),
        ({"since": date(20, 1, 1)}, "1900"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_with_what_is_wrong(change, complaint):
    good = {"kind": "gift", "giver": "Acme", "since": date(2026, 1, 5), "value": Decimal("10"), "currency": "EUR"}

    with pytest.raises(BadInterest, match=complaint):
        Interest(**(good | change))


def test_all_complaints_come_at_once_and_in_the_readers_language():
    with pytest.raises(BadInterest) as told:
        Interest("gift", "", date(2026, 1, 5), value=Decimal("-1"), currency="EUR")

    assert "de qui" in told.value.in_language("fr")
    assert "montant" in told.value.in_language("fr")
