"""All credits after experiments: the total stays, untested ones keep their proportions, their ranges grow with what is not sure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.calibration import Credit
from cordee.core.measurement.corrected import bring_to_total
from cordee.core.measurement.intervals import Interval

shares = st.lists(st.floats(0.01, 1.0), min_size=2, max_size=8)


def by_key(found):
    return {one.key: one for one in found}


@given(shares, st.data())
def test_credits_after_add_up_to_those_before_and_untested_ones_keep_their_proportions(raw, data):
    whole = sum(raw) * 1.25  # a fifth of the wins were not seen coming
    credits = {f"t{number}": Credit(one / whole, 0.01) for number, one in enumerate(raw)}
    shown = data.draw(st.floats(-0.1, 0.79))
    found = bring_to_total(credits, {"t0": Interval(shown, shown - 0.05, shown + 0.05)})

    assert sum(one.after for one in found) == pytest.approx(sum(one.before for one in found))
    scales = [one.after / one.before for one in found if not one.tested]
    assert scales == pytest.approx([scales[0]] * len(scales))
    assert [one.key for one in found if one.tested] == ["t0"]


def test_the_error_of_an_untested_one_is_that_of_drawing_both_its_credit_and_the_experiment():
    rng = np.random.default_rng(7)
    found = by_key(
        bring_to_total({"a": Credit(0.5, 0.02), "b": Credit(0.3, 0.02), "c": Credit(0.1, 0.0)}, {"a": Interval(0.3, 0.2, 0.4)})
    )

    drawn = 0.3 + 0.1 / 1.959964 * rng.standard_normal(400_000)
    after = (
        (0.3 + 0.02 * rng.standard_normal(400_000)) * (0.9 - drawn) / 0.4
    )  # proportions taken as given, as the credit's error has them

    low, high = np.quantile(after, [0.025, 0.975])
    assert (found["b"].low, found["b"].high) == pytest.approx((low, high), abs=0.005)
    assert found["b"].high - found["b"].low > 2 * 1.96 * 0.02 * 0.6 / 0.4, "wider than its own error alone"


def test_a_technique_that_caused_nothing_leaves_all_to_the_others_and_none_falls_below_nought():
    found = by_key(bring_to_total({"a": Credit(0.6, 0.02), "b": Credit(0.2, 0.02)}, {"a": Interval(-0.05, -0.2, 0.1)}))

    assert (found["a"].after, found["a"].low, found["b"].after) == (0.0, 0.0, pytest.approx(0.8))


def test_a_credit_without_a_range_has_none_after_either_but_keeps_its_part_of_the_total():
    found = by_key(bring_to_total({"a": Credit(0.6, 0.02), "b": Credit(0.2, 0.02), "c": 0.1}, {"a": Interval(0.3, 0.2, 0.4)}))

    assert (found["c"].low, found["c"].high) == (None, None)
    assert found["c"].after == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("credits", "tested"),
    [
        ({"a": Credit(0.6, 0.02), "b": Credit(0.2, 0.02)}, {}),
        ({"a": Credit(0.6, 0.02), "b": Credit(0.2, 0.02)}, {"a": Interval(0.9, 0.85, 0.95)}),
        ({"a": Credit(0.6, 0.02)}, {"a": Interval(0.5, 0.4, 0.6)}),
    ],
    ids=["nothing tested", "more than all", "nothing untested"],
)
def test_where_nothing_can_be_rescaled_nothing_is(credits, tested):
    assert bring_to_total(credits, tested) is None
