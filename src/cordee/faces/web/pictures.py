"""Where things are drawn: axes, shares of a whole, slopes. Positions only, as text in per cent; templates draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Why
from cordee.faces.web.speech import Words

SLOPE_ROW = 32
TELLING = 3


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from 0: its end and its ticks."""

    top: float
    ticks: tuple[float, ...]


def axis(highest: float) -> Axis:
    """Choose an axis of three to five ticks that holds a share.

    Examples
    --------
    >>> axis(0.57)
    Axis(top=0.6, ticks=(0.0, 0.2, 0.4, 0.6))
    """
    for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.25):
        parts = math.ceil(highest / step - 1e-9)
        if parts <= 4:
            return Axis(round(parts * step, 4) or step, tuple(round(number * step, 4) for number in range(max(1, parts) + 1)))
    return Axis(1.0, (0.0, 0.5, 1.0))


def shares(parts: Sequence[float]) -> list[dict[str, str]]:
    """Lay shares side by side, with a hair between them."""
    found, start = [], 0.0
    for number, part in enumerate(parts):
        if part > 0:
            found.append({"x": f"{start * 100:.2f}%", "width": f"{max(0.2, part * 100 - 0.3):.2f}%", "number": str(number)})
        start += part
    return found


def slopes(words: Words, gaps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Set the ranks of each outside survey beside ours, with lines between them."""
    found = []
    for key in dict.fromkeys((row["survey"], row["year"], row["country"]) for row in gaps):
        mine = [row for row in gaps if (row["survey"], row["year"], row["country"]) == key and row["rank_here"] is not None]
        if not mine:
            continue
        there = sorted(mine, key=lambda row: row["rank_there"])
        here = sorted(mine, key=lambda row: row["rank_here"])
        place = {row["technique"]: number for number, row in enumerate(here)}
        lines = []
        for number, row in enumerate(there):
            kind = _kind(row["gap"])
            lines.append(
                {"from": str(number * SLOPE_ROW + 16), "to": str(place[row["technique"]] * SLOPE_ROW + 16), "kind": kind}
            )
        telling = sorted((row for row in mine if _kind(row["gap"])), key=lambda row: -abs(row["gap"]))[:3]
        survey, year, country = key
        found.append(
            {
                "survey": survey,
                "where": ", ".join(str(one) for one in (year, country) if one),
                "there": [_named(words, row, "rank_there") for row in there],
                "here": [_named(words, row, "rank_here") for row in here],
                "lines": sorted(lines, key=lambda one: one["kind"]),
                "height": str(len(mine) * SLOPE_ROW),
                "said": [_said(words, row) for row in telling],
                "why": Why(words("tech.gap"), ((words("why.how"), words("tech.gap.why")), (words("why.rests"), survey))),
            }
        )
    return found


def _kind(gap: int) -> str:
    return "down" if gap >= TELLING else "up" if gap <= -TELLING else ""


def _named(words: Words, row: dict[str, Any], rank: str) -> dict[str, Any]:
    return {"name": words.text(name_of(row["technique"])), "rank": row[rank], "kind": _kind(row["gap"])}


def _said(words: Words, row: dict[str, Any]) -> str:
    key = "tech.gap.more" if row["gap"] > 0 else "tech.gap.less"
    return words(key, name=words.text(name_of(row["technique"])), there=row["rank_there"], here=row["rank_here"])
