"""Reach, resonance, relevance, echo, share of voice: how far somebody carries, kept apart from whether they are trusted.

None of these enters a class but the audience, which can only turn a relay into a celebrity.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log1p, sqrt

from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.shares import count_range, share

HALF_LIFE = 180  # days
LEAST_POSTS, LEAST_AUDIENCE, LEAST_ALIKE = 10, 2_000, 10
ENOUGH_WEIGHT = 5.0  # of contents, at which relevance is 63


@dataclass(frozen=True, slots=True)
class Publication:
    """One content of somebody on a subject.

    Parameters
    ----------
    age
        Days since.
    kind_weight
        An article weighs more than a post: 1 for an article.
    rarity
        How rare the subject's words in it are, from ``rarity``.
    in_title
        The title names the subject.
    """

    age: float
    kind_weight: float = 1.0
    rarity: float = 1.0
    in_title: bool = False

    def __post_init__(self) -> None:
        if self.age < 0 or self.kind_weight < 0 or self.rarity < 0:
            raise ValueError("age and weights are 0 or more")


TITLE_WEIGHT = 2.0


def reach(audience: int | None, largest: int) -> Estimate:
    """Place an audience on a scale of 100, by its logarithm.

    Parameters
    ----------
    audience
        Followers and readers over all channels; None where no channel says.
    largest
        The audience that makes 100.

    Examples
    --------
    >>> reach(99, 9_999).value, reach(None, 9_999).reason
    (50.0, 'not_measurable')
    """
    if audience is None:
        return unknown("not_measurable", method="reach")
    if audience < 0 or largest < 1:
        raise ValueError("an audience is 0 or more, the largest at least 1")
    value = min(100.0, 100 * log1p(audience) / log1p(largest))
    return unknown("counted", audience, round(value, 9), method="reach")


def resonance(responses: int | None, posts: int, audience: int | None, others: Sequence[float]) -> Estimate:
    """Place answers and shares a content among people on like channels.

    Parameters
    ----------
    responses
        Answers and shares of all contents of the last twelve months; None where the channel does not say.
    posts
        How many contents these were.
    audience
        Followers there.
    others
        The same rate of everybody else on like channels, the lowest first.

    Returns
    -------
    Estimate
        A percentile, 0 to 100; its range is that of the person's own rate. None below 10 contents or 2,000 followers, and
        where the channel is not followed.
    """
    if responses is None or audience is None:
        return unknown("not_measurable", posts, method="resonance")
    if posts < LEAST_POSTS:
        return unknown("too_few_posts", posts, method="resonance")
    if audience < LEAST_AUDIENCE:
        return unknown("small_audience", posts, method="resonance")
    if len(others) < LEAST_ALIKE:
        return unknown("nobody_alike", posts, method="resonance")
    low, high = (_percentile(end / posts, others) for end in count_range(responses))
    return Estimate(_percentile(responses / posts, others), posts, low, high, method="resonance")


def _percentile(value: float, others: Sequence[float]) -> float:
    """Give the share of others below, half of the equal ones counted."""
    return 100 * (bisect_left(others, value) + bisect_right(others, value)) / 2 / len(others)


def rarity(with_words: int, all_contents: int) -> float:
    """Weigh words by how rare they are among all contents.

    Examples
    --------
    >>> rarity(0, 0), round(rarity(10, 1000), 2)
    (0.0, 4.51)
    """
    return max(0.0, log1p(all_contents) - log1p(with_words)) if all_contents else 0.0


def relevance(publications: Iterable[Publication] | None, *, enough: float = ENOUGH_WEIGHT) -> Estimate:
    """Say how much somebody publishes on a subject, lately most of all: 0 to 100, the same everywhere.

    Parameters
    ----------
    publications
        Contents on the subject; None where no channel is followed.
    enough
        The weight that makes 63.

    Examples
    --------
    >>> found = relevance([Publication(0, in_title=True), Publication(180), Publication(360, rarity=2.0)])
    >>> round(found.value, 1), found.n
    (45.1, 3)

    Notes
    -----
    100 (1 - exp(-sum of title x kind x rarity x 0.5^(age / 180) / enough)). Contents are taken to come by themselves, so the
    sum's variance is the sum of squared weights; the range is set on the sum's logarithm.
    """
    if publications is None:
        return unknown("not_measurable", method="relevance")
    weights = [
        (TITLE_WEIGHT if one.in_title else 1.0) * one.kind_weight * one.rarity * 0.5 ** (one.age / HALF_LIFE)
        for one in publications
    ]
    total = sum(weights)
    if total <= 0:
        return Estimate(0.0, len(weights), 0.0, _scaled(count_range(0)[1], enough), method="relevance")
    ratio = exp(1.96 * sqrt(sum(one * one for one in weights)) / total)
    low, high = _scaled(total / ratio, enough), _scaled(total * ratio, enough)
    return Estimate(_scaled(total, enough), len(weights), low, high, method="relevance")


def _scaled(weight: float, enough: float) -> float:
    return 100 * (1 - exp(-weight / enough))


def echo(reacting: int | None, posts: int) -> Estimate:
    """Say how many different people of the subject react to a content.

    Examples
    --------
    >>> echo(30, 10).value, echo(None, 10).value
    (3.0, None)
    """
    if reacting is None or posts < 1:
        return unknown("not_measurable", posts, method="echo")
    low, high = count_range(reacting)
    return Estimate(reacting / posts, posts, low / posts, high / posts, method="echo")


def share_of_voice(own: int, everybody: int) -> Estimate:
    """Say which part of all contributions on the subject is somebody's.

    Examples
    --------
    >>> share_of_voice(5, 50).value, share_of_voice(0, 0).reason
    (0.1, 'not_measurable')
    """
    return share(own, everybody, reason="not_measurable", method="share_of_voice")
