"""Depth against reach: how far people are listened to in earnest upwards, how many they reach sideways; never one figure.

Depth comes first, with its range. Whoever's reach nobody knows stands beside the axis, whoever's depth is not known below it:
neither is a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from string import ascii_uppercase
from typing import Any

from cordee.core.opinion.classes import IDS, PARTS
from cordee.core.vocabulary.axis import Axis, axis_for
from cordee.faces.web.leaders import SUREST, below
from cordee.faces.web.speech import Words

Row = Mapping[str, Any]
MOST = 12  # people drawn; the table holds the others
ENOUGH_TALKS = 2  # people with measured talks, from whom on talks are what is drawn
LEFT, RIGHT, BESIDE = 24.0, 97.0, 12.0  # of the width, in per cent
TOP, BOTTOM, BELOW = 5.0, 74.0, 92.0  # of the height
NEAR = 8.0  # marks that are closer than this, in per cent, are set apart where their place says nothing
TURN = 58.0  # to the right of this, a name stands left of its mark
LISTENED = ("leader", "expert", "emerging expert", "maven")


@dataclass(frozen=True, slots=True)
class Stood:
    """Somebody to be placed: depth with its range, and reach; None where it is not known."""

    name: str
    depth: float | None
    low: float | None
    high: float | None
    reach: int | None
    part: str = ""
    called: str = ""


def of_territory(words: Words, rows: Sequence[Row], asked: str = "") -> dict[str, Any] | None:
    """Draw the people of a territory; None where of nobody depth is known.

    Parameters
    ----------
    rows
        Rows of ``leaders`` in the order of the page.
    asked
        What to draw upwards: ``talks`` (how many of their talks go deep) or ``raters`` (above how many raters place them);
        empty for talks where they are measured, else raters.
    """
    there = {
        "talks": sum(row["depth"] is not None for row in rows),
        "raters": sum(row["expertise"] is not None for row in rows),
    }
    known = [kind for kind, n in there.items() if n]
    if not known:
        return None
    kind = asked if asked in known else "talks" if there["talks"] >= ENOUGH_TALKS else "raters" if there["raters"] else "talks"
    people = [_by_talks(words, row) if kind == "talks" else _by_raters(words, row) for row in rows]
    axis = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))
    found = drawn(words, people, axis, [words.share(one) for one in axis.ticks])
    return found | {"kind": kind, "upwards": words(f"reach.up.{kind}"), "other": next((one for one in known if one != kind), "")}


def of_people(words: Words, people: Sequence[Stood]) -> dict[str, Any] | None:
    """Draw people by the answers that their texts get; None where of nobody these are known."""
    highs = [one.high or one.depth or 0.0 for one in people if one.depth is not None]
    if not highs:
        return None
    most = axis_for([max(max(highs), 1.0) / 10], most=10.0).high * 10
    axis = Axis(0.0, most, tuple(most * step / 4 for step in range(5)))
    found = drawn(words, people, axis, [words.number(one, 0 if most >= 4 else 1) for one in axis.ticks])
    return found | {"kind": "answers", "upwards": words("reach.up.answers"), "other": ""}


def drawn(words: Words, people: Sequence[Stood], axis: Axis, names: Sequence[str]) -> dict[str, Any]:
    """Place people on two axes, with a letter each.

    Parameters
    ----------
    axis
        The axis of depth; ``names`` are how its ticks are written.
    """
    shown = people[:MOST]
    across = _across(one.reach for one in shown)
    marks: list[dict[str, Any]] = []
    beside: list[float] = []
    under: list[float] = []
    for letter, one in zip(ascii_uppercase, shown, strict=False):
        x = BESIDE if one.reach is None else LEFT + across.place(_log(one.reach)) * (RIGHT - LEFT) / 100
        y = BELOW if one.depth is None else _up(axis, one.depth)
        if one.depth is None:
            x = _apart(x, under) if one.reach is None else x
            under.append(x)
        elif one.reach is None:
            x = BESIDE + 6.0 * (sum(abs(y - each) < NEAR for each in beside) % 2)
            beside.append(y)
        ranged = one.depth is not None and one.low is not None and one.high is not None
        marks.append(
            {
                "letter": letter, "name": one.name, "part": one.part, "called": one.called, "x": _cent(x), "y": _cent(y), "left": x > TURN,
                "from": _cent(_up(axis, one.low)) if ranged and one.low is not None else "", "to": _cent(_up(axis, one.high)) if ranged and one.high is not None else "",
                "heard": one.part in LISTENED, "unplaced": one.depth is None,
                "reach": words.number(one.reach) if one.reach is not None else words("reach.unknown"),
            }
        )  # fmt: skip
    ticks = [
        {"x": _cent(LEFT + across.place(power) * (RIGHT - LEFT) / 100), "name": words.number(10**power)} for power in across.ticks
    ]
    return {
        "marks": marks, "beyond": len(people) - len(shown), "across": ticks,
        "up": [{"y": _cent(_up(axis, at)), "name": name} for at, name in zip(axis.ticks, names, strict=True)],
        "any_beside": any(one.reach is None for one in shown), "any_below": any(one.depth is None for one in shown),
        "any_reach": any(one.reach is not None for one in shown),
        "left": _cent(LEFT), "right": _cent(RIGHT), "beside": _cent(BESIDE + 3), "top": _cent(TOP), "bottom": _cent(BOTTOM), "below": _cent(BELOW - 8),
    }  # fmt: skip


def _by_talks(words: Words, row: Row) -> Stood:
    evidence = row["depth_evidence"]
    return Stood(row["name"], row["depth"], evidence["low"], evidence["high"], row["audience"], row["part"], _called(words, row))


def _by_raters(words: Words, row: Row) -> Stood:
    evidence, value = row["expertise_evidence"], row["expertise"]
    if value is None:
        return Stood(row["name"], None, None, None, row["audience"], row["part"], _called(words, row))
    low, high, place = (min(SUREST, max(1 - SUREST, below(one))) for one in (evidence["low"], evidence["high"], value))
    return Stood(row["name"], place, low, high, row["audience"], row["part"], _called(words, row))


def _called(words: Words, row: Row) -> str:
    found = PARTS[IDS.index(row["part"])]
    return words.text(found.internal if row["internal"] else found.name)


def _across(reaches: Iterable[int | None]) -> Axis:
    """Give the axis of reach: powers of ten around those that are known, two of them at least."""
    known = [_log(one) for one in reaches if one is not None] or [1.0, 3.0]
    low, high = floor(min(known)), ceil(max(known))
    high = max(high, low + 2)
    return Axis(float(low), float(high), tuple(float(one) for one in range(low, high + 1)))


def _log(reach: int) -> float:
    return log10(max(reach, 1))


def _up(axis: Axis, value: float) -> float:
    return BOTTOM - axis.place(value) * (BOTTOM - TOP) / 100


def _apart(x: float, taken: Sequence[float]) -> float:
    while any(abs(x - one) < NEAR for one in taken) and x < LEFT:
        x += NEAR / 2
    return x


def _cent(value: float) -> str:
    return f"{value:.2f}%"
