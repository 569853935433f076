"""Figures as people read them: a half is rounded away from zero, whichever its neighbour."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.vocabulary.figures import count, money, rounded, share


@pytest.mark.parametrize(
    ("amount", "english"),
    [("1234.50", "€1,235"), ("1235.50", "€1,236"), ("-1234.50", "−€1,235"), ("1234.49", "€1,234"), ("99.50", "€99.50")],
)
def test_half_a_euro_goes_up_beside_an_even_and_an_odd_number_alike(amount, english):
    assert money(Decimal(amount), "EUR", "en") == english


def test_a_share_and_a_number_round_as_money_does():
    assert (count(2.5, "en"), count(0.125, "en", decimals=2), share(0.125, "en")) == ("3", "0.13", "13%")


def test_what_is_no_finite_number_is_written_as_it_is():
    assert str(rounded(float("inf"))) == "Infinity"


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=4), st.integers(0, 3))
def test_rounding_moves_a_figure_by_half_a_unit_at_most_and_never_towards_zero_at_the_half(amount, decimals):
    found = rounded(amount, decimals)

    assert abs(found - amount) <= Decimal("0.5").scaleb(-decimals)
    assert found == amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if abs(found - amount) == Decimal("0.5").scaleb(-decimals):
        assert abs(found) > abs(amount)
