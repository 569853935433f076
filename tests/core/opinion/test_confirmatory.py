"""Confirmatory factor analysis: Holzinger and Swineford's pupils as published, known truths recovered, wrong models found out."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from cordee.core.opinion.confirmatory import confirm
from tests.taking_in import sample

ITEMS = tuple(f"x{place}" for place in range(1, 10))
THREE = {"visual": ITEMS[:3], "textual": ITEMS[3:6], "speed": ITEMS[6:]}


@pytest.fixture(scope="module")
def pupils():
    path = sample("opinion", "psychometrics", "rdatasets", "HolzingerSwineford1939_x1_x9.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return np.array([[float(row[item]) for item in ITEMS] for row in csv.DictReader(stream)])


def test_holzinger_and_swineford_s_pupils_come_out_as_published(pupils):
    fit = confirm(pupils, ITEMS, THREE).fit

    assert fit.chi2 == pytest.approx(85.306, abs=0.01)
    assert fit.df == 24
    assert (fit.cfi, fit.tli, fit.rmsea) == pytest.approx((0.931, 0.896, 0.092), abs=0.0005)
    assert (fit.rmsea_low, fit.rmsea_high, fit.srmr) == pytest.approx((0.071, 0.114, 0.065), abs=0.0005)
    assert fit.p < 0.001


def test_their_loadings_and_standard_errors_are_those_that_lavaan_s_authors_print(pupils):
    found = confirm(pupils, ITEMS, THREE)

    standardised = [0.772, 0.424, 0.581, 0.852, 0.855, 0.838, 0.570, 0.723, 0.665]
    raw = [0.900, 0.498, 0.656, 0.990, 1.102, 0.917, 0.619, 0.731, 0.670]
    errors = [0.081, 0.077, 0.074, 0.057, 0.063, 0.054, 0.070, 0.066, 0.065]
    assert [one.value for one in found.loadings.values()] == pytest.approx(standardised, abs=0.001)
    assert list(found.raw_loadings.values()) == pytest.approx(raw, abs=0.001)
    assert list(found.raw_errors.values()) == pytest.approx(errors, abs=0.001)
    assert [one.value for one in found.correlations.values()] == pytest.approx([0.459, 0.471, 0.283], abs=0.001)
    assert [(one.high - one.low) / 3.92 for one in found.correlations.values()] == pytest.approx([0.064, 0.073, 0.069], abs=0.001)


def test_one_common_cause_does_not_explain_the_pupils_and_says_so(pupils):
    three, one = confirm(pupils, ITEMS, THREE).fit, confirm(pupils, ITEMS, {"all": ITEMS}).fit

    assert one.chi2 > three.chi2 + 100
    assert one.cfi < 0.8


@pytest.fixture(scope="module")
def often():
    """Fit a true model to sixty invented samples."""
    rng = np.random.default_rng(3)
    return [confirm(_two_factors(rng, 300), tuple("abcdef"), {"one": tuple("abc"), "two": tuple("def")}) for _ in range(60)]


def test_chi_squared_of_a_true_model_is_on_average_its_degrees_of_freedom_and_seldom_rejects_it(often):
    statistics = [found.fit.chi2 for found in often]

    assert {found.fit.df for found in often} == {8}
    assert np.mean(statistics) == pytest.approx(8, abs=3 * (16 / 60) ** 0.5)
    assert sum(found.fit.p < 0.05 for found in often) <= 9


@pytest.mark.parametrize(
    ("figure", "truth"),
    [
        (lambda found: found.loadings["one", "a"], 0.8),
        (lambda found: found.correlations["one", "two"], 0.4),
        (lambda found: found.uniquenesses["f"], 0.64),
    ],
    ids=["loading", "correlation", "uniqueness"],
)
def test_ranges_hold_the_truth_as_often_as_promised(often, figure, truth):
    held = sum(figure(found).low <= truth <= figure(found).high for found in often)

    assert 52 <= held <= 60


def test_the_unit_of_an_item_changes_neither_the_fit_nor_the_standardised_figures():
    seen = _two_factors(np.random.default_rng(4), 200)
    items, factors = tuple("abcdef"), {"one": tuple("abc"), "two": tuple("def")}

    plain, scaled = confirm(seen, items, factors), confirm(seen * [1, 10, 100, 1, 1, 0.01] + 5, items, factors)

    assert scaled.fit.chi2 == pytest.approx(plain.fit.chi2, abs=1e-6)
    assert scaled.loadings["one", "b"].value == pytest.approx(plain.loadings["one", "b"].value, abs=1e-6)
    assert scaled.raw_loadings["one", "b"] == pytest.approx(10 * plain.raw_loadings["one", "b"], rel=1e-6)


def test_whoever_left_an_answer_out_is_left_out():
    seen = _two_factors(np.random.default_rng(4), 200)
    seen[:15, 2] = np.nan

    assert confirm(seen, tuple("abcdef"), {"one": tuple("abc"), "two": tuple("def")}).n == 185


def test_a_solution_with_an_item_that_has_nothing_of_its_own_is_called_improper_and_has_no_ranges():
    rng = np.random.default_rng(1)
    trait = rng.normal(size=(60, 1))
    seen = np.hstack([trait + 0.02 * rng.normal(size=(60, 1)), 0.3 * trait + rng.normal(size=(60, 2))])
    seen[:, 1] -= 0.4 * seen[:, 2]

    found = confirm(seen, ("a", "b", "c"), {"one": ("a", "b", "c")})

    assert found.reason == "improper"
    assert found.loadings["one", "a"].low is None


@pytest.mark.parametrize("factors", [{"one": ("a", "nobody")}, {"one": ("a", "b")}, {"one": tuple("abc"), "two": tuple("abc")}])
def test_an_unknown_item_or_more_to_find_than_the_items_tell_is_refused(factors):
    with pytest.raises(ValueError):
        confirm(_two_factors(np.random.default_rng(1), 50), tuple("abcdef"), factors)


def _two_factors(rng, n):
    one = rng.normal(size=(n, 1))
    two = 0.4 * one + np.sqrt(1 - 0.16) * rng.normal(size=(n, 1))
    loadings = np.array([0.8, 0.7, 0.6, 0.8, 0.7, 0.6])
    return np.hstack([one] * 3 + [two] * 3) * loadings + rng.normal(size=(n, 6)) * np.sqrt(1 - loadings**2)
