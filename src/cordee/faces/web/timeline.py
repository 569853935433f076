"""The timeline's picture: one line a person, one mark a touch, the carrier's initials in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.speech import Words

SPANS = ("90", "365", "730")
LINES = 12
MARKS_A_LINE = 80
MARK_WIDE = 2.3


def drawn(words: Words, touches: Sequence[dict[str, Any]], names: Mapping[str, str], since: date, until: date) -> dict[str, Any]:
    """Place every touch on its person's line; those who came most stand first, the rest are counted."""
    lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in touches:
        lines[one["person_id"] or ""].append(one)
    order = sorted(lines, key=lambda key: (key == "", -len(lines[key]), names.get(key, key)))
    start = datetime.combine(since, time())
    whole = max(1.0, (datetime.combine(until, time()) - start).total_seconds())
    found = []
    for key in order[:LINES]:
        marks = [_mark(words, one, (one["happened_at"] - start).total_seconds() / whole) for one in lines[key][-MARKS_A_LINE:]]
        _dodge(marks)
        found.append({"name": names.get(key) or words("one.nameless"), "marks": marks, "n": len(lines[key])})
    return {"lines": found, "more": max(0, len(order) - LINES), "ticks": _ticks(words, since, until)}


def _mark(words: Words, one: dict[str, Any], place: float) -> dict[str, str]:
    kind = "ours" if one["direction"] == "out" else "high" if one["intent"] == "high" else ""
    title = f"{words.date(one['happened_at'], short=True)}, {words.text(name_of(one['technique']))}"
    return {
        "x": f"{min(99.0, max(1.0, place * 98 + 1)):.2f}%",
        "y": "28",
        "kind": kind,
        "letters": initials(one["carrier"] or ""),
        "title": title,
    }


def _dodge(marks: list[dict[str, str]]) -> None:
    """Move marks that would cover the one before or after them up or down."""
    taken: dict[str, float] = {}
    for number, one in enumerate(marks):
        x = _place(one)
        near = number + 1 < len(marks) and _place(marks[number + 1]) - x < MARK_WIDE
        if near or any(x - last < MARK_WIDE for last in taken.values()):
            one["y"] = min(("15", "41"), key=lambda lane: taken.get(lane, -MARK_WIDE))
        taken[one["y"]] = x


def _place(mark: dict[str, str]) -> float:
    return float(mark["x"].rstrip("%"))


def initials(name: str) -> str:
    """Give the initials of somebody.

    Examples
    --------
    >>> initials("Jeanne de La Tour"), initials("jd@example.org"), initials("")
    ('JT', 'JD', '')
    """
    bare = name.partition("@")[0].replace(".", " ").replace("-", " ").replace("_", " ").split()
    if not bare:
        return ""
    return (bare[0][:2] if len(bare) == 1 else bare[0][0] + bare[-1][0]).upper()


def _ticks(words: Words, since: date, until: date) -> list[tuple[str, str]]:
    months = (until.year - since.year) * 12 + until.month - since.month
    step = 1 if months <= 4 else 2 if months <= 13 else 4
    found, day = [], (since.replace(day=1) + timedelta(days=32)).replace(day=1)
    whole = max(1, (until - since).days)
    while day < until:
        if (day.month - 1) % step == 0:
            found.append((f"{(day - since).days / whole * 98 + 1:.2f}%", words.month(day)))
        day = (day + timedelta(days=32)).replace(day=1)
    return found
