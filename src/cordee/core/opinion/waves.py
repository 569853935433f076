"""Wave against wave: how much more often each name comes to mind than the last time it was asked, with a range.

Unaided and aided are told apart. Nothing is compared where fewer than ten answered in one of the two waves, nor a list
that did not hold the name both times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.shares import newcombe

LEAST_COMPARED = 10  # answers in either wave below which no difference is told
KINDS = ("first", "unaided", "aided")
Row = Mapping[str, Any]


def compare_waves(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Give, by name and segment, the difference between each wave and the one before it on the same territory.

    Parameters
    ----------
    rows
        Rows of ``top_of_mind``.

    Notes
    -----
    Two shares of different people, by Newcombe (1998), method 10. Respondents go by another key in every wave, so that it is
    not known who answered twice; where the same people did, the range is wider than it need be.
    """
    by_wave: dict[tuple[str, str], dict[tuple[Any, int], dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if row["mention"]:
            wave = (row["until"], int(row["survey"]))
            by_wave[str(row["territory"]), str(row["segment"])][wave][str(row["mention"])] = row
    found = []
    for (_, _), waves in sorted(by_wave.items()):
        for before, after in pairwise(sorted(waves)):
            was, now = waves[before], waves[after]
            found += [_row(was.get(name), now[name], any_of(was)) for name in sorted(now)]
    return found


def any_of(rows: Mapping[str, Row]) -> Row:
    """Give one row of a wave: what they all share is read from it."""
    return next(iter(rows.values()))


def _row(was: Row | None, now: Row, wave: Row) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: now[name] for name in ("territory", "survey", "wave", "segment", "mention", "name", "ours", "until")
    } | {"before": int(wave["survey"]), "before_wave": wave["wave"], "before_until": wave["until"]}
    for kind in KINDS:
        row |= _kind(kind, was, now, wave)
    return row


def _kind(kind: str, was: Row | None, now: Row, wave: Row) -> dict[str, Any]:
    n_after = int(now[f"{kind}_share_evidence"]["n"])
    n_before = int((was or wave)[f"{kind}_share_evidence"]["n"])
    rows = f"top_of_mind?territory={now['territory']}"
    about = {"since": wave["until"], "until": now["until"], "formula": "wave_on_wave", "rows": rows}
    reason = None
    if now[kind] is None or was is None or was[kind] is None:
        reason = "not_told_twice"
    elif min(n_before, n_after) < LEAST_COMPARED:
        reason = "too_few_to_compare"
    n = min(n_before, n_after)
    if reason is not None or was is None:
        change = unknown(reason or "not_told_twice", n)
    else:
        change = newcombe(int(now[kind]), n_after, int(was[kind]), n_before).of(n)
    return change.columns(f"{kind}_change", **about)
