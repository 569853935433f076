"""Nominations received, on the founding data sets of opinion leadership: against adoption and against a scale."""

from __future__ import annotations

import csv

import pytest

from cordee.core.opinion.association import associate
from cordee.core.opinion.sociometry import received
from tests.taking_in import sample


@pytest.mark.parametrize(("question", "expected"), [(1, -0.19), (2, -0.22), (3, -0.25)])
def test_physicians_whom_others_name_adopted_earlier(question, expected):
    rows = _rows("diffusion-ckm-physicians", "medInnovations.csv")

    votes = _votes(rows, "city", [f"net{question}_{place}" for place in (1, 2, 3)])
    found = associate(votes, [float(row["toa"]) for row in rows])

    assert found.n == 125
    assert found.value == pytest.approx(expected, abs=0.01)
    assert found.low < found.value < found.high
    assert found.high - found.low == pytest.approx(0.34, abs=0.02)  # n is 125: it may well be nothing for net1


def test_the_range_of_what_physicians_name_for_advice_reaches_zero_and_that_of_friends_does_not():
    rows = _rows("diffusion-ckm-physicians", "medInnovations.csv")
    adopted = [float(row["toa"]) for row in rows]

    advice, friends = (
        associate(_votes(rows, "city", [f"net{question}_{place}" for place in (1, 2, 3)]), adopted) for question in (1, 3)
    )

    assert advice.high > -0.02
    assert friends.high < -0.05


@pytest.mark.parametrize(("against", "expected"), [("oltotal", 0.721), ("toa", -0.22)])
def test_farmers_whom_others_name_as_influential_lead_by_the_scale_and_adopted_earlier(against, expected):
    rows = _rows("diffusion-brazil-farmers", "brfarmers.csv")

    found = associate(_votes(rows, "village", ["net21", "net22", "net23"]), [float(row[against]) for row in rows])

    assert found.n == 692
    assert found.value == pytest.approx(expected, abs=0.01)
    assert found.low > 0.6 if expected > 0 else found.high < -0.1


def test_naming_oneself_or_somebody_twice_adds_nothing():
    assert received({"ada": ["ada", "bo", "bo"], "bo": []}) == {"ada": 0, "bo": 1}


def test_somebody_named_who_did_not_answer_counts_where_they_are_asked_for():
    assert received({"ada": ["zoe"]}, people=["zoe", "ada"]) == {"zoe": 1, "ada": 0}
    assert received({"ada": ["zoe"]}) == {"ada": 0}


def _rows(*parts):
    with sample("opinion", *parts).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _votes(rows, place, questions):
    """Count nominations within each place: the numbers begin anew in each."""

    def one(row, column):
        return (row[place], int(float(row[column]))) if row[column] else None

    named = {one(row, "id"): [one(row, column) for column in questions] for row in rows}
    votes = received(named)
    return [votes[one(row, "id")] for row in rows]
