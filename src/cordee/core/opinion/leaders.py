"""Who leads opinion on which territory: everybody's class, how sure it is, and the order in which to look at people."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cordee.core.opinion.chances import chances
from cordee.core.opinion.classes import ENOUGH, FAVOUR, HIGH, Facts, call, chance_of_each, how_common
from cordee.core.opinion.panel import Flags, Floats, Panel, Whole
from cordee.core.opinion.raters import Esteem


@dataclass(frozen=True, slots=True)
class Leaders:
    """What everybody is on every territory; N people, T territories, positions in ``classes.PARTS``.

    Parameters
    ----------
    part
        The class: N x T.
    chance
        How likely each class is: N x T x classes.
    score
        Chance that expertise and empathy are both high, 0 for whoever has a material interest: N x T. Whoever lacks raters
        has a score too: it says whom to ask about, and makes nobody a leader.
    rank
        1 for the highest score of the territory; equal scores share a rank: N x T.
    """

    part: Whole
    chance: Floats
    score: Floats
    rank: Whole


def facts(panel: Panel, *, interest: Flags, proof: Flags, audience: Floats | Whole, high: float = HIGH) -> Facts:
    """Lay out what is known for certain of every person on every territory.

    Parameters
    ----------
    interest, proof
        A material interest other than plain employment, a proof of concrete experience: people x territories.
    audience
        Followers or readers of each person; NaN where that is not measurable, which is no large audience.
    high
        The share of people whose audience counts as large.

    Examples
    --------
    >>> large([10, 3000, 20, 0], 0.25).tolist()
    [False, True, False, False]
    """
    reach = large(audience, high)
    return Facts(
        interest=interest.ravel(),
        raters=panel.raters.ravel(),
        proof=proof.ravel(),
        named_in=np.repeat(panel.named_in, panel.territories),
        reach=np.repeat(reach, panel.territories),
    )


def large(audience: Floats | Whole, high: float = HIGH) -> Flags:
    """Say whose audience is in the top share of all people; whoever equals the last one too, nobody without any."""
    known = np.nan_to_num(np.asarray(audience, dtype=float), nan=0.0)
    many = max(1, round(high * len(known)))
    found: Flags = (known >= np.sort(known)[-many]) & (known > 0)
    return found


def leaders(
    esteem: Esteem,
    known: Facts,
    *,
    expertise: str = "expertise",
    empathy: str = "empathy",
    high: float = HIGH,
    enough: int = ENOUGH,
    favour: float = FAVOUR,
) -> Leaders:
    """Call everybody on every territory by the eight cases, given what colleagues said and what is known for certain.

    Parameters
    ----------
    esteem
        The facets, as ``raters.esteem`` estimates them.
    known
        Interests, raters, proofs, names and audience.
    high, enough
        The share of a territory that counts as high; how many raters are enough.
    favour
        How far a class counts more the rarer it is: see ``classes.call``.
    """
    likely = chances(esteem, expertise=expertise, empathy=empathy, high=high)
    each = chance_of_each(likely, known, enough=enough)
    unbought = replace(known, interest=np.zeros_like(known.interest))
    common = how_common(chance_of_each(likely, unbought, enough=enough))
    sides = esteem.raters.shape
    score = np.where(known.interest, 0.0, likely.both).reshape(sides)
    return Leaders(
        part=call(each, common, favour=favour).reshape(sides),
        chance=each.reshape(*sides, -1),
        score=score,
        rank=ranks(score),
    )


def ranks(score: Floats) -> Whole:
    """Rank each column, 1 the highest; equal scores share the better rank.

    Examples
    --------
    >>> ranks(np.array([[0.2], [0.5], [0.2], [0.1]])).ravel().tolist()
    [2, 1, 2, 4]
    """
    found = np.empty(score.shape, dtype=np.int64)
    for territory, column in enumerate(score.T):
        found[:, territory] = 1 + len(column) - np.searchsorted(np.sort(column), column, side="right")
    return found
