"""How deep somebody's conversations go, how wide their circle is, how much they speak of themselves: apart, never one number.

Likes, views, impressions and followers count for nothing here; no function takes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.special import stdtrit

from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.shares import share

SCALE = 1_000_000  # in which ``traces.conversations`` sums logarithms


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep somebody's conversations go.

    Parameters
    ----------
    turns
        Of an ordinary conversation.
    deep
        Share of conversations of three turns or more.
    words
        Of an ordinary contact.
    exchanges
        Of those who addressed the person, the share with whom words went both ways.
    """

    turns: Estimate
    deep: Estimate
    words: Estimate
    exchanges: Estimate


def depth(
    *,
    talks: Mapping[str, int] | None = None,
    lengths: Mapping[int, int] | None = None,
    addressed: Mapping[str, int] | None = None,
) -> Depth:
    """Judge how deep conversations go.

    Parameters
    ----------
    talks
        A row of ``traces.conversations`` or ``carrying.talks``; None where the facts hold none.
    lengths
        Contacts by the power of two that their words reach, from ``carrying.lengths``.
    addressed
        A row of ``carrying.addressed``.

    Examples
    --------
    >>> found = depth(talks={"talks": 4, "deep": 3, "level": 8_000_000, "level_squares": 16_000_000})
    >>> found.turns.value, found.deep.value, found.words.reason
    (4.0, 0.75, 'not_measurable')
    """
    turns, deep = unknown("not_measurable", method="turns"), unknown("not_measurable", method="deep")
    if talks:
        many, high, level, squares = (int(talks[name]) for name in ("talks", "deep", "level", "level_squares"))
        turns = geometric(many, level * log(2) / SCALE, squares * log(2) ** 2 / SCALE, "turns")
        deep = share(high, many, reason="not_measurable", method="deep")
    return Depth(
        turns=turns,
        deep=deep,
        words=_words(lengths or {}),
        exchanges=share(
            int(addressed["answered"]) if addressed else 0,
            int(addressed["addressed_by"]) if addressed else 0,
            reason="not_measurable",
            method="exchanges",
        ),
    )


def _words(lengths: Mapping[int, int]) -> Estimate:
    """Take the middle of each step, on the scale of logarithms."""
    levels = {step: (step + 0.5) * log(2) for step in lengths}
    n = sum(lengths.values())
    level = sum(many * levels[step] for step, many in lengths.items())
    return geometric(n, level, sum(many * levels[step] ** 2 for step, many in lengths.items()), "words")


def breadth(contacts: Mapping[str, int]) -> Estimate:
    """Say how many organisations somebody talks with, as if all equally often.

    Parameters
    ----------
    contacts
        Contacts by organisation.

    Examples
    --------
    >>> round(breadth({"a": 10, "b": 10}).value, 6), round(breadth({"a": 19, "b": 1}).value, 2)
    (2.0, 1.22)

    Notes
    -----
    Exponential of Shannon's entropy (Hill 1973); its range from the entropy's variance (Basharin 1959), never below one.
    """
    counts = [many for many in contacts.values() if many > 0]
    n = sum(counts)
    if not n:
        return unknown("not_measurable", method="breadth")
    shares = [many / n for many in counts]
    entropy = -sum(one * log(one) for one in shares)
    if n == 1:
        return unknown("one_case", 1, 1.0, method="breadth")
    half = 1.96 * sqrt(max(sum(one * log(one) ** 2 for one in shares) - entropy**2, 0.0) / n)
    return Estimate(exp(entropy), n, exp(max(entropy - half, 0.0)), exp(entropy + half), method="breadth")


def self_promotion(own: int, contents: int) -> Estimate:
    """Say how much of what somebody publishes speaks of themselves.

    Examples
    --------
    >>> self_promotion(5, 20).value
    0.25
    """
    return share(own, contents, reason="not_measurable", method="self_promotion")


def geometric(n: int, level: float, squares: float, method: str) -> Estimate:
    """Give a geometric mean from sums of logarithms, with Student's range on the logarithms.

    Parameters
    ----------
    n, level, squares
        How many; the sum of their natural logarithms; the sum of the squares of these.
    """
    if n < 1:
        return unknown("not_measurable", method=method)
    mean = level / n
    if n == 1:
        return unknown("one_case", 1, exp(mean), method=method)
    spread = sqrt(max(squares - n * mean * mean, 0.0) / (n - 1))
    half = float(stdtrit(n - 1, 0.975)) * spread / sqrt(n)
    return Estimate(exp(mean), n, exp(mean - half), exp(mean + half), method=method)
