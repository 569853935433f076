"""Comparing from tables of any make and from plain values, and what is said where a table cannot be compared."""

from __future__ import annotations

import csv
import gzip
from dataclasses import astuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import cordee
from tests.taking_in import sample

ROWS = {
    "revenue": [10.0, 12.0, 0.0, 3.0, 0.0, 1.0, 2.0, 0.0],
    "arm": ["mail", "mail", "mail", "mail", "none", "none", "none", "none"],
    "account": ["a", "a", "b", "c", "d", "e", "e", "f"],
}
ARMS = {"treated": "mail", "control": "none"}


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame])
def test_a_table_of_any_make_and_plain_values_give_the_same(make):
    plain = cordee.compare(outcome=ROWS["revenue"], arm=ROWS["arm"], cluster=ROWS["account"], **ARMS)

    found = cordee.compare(make(ROWS), outcome="revenue", arm="arm", cluster="account", **ARMS)

    assert astuple(found) == astuple(plain)
    assert found.treated.clusters == 3


def test_other_arms_are_left_out():
    rows = {name: [*values, values[0]] for name, values in ROWS.items()}
    rows["arm"][-1] = "call"
    rows["account"][-1] = "z"

    found = cordee.compare(pa.table(rows), outcome="revenue", arm="arm", cluster="account", **ARMS)

    assert (found.treated.size, found.control.size) == (4, 4)


def test_the_same_seed_gives_the_same_answer():
    draw = np.random.default_rng(1)
    outcome, arm = draw.normal(size=28), np.arange(28) % 2 == 0

    one, same, other = (cordee.compare(outcome=outcome, arm=arm, seed=seed) for seed in (1, 1, 2))

    assert one.p == same.p
    assert one.p == pytest.approx(other.p, abs=0.02)


def test_hillstroms_three_arms_are_compared_from_the_table_as_it_is():
    with gzip.open(sample("measurement", "hillstrom", "hillstrom.csv.gz"), "rt", encoding="utf-8") as stream:
        read = list(csv.DictReader(stream))
    table = pa.table(
        {"visit": [int(row["visit"]) for row in read], "spend": [float(row["spend"]) for row in read]}
        | {name: [row[name] for row in read] for name in ("treatment", "history_segment")}
        | {"history": [float(row["history"]) for row in read]}
    )
    arms = {"arm": "treatment", "treated": "Mens E-Mail", "control": "No E-Mail"}

    visits = cordee.compare(table, outcome="visit", **arms)
    spend = cordee.compare(table, outcome="spend", before="history", strata="history_segment", **arms)

    assert round(visits.estimate, 5) == round(0.18276 - 0.10617, 5)
    assert (visits.treated.size, visits.control.size) == (21_307, 21_306)
    assert spend.difference.low > 0
    assert spend.difference.low < 1.42262 - 0.65279 < spend.difference.high


@pytest.mark.parametrize(
    ("changed", "asked", "code"),
    [
        ({}, {"outcome": "profit"}, "MEASURE-20"),
        ({"revenue": [None, *ROWS["revenue"][1:]]}, {}, "MEASURE-21"),
        ({}, {"control": "nobody"}, "MEASURE-22"),
        ({"account": ["d", *ROWS["account"][1:]]}, {}, "MEASURE-23"),
        ({}, {"outcome": "account"}, "MEASURE-24"),
    ],
)
def test_a_table_that_cannot_be_compared_is_refused_with_its_reason(changed, asked, code: str):
    table = pa.table(ROWS | changed)

    with pytest.raises(cordee.Problem) as refused:
        cordee.compare(table, **({"outcome": "revenue", "arm": "arm", "cluster": "account"} | ARMS | asked))

    assert refused.value.code == code
    assert len(refused.value.sentences("fr")) == 4


def test_a_score_is_judged_from_a_table():
    draw = np.random.default_rng(2)
    fit, arm = draw.random(3_000), draw.random(3_000) < 0.5
    table = pa.table({"fit": fit, "arm": arm, "won": draw.random(3_000) < 0.1 + 0.3 * fit * arm})

    found = cordee.uplift(table, score="fit", outcome="won", arm="arm")

    assert found.above_chance.low > 0
    assert found.qini == pytest.approx(found.above_chance.estimate / (found.perfect.area - found.effect / 2))
