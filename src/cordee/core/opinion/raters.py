"""How far each person has each facet on each territory, as colleagues see it, corrected for generous and yes-saying raters.

Every person on every territory gets an estimate and a range, those of whom nobody said anything the range of anybody.
The sizes of the model's parts are estimated from the answers at hand (``raters_terms``, ``raters_noise``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtri

from cordee.core.opinion.panel import Flags, Floats, Panel, Whole
from cordee.core.opinion.raters_messages import Views, expected_counts, opening, sweep
from cordee.core.opinion.raters_noise import Rest, heard_again, noise, rest
from cordee.core.opinion.raters_terms import Beliefs, Terms, first, packed, unpacked

ROUNDS = 40  # of estimating the sizes of the parts
FAR = 4.0  # how many steps are taken as one
LAST = 8  # sweeps over everybody, these sizes kept
MOST_CELLS = 20_000  # from as many people on territories the sizes are estimated; more tell hardly more


@dataclass(frozen=True, slots=True)
class Esteem:
    """What colleagues' answers say of everybody; N people, T territories, F facets, in spreads of a territory's people.

    Parameters
    ----------
    facets
        Their names, in order.
    mean, low, high
        Estimate and range: N x T x F. Zero is the average person of the territory, one is one spread above.
    variance
        Of the facets together, given all answers: N x T x F x F.
    raters
        Different people who named or rated each: N x T.
    level
        Coverage of the ranges.
    reliability, spread, lasting
        Of each facet: how two raters' means agree, the people's spread in points, the share that a person keeps over
        all territories.
    generosity
        How raters differ in level, in points: F; then how they differ in yes-saying.
    """

    facets: tuple[str, ...]
    mean: Floats
    low: Floats
    high: Floats
    variance: Floats
    raters: Whole
    level: float
    reliability: Floats
    spread: Floats
    lasting: Floats
    generosity: Floats

    def enough(self, least: int = 3) -> Flags:
        """Say of whom there are enough answers to speak; a page says "too few answers" of all others."""
        return np.asarray(self.raters >= least)


def esteem(panel: Panel, *, beliefs: Beliefs | None = None, level: float = 0.90, rounds: int = ROUNDS) -> Esteem:
    """Estimate every facet of everybody on every territory.

    Use ratings of one survey, in which each rater answers for several people. Where raters choose whom they rate by liking,
    or friends rate one another up, the estimate follows them: the manual says by how much.

    Parameters
    ----------
    panel
        The answers, as ``panel`` lays them out.
    beliefs
        What is taken as likely before any answer is read.
    level
        Coverage of the ranges, in (0, 1).
    rounds
        Of estimating the sizes of the parts.

    Examples
    --------
    >>> from cordee.core.opinion.panel import Items
    >>> items = Items(("expertise",), np.array([0]), np.array([False]))
    >>> heard = Panel(people=4, territories=1, items=items, cell=np.array([0, 0, 0, 1, 1, 1]), rater=np.array([0, 1, 2, 0, 1, 2]),
    ...     answers=np.array([[6.0], [7.0], [6.0], [2.0], [3.0], [1.0]]), named=np.array([[3], [0], [0], [0]]),
    ...     known=np.array([[0], [3], [0], [0]]), asked=np.array([3]))
    >>> found = esteem(heard)
    >>> bool(found.mean[0, 0, 0] > 0.5 > found.mean[3, 0, 0] > found.mean[1, 0, 0])
    True

    Notes
    -----
    A crossed model: an answer is the item's middle, the person's facet (a part that lasts over territories, a part of the
    territory; facets correlated), the rater's generosity on the facet, the rater's yes-saying (added to items as ticked, so
    taken from reversed ones), what the rater alone sees in that person, and what remains. That somebody is named, or known
    without being named, are two more things people differ in, seen through Poisson counts among those who answered; they are
    correlated with the facets, so that who is rated at all is evidence too. Variances by EM with beliefs as further cases.
    """
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    chosen = beliefs or Beliefs()
    terms = sizes(_thinned(panel), beliefs=chosen, rounds=rounds)
    views = opening(panel, terms)
    for _ in range(LAST):
        views = sweep(panel, terms, views)
        views = heard_again(panel, views, rest(panel, terms, views))
    return _told(panel, terms, views, level)


def sizes(panel: Panel, *, beliefs: Beliefs, rounds: int) -> Terms:
    """Estimate how far people, territories, raters, pairs and items differ.

    Notes
    -----
    EM is slow where few are rated; every third step goes on as far as the last two point (SQUAREM, Varadhan & Roland 2008,
    scheme S3, at most ``FAR`` times a step).
    """
    prior = terms = first(panel, beliefs)
    views = opening(panel, terms)
    past: list[Floats] = []
    for _ in range(rounds):
        views = sweep(panel, terms, views)
        left = rest(panel, terms, views)
        terms = _better(panel, terms, views, left, prior=prior, weight=beliefs.weight)
        views = heard_again(panel, views, left)
        past.append(packed(terms))
        if len(past) == 3:
            terms = unpacked(_further(*past), terms)
            past = []
    return terms


def _further(one: Floats, two: Floats, three: Floats) -> Floats:
    step = two - one
    bend = three - two - step
    go = min(max(float(np.linalg.norm(step)) / max(float(np.linalg.norm(bend)), 1e-6), 1.0), FAR)
    return np.asarray(one + 2 * go * step + go * go * bend)


def _better(panel: Panel, terms: Terms, views: Views, left: Rest, *, prior: Terms, weight: float) -> Terms:
    """Take one step of EM, the beliefs counting as so many more cases."""
    long = np.repeat(np.arange(panel.people), panel.territories)
    rated = np.bincount(panel.cell, minlength=len(long)) > 0
    known = np.asarray(rated.reshape(panel.people, panel.territories).any(axis=1))
    moved = views.own + views.pull @ views.person_var[long] @ views.pull.transpose(0, 2, 1)
    apart = views.cell - views.person[long]
    pair, item, middle = noise(panel, terms, views, left, prior=prior, weight=weight)
    rates = terms.rates.copy()
    for one, counts in enumerate((panel.named, panel.known)):
        expected = expected_counts(panel, terms.rates[:, one], views, len(terms.pair) + one).reshape(counts.shape).sum(axis=0)
        rates[:, one] += np.log((counts.sum(axis=0) + 0.5) / (expected + 0.5))
    return Terms(
        person=_size(views.person, views.person_var, known, prior.person, weight),
        place=_size(apart, moved, rated, prior.place, weight),
        rater=_moments(views.rater, views.rater_var, prior.rater, weight) / (len(views.rater) + weight),
        pair=pair,
        item=item,
        middle=middle,
        rates=rates,
    )


def _size(means: Floats, variances: Floats, rated: Flags, prior: Floats, weight: float) -> Floats:
    """Estimate a covariance of facets and counts: counts from everybody, facets given counts from those who were rated.

    Whoever was not rated says nothing of the facets that the counts do not, and would only slow the estimate down.
    """
    facets = len(prior) - 2
    everybody = _moments(means, variances, prior, weight)[facets:, facets:] / (len(means) + weight)
    some = _moments(means[rated], variances[rated], prior, weight)
    slope = some[:facets, facets:] @ np.linalg.inv(some[facets:, facets:])
    rest = (some[:facets, :facets] - slope @ some[facets:, :facets]) / (rated.sum() + weight)
    across = slope @ everybody
    return np.block([[rest + across @ slope.T, across], [across.T, everybody]])


def _moments(means: Floats, variances: Floats, prior: Floats, weight: float) -> Floats:
    return np.asarray(means.T @ means + variances.sum(axis=0) + weight * prior)


def _thinned(panel: Panel) -> Panel:
    """Keep every so manieth person where there are very many; the numbers of people say nothing of them."""
    step = -(-panel.people * panel.territories // MOST_CELLS)
    if step <= 1:
        return panel
    person, territory = np.divmod(panel.cell, panel.territories)
    kept = person % step == 0
    rater = np.unique(panel.rater[kept], return_inverse=True)[1].reshape(-1)
    return replace(
        panel,
        people=-(-panel.people // step),
        cell=person[kept] // step * panel.territories + territory[kept],
        rater=rater,
        answers=panel.answers[kept],
        named=panel.named[::step],
        known=panel.known[::step],
    )


def _told(panel: Panel, terms: Terms, views: Views, level: float) -> Esteem:
    facets = len(terms.pair)
    sides = (panel.people, panel.territories)
    mean = (views.cell[:, :facets] / terms.spread).reshape(*sides, facets)
    variance = (views.cell_var[:, :facets, :facets] / np.outer(terms.spread, terms.spread)).reshape(*sides, facets, facets)
    half = float(ndtri(0.5 + level / 2)) * np.sqrt(np.diagonal(variance, axis1=2, axis2=3))
    return Esteem(
        facets=panel.items.facets,
        mean=mean,
        low=mean - half,
        high=mean + half,
        variance=variance,
        raters=panel.raters,
        level=level,
        reliability=terms.reliability(panel.items),
        spread=terms.spread,
        lasting=np.asarray(np.diag(terms.person)[:facets] / terms.spread**2),
        generosity=np.asarray(np.sqrt(np.diag(terms.rater))),
    )
