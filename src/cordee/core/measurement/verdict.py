"""The verdict from observation: converts better, worse, like the rest, or unknown with what would settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cordee.core.measurement.intervals import Interval, newcombe

Word = Literal["better", "worse", "same", "unknown"]
MOST = 400
BEST_BET_FROM = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """Won and closed cases of one key."""

    wins: int
    closed: int

    def __post_init__(self) -> None:
        if not 0 <= self.wins <= self.closed:
            raise ValueError("wins lie between 0 and the closed cases")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a verdict asks for: closed cases, wins seen or expected, and the width of "like the rest" as a share."""

    closed: int = 30
    wins: int = 5
    same: float = 0.08


DEFAULT_BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word, the difference to the rest, and about how many more closed cases would settle it (401: over 400)."""

    word: Word
    difference: Interval | None
    lacking: int | None


def judge(own: Counts, rest: Counts, bounds: Bounds = DEFAULT_BOUNDS) -> Verdict:
    """Say how one key converts against all the others together. It describes; it proves nothing.

    Examples
    --------
    >>> judge(Counts(49, 164), Counts(160, 821)).word
    'better'
    >>> found = judge(Counts(7, 22), Counts(202, 963))
    >>> found.word, found.lacking >= 8
    ('unknown', True)
    """
    if not own.closed or not rest.closed:
        return Verdict("unknown", None, min(bounds.closed, MOST + 1) if not own.closed else None)
    difference = newcombe(own.wins, own.closed, rest.wins, rest.closed)
    word = _word(own, rest, difference, bounds)
    lacking = _lacking(own, rest, bounds) if word == "unknown" else None
    return Verdict(word, difference, lacking)


def best_bet(counts: Mapping[str, Counts], words: Mapping[str, Word], *, weight: int = 10) -> str | None:
    """Name the unknown key that most deserves a try: the best rate after shrinking towards all keys' rate.

    Parameters
    ----------
    counts
        Won and closed cases of every key.
    words
        The verdict of each key that may be proposed.
    weight
        How many closed cases of all keys' rate each key is given on top of its own: the more, the less few cases count.
    """
    total = Counts(sum(one.wins for one in counts.values()), sum(one.closed for one in counts.values()))
    if not total.closed:
        return None
    overall = total.wins / total.closed

    def shrunk(key: str) -> float:
        return (counts[key].wins + weight * overall) / (counts[key].closed + weight)

    fitting = [key for key, word in words.items() if word == "unknown" and counts[key].closed >= BEST_BET_FROM]
    best = max(sorted(fitting), key=shrunk, default=None)
    return best if best is not None and shrunk(best) > overall else None


def _word(own: Counts, rest: Counts, difference: Interval, bounds: Bounds) -> Word:
    expected = own.closed * rest.wins / rest.closed
    if own.closed < bounds.closed or max(own.wins, expected) < bounds.wins:
        return "unknown"
    if difference.low > 0:
        return "better"
    if difference.high < 0:
        return "worse"
    if -bounds.same <= difference.low and difference.high <= bounds.same:
        return "same"
    return "unknown"


def _lacking(own: Counts, rest: Counts, bounds: Bounds) -> int:
    """Find how many more closed cases, at the rate seen so far, would give a verdict."""
    least = max(1, bounds.closed - own.closed)
    rate = own.wins / own.closed
    for more in range(least, MOST + 1):
        grown = Counts(round(rate * (own.closed + more)), own.closed + more)
        if _word(grown, rest, newcombe(grown.wins, grown.closed, rest.wins, rest.closed), bounds) != "unknown":
            return more
    return MOST + 1
