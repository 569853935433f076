"""How far a scale's scores may be trusted: alpha and omega with their ranges, each item against the rest, and a verdict.

What is judged here is the consistency of items among one another. Agreement between raters lives in ``agreement``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import f as f_distribution
from scipy.stats import t as t_distribution

from cordee.core.opinion.answers import Answers, Floats, Missing, answers_of
from cordee.core.opinion.factor_model import Solution, fit
from cordee.core.opinion.ranges import LEAST_FOR_A_RANGE, left_out
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.text import Text

Range = Literal["free", "feldt", "bootstrap"]
Verdict = Literal["reliable", "unsure", "not_reliable", "too_few_answers", "no_figure"]
LEAST_ANSWERS = 30
LEAST_ALPHA = 0.70
DRAWS_AT_ONCE = 2_000_000

VERDICTS: Mapping[Verdict, Text] = {
    "reliable": Text("The answers hold together well enough to compare people.", "Les réponses se tiennent assez pour comparer des personnes."),
    "unsure": Text(
        "The answers seem to hold together just enough to compare people; it may be a little less than needed.",
        "Les réponses semblent se tenir juste assez pour comparer des personnes\u00a0; il se peut que ce soit un peu moins qu’il ne faut.",
    ),
    "not_reliable": Text(
        "The answers do not hold together: the score does not tell people apart.",
        "Les réponses ne se tiennent pas\u00a0: le score ne distingue pas les personnes.",
    ),
    "too_few_answers": Text("Too few answers to say.", "Trop peu de réponses pour le dire."),
    "no_figure": Text("All answers are alike: nothing can be told apart.", "Toutes les réponses se ressemblent\u00a0: rien ne peut être distingué."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reliability:
    """How consistent the answers to a scale are.

    Parameters
    ----------
    n
        People behind the weakest pair of items.
    items
        How many items.
    alpha, omega
        With their ranges, or the reason why none.
    item_rest
        For each item, its correlation with the sum of the others.
    verdict
        One of ``VERDICTS``.
    """

    n: int
    items: int
    alpha: Estimate
    omega: Estimate
    item_rest: tuple[Estimate, ...]
    verdict: Verdict


def reliability(
    values: ArrayLike,
    *,
    missing: Missing = "pairwise",
    confidence: float = 0.95,
    least_answers: int = LEAST_ANSWERS,
    least_alpha: float = LEAST_ALPHA,
) -> Reliability:
    """Judge how far a scale's scores may be trusted.

    Parameters
    ----------
    values
        Shape (n, k), reversed items turned round; NaN where there is no answer.
    missing
        ``pairwise`` or ``listwise``; see ``answers_of``.
    least_answers, least_alpha
        Below the first the verdict is ``too_few_answers``, below the second ``not_reliable``.

    Examples
    --------
    >>> rng = np.random.default_rng(3)
    >>> seen = rng.normal(size=(200, 1)) + rng.normal(size=(200, 6))
    >>> found = reliability(seen)
    >>> found.verdict, round(found.alpha.value, 2), len(found.item_rest)
    ('reliable', 0.88, 6)
    """
    answers = answers_of(values, missing=missing)
    alpha = cronbach(answers, confidence=confidence)
    return Reliability(
        answers.n,
        len(answers.covariance),
        alpha,
        mcdonald(answers, confidence=confidence),
        item_rest(answers, confidence=confidence),
        verdict(alpha, least_answers=least_answers, least_alpha=least_alpha),
    )


def verdict(alpha: Estimate, *, least_answers: int = LEAST_ANSWERS, least_alpha: float = LEAST_ALPHA) -> Verdict:
    """Say in a word what an alpha allows; a range that reaches below the line is ``unsure``.

    Examples
    --------
    >>> verdict(Estimate(0.82, 24, 0.7, 0.9)), verdict(Estimate(0.74, 60, 0.63, 0.82)), verdict(Estimate(0.61, 200, 0.5, 0.7))
    ('too_few_answers', 'unsure', 'not_reliable')
    """
    if alpha.n < least_answers:
        return "too_few_answers"
    if alpha.value is None or alpha.low is None:
        return "no_figure"
    if alpha.value < least_alpha:
        return "not_reliable"
    return "reliable" if alpha.low >= least_alpha else "unsure"


def cronbach(
    answers: Answers,
    *,
    how: Range = "free",
    confidence: float = 0.95,
    draws: int = 2000,
    rng: np.random.Generator | None = None,
) -> Estimate:
    """Give Cronbach's alpha: the share of the score's variance that the items have in common.

    Alpha is a lower end of reliability where items measure one thing, unequally well. Do not read it as proof that they do:
    ``confirm`` tests that.

    Parameters
    ----------
    how
        How the range is made. ``free`` asks for no distribution of the answers; ``feldt`` is exact for normal answers to
        items that measure equally well; ``bootstrap`` draws respondents again, ``draws`` times, from ``rng``.

    Returns
    -------
    Estimate
        ``no_difference`` where the score does not vary; ``too_few_answers`` instead of a range below ten people.

    Examples
    --------
    >>> table = np.array([[1, 2, 1], [2, 2, 3], [3, 4, 3], [4, 5, 4], [5, 4, 5]] * 4)
    >>> found = cronbach(answers_of(table), how="feldt")
    >>> round(found.value, 3), round(found.low, 3), round(found.high, 3)
    (0.936, 0.866, 0.973)

    Notes
    -----
    Cronbach (1951). Ranges: ``free`` leaves out each respondent in turn (see ``left_out``), on the scale of √(1 − α);
    Feldt (1965); percentiles of the bootstrap (Padilla, Divers and Newton 2012).
    """
    value = _alpha(answers.covariance)
    if value is None:
        return unknown("no_difference", answers.n)
    if answers.n < LEAST_FOR_A_RANGE:
        return Estimate(value, answers.n, reason="too_few_answers")
    if how == "feldt":
        tail, items = (1 - confidence) / 2, len(answers.covariance)
        degrees = (answers.n - 1, (answers.n - 1) * (items - 1))
        low, high = (1 - (1 - value) * float(f_distribution.ppf(share, *degrees)) for share in (1 - tail, tail))
        return Estimate(value, answers.n, low, high, method="feldt")
    if how == "bootstrap":
        if rng is None:
            raise ValueError("a range by drawing again needs a generator")
        return _drawn_again(answers, value, confidence, draws, rng)
    items = len(answers.covariance)
    total, own = answers.without_each(np.ones((items, items))), answers.without_each(np.eye(items))
    return _range(value, (own * items / total - 1) / (items - 1), answers.n, confidence)


def mcdonald(answers: Answers, *, confidence: float = 0.95) -> Estimate:
    """Give McDonald's omega: the share of the score's variance that one common factor explains, items measuring unequally well.

    Returns
    -------
    Estimate
        ``too_few_items`` below three; ``improper`` where no proper one-factor model fits; ``no_difference`` where answers
        do not vary.

    Examples
    --------
    >>> rng = np.random.default_rng(3)
    >>> seen = rng.normal(size=(200, 1)) * [1, 1, 2, 2] + rng.normal(size=(200, 4))
    >>> found = mcdonald(answers_of(seen))
    >>> found.low < 0.9 < found.high
    True

    Notes
    -----
    McDonald (1999): (Σλ)² / ((Σλ)² + Σψ), from the one-factor model by maximum likelihood. The range leaves out each
    respondent in turn, Σλ and Σψ following the covariances along the model's slope, on the scale of √(1 − ω).
    """
    covariance, items = answers.covariance, len(answers.covariance)
    if items < 3:
        return unknown("too_few_items", answers.n)
    if np.diag(covariance).min() <= 0 or answers.n <= items:
        return unknown("no_difference" if answers.n > items else "too_few_answers", answers.n)
    try:
        solution = fit(covariance, np.ones((items, 1), dtype=bool))
    except ValueError:
        return unknown("improper", answers.n)
    deviations = np.sqrt(np.diag(covariance))
    common = float(deviations @ solution.loadings[:, 0]) ** 2
    alone = float(np.diag(covariance) @ solution.uniquenesses)
    value = common / (common + alone)
    if solution.improper or not solution.converged:
        return Estimate(value, answers.n, reason="improper")
    if answers.n < LEAST_FOR_A_RANGE:
        return Estimate(value, answers.n, reason="too_few_answers")
    of_loadings, of_unique = _slopes_of_omega(solution, deviations)
    left, alone_left = (
        whole + answers.without_each(slope) - float((slope * covariance).sum())
        for whole, slope in ((common**0.5, of_loadings), (alone, of_unique))
    )
    return _range(value, alone_left / (left**2 + alone_left), answers.n, confidence)


def correlation_of(answers: Answers, one: Floats, other: Floats, *, confidence: float = 0.95) -> Estimate:
    """Give the correlation of two weighted sums of items, with a range that asks for no distribution.

    Parameters
    ----------
    one, other
        Weights of the items in each sum, shape (k,).

    Examples
    --------
    >>> pair = answers_of([[1, 2], [2, 1], [3, 4], [4, 3], [5, 5], [6, 6]] * 5)
    >>> found = correlation_of(pair, np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    >>> round(found.value, 3), found.low < found.value < found.high
    (0.886, True)
    """
    weights = [np.outer(one, one), np.outer(other, other), (np.outer(one, other) + np.outer(other, one)) / 2]
    own, also, both = (float((weight * answers.covariance).sum()) for weight in weights)
    if own <= 0 or also <= 0:
        return unknown("no_difference", answers.n)
    value = float(np.clip(both / np.sqrt(own * also), -1.0, 1.0))
    if answers.n < LEAST_FOR_A_RANGE:
        return Estimate(value, answers.n, reason="too_few_answers")
    own_left, also_left, both_left = (answers.without_each(weight) for weight in weights)
    if abs(value) > 1 - 1e-12 or not ((own_left > 0) & (also_left > 0)).all():
        return Estimate(value, answers.n, reason="no_difference")
    left = np.clip(both_left / np.sqrt(own_left * also_left), -1 + 1e-12, 1 - 1e-12)
    ends = left_out(float(np.arctanh(value)), np.arctanh(left), confidence=confidence)
    if ends is None:
        return Estimate(value, answers.n, reason="no_difference")
    return Estimate(value, answers.n, float(np.tanh(ends[0])), float(np.tanh(ends[1])), method="free")


def item_rest(answers: Answers, *, confidence: float = 0.95) -> tuple[Estimate, ...]:
    """Give each item's correlation with the sum of the others: a low or negative one stands out, or was not turned round.

    Examples
    --------
    >>> found = item_rest(answers_of([[1, 1, 2, 5], [2, 3, 2, 4], [3, 3, 4, 2], [4, 4, 3, 2], [5, 5, 5, 1]] * 4))
    >>> [one.value > 0 for one in found]
    [True, True, True, False]

    Notes
    -----
    Ranges leave out each respondent in turn, on the scale of Fisher's z.
    """
    items = len(answers.covariance)
    found = []
    for item in range(items):
        rest = np.ones(items)
        rest[item] = 0.0
        found.append(correlation_of(answers, np.eye(items)[item], rest, confidence=confidence))
    return tuple(found)


def mean_of(values: ArrayLike, *, confidence: float = 0.95, least: int = 1) -> Estimate:
    """Give a mean with its range, by Student's t; NaN is nobody's.

    Parameters
    ----------
    least
        Below so many people there is no mean: what few said could be traced to them. Pulses of trust take five.

    Examples
    --------
    >>> found = mean_of([1.0, 2.0, 3.0, float("nan")])
    >>> found.value, found.n, round(found.low, 2)
    (2.0, 3, -0.48)
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if len(known) < max(1, least):
        return unknown("too_few_answers", len(known))
    value = float(known.mean())
    if len(known) < 2:
        return Estimate(value, len(known), reason="too_few_answers")
    half = float(t_distribution.ppf(0.5 + confidence / 2, len(known) - 1)) * float(known.std(ddof=1)) / len(known) ** 0.5
    return Estimate(value, len(known), value - half, value + half, method="t")


def _alpha(covariance: Floats) -> float | None:
    items, total = len(covariance), float(covariance.sum())
    if total <= 1e-12 * max(1.0, float(np.trace(covariance))):
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / total)


def _range(value: float, unreliable: Floats, n: int, confidence: float) -> Estimate:
    """Give the range of a reliability from 1 − reliability without each respondent, on the scale of its square root.

    There the standard error hangs least on the figure where answers are piled up at one end; on that of the logarithm a sample
    that happens to be low is also too sure of itself.
    """
    if value >= 1 or not (unreliable > 0).all():
        return Estimate(value, n, reason="no_difference")
    ends = left_out(float(np.sqrt(1 - value)), np.sqrt(unreliable), confidence=confidence)
    if ends is None:
        return Estimate(value, n, reason="no_difference")
    return Estimate(value, n, 1 - ends[1] ** 2, 1 - max(ends[0], 0.0) ** 2, method="free")


def _slopes_of_omega(solution: Solution, deviations: Floats) -> tuple[Floats, Floats]:
    """Give the derivatives of Σλ and of Σψ by each covariance, through the one-factor model that was fitted to them.

    Where the gradient of the discrepancy is 0, a change dS of the covariances moves the parameters by −H⁻¹ (∂g/∂S) dS.
    """
    items = len(deviations)
    scale = np.outer(deviations, deviations)
    loadings = solution.loadings[:, 0] * deviations
    seen, inverse = solution.correlation * scale, np.linalg.inv(solution.implied * scale)
    slopes = np.zeros((2 * items, items, items))
    places = np.arange(items)
    slopes[places, places] += loadings
    slopes[places, :, places] += loadings
    slopes[items + places, places, places] = 1.0
    weighed = inverse @ slopes
    hessian = np.einsum("aij,bji->ab", weighed, 2 * weighed @ inverse @ seen - weighed)
    hessian[:items, :items] += 2 * (inverse - inverse @ seen @ inverse)
    towards = np.repeat(np.eye(2), items, axis=1)
    of_loadings, of_unique = (
        inverse @ np.einsum("a,aij->ij", np.linalg.solve(hessian, aim), slopes) @ inverse for aim in towards
    )
    return of_loadings, of_unique


def _drawn_again(answers: Answers, value: float, confidence: float, draws: int, rng: np.random.Generator) -> Estimate:
    """Give alpha's range by drawing respondents again, as many as there are, and reading the middle of the outcomes."""
    people, items = answers.values.shape
    one, other = np.triu_indices(items)
    filled, both = np.where(answers.known > 0, answers.values, 0.0), answers.known[:, one] * answers.known[:, other]
    sums = np.concatenate([both, filled[:, one] * both, filled[:, other] * both, filled[:, one] * filled[:, other]], axis=1)
    share, found = np.full(people, 1 / people), []
    for start in range(0, draws, at_once := max(1, DRAWS_AT_ONCE // people)):
        times = rng.multinomial(people, share, size=min(at_once, draws - start)).astype(np.float64)
        count, left, right, product = np.split(times @ sums, 4, axis=1)
        usable = count.min(axis=1) > 1
        count, left, right, product = count[usable], left[usable], right[usable], product[usable]
        pairs = (product - left * right / count) / (count - 1)
        own = pairs[:, one == other].sum(axis=1)
        total = 2 * pairs.sum(axis=1) - own
        found.append(items / (items - 1) * (1 - own[total > 0] / total[total > 0]))
    tail = (1 - confidence) / 2
    low, high = np.quantile(np.concatenate(found), [tail, 1 - tail])
    return Estimate(value, answers.n, float(low), float(high), method="bootstrap")
