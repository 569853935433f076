"""Where things are drawn: shares of a whole, slopes. Positions only, as text in per cent; templates draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cordee.core.vocabulary.axis import stacked
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Why
from cordee.faces.web.speech import Words

SLOPE_ROW = 32
TELLING = 3
HAIR = 0.3  # between two shares, in per cent


def shares(parts: Sequence[float]) -> list[dict[str, str]]:
    """Lay shares side by side, with a hair between them."""
    return [
        {"x": f"{start:.2f}%", "width": f"{max(0.2, width - HAIR):.2f}%", "number": str(number)}
        for number, (start, width) in enumerate(stacked(parts))
        if width > 0
    ]


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
                "where": ", ".join(str(one) for one in (year, words.country(country)) if one),
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
