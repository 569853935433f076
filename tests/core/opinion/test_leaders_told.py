"""Rows of a result: in their contract, in words of both languages, and silent where fewer than three raters spoke."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pytest

from cordee.core.opinion.leaders import facts, large, leaders
from cordee.core.opinion.leaders_told import Asked, Known, standing, told, untold
from cordee.core.opinion.panel import panel
from cordee.core.opinion.raters import esteem
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import Laws

PEOPLE, TERRITORIES = 50, 2
KEYS = [f"person{one:02d}" for one in range(PEOPLE)]


@cache
def rows():
    heard = panel(voices(9, Laws(people=PEOPLE, territories=TERRITORIES, asked=2, response=0.5)).seen)
    found = esteem(heard, level=0.95)
    none = np.zeros((PEOPLE, TERRITORIES), dtype=bool)
    certain = facts(heard, interest=none, proof=none, audience=np.arange(PEOPLE))
    reach = large(np.arange(PEOPLE))
    known = {key: Known(key.title(), employed=at < 40, reach=bool(reach[at])) for at, key in enumerate(KEYS)}
    areas = {"acoustics": Asked(), "bim": Asked()}
    return heard, told(heard, found, leaders(found, certain), people=KEYS, known=known, territories=areas)


def test_the_rows_are_in_the_contract_and_each_key_is_there_once():
    _, found = rows()

    table = pa.Table.from_pylist(found, schema=LEADERS.schema)
    LEADERS.check(table.schema)
    keys = [tuple(row[name] for name in LEADERS.order) for row in found]
    assert len(set(keys)) == len(keys)
    assert {name for row in found for name in row} == set(LEADERS.names)


def test_of_whom_fewer_than_three_spoke_there_is_no_row():
    heard, found = rows()

    assert ((heard.raters > 0) & (heard.raters < 3)).any()
    assert len(found) == (heard.raters >= 3).sum() > 0
    assert min(row["raters"] for row in found) == 3


def test_a_row_for_another_reason_is_the_same_whether_nobody_one_or_two_spoke():
    row = untold("bim", "person01", Known("Hugo", audience=3000, reach=True, subjects=frozenset({"bim"})), Asked())

    assert (row["part"], row["raters"], row["rank"], row["chance"]) == ("not established", None, None, None)
    assert (row["expertise"], row["expertise_evidence"]["n"], row["expertise_evidence"]["reason"]) == (None, 0, "too_few_raters")


def test_of_whom_three_or_more_spoke_every_facet_has_its_range():
    _, found = rows()

    for row in found:
        assert row["empathy_evidence"]["low"] < row["empathy"] < row["empathy_evidence"]["high"]
        assert row["empathy_evidence"]["n"] == row["raters"]


def test_ranks_are_among_those_who_have_a_row_so_that_no_gap_tells_of_others():
    _, found = rows()

    for territory in ("acoustics", "bim"):
        ranks = sorted(row["rank"] for row in found if row["territory"] == territory)
        assert ranks == list(range(1, len(ranks) + 1))


def test_an_interest_makes_a_seller_of_anybody_and_gives_back_what_was_there():
    _, found = rows()

    for row in found:
        seller = standing(row, True)
        assert (seller["part"], seller["peers_part"], seller["chance"]) == ("seller", row["part"], row["chance"])
        assert seller["words_en"].startswith("internal seller" if row["internal"] else "seller")
        assert standing(seller, False) == row


def test_employed_people_are_internal():
    _, found = rows()

    assert {row["internal"] for row in found if row["person_key"] >= "person40"} <= {False}
    assert {row["internal"] for row in found if row["person_key"] < "person40"} == {True}


def test_ranges_of_another_level_are_refused():
    heard, _ = rows()
    with pytest.raises(ValueError, match="95"):
        told(heard, esteem(heard, rounds=1), None, people=KEYS, known={}, territories={})
