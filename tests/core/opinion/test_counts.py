"""The range of a mean of counts holds the truth where counts differ more than chance alone makes them."""

from __future__ import annotations

import numpy as np

from cordee.core.opinion.counts import mean_range
from cordee.core.vocabulary.shares import count_range


def test_the_range_of_comments_a_text_holds_the_truth_as_often_as_it_says_and_a_plain_count_s_does_not():
    rng, n, mean, draws = np.random.default_rng(5), 15, 3.0, 2000
    texts = rng.negative_binomial(1.5, 1.5 / (1.5 + mean), (draws, n))  # variance 9 where a count has 3
    held = plain = 0
    for one in texts:
        total, squares = int(one.sum()), int((one * one).sum())
        low, high = mean_range(n, total, squares)
        held += low <= mean <= high
        first, last = count_range(total)
        plain += first / n <= mean <= last / n

    assert 0.92 <= held / draws <= 0.98
    assert plain / draws < 0.85
