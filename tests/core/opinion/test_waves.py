"""Wave against wave: a difference has its range, and too few answers are not compared."""

from __future__ import annotations

from datetime import date

import numpy as np

from cordee.core.opinion.waves import LEAST_COMPARED, compare_waves
from cordee.core.vocabulary.shares import newcombe


def told(survey, hits, n, *, mention="exemplia", segment="", aided=None, until=None):
    day = until or date(2026, survey, 28)
    row = {"territory": "bim", "survey": survey, "wave": survey, "segment": segment, "mention": mention, "name": mention.title(), "ours": True,
           "until": day, "since": day}  # fmt: skip
    for kind, many in (("first", hits), ("unaided", hits), ("aided", aided)):
        row |= {kind: many, f"{kind}_share": None if many is None else many / n, f"{kind}_share_evidence": {"n": n}}
    return row


def test_a_wave_is_told_against_the_one_before_with_the_range_of_newcombes_own_example():
    (found,) = compare_waves([told(1, 48, 80), told(2, 56, 70)])

    evidence = found["first_change_evidence"]
    assert (found["before"], found["survey"], round(found["first_change"], 2)) == (1, 2, 0.2)
    assert (round(evidence["low"], 4), round(evidence["high"], 4), evidence["n"]) == (0.0524, 0.3339, 70)


def test_three_waves_are_told_pair_by_pair():
    found = compare_waves([told(3, 9, 30), told(1, 3, 30), told(2, 6, 30)])

    assert [(row["before"], row["survey"]) for row in found] == [(1, 2), (2, 3)]


def test_nine_answers_are_too_few_to_compare_with():
    (found,) = compare_waves([told(1, 4, LEAST_COMPARED - 1), told(2, 10, 40)])

    assert found["first_change"] is None
    assert found["first_change_evidence"]["reason"] == "too_few_to_compare"


def test_a_name_that_was_not_told_before_has_no_difference_and_no_zero():
    found = compare_waves([told(1, 9, 30, mention="mecanova"), told(2, 9, 30, mention="mecanova"), told(2, 4, 30)])

    new = next(row for row in found if row["mention"] == "exemplia")
    assert (new["first_change"], new["first_change_evidence"]["reason"]) == (None, "not_told_twice")


def test_segments_are_compared_with_themselves_alone():
    found = compare_waves([told(1, 9, 30), told(2, 9, 30), told(2, 5, 12, segment="customers")])

    assert [row["segment"] for row in found] == [""]


def test_the_range_holds_the_true_difference_about_as_often_as_it_says():
    rng = np.random.default_rng(5)
    true, sets = 0.15, 2000
    before, after = rng.binomial(40, 0.2, sets), rng.binomial(30, 0.35, sets)

    held = [span.low <= true <= span.high for span in map(newcombe, after.tolist(), [30] * sets, before.tolist(), [40] * sets)]
    naive = [
        abs(a / 30 - b / 40 - true) <= 1.96 * ((a / 30) * (1 - a / 30) / 30) ** 0.5 for a, b in zip(after, before, strict=True)
    ]

    assert 0.935 <= np.mean(held) <= 0.97
    assert np.mean(naive) < 0.92  # the tempting range that takes the first wave for certain
