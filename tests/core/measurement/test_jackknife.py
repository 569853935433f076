"""Few clusters: each is left out in turn, and the answer is the one that leaving out gives by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.models import model_of
from cordee.core.measurement.paths import Reader
from tests.removing import Walk, brute, in_batches, random_walks, table_of


def drawn() -> tuple[list[Walk], list[int]]:
    rng = np.random.default_rng(12)
    walks = [Walk(one.path, 1, 1, 1.0) for one in random_walks(rng, channels=2, rows=159, longest=4)]
    return walks, [number // 4 for number in range(160)]


@pytest.mark.parametrize("order", [1, 2])
def test_the_range_is_that_of_leaving_out_by_hand(order: int):
    walks, clusters = drawn()
    reader = Reader("technique", "cluster", losses="losses")

    found = attributed(
        reader, in_batches(table_of(walks, clusters), 50), model_of("markov", order=order), name="markov"
    ).to_pylist()[0]

    logits = []
    for left in sorted(set(clusters)):
        effects = brute([one for one, of in zip(walks, clusters, strict=True) if of != left], order, 2)
        share = effects[0] / sum(effects)
        logits.append(np.log(share / (1 - share)))
    error = np.sqrt(39 / 40 * ((np.array(logits) - np.mean(logits)) ** 2).sum())
    middle = np.log(found["share"] / (1 - found["share"]))
    ends = middle + np.array([-1, 1]) * student.ppf(0.975, 39) * error
    assert [found["low"], found["high"]] == pytest.approx((1 / (1 + np.exp(-ends))).tolist(), rel=1e-9)


def test_single_journeys_are_left_out_one_by_one():
    walks = [Walk((0, 1), 12, 3, 12.0), Walk((1,), 9, 4, 9.0), Walk((0,), 10, 6, 10.0)]
    single = [Walk(one.path, won, 1 - won, won) for one in walks for won in [1] * int(one.won) + [0] * int(one.lost)]

    rows = attributed(Reader("technique", losses="losses"), in_batches(table_of(walks)), model_of("markov"), name="markov")
    each = attributed(
        Reader("technique", "cluster", losses="losses"),
        in_batches(table_of(single, range(44))),
        model_of("markov"),
        name="markov",
    )

    for one, other in zip(rows.to_pylist(), each.to_pylist(), strict=True):
        assert {name: pytest.approx(at) if isinstance(at, float) else at for name, at in one.items()} == other


def test_a_channel_that_hangs_on_one_account_has_no_range():
    walks = [Walk((0,), 30, 0, 30.0)] + [Walk((1,), 1, 1, 1.0)] * 30

    found = attributed(
        Reader("technique", "cluster", losses="losses"), in_batches(table_of(walks, range(31))), model_of("markov"), name="markov"
    ).to_pylist()

    assert [(row["n"], row["reason"]) for row in found[:2]] == [(1, "too_few_winners"), (30, "too_few_winners")]
