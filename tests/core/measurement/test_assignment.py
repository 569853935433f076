"""Assignment: the same for ever, fair, held to strata, and blind to the order in which accounts are listed."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare, kstest

from cordee.core.measurement.assignment import HOLDOUT, Split, assign, chance_of, with_holdout

IDS = [f"account-{one}" for one in range(4_000)]


def test_an_accounts_number_never_changes():
    assert chance_of("account-1", "spring") == pytest.approx(0.6896593041, abs=1e-9)  # recorded when this was written
    assert chance_of("ab", "c") != chance_of("b", "ca")


def test_numbers_are_uniform_and_two_experiments_know_nothing_of_each_other():
    spring, autumn = (np.array([chance_of(one, name) for one in IDS]) for name in ("spring", "autumn"))

    assert kstest(spring, "uniform").pvalue > 0.001
    assert abs(np.corrcoef(spring, autumn)[0, 1]) < 0.06


strata_of_accounts = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=80)


@given(strata_of_accounts, st.floats(0.05, 0.95), st.randoms())
def test_each_stratum_fits_the_shares_give_or_take_one_whatever_the_order(layers: list[str], share: float, shuffle):
    accounts = IDS[: len(layers)]
    strata = dict(zip(accounts, layers, strict=True))
    split = with_holdout("spring", share=share)

    found = assign(accounts, split, strata=strata)

    shuffled = list(accounts)
    shuffle.shuffle(shuffled)
    assert assign(shuffled, split, strata=strata) == found
    for layer in set(layers):
        mine = [found[one] for one in accounts if strata[one] == layer]
        assert abs(mine.count(HOLDOUT) - share * len(mine)) < 1 + 1e-9
    assert abs(list(found.values()).count(HOLDOUT) - share * len(accounts)) <= 1 + 1e-9


def test_every_account_is_as_likely_in_each_arm():
    held = Counter(
        account
        for number in range(1_000)
        for account, arm in assign(IDS[:10], with_holdout(f"e{number}", share=0.3)).items()
        if arm == HOLDOUT
    )

    assert chisquare([held[one] for one in IDS[:10]]).pvalue > 0.001


def test_an_account_twice_or_without_stratum_is_refused():
    split = with_holdout("spring")

    with pytest.raises(ValueError, match="twice"):
        assign(["a", "a"], split)
    with pytest.raises(ValueError, match="no stratum"):
        assign(["a", "b"], split, strata={"a": "x"})


@pytest.mark.parametrize("shares", [{"a": 1.0}, {"a": 0.5, "b": 0.4}, {"a": 1.0, "b": 0.0}])
def test_shares_that_do_not_add_up_are_refused(shares: dict[str, float]):
    with pytest.raises(ValueError, match="share"):
        Split("spring", shares)
