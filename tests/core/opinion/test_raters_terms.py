"""Terms can be written as a row and read back; beliefs that cannot be are refused."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.panel import Items, Panel
from cordee.core.opinion.raters_terms import Beliefs, Terms, first, packed, unpacked

ITEMS = Items(("expertise", "impartiality"), np.array([0, 1, 1]), np.array([False, False, True]))


def terms() -> Terms:
    counts = np.array([[2], [0], [1]])
    answers = np.array([[5.0, 4.0, 3.0], [6.0, np.nan, 2.0]])
    heard = Panel(3, 1, ITEMS, np.array([0, 2]), np.array([0, 1]), answers, counts, counts, np.array([4]))
    return first(heard, Beliefs())


def test_terms_written_as_a_row_are_read_back_the_same():
    one = terms()

    other = unpacked(packed(one), one)

    for name in ("person", "place", "rater", "pair", "item", "middle", "rates"):
        np.testing.assert_allclose(getattr(other, name), getattr(one, name), atol=1e-12)


def test_before_any_answer_reliability_is_what_is_believed():
    sizes = terms()

    assert sizes.reliability(ITEMS) == pytest.approx([0.35, 0.35], abs=0.05)


@pytest.mark.parametrize("wrong", [{"reliability": 0.0}, {"generosity": 0.7, "pairs": 0.4}, {"names": 1.0}, {"weight": 0.0}])
def test_beliefs_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        Beliefs(**wrong)
