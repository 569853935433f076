"""How deep somebody's conversations go, how wide their circle is, how much they speak of themselves: apart, never one number.

Likes, views, impressions and followers count for nothing here; no function takes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from cordee.core.opinion.measured import Measured, geometric, missing, share
from cordee.core.vocabulary.evidence import Evidence

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

    turns: Measured
    deep: Measured
    words: Measured
    exchanges: Measured


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
        A row of ``traces.conversations``; None where the facts hold none.
    lengths
        Contacts by the power of two that their words reach, from ``traces.lengths``.
    addressed
        A row of ``traces.exchanges``.

    Examples
    --------
    >>> found = depth(talks={"talks": 4, "deep": 3, "level": 8_000_000, "level_squares": 16_000_000})
    >>> found.turns.value, found.deep.value, found.words.evidence.reason
    (4.0, 0.75, 'not_measurable')
    """
    turns, deep = missing("turns"), missing("deep")
    if talks:
        many, high, level, squares = (int(talks[name]) for name in ("talks", "deep", "level", "level_squares"))
        turns = geometric(many, level * log(2) / SCALE, squares * log(2) ** 2 / SCALE, "turns")
        deep = share(high, many, "deep")
    return Depth(
        turns=turns,
        deep=deep,
        words=_words(lengths or {}),
        exchanges=share(int(addressed["answered"]), int(addressed["addressed_by"]), "exchanges")
        if addressed
        else missing("exchanges"),
    )


def _words(lengths: Mapping[int, int]) -> Measured:
    """Take the middle of each step, on the scale of logarithms."""
    levels = {step: (step + 0.5) * log(2) for step in lengths}
    n = sum(lengths.values())
    level = sum(many * levels[step] for step, many in lengths.items())
    return geometric(n, level, sum(many * levels[step] ** 2 for step, many in lengths.items()), "words")


def breadth(contacts: Mapping[str, int]) -> Measured:
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
        return missing("breadth")
    shares = [many / n for many in counts]
    entropy = -sum(one * log(one) for one in shares)
    if n == 1:
        return Measured(1.0, Evidence(1, reason="one_case", formula="breadth"))
    half = 1.96 * sqrt(max(sum(one * log(one) ** 2 for one in shares) - entropy**2, 0.0) / n)
    return Measured(exp(entropy), Evidence(n, exp(max(entropy - half, 0.0)), exp(entropy + half), formula="breadth"))


def self_promotion(own: int, contents: int) -> Measured:
    """Say how much of what somebody publishes speaks of themselves.

    Examples
    --------
    >>> self_promotion(5, 20).value
    0.25
    """
    return share(own, contents, "self_promotion")
