"""Rules that share a win out by where its touches stand: first, last, U, W, time decay and the like, one declaration each.

A rule states an opinion about touches; none of them is evidence. The chain is in ``markov``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cordee.core.measurement.loops import score_weights
from cordee.core.measurement.paths import Paths, Real, Whole
from cordee.core.measurement.spread import Spread


@dataclass(frozen=True, slots=True)
class Rule:
    """How much of a win goes to which touch, before the parts that are there are brought up to one.

    Parameters
    ----------
    first, lead, opportunity, last
        Part of the first touch, of the last touch up to the lead and up to the opportunity, and of the last touch.
        A touch that is two of these has both parts.
    rest
        Part that all other touches share evenly.
    half_life
        Days after which a touch counts half as much; None where time does not matter.
    distinct
        Whether a channel counts once however often it was met, each as much.
    """

    first: float = 0.0
    lead: float = 0.0
    opportunity: float = 0.0
    last: float = 0.0
    rest: float = 0.0
    half_life: float | None = None
    distinct: bool = False

    @property
    def needs_milestones(self) -> bool:
        """Whether it must know when there was a lead and an opportunity."""
        return self.lead + self.opportunity > 0


# Parts as HubSpot's and Google's manuals give them: 40/40/20, 30/30/30/10, 4 × 22.5/10, 20/60/20, half-life of 7 days.
RULES = {
    "first": Rule(first=1.0),
    "last": Rule(last=1.0),
    "linear": Rule(rest=1.0),
    "linear_distinct": Rule(distinct=True),
    "u": Rule(first=0.4, lead=0.4, rest=0.2),
    "u_position": Rule(first=0.4, last=0.4, rest=0.2),
    "w": Rule(first=0.3, lead=0.3, opportunity=0.3, rest=0.1),
    "full_path": Rule(first=0.225, lead=0.225, opportunity=0.225, last=0.225, rest=0.1),
    "time_decay": Rule(half_life=7.0),
    "j": Rule(first=0.2, last=0.6, rest=0.2),
}


def allot(rule: Rule, paths: Paths) -> Real:
    """Give each touch its part of its journey; the parts of a journey add up to one.

    Parts whose touch is not there (no lead was seen, no touch stands between) go to those that are, in proportion.

    Examples
    --------
    >>> import numpy as np
    >>> won = np.ones(1)
    >>> one = Paths(np.array([0, 4], dtype=np.int32), np.array([0, 1, 1, 2], dtype=np.int32), won, 0 * won, won)
    >>> [round(part, 3) for part in allot(RULES["u_position"], one).tolist()]
    [0.4, 0.1, 0.1, 0.4]
    >>> [round(part, 3) for part in allot(RULES["linear_distinct"], one).tolist()]
    [0.333, 0.333, 0.0, 0.333]
    """
    if rule.distinct:
        parts = _first_meetings(paths).astype(float)
    elif rule.half_life is not None:
        parts = _decayed(paths, rule.half_life)
    elif rule.rest == 1.0:
        parts = np.ones(len(paths.touches))
    else:
        parts = _anchored(rule, paths)
    return parts / np.repeat(_summed(parts, paths), np.diff(paths.offsets))


def credits_of(parts: Real, paths: Paths, channels: int) -> Real:
    """Sum what each channel gets."""
    each = parts * np.repeat(paths.worth, np.diff(paths.offsets))
    return np.bincount(paths.touches, weights=each, minlength=channels).astype(np.float64)


def score_parts(paths: Paths, parts: Real, spread: Spread) -> None:
    """Add to the spread what each cluster of a batch gives to each channel."""
    starts = paths.starts if paths.starts is not None else np.zeros(0, dtype=bool)
    score_weights(
        paths.offsets, paths.touches, parts, paths.wins, paths.worth, starts, paths.starts is None,
        spread.share, spread.whole, spread.score, spread.carried, spread.sums,
    )  # fmt: skip


def _anchored(rule: Rule, paths: Paths) -> Real:
    some = np.diff(paths.offsets) > 0
    begin, end = paths.offsets[:-1][some], paths.offsets[1:][some] - 1
    lead, opportunity = (one[some] for one in paths.marks) if paths.marks is not None else (end[:0], end[:0])
    parts = np.zeros(len(paths.touches))
    anchors = ((rule.first, begin), (rule.lead, lead), (rule.opportunity, opportunity), (rule.last, end))
    held = np.zeros(len(parts), dtype=bool)
    for part, places in anchors:
        if part:
            there = places[places >= 0]
            parts[there] += part
            held[there] = True
    others = _summed((~held).astype(float), paths)
    share = np.divide(rule.rest, others, out=np.zeros_like(others), where=others > 0)
    return parts + np.where(held, 0.0, np.repeat(share, np.diff(paths.offsets)))


def _decayed(paths: Paths, half_life: float) -> Real:
    if paths.days is None:
        raise ValueError("time decay needs to know when touches happened: a column touched_at")
    lengths = np.diff(paths.offsets)
    some = lengths > 0
    latest = np.zeros(len(lengths))
    latest[some] = np.maximum.reduceat(paths.days, paths.offsets[:-1][some]) if some.any() else 0.0
    return np.exp2((paths.days - np.repeat(latest, lengths)) / half_life)


def _first_meetings(paths: Paths) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Say of each touch whether its journey meets the channel for the first time."""
    rows = np.repeat(np.arange(len(paths)), np.diff(paths.offsets))
    channels = int(paths.touches.max(initial=0)) + 1
    _, first = np.unique(rows * channels + paths.touches, return_index=True)
    found = np.zeros(len(paths.touches), dtype=bool)
    found[first] = True
    return found


def _summed(parts: Real, paths: Paths) -> Real:
    """Sum parts by journey."""
    rows: Whole = np.repeat(np.arange(len(paths), dtype=np.int32), np.diff(paths.offsets))
    return np.bincount(rows, weights=parts, minlength=len(paths)).astype(np.float64)
