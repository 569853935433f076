"""Invented journeys keep to their three laws."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from cordee.worlds.dice import Dice
from cordee.worlds.walks import LAWS, Law, journeys, ways


def drawn(law: Law, *, accounts: int = 20_000, seed: int = 4) -> pa.Table:
    return journeys(ways(law, channels=10, seed=seed), Dice(seed, 1), accounts=accounts)


@pytest.mark.parametrize("law", LAWS)
def test_the_same_seeds_draw_the_same_journeys(law: Law):
    assert drawn(law, accounts=300).equals(drawn(law, accounts=300))
    assert not drawn(law, accounts=300).equals(drawn(law, accounts=300, seed=5))


def test_accounts_have_one_to_four_journeys_each_as_often():
    counts = np.bincount(np.bincount(drawn("accounts")["cluster"].to_numpy()))

    assert counts[1:] / 20_000 == pytest.approx(0.25, abs=4 * (0.25 * 0.75 / 20_000) ** 0.5)


def test_an_account_comes_back_to_its_own_taste_and_wins_by_its_own_fortune():
    table = drawn("accounts")
    wins, clusters = table["wins"].to_numpy(), table["cluster"].to_numpy()
    sums, each = np.bincount(clusters, weights=wins), np.bincount(clusters)

    rate = wins.mean()
    spread = ((sums - each * rate) ** 2).sum() / (each * rate * (1 - rate)).sum()

    assert spread > 1.03  # journeys of one account that had nothing in common would give 1


def test_journeys_that_are_no_chain_depend_on_the_touch_before_last():
    table = drawn("not_markov")
    touches = table["technique"].combine_chunks()
    codes = touches.flatten().indices.to_numpy()
    lengths = np.diff(touches.offsets.to_numpy())
    third = np.concatenate([np.arange(n) >= 2 for n in lengths])
    same = codes[2:] == codes[:-2]

    assert same[third[2:]].mean() > 0.35


@pytest.mark.parametrize("law", LAWS)
def test_some_journeys_are_untouched_and_some_of_them_won(law: Law):
    table = drawn(law)
    lengths = np.diff(table["technique"].combine_chunks().offsets.to_numpy())

    assert (lengths == 0).mean() == pytest.approx(0.04, abs=0.01)
    assert table["wins"].to_numpy()[lengths == 0].sum() > 0
