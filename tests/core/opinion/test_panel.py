"""Answers are laid out once a rating, reversed items turned, nobody heard about themselves."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from cordee.core.opinion.panel import panel

ITEMS = {"item": ["a", "b"], "facet": ["expertise", "impartiality"], "reverse": [False, True]}


def laid(ratings, *, nominations=(), respondents=((0, 1),), people=3):
    """Lay out (territory, rater, person, item, value), (territory, rater, person) and (territory, rater)."""

    def table(rows, *names):
        return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)} if rows else
                        {name: pa.array([], pa.int64()) for name in names})  # fmt: skip

    given = table(ratings, "territory", "rater", "person", "item", "value")
    if not ratings:
        given = given.set_column(3, "item", pa.array([], pa.string()))
    return panel(
        {
            "people": pa.table({"person": range(people)}),
            "territories": pa.table({"territory": [0, 1]}),
            "items": pa.table(ITEMS),
            "respondents": table(list(respondents), "territory", "rater"),
            "nominations": table(list(nominations), "territory", "rater", "person"),
            "ratings": given,
        }
    )


def test_a_reversed_item_is_turned_and_an_item_left_out_stays_unknown():
    heard = laid([(0, 1, 0, "b", 2)])

    assert np.isnan(heard.answers[0, 0])
    assert heard.answers[0, 1] == 6


def test_nobody_is_heard_about_themselves():
    heard = laid([(0, 1, 1, "a", 7), (0, 1, 0, "a", 5)], nominations=[(0, 1, 1), (0, 1, 2)])

    assert heard.raters.tolist() == [[1, 0], [0, 0], [1, 0]]
    assert heard.answers[:, 0].tolist() == [5]


def test_whoever_is_named_in_two_waves_and_rated_has_one_rater():
    heard = laid([(0, 1, 0, "a", 5)], nominations=[(0, 1, 0), (0, 1, 0)])

    assert heard.named[0, 0] == 1
    assert heard.raters[0, 0] == 1


def test_an_answer_outside_the_scale_is_no_answer():
    heard = laid([(0, 1, 0, "a", 9), (0, 1, 2, "a", 0)])

    assert heard.raters.sum() == 0


def test_whoever_answered_and_named_nobody_still_counts_as_having_answered():
    heard = laid([], respondents=[(0, 1), (0, 2), (1, 2), (0, 2)])

    assert heard.asked.tolist() == [2, 1]
    assert heard.raters.sum() == 0


def test_the_order_of_rows_does_not_matter():
    rows = [(0, 1, 0, "a", 5), (0, 1, 0, "b", 2), (1, 2, 0, "a", 3), (0, 2, 1, "a", 6)]

    one, other = laid(rows), laid(rows[::-1])

    assert one.cell.tolist() == other.cell.tolist()
    assert one.rater.tolist() == other.rater.tolist()
    np.testing.assert_array_equal(one.answers, other.answers)


def test_an_item_that_was_not_asked_is_refused():
    with pytest.raises(ValueError, match="not there"):
        laid([(0, 1, 0, "c", 5)])


def test_a_person_who_is_not_there_is_refused():
    with pytest.raises(ValueError, match="numbers from 0 on"):
        laid([(0, 1, 7, "a", 5)])
