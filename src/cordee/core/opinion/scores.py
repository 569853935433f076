"""From answers to a score: reversed items turned round, few gaps allowed, yes-saying taken out; the order of asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from cordee.core.opinion.answers import Floats, reversed_where
from cordee.core.opinion.scale import Item, Scale

ITEMS_FOR_A_GAP = 6


@dataclass(frozen=True, slots=True)
class Score:
    """What one person's answers come to on one scale, or one facet of it.

    Parameters
    ----------
    value
        Mean over the answered items, reversed ones turned round, from 1 to the scale's points; None where too much is missing.
    answered, items
        How many of how many items were answered.
    neutral
        The middle of the answers.
    """

    facet: str
    value: float | None
    answered: int
    items: int
    neutral: float

    @property
    def side(self) -> Literal["below", "neutral", "above"] | None:
        """Say on which side of the middle the score lies; None where there is no score."""
        if self.value is None:
            return None
        return "neutral" if self.value == self.neutral else "above" if self.value > self.neutral else "below"


@dataclass(frozen=True, slots=True)
class Drawn:
    """How one respondent is asked: the items in their order, and whether the answers begin with the high end."""

    items: tuple[Item, ...]
    high_first: bool


def gaps_allowed(items: int) -> int:
    """Say how many items may be left out: one of six, two of twelve; none of fewer than six.

    Examples
    --------
    >>> gaps_allowed(3), gaps_allowed(6), gaps_allowed(7)
    (0, 1, 1)
    """
    return items // ITEMS_FOR_A_GAP


def score(answers: ArrayLike, *, reverse: Sequence[bool] | None = None, points: int = 7, gaps: int | None = None) -> Floats:
    """Give each respondent's score: the mean of their answers, reversed items turned round.

    Parameters
    ----------
    answers
        Shape (n, k), from 1 to ``points``; NaN where there is no answer.
    reverse
        For each item, whether agreeing means less; none where left out.
    gaps
        Items that may be left out; default: ``gaps_allowed(k)``.

    Returns
    -------
    Floats
        Shape (n,); NaN where too many answers are missing.

    Raises
    ------
    ValueError
        Where an answer lies outside 1 … points, or ``reverse`` does not fit the items.

    Examples
    --------
    >>> score([[7, 1], [4, 4]], reverse=[False, True], points=7)
    array([7., 4.])
    """
    turned = _turned(answers, reverse, points)
    known = ~np.isnan(turned)
    enough = known.sum(axis=1) >= max(1, turned.shape[1] - (gaps_allowed(turned.shape[1]) if gaps is None else gaps))
    sums = np.where(known, turned, 0.0).sum(axis=1)
    return np.where(enough, sums / np.maximum(known.sum(axis=1), 1), np.nan)


def score_on(scale: Scale, answers: Mapping[str, float | None]) -> tuple[Score, ...]:
    """Give one person's score on each facet of a scale.

    Parameters
    ----------
    answers
        Item id → answer; an item that is not there, or None, was not answered.

    Raises
    ------
    ValueError
        Where the scale asks for names, an item is not of this scale, or an answer lies outside its points.

    Examples
    --------
    >>> from cordee.core.opinion.scales import scale_named
    >>> told = {"peer-4": 6, "peer-5": 7, "peer-6": 2}
    >>> [found.value for found in score_on(scale_named("peer-credibility"), told) if found.facet == "empathy"][0]
    6.333333333333333
    """
    if scale.asks_for_names:
        raise ValueError(f"{scale.id} asks for names: count nominations")
    if strangers := set(answers) - {item.id for item in scale.items}:
        raise ValueError(f"not items of {scale.id}: {', '.join(sorted(strangers))}")
    found = []
    for facet in scale.facets:
        items = [item for item in scale.items if item.facet == facet]
        given = [answers.get(item.id) for item in items]
        row = np.array([[np.nan if one is None else one for one in given]], dtype=np.float64)
        value = float(score(row, reverse=[item.reverse for item in items], points=scale.points)[0])
        answered = sum(one is not None for one in given)
        found.append(Score(facet, None if np.isnan(value) else value, answered, len(items), (scale.points + 1) / 2))
    return tuple(found)


def yes_saying(answers: ArrayLike, *, reverse: Sequence[bool], points: int = 7) -> Floats:
    """Say how far each respondent agrees with whatever is asked.

    Half the sum of the mean agreement with items of one direction and with items of the other, against the middle: whoever
    answers consistently comes to 0, whoever says yes to a sentence and to its contrary comes above.

    Returns
    -------
    Floats
        Shape (n,), in points of the answers; NaN where one of the directions was not answered at all.

    Examples
    --------
    >>> yes_saying([[6, 2], [6, 6]], reverse=[False, True], points=7)
    array([0., 2.])

    Notes
    -----
    The index of Hofstee, ten Berge and Hendriks (1998). It needs items in both directions.
    """
    turned = _turned(answers, reverse, points)
    forward, backward = _halves(turned, reverse)
    return (forward + points + 1 - backward) / 2 - (points + 1) / 2


def score_without_yes_saying(answers: ArrayLike, *, reverse: Sequence[bool], points: int = 7) -> Floats:
    """Give each respondent's score with yes-saying taken out: both directions of asking weigh the same.

    It equals the plain score where as many items are reversed as not. Do not use it for scales without items in both
    directions: there, agreeing because one agrees and because it is true cannot be told apart.

    Returns
    -------
    Floats
        Shape (n,); NaN where the plain score is, or where one direction was not answered at all.

    Examples
    --------
    >>> score_without_yes_saying([[6, 6, 6]], reverse=[False, False, True], points=7)
    array([4.])

    Notes
    -----
    Subtracting the index of ``yes_saying`` from every answer comes to the mean of the two directions' means.
    """
    turned = _turned(answers, reverse, points)
    forward, backward = _halves(turned, reverse)
    plain = score(answers, reverse=reverse, points=points)
    return np.where(np.isnan(plain), np.nan, (forward + backward) / 2)


def drawn(scale: Scale, seed: str) -> Drawn:
    """Draw the order in which one respondent is asked; the same seed gives the same order on any machine.

    Parameters
    ----------
    seed
        Whatever tells this respondent and this survey from all others; who answers cannot be found from the order.

    Examples
    --------
    >>> from cordee.core.opinion.scales import scale_named
    >>> leadership = scale_named("opinion-leadership")
    >>> drawn(leadership, "survey 3, link 8") == drawn(leadership, "survey 3, link 8")
    True
    """

    def lot(word: str) -> bytes:
        return sha256(f"{seed}\n{scale.id}\n{word}".encode()).digest()

    items = tuple(sorted(scale.items, key=lambda item: lot(item.id)))
    return Drawn(items, high_first=lot("ends")[0] % 2 == 1)


def _turned(answers: ArrayLike, reverse: Sequence[bool] | None, points: int) -> Floats:
    table = np.asarray(answers, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("answers are a table: people in rows, items in columns")
    directions = [False] * table.shape[1] if reverse is None else list(reverse)
    if len(directions) != table.shape[1]:
        raise ValueError("each item needs its direction")
    known = table[~np.isnan(table)]
    if known.size and (known.min() < 1 or known.max() > points):
        raise ValueError(f"answers run from 1 to {points}")
    return reversed_where(table, directions, points)


def _halves(turned: Floats, reverse: Sequence[bool]) -> tuple[Floats, Floats]:
    """Give each respondent's mean over forward and over reversed items, all turned the same way."""
    backward = np.asarray(reverse, dtype=bool)
    if backward.all() or not backward.any():
        raise ValueError("yes-saying shows only where some items are reversed and some are not")
    halves = []
    for chosen in (turned[:, ~backward], turned[:, backward]):
        known = ~np.isnan(chosen)
        count = known.sum(axis=1)
        halves.append(np.where(count > 0, np.where(known, chosen, 0.0).sum(axis=1) / np.maximum(count, 1), np.nan))
    return halves[0], halves[1]
