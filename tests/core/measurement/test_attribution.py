"""What attribution promises whatever the model: exact sums, untouched wins apart, the same answer however rows are cut."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.measurement.attribution import CREDITS, attributed, exact_credits
from cordee.core.measurement.models import MODELS, model_of
from cordee.core.measurement.paths import NotSorted, Reader
from tests.removing import Walk, in_batches, random_walks, table_of

PLAIN = [name for name in MODELS if name not in ("w", "full_path", "time_decay")]


def credited(
    walks: Sequence[Walk], model: str = "markov", *, clusters: Sequence[int] | None = None, order: int = 1, value: bool = False,
    size: int = 65_536,
) -> list[dict[str, object]]:  # fmt: skip
    """Attribute walks; without clusters each single journey stands for itself."""
    reader = Reader("technique", None if clusters is None else "cluster", losses="losses", value="value" if value else None)
    batches = in_batches(table_of(walks, clusters), size)
    return attributed(reader, batches, model_of(model, order=order), name=model).to_pylist()


def assert_same(found: list[dict[str, object]], wanted: list[dict[str, object]]) -> None:
    """Compare rows, numbers to five digits: sums in another order are not the same bits."""
    for one, other in zip(found, wanted, strict=True):
        assert {name: pytest.approx(at, rel=1e-5) if isinstance(at, float) else at for name, at in one.items()} == other


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), model=st.sampled_from(PLAIN), money=st.booleans(), order=st.integers(1, 3))
def test_the_credits_of_touched_wins_add_up_exactly(seed: int, model: str, money: bool, order: int):
    walks = random_walks(np.random.default_rng(seed), channels=5, rows=20, money=money)

    found = credited(walks, model, order=order, value=money)

    touched = sum(one.worth for one in walks if one.path)
    assert sum(row["credit"] for row in found if row["channel"] is not None) == touched
    assert sum(row["credit"] for row in reversed(found) if row["channel"] is not None) == touched
    assert found[-1]["credit"] == sum(one.worth for one in walks if not one.path)


@given(shares=st.lists(st.floats(0, 1), min_size=1, max_size=30), total=st.floats(1e-6, 1e12))
def test_what_is_shared_out_is_all_there_is(shares: list[float], total: float):
    parts = np.array(shares) + 1e-9

    found = exact_credits(parts / parts.sum(), total)

    assert sum(found.tolist()) == total
    assert found == pytest.approx(parts / parts.sum() * total, rel=1e-9, abs=total * 1e-14)


@pytest.mark.parametrize("model", PLAIN)
def test_without_a_win_there_is_nothing_to_share(model: str):
    found = credited([Walk((0, 1), 0, 60, 0.0), Walk((1,), 0, 3, 0.0)], model)

    assert [(row["reason"], row["share"], row["credit"]) for row in found[:-1]] == [("nothing_to_share", None, None)] * 2


@pytest.mark.parametrize("model", PLAIN)
def test_where_only_untouched_journeys_won_all_effects_are_zero_and_nothing_is_shared(model: str):
    found = credited([Walk((0, 1), 0, 60, 0.0), Walk((), 9, 3, 9.0)], model)

    assert [row["reason"] for row in found] == ["nothing_to_share", "nothing_to_share", "untouched"]
    assert found[-1]["credit"] == 9.0


def test_rows_without_weight_change_nothing():
    walks = random_walks(np.random.default_rng(5), channels=3, rows=60)
    empty = [Walk((2, 0, 1), 0, 0, 0.0), Walk((), 0, 0, 0.0)]

    assert_same(credited([*walks, *empty]), credited(walks))
    assert_same(credited([*walks, *empty], clusters=range(len(walks) + 2)), credited(walks, clusters=range(len(walks))))


def test_a_channel_met_only_in_rows_without_weight_has_a_share_of_nothing():
    found = credited([Walk((0,), 30, 30, 30.0), Walk((1,), 0, 0, 0.0)])

    assert [(row["share"], row["n"], row["reason"]) for row in found[:2]] == [(1.0, 30, "only_one"), (0.0, 0, "too_few_winners")]


@pytest.mark.parametrize(("model", "order"), [("markov", 1), ("markov", 2), ("linear", 1)])
@pytest.mark.parametrize("value", [False, True])
def test_batches_may_be_cut_anywhere(model: str, order: int, value: bool):
    rng = np.random.default_rng(6)
    walks = random_walks(rng, channels=4, rows=300, money=value)
    clusters = np.sort(rng.integers(0, 90, len(walks))).tolist()

    whole = credited(walks, model, clusters=clusters, order=order, value=value)
    cut = credited(walks, model, clusters=clusters, order=order, value=value, size=7)

    assert any(row["low"] is not None for row in whole)
    assert_same(whole, cut)


def test_a_row_for_many_journeys_is_as_many_rows():
    walks = random_walks(np.random.default_rng(8), channels=3, rows=80)
    single = [Walk(one.path, won, 1 - won, won) for one in walks for won in [1] * int(one.won) + [0] * int(one.lost)]

    together, apart = credited(walks), credited(single, clusters=range(len(single)))

    assert_same(together, apart)


def test_an_account_that_won_three_times_is_one_winner():
    walks = [Walk((0,), 1, 0, 1.0)] * 30 + [Walk((1,), 1, 1, 1.0)] * 30
    clusters = [number // 3 for number in range(60)]

    found = credited(walks, clusters=clusters)

    assert [row["n"] for row in found] == [10, 10, 0]
    assert [row["reason"] for row in found] == ["too_few_winners", "too_few_winners", "untouched"]


def test_journeys_of_one_account_widen_the_interval():
    rng = np.random.default_rng(9)
    favourites = rng.integers(0, 3, 100)
    walks = [Walk((int(one),), 1, 0, 1.0) for one in favourites for _ in range(4)]

    together = credited(walks, "linear", clusters=[number // 4 for number in range(400)])
    apart = credited(walks, "linear", clusters=range(400))

    ratios = [
        (one["high"] - one["low"]) / (other["high"] - other["low"]) for one, other in zip(together[:3], apart[:3], strict=True)
    ]
    assert ratios == pytest.approx([2.0, 2.0, 2.0], rel=0.1)  # four journeys that are one decision: a range twice as wide


def test_the_interval_of_a_share_of_single_touches_is_that_of_a_share():
    walks = [Walk((0,), 300, 0, 300.0), Walk((1,), 700, 0, 700.0)]

    found = credited(walks, "first")[0]

    error = (0.3 * 0.7 / 1000) ** 0.5
    assert (found["high"] - found["low"]) / (2 * 1.96 * error) == pytest.approx(1, rel=0.01)
    assert (found["credit_high"] / found["credit_low"]) == pytest.approx(np.exp(2 * 1.96 * (0.7 / 300) ** 0.5), rel=0.02)


def test_rows_of_one_cluster_must_follow_one_another():
    table = table_of([Walk((0,), 1, 0, 1.0)] * 3, [1, 2, 1])

    with pytest.raises(NotSorted):
        attributed(Reader("technique", "cluster"), in_batches(table), model_of("markov"), name="markov")


def test_no_journeys_at_all_give_no_channels():
    table = table_of([], [])

    found = attributed(Reader("technique", "cluster"), in_batches(table), model_of("markov"), name="markov")

    assert found.schema == CREDITS
    assert found.to_pylist()[0]["reason"] == "untouched"


def test_touches_that_name_nobody_are_left_out():
    table = pa.table({"carrier": [[None, "ana", None], [None], []], "wins": [30, 5, 2]})

    found = attributed(Reader("carrier"), in_batches(table), model_of("markov"), name="markov").to_pylist()

    assert [(row["channel"], row["credit"]) for row in found] == [("ana", 30.0), (None, 7.0)]
