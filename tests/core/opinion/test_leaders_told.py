"""Rows of a result: in their contract, in words of both languages, and silent where fewer than three raters spoke."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pytest

from cordee.core.opinion.leaders import facts, large, leaders
from cordee.core.opinion.leaders_told import Roll, told
from cordee.core.opinion.panel import panel
from cordee.core.opinion.raters import esteem
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import Laws

PEOPLE, TERRITORIES = 50, 2


@cache
def rows():
    heard = panel(voices(9, Laws(people=PEOPLE, territories=TERRITORIES, asked=2, response=0.5)).seen)
    found = esteem(heard, level=0.95)
    sides = (PEOPLE, TERRITORIES)
    interest, proof = np.zeros(sides, dtype=bool), np.zeros(sides, dtype=bool)
    interest[3, 1] = True
    known = facts(heard, interest=interest, proof=proof, audience=np.arange(PEOPLE))
    roll = Roll([f"person{one:02d}" for one in range(PEOPLE)], ["bim", "acoustics"], np.arange(PEOPLE) < 40, interest, proof,
                large(np.arange(PEOPLE)))  # fmt: skip
    return heard, told(heard, found, leaders(found, known), roll)


def test_the_rows_are_in_the_contract_and_in_its_order():
    _, found = rows()

    table = pa.Table.from_pylist(found, schema=LEADERS.schema)
    LEADERS.check(table.schema)
    keys = [tuple(row[name] for name in LEADERS.order) for row in found]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_of_whom_fewer_than_three_spoke_no_estimate_and_no_rank_is_told():
    _, found = rows()
    few = [row for row in found if row["raters"] < 3]

    assert few
    for row in few:
        assert row["rank"] is None
        assert row["expertise"] is None
        assert row["expertise_evidence"]["low"] is None
        assert row["expertise_evidence"]["reason"] == "too_few_raters"


def test_of_whom_three_or_more_spoke_every_facet_has_its_range():
    _, found = rows()
    some = [row for row in found if row["raters"] >= 3]

    assert some
    for row in some:
        assert row["empathy_evidence"]["low"] < row["empathy"] < row["empathy_evidence"]["high"]
        assert row["empathy_evidence"]["n"] == row["raters"]


def test_an_interest_is_told_though_nobody_spoke_and_employed_people_are_internal():
    _, found = rows()
    seller = next(row for row in found if row["person_key"] == "person03" and row["territory"] == "acoustics")

    assert seller["part"] == "seller"
    assert seller["internal"]
    assert seller["words_en"].startswith("internal seller")
    assert {row["internal"] for row in found if row["person_key"] >= "person40"} == {False}


def test_nobody_of_whom_nothing_is_known_has_a_row():
    heard, found = rows()

    assert len(found) == ((heard.raters > 0).sum() + (heard.raters[3, 1] == 0))


def test_ranges_of_another_level_are_refused():
    heard, _ = rows()
    with pytest.raises(ValueError, match="95"):
        told(heard, esteem(heard, rounds=1), None, None)
