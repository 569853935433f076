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
FIRST, RIGHT = 12.0, 97.0  # of the width, in per cent: where marks begin and end
EACH, WIDEST = 8.0, 56.0  # the room of one whose reach is not known, and of all of them
TOP, BOTTOM, BELOW = 5.0, 74.0, 92.0  # of the height
TALL, LONG = (
    6.0,
    26.0,
)  # the room that a mark with its name takes, in per cent; a name that has none stands beside the picture alone
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
    unknown = [one for one in shown if one.reach is None]
    left = FIRST + min(WIDEST, max(EACH, EACH * len(unknown))) if unknown else FIRST
    places = [
        (FIRST + (left - FIRST) * (unknown.index(one) + 0.2) / len(unknown), _height(axis, one.depth)) if one.reach is None
        else (left + across.place(_log(one.reach)) * (RIGHT - left) / 100, _height(axis, one.depth))
        for one in shown
    ]  # fmt: skip
    marks = [
        _mark(words, letter, one, place, axis, room=not any(_near(place, other) for other in places if other is not place))
        for letter, one, place in zip(ascii_uppercase, shown, places, strict=False)
    ]
    ticks = [
        {"x": _cent(left + across.place(power) * (RIGHT - left) / 100), "name": words.number(10**power)} for power in across.ticks
    ]
    return {
        "marks": marks, "beyond": len(people) - len(shown), "across": ticks,
        "up": [{"y": _cent(_up(axis, at)), "name": name} for at, name in zip(axis.ticks, names, strict=True)],
        "any_beside": bool(unknown), "any_below": any(one.depth is None for one in shown), "any_reach": len(unknown) < len(shown),
        "left": _cent(left), "bottom": _cent(BOTTOM), "below": _cent(BELOW - 8),
    }  # fmt: skip


def _mark(words: Words, letter: str, one: Stood, place: tuple[float, float], axis: Axis, *, room: bool) -> dict[str, Any]:
    """Give what is drawn of one person: letter, place, range, and the name where it has room."""
    low, high = (one.low, one.high) if one.depth is not None else (None, None)
    return {
        "letter": letter, "name": one.name, "part": one.part, "called": one.called, "x": _cent(place[0]), "y": _cent(place[1]),
        "left": place[0] > TURN, "named": room, "heard": one.part in LISTENED, "unplaced": one.depth is None,
        "from": _cent(_up(axis, low)) if low is not None else "", "to": _cent(_up(axis, high)) if high is not None else "",
    }  # fmt: skip


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < LONG and abs(one[1] - other[1]) < TALL


def _height(axis: Axis, depth: float | None) -> float:
    return BELOW if depth is None else _up(axis, depth)


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


def _cent(value: float) -> str:
    return f"{value:.2f}%"
