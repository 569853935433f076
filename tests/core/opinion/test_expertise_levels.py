"""Levels from the mixed model: the dense equations as oracle, known levels found again, and the tempting mean as control."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from cordee.core.opinion.expertise_levels import Design, Variances, fit_levels

TRUE = Variances(person=0.25, topic=0.08, question=0.1, noise=0.4)


def drawn(rng, *, people=30, questions=150, per_question=2, topics=3, true=TRUE):
    """Draw scores from the model itself: the design, the scores, the levels of persons."""
    n = questions * per_question
    question = np.repeat(np.arange(questions), per_question)
    person = np.concatenate([rng.choice(people, per_question, replace=False, p=_skewed(people)) for _ in range(questions)])
    topic = rng.integers(topics, size=questions)[question]
    keys, pair = np.unique(person * topics + topic, return_inverse=True)
    slope = rng.normal(size=n)
    slope = (slope - slope.mean()) / slope.std()
    levels = rng.normal(0, true.person**0.5, people)
    added = rng.normal(0, true.topic**0.5, len(keys))
    shared = rng.normal(0, true.question**0.5, questions)
    scores = 1 + 0.3 * slope + levels[person] + added[pair] + shared[question] + rng.normal(0, true.noise**0.5, n)
    fixed = np.column_stack([np.ones(n), slope])
    design = Design(fixed, person, question, np.arange(n), pair, np.ones(n), keys // topics, people, questions)
    return design, scores, levels, levels[keys // topics] + added


def _skewed(people):
    weights = 1 / np.arange(1, people + 1)
    return weights / weights.sum()


def dense(design, scores, variances):
    """Solve the same model by brute force: covariance of everything, generalised least squares, exact posteriors."""
    n = len(scores)
    persons = np.eye(design.people)[design.person]
    pairs = np.zeros((n, len(design.pair_person)))
    pairs[design.entry, design.pair] = design.weight
    questions = np.eye(design.questions)[design.question]
    whole = (variances.person * persons @ persons.T + variances.topic * pairs @ pairs.T
             + variances.question * questions @ questions.T + variances.noise * np.eye(n))  # fmt: skip
    inverse = np.linalg.inv(whole)
    fixed = design.fixed
    normal = fixed.T @ inverse @ fixed
    projection = inverse - inverse @ fixed @ np.linalg.solve(normal, fixed.T @ inverse)
    loglik = -0.5 * (np.linalg.slogdet(whole)[1] + np.linalg.slogdet(normal)[1] + scores @ projection @ scores)
    person = variances.person * persons.T @ projection @ scores
    spread = variances.person - variances.person**2 * np.einsum("iu,ij,ju->u", persons, projection, persons)
    return loglik, person, spread


def test_levels_and_their_variances_are_those_of_the_dense_equations():
    design, scores, _, _ = drawn(np.random.default_rng(1))

    found = fit_levels(scores, design, variances=TRUE)

    _, person, spread = dense(design, scores, TRUE)
    assert np.abs(found.person - person).max() < 0.02
    assert 0.95 < (found.person_var / spread).min() <= (found.person_var / spread).max() < 1.1


def test_variances_come_near_those_of_greatest_restricted_likelihood():
    design, scores, _, _ = drawn(np.random.default_rng(2), questions=100)

    found = fit_levels(scores, design).variances

    def loss(logs):
        return -dense(design, scores, Variances(*np.exp(logs)))[0]

    start = np.log([found.person, found.topic, found.question, found.noise])
    best = np.exp(minimize(loss, start, method="Nelder-Mead", options={"maxiter": 40}).x)
    assert found.person == pytest.approx(best[0], rel=0.35)
    assert found.noise == pytest.approx(best[3], rel=0.2)


def test_shrunk_levels_find_the_true_ones_better_than_plain_means_do():
    errors = []
    for seed in range(6):
        design, scores, levels, _ = drawn(np.random.default_rng(seed))
        counts = np.bincount(design.person, minlength=design.people)
        seen = counts > 0
        means = np.bincount(design.person, scores, design.people)[seen] / counts[seen]
        shrunk = fit_levels(scores, design).person[seen]
        truth = levels[seen]
        errors.append((_error(shrunk, truth), _error(means, truth)))

    by_levels, by_means = np.mean(errors, axis=0)
    assert by_levels < 0.8 * by_means


def test_ninety_in_a_hundred_ranges_hold_the_true_level():
    inside = []
    for seed in range(12):
        design, scores, levels, with_topic = drawn(np.random.default_rng(100 + seed))
        found = fit_levels(scores, design)
        inside += (np.abs(found.person - levels) < 1.645 * np.sqrt(found.person_var)).tolist()
        together = found.person[design.pair_person] + found.pair
        inside += (np.abs(together - with_topic) < 1.645 * np.sqrt(found.pair_var)).tolist()

    assert 0.86 < np.mean(inside) < 0.94


def test_a_person_without_scores_stays_at_nought_with_the_whole_spread():
    design, scores, _, _ = drawn(np.random.default_rng(3))
    wider = replace(design, people=design.people + 1)

    found = fit_levels(scores, wider, variances=TRUE)

    assert found.person[-1] == pytest.approx(0.0, abs=1e-9)
    assert found.person_var[-1] == pytest.approx(TRUE.person)


def test_one_score_alone_gives_a_level_and_a_wide_range():
    alone = Design(
        np.ones((1, 1)),
        np.zeros(1, int),
        np.zeros(1, int),
        np.zeros(1, int),
        np.zeros(1, int),
        np.ones(1),
        np.zeros(1, int),
        1,
        1,
    )

    found = fit_levels(np.array([3.0]), alone)

    assert np.isfinite([found.person[0], found.person_var[0], found.pair_var[0]]).all()


def test_no_scores_are_refused():
    design, _, _, _ = drawn(np.random.default_rng(4))

    with pytest.raises(ValueError, match="at least one score"):
        fit_levels(np.zeros(0), replace(design, fixed=np.zeros((0, 1))))


def _error(found, truth):
    return float(((found - found.mean() - truth + truth.mean()) ** 2).mean())
