"""The range of a share and of a count; that of a difference is in the tests of intervals."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.shares import count_range, share, wilson


def test_a_share_of_nothing_is_unknown_and_no_zero():
    assert (share(0, 0).value, share(0, 0, least=0).reason) == (None, "no_rows")


def test_a_share_is_told_from_the_least_number_of_cases_on():
    found = [share(2, n, least=10, reason="too_few") for n in (9, 10)]

    assert [(one.value, one.n, one.reason) for one in found] == [(None, 9, "too_few"), (0.2, 10, None)]
    assert found[1].span == (wilson(2, 10).low, wilson(2, 10).high)


def test_the_range_of_a_count_is_garwoods():
    # Garwood (1936): for 5 events 1.62 to 11.67
    assert count_range(5) == pytest.approx((1.6235, 11.6683), abs=1e-4)
