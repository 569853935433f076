"""Several ways to foretell who will contribute, and their mean. How much is foretold in all is said by ``activity``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import hyp2f1

from cordee.core.opinion.expertise import Answers, Floats, Ints, sums

RETURNS = (0.4, 0.15)  # the rates at which people come back: gamma, its shape and its rate in shares of the place's age
LEAVING = (0.6, 2.5)  # the chance that a visit is the last one: beta
HORIZON = 2 / 3  # of the place's age: how far ahead people may have left
FEW_VISITS = 2.0  # visits that the usual number of answers a visit weighs as much as
ANYWHERE = 0.3  # what an answer, wherever it is, says of each topic
FLOOR = 1e-3  # of the mean share: nobody is foretold nothing


@dataclass(frozen=True, slots=True)
class Forecast:
    """One way to foretell what will come from each person, in any unit.

    Parameters
    ----------
    weight
        How much it says in a mean with others.
    overall
        One a person; 0 for who never answered.
    pairs
        One a person × topic pair with an answer.
    elsewhere, place
        On a topic where they never answered, person ``p`` is foretold ``elsewhere[p] * place[topic]``.
    """

    weight: float
    overall: Floats
    pairs: Floats
    elsewhere: Floats
    place: Floats


@dataclass(frozen=True, slots=True)
class Mean:
    """The weighed geometric mean of forecasts, each first brought to shares of what it foretells in all.

    Parameters
    ----------
    overall, pairs
        As in a forecast.
    factors
        Of each forecast its weight, and ``elsewhere`` and ``place`` as shares.
    floor
        The share that is added to each.
    """

    overall: Floats
    pairs: Floats
    factors: tuple[tuple[float, Floats, Floats], ...]
    floor: float

    def others(self, people: Ints, topic: int) -> Floats:
        """Give what people who never answered on a topic are foretold there, in the unit of ``pairs``."""
        parts = [weight * np.log(elsewhere[people] * place[topic] + self.floor) for weight, elsewhere, place in self.factors]
        return np.asarray(np.exp(np.sum(parts, axis=0)))


def mean_of(forecasts: Sequence[Forecast], person: Ints, topic: Ints, *, known: int) -> Mean:
    """Give the mean of several forecasts: whom all of them name stands above whom one of them names.

    Parameters
    ----------
    forecasts
        Ways to foretell, of the same persons and pairs.
    person, topic
        The person × topic pairs with an answer.
    known
        How many persons have an answer.

    Examples
    --------
    >>> none = np.zeros(0, dtype=np.int64)
    >>> one, other = (Forecast(0.5, np.array(x), np.zeros(0), np.array(x), np.zeros(0)) for x in ([3.0, 1.0], [1.0, 3.0]))
    >>> mean_of([one, other], none, none, known=2).overall.round(3).tolist()
    [0.434, 0.434]
    """
    floor = FLOOR / max(known, 1)
    overall, pairs, factors = np.zeros(len(forecasts[0].overall)), np.zeros(len(person)), []
    for one in forecasts:
        topics = len(one.place)
        unmet = one.elsewhere.sum() * one.place - sums(topic, one.elsewhere[person] * one.place[topic], topics)
        on_topic = np.maximum(sums(topic, one.pairs, topics) + np.maximum(unmet, 0.0), 1e-300)
        overall += one.weight * np.log(one.overall / max(float(one.overall.sum()), 1e-300) + floor)
        pairs += one.weight * np.log(one.pairs / on_topic[topic] + floor)
        factors.append((one.weight, one.elsewhere, one.place / on_topic))
    return Mean(np.exp(overall), np.exp(pairs), tuple(factors), floor)


def recently(answers: Answers, worth: Floats, person: Ints, topic: Ints, *, half_life: float, weight: float) -> Forecast:
    """Foretell by plain sums: what was given on the topic and a part of what was given anywhere, halved with its age.

    Parameters
    ----------
    worth
        What each answer counts: one, or its votes.
    half_life
        In shares of the place's age.
    """
    recent = worth * 0.5 ** ((answers.now - answers.at) / (half_life * answers.age))
    anywhere = ANYWHERE * sums(answers.person, recent, answers.people)
    entry, on = answers.tagged()
    width = max(answers.topics, 1)
    place = np.searchsorted(person * width + topic, answers.person[entry] * width + on)
    pairs = sums(place, recent[entry], len(person)) + anywhere[person]
    return Forecast(weight, anywhere, pairs, anywhere, np.ones(answers.topics))


def returning(answers: Answers) -> Floats:
    """Foretell how many answers each person will give who comes back at a rate of their own until they leave without a word.

    Examples
    --------
    >>> from cordee.core.opinion.expertise import Answers
    >>> one, two, none = np.ones(1), np.zeros(2, dtype=np.int64), np.zeros(1, dtype=np.int64)
    >>> at = np.array([0.0, 10, 20, 30, 40, 50, 60, 70, 0, 5, 10, 15, 20, 25, 30, 35])
    >>> person = np.repeat([0, 1], 8)
    >>> answers = Answers(person, 0 * person, at, 0 * at, at < 0, one, one, two, two[:0], 80.0, 2, 0)
    >>> still, gone = returning(answers)
    >>> bool(still > 5 * gone)
    True

    Notes
    -----
    Days with an answer follow the BG/NBD model (Fader, Hardie and Lee 2005, equation 10; the hypergeometric function after
    Euler's transformation, which neither over- nor underflows), with constants in shares of the place's age: usual ones on
    nine sites, not fitted, as fitting them to each place foretold no better. Answers a day are drawn towards those of the place.
    """
    (r, alpha), (a, b), age = RETURNS, LEAVING, answers.age
    counts = answers.counts()
    known = counts > 0
    first, last = np.full(answers.people, answers.now), np.full(answers.people, -np.inf)
    np.minimum.at(first, answers.person, answers.at)
    np.maximum.at(last, answers.person, answers.at)
    day = np.floor(answers.at).astype(np.int64)
    visitor = np.unique(np.stack([answers.person, day]), axis=1)[0]
    visits = np.bincount(visitor, minlength=answers.people)
    again = np.maximum(visits - 1.0, 0.0)
    seen = (answers.now - first) / age
    until = np.where(again > 0, (last - first) / age, 0.0)
    ahead = (alpha + seen) / (alpha + seen + HORIZON)
    come = 1 - ahead ** (a - 1) * hyp2f1(a + b - 1 - r, a - 1, a + b + again - 1, 1 - ahead)
    odds = a / (b + np.maximum(again, 1) - 1) * ((alpha + seen) / (alpha + until)) ** (r + again)
    come *= (a + b + again - 1) / (a - 1) / (1 + np.where(again > 0, odds, 0.0))
    usual = len(answers) / max(int(visits.sum()), 1)
    each = (counts + FEW_VISITS * usual) / (visits + FEW_VISITS)
    return np.where(known, np.maximum(come, 0.0) * each, 0.0)
