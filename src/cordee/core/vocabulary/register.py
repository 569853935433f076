"""Register entries: lines under keys, never changed, never gone; a later line of a key takes the place of the one before and says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar


class Keyed(Protocol):
    """What a register keeps: something that goes by a key."""

    @property
    def key(self) -> str:
        """Its short name; empty for one that is about to be entered."""
        ...


Entry = TypeVar("Entry", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Line(Generic[Entry]):
    """One line of a register: what was written, the how-manieth of its key, when, by whom; and why, from the second on."""

    value: Entry
    number: int
    entered_at: datetime
    author: int | None = None
    why: str = ""


def standing(lines: Iterable[Line[Entry]], until: datetime | None = None) -> list[Line[Entry]]:
    """Give the last line of every key, as of a moment, without what was withdrawn; keys in the order they came.

    Examples
    --------
    >>> @dataclass(frozen=True)
    ... class Claim:
    ...     key: str
    ...     withdrawn: bool = False
    >>> at = [datetime(2026, 3, day) for day in (1, 2)]
    >>> lines = [Line(Claim("c1"), 1, at[0]), Line(Claim("c1", withdrawn=True), 2, at[1])]
    >>> len(standing(lines, at[0])), len(standing(lines))
    (1, 0)
    """
    latest: dict[str, Line[Entry]] = {}
    for one in lines:
        if until is not None and one.entered_at > until:
            continue
        known = latest.get(one.value.key)
        if known is None or one.number > known.number:
            latest[one.value.key] = one
    return [one for one in latest.values() if not getattr(one.value, "withdrawn", False)]


def history_of(lines: Iterable[Line[Entry]], key: str) -> list[Line[Entry]]:
    """Give every line of a key, the first first."""
    return sorted((one for one in lines if one.value.key == key), key=lambda one: one.number)
