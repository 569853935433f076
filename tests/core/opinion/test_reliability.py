"""Reliability: published alphas, hand-worked cases, ranges that hold the truth as often as promised, and a verdict in a word."""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.opinion.answers import answers_of, reversed_where
from cordee.core.opinion.reliability import VERDICTS, cronbach, item_rest, mcdonald, mean_of, reliability, verdict
from cordee.core.vocabulary.estimate import Estimate
from tests.taking_in import sample

REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}
LOADINGS = {"equal": (0.7,) * 6, "unequal": (0.9, 0.8, 0.7, 0.6, 0.5, 0.4), "weak": (0.45,) * 6}
CUTS = {"normal": None, "five points": (-1.5, -0.5, 0.5, 1.5), "five points, piled up": (0.2, 0.9, 1.5, 2.1)}


@pytest.mark.parametrize(("letter", "alpha"), [("A", 0.703), ("C", 0.727), ("E", 0.762), ("N", 0.814), ("O", 0.600)])
def test_the_five_traits_of_bfi_have_their_published_alphas_over_every_pair_of_answers(letter, alpha):
    items = [f"{letter}{place}" for place in range(1, 6)]
    seen = _columns(("rdatasets", "bfi.csv"), items)

    found = cronbach(answers_of(reversed_where(seen, [item in REVERSED for item in items], 6)))

    assert found.value == pytest.approx(alpha, abs=0.001)
    assert found.low < alpha < found.high
    assert found.high - found.low < 0.06


def test_over_complete_answers_alone_alpha_differs_and_fewer_people_count():
    seen = reversed_where(_columns(("rdatasets", "bfi.csv"), [f"A{place}" for place in range(1, 6)]), [True] + [False] * 4, 6)

    pairs, complete = answers_of(seen), answers_of(seen, missing="listwise")

    assert (complete.n, pairs.n) == (2709, 2751)
    assert cronbach(complete).value == pytest.approx(0.704, abs=0.0005)


@pytest.mark.parametrize(
    ("file", "prefix", "items", "alpha"),
    [
        (("seminr-influencer", "influencer_data.csv"), "pic_", 5, 0.912),
        (("koller-csii", "koller.csv"), "csii_", 12, 0.846),
    ],
)
def test_influencers_competence_and_susceptibility_have_their_published_alphas(file, prefix, items, alpha):
    found = reliability(_columns(file, [f"{prefix}{place}" for place in range(1, items + 1)]))

    assert found.alpha.value == pytest.approx(alpha, abs=0.001)
    assert found.verdict == "reliable"
    assert found.omega.low < found.omega.value < found.omega.high


def test_the_three_ranges_of_alpha_nearly_agree_on_normal_answers():
    answers = answers_of(_world(np.random.default_rng(1), 400, LOADINGS["equal"], None))

    free, feldt, drawn = (cronbach(answers, how=how, rng=np.random.default_rng(2)) for how in ("free", "feldt", "bootstrap"))

    assert (free.low, free.high) == pytest.approx((feldt.low, feldt.high), abs=0.015)
    assert (drawn.low, drawn.high) == pytest.approx((feldt.low, feldt.high), abs=0.015)


def test_feldt_s_range_is_his_formula():
    found = cronbach(answers_of(_world(np.random.default_rng(1), 41, LOADINGS["equal"][:4], None)), how="feldt")

    # Feldt (1965), F(40, 120): .975 → 1.6141, .025 → 0.5801 (tables of F, to four places)
    assert 1 - found.low == pytest.approx((1 - found.value) * 1.6141, abs=1e-4)
    assert 1 - found.high == pytest.approx((1 - found.value) * 0.5801, abs=1e-3)


def test_omega_equals_alpha_where_all_items_measure_equally_well_and_exceeds_it_where_they_do_not():
    equal, unequal = (_implied(loadings) for loadings in ((0.7,) * 6, (0.9, 0.9, 0.9, 0.3, 0.3, 0.3)))

    assert mcdonald(equal).value == pytest.approx(cronbach(equal).value, abs=1e-6)
    assert mcdonald(unequal).value > cronbach(unequal).value + 0.02


def test_omega_is_the_true_share_of_the_common_cause():
    loadings = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])

    truth = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())

    assert mcdonald(_implied(loadings)).value == pytest.approx(truth, abs=1e-6)


def test_omega_follows_the_covariances_as_its_slope_says():
    answers = answers_of(_world(np.random.default_rng(9), 40, LOADINGS["unequal"], None))

    low, high = mcdonald(answers).low, mcdonald(answers).high
    one_by_one = [mcdonald(answers_of(np.delete(answers.values, place, axis=0))).value for place in range(40)]

    left = np.sqrt(1 - np.array(one_by_one))
    error = np.sqrt(39 * left.var())
    half = (np.sqrt(1 - low) - np.sqrt(1 - high)) / 2
    assert half / error == pytest.approx(2.1, abs=0.2)  # Student's t with some 12 to 39 degrees of freedom


def test_an_item_that_was_not_turned_round_stands_out_by_its_sign():
    seen = _world(np.random.default_rng(1), 200, LOADINGS["equal"], None)
    seen[:, 2] *= -1

    found = item_rest(answers_of(seen))

    assert [one.high < 0 for one in found] == [False, False, True, False, False, False]


def test_the_correlation_of_an_item_with_the_rest_is_the_plain_correlation():
    seen = _world(np.random.default_rng(1), 80, LOADINGS["unequal"], CUTS["five points"])

    found = item_rest(answers_of(seen))

    assert found[3].value == pytest.approx(np.corrcoef(seen[:, 3], np.delete(seen, 3, axis=1).sum(axis=1))[0, 1])


def test_twenty_nine_answers_are_too_few_whatever_they_say():
    found = reliability(_world(np.random.default_rng(1), 29, LOADINGS["equal"], None))

    assert found.verdict == "too_few_answers"
    assert found.alpha.n == 29


@pytest.mark.parametrize(
    ("alpha", "word"),
    [
        (Estimate(0.85, 80, 0.79, 0.89), "reliable"),
        (Estimate(0.74, 80, 0.64, 0.81), "unsure"),
        (Estimate(0.69, 800, 0.66, 0.72), "not_reliable"),
        (Estimate(None, 80, reason="no_difference"), "no_figure"),
    ],
)
def test_a_verdict_follows_alpha_and_has_words_in_both_languages(alpha, word):
    assert verdict(alpha) == word
    assert VERDICTS[word].fr


def test_answers_all_alike_give_no_figure():
    found = reliability(np.full((50, 3), 4.0))

    assert found.alpha.reason == "no_difference"
    assert found.omega.reason == "no_difference"
    assert found.verdict == "no_figure"


def test_a_pulse_of_four_people_has_no_mean_where_five_are_asked_for():
    assert mean_of([5, 6, 7, 4, float("nan")], least=5).reason == "too_few_answers"
    assert mean_of([5, 6, 7, 4, 3], least=5).value == 5


def test_two_items_have_an_alpha_and_no_omega():
    found = reliability(_world(np.random.default_rng(1), 100, (0.8, 0.8), None))

    assert found.alpha.value > 0.5
    assert found.omega.reason == "too_few_items"


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_ranges_enclose_their_figure_and_end_below_one(seed):
    rng = np.random.default_rng(seed)
    seen = _world(rng, 60, rng.uniform(0.4, 0.9, size=5), CUTS["five points"])
    seen[rng.random(seen.shape) < 0.05] = np.nan

    found = reliability(seen)

    for one in (found.alpha, found.omega, *found.item_rest):
        assert one.low is None or one.low <= one.value <= one.high < 1


@pytest.mark.parametrize(
    ("kind", "loadings", "n", "draws"),
    [
        ("five points", "unequal", 100, 100),
        *[
            pytest.param(kind, loadings, n, 1000, marks=pytest.mark.nightly)
            for kind in CUTS
            for loadings in LOADINGS
            for n in (30, 100, 300)
        ],
    ],
)
def test_ranges_of_alpha_and_omega_hold_the_truth_as_often_as_promised(kind, loadings, n, draws):
    truth, held = _truth(kind, loadings), {"alpha": [], "omega": []}
    rng = np.random.default_rng(n)

    for _ in range(draws):
        seen = _world(rng, n, LOADINGS[loadings], CUTS[kind])
        if (seen.std(axis=0) == 0).any():
            continue
        answers = answers_of(seen)
        for name, one in (("alpha", cronbach(answers)), ("omega", mcdonald(answers))):
            if one.low is not None:
                held[name].append(one.low <= truth[name] <= one.high)

    chance = 3 * (0.95 * 0.05 / draws) ** 0.5
    least = 0.95 - chance - 0.02
    assert np.mean(held["alpha"]) >= least, np.mean(held["alpha"])
    assert np.mean(held["omega"]) >= least, np.mean(held["omega"])
    assert max(np.mean(held["alpha"]), np.mean(held["omega"])) <= 0.975 + chance


def test_feldt_s_range_misses_the_truth_of_piled_up_answers_more_often_than_ours():
    kind, ours, feldts = "five points, piled up", [], []
    truth, rng = _truth(kind, "equal")["alpha"], np.random.default_rng(7)

    for _ in range(250):
        answers = answers_of(_world(rng, 150, LOADINGS["equal"], CUTS[kind]))
        for held, how in ((ours, "free"), (feldts, "feldt")):
            found = cronbach(answers, how=how)
            held.append(found.low <= truth <= found.high)

    assert np.mean(feldts) < 0.93
    assert np.mean(ours) > np.mean(feldts)


def _world(rng, n, loadings, cuts):
    """Invent answers to items that one trait moves, as they are or cut into points."""
    weights = np.asarray(loadings)
    seen = rng.normal(size=(n, 1)) * weights + rng.normal(size=(n, len(weights))) * np.sqrt(1 - weights**2)
    return seen if cuts is None else 1.0 + np.digitize(seen, cuts)


def _implied(loadings):
    """Give answers whose covariances are exactly those of a one-factor model."""
    weights = np.asarray(loadings, dtype=float)
    wanted = np.outer(weights, weights) + np.diag(1 - weights**2)
    raw = np.random.default_rng(1).normal(size=(100, len(weights)))
    white = (raw - raw.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T))).T
    return answers_of(white @ np.linalg.cholesky(wanted).T)


@cache
def _truth(kind, loadings):
    answers = answers_of(_world(np.random.default_rng(99), 100_000, LOADINGS[loadings], CUTS[kind]))
    return {"alpha": cronbach(answers, how="feldt").value, "omega": mcdonald(answers).value}


def _columns(file, items):
    with sample("opinion", "psychometrics", *file).open(encoding="utf-8", newline="") as stream:
        return np.array([[float(row[item]) if row[item] else np.nan for item in items] for row in csv.DictReader(stream)])
