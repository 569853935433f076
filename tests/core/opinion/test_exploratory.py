"""Exploratory factor analysis: the loadings that R's psych gives, known structures recovered by both methods and all rotations."""

from __future__ import annotations

import csv
from itertools import permutations

import numpy as np
import pytest

from cordee.core.opinion.exploratory import explore
from tests.taking_in import sample

TARGETS = [
    (data, rotation, factors)
    for data in ("test01", "test02", "test03", "test07")
    for rotation in ("none", "varimax", "promax")
    for factors in (2, 3)
]
# A simple structure of our own: two correlated factors, three items each.
PATTERN = np.array([[0.8, 0], [0.7, 0], [0.6, 0], [0, 0.7], [0, 0.6], [0, 0.5]])
BETWEEN = np.array([[1, 0.4], [0.4, 1]])


@pytest.mark.parametrize(("data", "rotation", "factors"), TARGETS)
def test_maximum_likelihood_gives_the_published_loadings_within_a_hundredth(data, rotation, factors):
    folder = ("opinion", "psychometrics", "factor-analyzer-fixtures", data)
    seen = _numbers(sample(*folder, "data.csv"), skip=0)
    target = _numbers(sample(*folder, f"loading_ml_{rotation}_{factors}_{data}.csv"), skip=1)
    shared = _numbers(sample(*folder, f"communalities_ml_{rotation}_{factors}_{data}.csv"), skip=1)

    found = explore(_pairwise(seen), factors, method="ml", rotation=rotation)

    away = _away(found.loadings, target)
    assert (away < 0.01).mean() >= 0.95
    assert found.communalities == pytest.approx(shared[:, 0], abs=0.01)


@pytest.mark.parametrize("method", ["minres", "ml"])
@pytest.mark.parametrize("rotation", ["oblimin", "promax"])
def test_a_simple_structure_of_correlated_factors_is_found(method, rotation):
    found = explore(_implied(), 2, method=method, rotation=rotation)

    assert _away(found.loadings, PATTERN).max() < (0.001 if rotation == "oblimin" else 0.07)
    assert abs(found.correlations[0, 1]) == pytest.approx(0.4, abs=0.001 if rotation == "oblimin" else 0.1)


@pytest.mark.parametrize("method", ["minres", "ml"])
@pytest.mark.parametrize("rotation", ["none", "varimax", "promax", "oblimin"])
def test_no_rotation_changes_what_the_factors_explain(method, rotation):
    found = explore(_implied(), 2, method=method, rotation=rotation)

    explained = found.loadings @ found.correlations @ found.loadings.T + np.diag(found.uniquenesses)
    assert explained == pytest.approx(_implied(), abs=1e-4)
    assert np.diag(found.correlations) == pytest.approx([1, 1])
    assert found.structure == pytest.approx(found.loadings @ found.correlations)


def test_varimax_keeps_factors_apart_that_are_correlated_and_so_mixes_their_items():
    mixed, right = (explore(_implied(), 2, rotation=how).loadings for how in ("varimax", "oblimin"))

    assert _away(mixed, PATTERN).max() > 0.1
    assert _away(right, PATTERN).max() < 0.001


def test_both_methods_find_the_truth_from_answers_within_what_chance_allows():
    rng = np.random.default_rng(6)
    seen = rng.multivariate_normal(np.zeros(6), _implied(), size=4000)

    for method in ("minres", "ml"):
        assert _away(explore(np.corrcoef(seen.T), 2, method=method).loadings, PATTERN).max() < 0.06


def test_more_factors_than_the_correlations_can_tell_are_refused():
    with pytest.raises(ValueError, match="more factors"):
        explore(np.eye(4), 2)


def test_an_exploration_gives_the_reason_why_its_loadings_have_no_range():
    assert explore(_implied(), 2).reason == "explored"


def _implied():
    common = PATTERN @ BETWEEN @ PATTERN.T
    return common + np.diag(1 - np.diag(common))


def _away(found, target):
    """Give the distances between loadings once factors are matched in order and sign."""
    best = None
    for order in permutations(range(target.shape[1])):
        turned = found[:, order] * np.where((found[:, order] * target).sum(axis=0) < 0, -1, 1)
        away = np.abs(turned - target)
        best = away if best is None or away.sum() < best.sum() else best
    return best


def _numbers(path, *, skip):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    return np.array([[float(cell) if cell not in ("", "NA") else np.nan for cell in row[skip:]] for row in rows])


def _pairwise(seen):
    known = ~np.isnan(seen)
    size = seen.shape[1]
    found = np.eye(size)
    for one in range(size):
        for other in range(one):
            both = known[:, one] & known[:, other]
            found[one, other] = found[other, one] = np.corrcoef(seen[both, one], seen[both, other])[0, 1]
    return found
