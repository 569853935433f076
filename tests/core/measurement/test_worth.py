"""Ranges of money: as wide as all wins say, where a channel's own happened to be alike; none where few wins carry it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.coverage import Cell, coverage
from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.models import model_of
from cordee.core.measurement.packed import Packed
from cordee.core.measurement.paths import Reader
from cordee.core.measurement.spread import Spread
from cordee.core.measurement.worth import Worth
from tests.removing import Walk, in_batches, random_walks, table_of

ALIKE = [Walk((0,), 1, 0, 1.0)] * 30
UNLIKE = [Walk((1,), 1, 0, 1.0)] * 90 + [Walk((1,), 1, 0, 30.0)] * 10
LOST = [Walk((0, 1), 0, 1, 0.0)] * 870


def money(walks: Sequence[Walk], model: str = "first", *, clusters: bool = True, value: bool = True) -> list[dict[str, Any]]:
    """Attribute walks, each of an account of its own."""
    reader = Reader("technique", "cluster" if clusters else None, losses="losses", value="value" if value else None)
    batches = in_batches(table_of(walks, range(len(walks)) if clusters else None), 64)
    return attributed(reader, batches, model_of(model), name=model).to_pylist()


@pytest.mark.parametrize(("model", "rows"), [("first", 200), ("linear", 47), ("markov", 200), ("markov", 47)])
def test_money_of_wins_that_are_alike_has_the_ranges_of_the_wins(model: str, rows: int):
    drawn = random_walks(np.random.default_rng(4), channels=2, rows=rows, longest=4)
    walks = [Walk(one.path, number % 4 > 0, number % 4 == 0, 7.0 * (number % 4 > 0)) for number, one in enumerate(drawn)]

    of_money, of_wins = money(walks, model)[0], money(walks, model, value=False)[0]

    assert of_wins["low"] is not None
    for name, times in (("low", 1), ("high", 1), ("credit_low", 7), ("credit_high", 7)):
        assert of_money[name] == pytest.approx(times * of_wins[name], rel=1e-5)


def test_a_channel_whose_wins_happened_to_be_alike_is_as_unsure_as_all_wins_say():
    [row, _, _] = money(ALIKE + UNLIKE + LOST)

    mean, square = 420 / 130, (30 + 90 + 10 * 900) / 130
    unequal = square / mean**2 - 1
    variance = (30 - 30**2 / 1_000) / 30**2 + unequal / 30
    half = 1.96 * (variance * 1_000 / 999) ** 0.5
    assert [row["credit_low"], row["credit_high"]] == pytest.approx([30 * np.exp(-half), 30 * np.exp(half)], rel=0.005)
    assert 30 * np.exp(1.96 / 30**0.5) < 0.6 * row["credit_high"]  # the tempting range, of what the channel itself saw


def test_what_rests_on_the_worth_in_a_chain_is_what_scores_grow_by_with_it():
    walks = [Walk(one.path, 1, 1, one.worth + 1) for one in random_walks(np.random.default_rng(9), channels=3, rows=49)]
    reader = Reader("technique", "cluster", losses="losses", value="value")
    [batch] = in_batches(table_of(walks, range(50)), 50)(reader.columns)
    worth = Worth(model_of("markov"))
    worth.add(reader.read(batch), 3)
    effects = worth.model.solve(3)

    moved = []
    for at in range(50):
        reader.begin()
        alone = Packed.of(reader.read(batch.slice(at, 1)))
        found = []
        for each in (0.0, 1.0):
            spread = Spread.about(effects)
            worth.model.score(alone.worth_each(each), spread)
            found.append((spread.score - spread.share * spread.score.sum()) / spread.whole)
        moved.append(found)
    none, one = np.array(moved)[:, 0], np.array(moved)[:, 1]
    reader.begin()
    kept = [Packed.of(reader.read(batch))]
    squares = [worth._pass(effects, kept, each).sums[0] for each in (0.0, 1.0, 2.0)]

    assert squares[1] == pytest.approx((one**2).sum(axis=0))
    assert (squares[2] - 2 * squares[1] + squares[0]) / 2 == pytest.approx(((one - none) ** 2).sum(axis=0))


def test_where_few_wins_carry_the_money_a_credit_has_no_range_and_its_share_has():
    worths = np.exp(3 * np.random.default_rng(2).normal(size=160))
    walks = [Walk((number % 2,), 1, 0, float(worth)) for number, worth in enumerate(worths)]

    [row, _, _] = money(walks + LOST)

    assert row["reason"] == "worth_uneven"
    assert (row["credit_low"], row["credit_high"]) == (None, None)
    assert row["low"] < row["share"] < row["high"]


def test_rows_that_sum_up_what_several_wins_were_worth_have_no_range_of_money():
    walks = [Walk((0,), 40, 100, 90.0), Walk((1,), 30, 100, 60.0)]

    rows, wins = money(walks, clusters=False), money(walks, clusters=False, value=False)

    assert [row["reason"] for row in rows[:-1]] == ["worth_summed"] * 2
    assert all(row["low"] is None and row["credit"] > 0 for row in rows[:-1])
    assert all(row["low"] is not None for row in wins[:-1])


def test_money_of_a_single_account_has_no_range_and_breaks_nothing():
    found = attributed(
        Reader("technique", "cluster", losses="losses", value="value"),
        in_batches(table_of(ALIKE, [0] * len(ALIKE)), 64),
        model_of("first"),
        name="first",
    ).to_pylist()

    assert [(row["credit"], row["reason"]) for row in found[:1]] == [(30.0, "too_few_winners")]


def test_wins_of_no_worth_are_none():
    free = [Walk((0,), 1, 0, 0.0)] * 40

    assert [row["credit_high"] for row in money(ALIKE + UNLIKE + LOST + free)[:-1]] == pytest.approx(
        [row["credit_high"] for row in money(ALIKE + UNLIKE + LOST + [Walk((0,), 0, 1, 0.0)] * 40)[:-1]]
    )


def test_ranges_of_very_unequal_wins_hold_the_truth_and_those_of_a_channels_own_do_not(monkeypatch: pytest.MonkeyPatch):
    cell = Cell("accounts", 10, 200, seed=31, money=True, spread=1.5, model="u_position")

    found = coverage(cell, sets=20, accounts_of_truth=100_000)
    monkeypatch.setattr(Worth, "widened", lambda _, own, *__, **___: own)
    alone = coverage(cell, sets=20, accounts_of_truth=100_000)

    assert found["mean"] > 0.92
    assert found["credits_mean"] > 0.9
    assert alone["mean"] < 0.91
    assert alone["credits_mean"] < 0.88


@pytest.mark.nightly
@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0, 1.5])
@pytest.mark.parametrize("wins", [200, 2_000])
def test_ranges_of_money_hold_the_truth_in_about_ninety_five_of_a_hundred_sets(wins: int, spread: float):
    found = coverage(Cell("accounts", 10, wins, money=True, spread=spread, model="u_position"), sets=400)

    assert 0.93 <= found["mean"] <= 0.97
    assert 0.93 <= found["credits_mean"] <= 0.97


def test_how_many_even_wins_say_as_much_does_not_depend_on_the_currency():
    worths = pa.array(np.exp(np.random.default_rng(3).normal(size=500)))
    found = []
    for rate in (1.0, 1_000.0):
        walks = [Walk((0,), 1, 0, rate * worth) for worth in worths.to_pylist()]
        reader = Reader("technique", "cluster", losses="losses", value="value")
        one = Worth(model_of("first"))
        for batch in in_batches(table_of(walks, range(500)), 100)(reader.columns):
            one.add(reader.read(batch), 1)
        found.append(one.even)

    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx(500 / np.exp(1), rel=0.25)
