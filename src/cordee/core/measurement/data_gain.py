"""What the fields that nobody uses would add: how much better an outcome is foreseen with each, on cases it has not seen.

A field is tried only where somebody says that it is known before the outcome; else it is suspect, and never a find.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cordee.core.measurement.ridge import Floats, Levels, chances, levels_of, losses
from cordee.core.vocabulary.estimate import Estimate, unknown

Known = Literal["before", "after", "unclear"]
Word = Literal["adds", "adds_nothing", "unknown", "suspect", "empty"]
Proposal = Literal["use", "archive", "delete", "ask", "wait"]
PROPOSALS: dict[Word, Proposal] = {
    "adds": "use", "adds_nothing": "archive", "unknown": "wait", "suspect": "ask", "empty": "delete",
}  # fmt: skip
LEAST_OUTCOMES = 30
WORTH_HAVING = 0.01
MOST_CASES = 50_000


@dataclass(frozen=True, slots=True)
class Gain:
    """What one field would add.

    Parameters
    ----------
    field
        Its name.
    filled
        In how many of the cases it is filled.
    gain
        Share of what is still open about the outcome that it settles, on cases it has not seen; negative where it misleads.
        Its range is widened for the number of fields tried, and is not narrowed by trying the same cases twice.
    better_order
        How much more often it puts a case that reached the outcome before one that did not (difference of two AUC).
    word
        ``adds``; ``adds_nothing`` (at most a hundredth); ``unknown``; ``suspect`` (when is this known?); ``empty``.
    because
        For a suspect: ``unclear``, ``after``, ``filled_with_the_outcome``.
    """

    field: str
    filled: int
    gain: Estimate
    better_order: Estimate
    word: Word
    because: str | None = None

    @property
    def proposal(self) -> Proposal:
        """What to do: use it, archive it, delete it, ask when it is known, or wait for more cases."""
        return PROPOSALS[self.word]


def gains(
    outcome: ArrayLike,
    unused: Mapping[str, Sequence[object]],
    *,
    used: Mapping[str, Sequence[object]],
    known: Mapping[str, Known],
    rng: np.random.Generator,
    when: ArrayLike | None = None,
    cluster: ArrayLike | None = None,
    folds: int = 5,
    repeats: int = 2,
    confidence: float = 0.95,
) -> list[Gain]:
    """Say of each unused field what it would add to those in use, on cases that it has not seen.

    Use it to decide what to do with a field. Do not take it for a cause: a field that foresees wins does not make them.

    Parameters
    ----------
    outcome
        Whether each case reached the outcome (won, left …).
    unused, used
        The fields, one value a case; None, NaN and "" are missing. ``used`` may be empty.
    known
        When each unused field is known, as somebody says who knows: ``before`` the outcome, ``after`` it, or ``unclear``. A field that
        is not named is unclear.
    when
        Times of the cases: then earlier ones teach and later ones judge. Without, chance parts them.
    cluster
        The account of each case: an account never both teaches and judges, and counts once in the ranges.
    folds, repeats
        Into how many parts, and how often anew (once where ``when`` is given).

    Returns
    -------
    list of Gain
        In the order of ``unused``. Fewer than 30 cases with or without the outcome: ``too_few_to_try``; hardly a value that occurs twice:
        ``no_level``.

    Notes
    -----
    Ridge logistic regression on levels, its penalty chosen inside the teaching cases. Range of the gain: paired losses of single cases,
    summed by cluster (Bayle, Bayle, Janson and Mackey 2020), at 1 − (1 − confidence) / fields tried. Range of the order: DeLong,
    DeLong and Clarke-Pearson (1988), paired; it takes cases for independent, so with clusters it is not given.
    """
    reached = np.asarray(outcome, dtype=np.float64)
    chosen = _chosen(len(reached), rng)
    reached = reached[chosen]
    group = np.arange(len(reached)) if cluster is None else np.unique(np.asarray(cluster)[chosen], return_inverse=True)[1]
    columns = {name: [values[place] for place in chosen] for name, values in unused.items()}
    words = {name: _set_aside(values, reached, known.get(name, "unclear")) for name, values in columns.items()}
    tried = [name for name, word in words.items() if word is None]
    few = min(reached.sum(), len(reached) - reached.sum()) < LEAST_OUTCOMES
    parts = [] if few or not tried else _parts(group, None if when is None else np.asarray(when)[chosen], rng, folds, repeats)
    base = [levels_of([values[place] for place in chosen]) for values in used.values()]
    without = _judged(base, reached, parts)
    sure = 1 - (1 - confidence) / max(len(tried), 1)
    found = []
    for name, values in columns.items():
        filled = sum(_is_filled(value) for value in values)
        word = words[name]
        if word is not None:
            reason = "not_tried"
            found.append(Gain(name, filled, unknown(reason, len(reached)), unknown(reason, len(reached)), *word))
        elif few:
            found.append(
                Gain(name, filled, unknown("too_few_to_try", len(reached)), unknown("too_few_to_try", len(reached)), "unknown")
            )
        else:
            with_it = _judged([*base, levels_of(values)], reached, parts)
            found.append(_compared(name, filled, reached, without, with_it, group, cluster is not None, sure))
    return found


def share_used(rows: Sequence[Mapping[str, Any]]) -> Estimate:
    """Give the share of fields that hold anything and that some result reads, from the rows of ``judge_data_use``.

    It is counted over every field, so it has no range: nothing was sampled.

    Examples
    --------
    >>> share_used([{"filled": 9, "used": True}, {"filled": 4, "used": False}, {"filled": 0, "used": False}]).value
    0.5
    """
    collected = [row for row in rows if row["filled"]]
    if not collected:
        return unknown("nothing_to_share", 0)
    return unknown("counted_whole", len(collected), sum(bool(row["used"]) for row in collected) / len(collected))


def order(chance: Floats, reached: Floats) -> tuple[float, Floats, Floats]:
    """Give how often a case that reached the outcome stands before one that did not, and each case's part in it (DeLong's).

    Examples
    --------
    >>> order(np.array([0.9, 0.4, 0.5, 0.1]), np.array([1.0, 1.0, 0.0, 0.0]))[0]
    0.75
    """
    ones, noughts = np.sort(chance[reached == 1]), np.sort(chance[reached == 0])
    above = _below(noughts, chance[reached == 1])
    under = 1 - _below(ones, chance[reached == 0])
    return float(above.mean()), above, under


def _below(ranked: Floats, values: Floats) -> Floats:
    both = np.searchsorted(ranked, values, side="left") + np.searchsorted(ranked, values, side="right")
    return np.asarray(both / (2 * len(ranked)))


def _chosen(n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Give the cases that are looked at: all, or as many as matter, by chance."""
    return np.arange(n) if n <= MOST_CASES else np.sort(rng.choice(n, MOST_CASES, replace=False))


def _is_filled(value: object) -> bool:
    return value is not None and value == value and value != ""


def _set_aside(values: Sequence[object], reached: Floats, known: Known) -> tuple[Word, str | None] | None:
    """Say why a field is not tried; None where it is."""
    filled = np.array([_is_filled(value) for value in values])
    if not filled.any():
        return "empty", None
    if known != "before":
        return "suspect", known
    with_it, without = (float(filled[reached == side].mean()) if (reached == side).any() else 0.0 for side in (1, 0))
    if min(with_it, without) == 0 and max(with_it, without) >= 0.05 and len(reached) >= 2 * LEAST_OUTCOMES:
        return "suspect", "filled_with_the_outcome"
    return None


def _parts(
    group: NDArray[np.int64], when: NDArray[Any] | None, rng: np.random.Generator, folds: int, repeats: int
) -> list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]]:
    """Give teaching cases, judged cases, and which teaching cases choose the penalty, for each part."""
    whole = int(group.max()) + 1
    found = []
    for _ in range(1 if when is not None else repeats):
        part = rng.permutation(whole) % folds if when is None else _later(group, when, whole, folds)
        inner = rng.permutation(whole) % 4 == 0
        for fold in range(folds):
            teaches = part != fold if when is None else part < fold
            teach, judged = np.flatnonzero(teaches[group]), np.flatnonzero((part == fold)[group])
            if len(teach) and len(judged):
                found.append((teach, judged, inner[group][teach]))
    return found


def _later(group: NDArray[np.int64], when: NDArray[Any], whole: int, folds: int) -> NDArray[np.int64]:
    """Part groups by their first time: the first half only teaches (part -1), the rest is judged in turn."""
    rank = np.argsort(np.argsort(when, kind="stable"), kind="stable")
    first = np.full(whole, len(when))
    np.minimum.at(first, group, rank)
    place = np.argsort(np.argsort(first, kind="stable"), kind="stable")
    return np.asarray(np.floor((place / whole - 0.5) * 2 * folds), dtype=np.int64).clip(-1)


def _judged(fields: Sequence[Levels], reached: Floats, parts: Sequence[Any]) -> Floats:
    """Give each case's chance, a mean over the parts that judged it; NaN where none did."""
    total, times = np.zeros(len(reached)), np.zeros(len(reached))
    for teach, judged, hold in parts:
        if fields:
            here = chances([one[teach] for one in fields], reached[teach], [one[judged] for one in fields], hold=hold)
        else:
            here = np.full(len(judged), np.clip(reached[teach].mean(), 1e-6, 1 - 1e-6))
        total[judged] += here
        times[judged] += 1
    return np.divide(total, times, out=np.full(len(reached), np.nan), where=times > 0)


def _compared(
    name: str, filled: int, reached: Floats, without: Floats, with_it: Floats, group: NDArray[np.int64], clustered: bool, sure: float
) -> Gain:  # fmt: skip
    seen = ~np.isnan(without)
    truth, one, other, of = reached[seen], without[seen], with_it[seen], group[seen]
    if np.allclose(one, other, rtol=0, atol=1e-9):
        nothing = unknown("no_level", len(np.unique(of)))
        return Gain(name, filled, nothing, nothing, "unknown")
    before, after = losses(one, truth), losses(other, truth)
    open_before = float(before.mean())
    _, places = np.unique(of, return_inverse=True)
    total = np.bincount(places, weights=before - after)
    sizes = np.bincount(places).astype(np.float64)
    value = float(total.sum() / sizes.sum())
    around = total - value * sizes
    k = len(total)
    spread = float(np.sqrt((around @ around) * k / (k - 1))) / float(sizes.sum())
    reach = NormalDist().inv_cdf(0.5 + sure / 2) * spread
    low, high = (value - reach) / open_before, (value + reach) / open_before
    gain = Estimate(value / open_before, k, low, high)
    word: Word = "adds" if low > 0 else "adds_nothing" if high < WORTH_HAVING else "unknown"
    return Gain(name, filled, gain, _better_order(one, other, truth, clustered, sure), word)


def _better_order(one: Floats, other: Floats, truth: Floats, clustered: bool, sure: float) -> Estimate:
    first, above, under = order(one, truth)
    second, above_then, under_then = order(other, truth)
    if clustered:
        return unknown("clustered", len(truth), second - first)
    variance = np.var(above_then - above, ddof=1) / len(above) + np.var(under_then - under, ddof=1) / len(under)
    reach = NormalDist().inv_cdf(0.5 + sure / 2) * float(np.sqrt(variance))
    return Estimate(second - first, len(truth), second - first - reach, second - first + reach)
