"""Whether somebody may be contacted: what they said, for which channel, purpose and topic; the latest objection wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Channel = Literal["email", "social", "event", "call", "letter", "task"]
COLLEAGUE = "colleague"
CHANNELS: tuple[Channel, ...] = ("email", "social", "event", "call", "letter", "task")
IMPORTED_CHANNELS: dict[str, str] = {"phone": "call", "post": "letter", "all": ""}


@dataclass(frozen=True, slots=True)
class Said:
    """One consent or objection. An empty channel, purpose or topic means every one.

    Parameters
    ----------
    granted
        True for a consent, False for an objection.
    said_at
        When it was said (UTC).
    by_themselves
        Whether the person said it to us: on our pages, or with a proof that somebody typed in. What an import brings
        is only what another tool believed.
    through
        ``colleague`` where one of ours heard it from them, on the telephone say, and wrote it down: an objection heard so
        holds against whatever an import says; it is not the person's own word, which may lift it.
    """

    granted: bool
    said_at: datetime
    channel: str = ""
    purpose: str = ""
    topic: str = ""
    basis: str = "consent"
    by_themselves: bool = False
    source: str = ""
    through: str = ""

    @property
    def binds(self) -> bool:
        """Whether an import cannot go against it: their own word, or an objection that one of ours heard from them."""
        return self.by_themselves or (bool(self.through) and not self.granted)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: open, consented or objected, and the statement that decides."""

    state: Literal["open", "consented", "objected"]
    because: Said | None = None

    @property
    def blocked(self) -> bool:
        """Whether they objected."""
        return self.state == "objected"


def standing(said: Iterable[Said], *, channel: str, purpose: str = "", topic: str = "") -> Standing:
    """Judge what somebody's statements say of one channel, purpose and topic.

    The latest statement that speaks of it decides; at one moment an objection does. But what somebody told us
    themselves, and an objection that one of ours heard from them, gives way only to what they tell us themselves: an
    import that still says yes lifts no objection.

    Examples
    --------
    >>> no = Said(False, datetime(2026, 3, 1), by_themselves=True)
    >>> standing([no, Said(True, datetime(2026, 5, 1), "email")], channel="email").state
    'objected'
    >>> heard = Said(False, datetime(2026, 3, 1), "call", through="colleague")
    >>> standing([heard, Said(True, datetime(2026, 5, 1))], channel="call").state
    'objected'
    """
    speaking = [one for one in said if one.channel in ("", channel) and one.purpose in ("", purpose) and one.topic in ("", topic)]
    own = max((one for one in speaking if one.binds), key=_when, default=None)
    if own is not None and not own.granted:
        return Standing("objected", own)
    later = [one for one in speaking if not one.granted and own is not None and one.said_at > own.said_at]
    deciding = max(later or ([own] if own else speaking), key=_when, default=None)
    if deciding is None:
        return Standing("open")
    return Standing("consented" if deciding.granted else "objected", deciding)


def _when(one: Said) -> tuple[datetime, bool]:
    return one.said_at, not one.granted


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of the book, with every subject that it was written under."""

    subjects: tuple[str, ...]
    said: Said


class Statements(Protocol):
    """The book of what people said, by the subjects (keyed hashes) of all that names them."""

    def said_by(self, subjects: Collection[str]) -> list[Said]:
        """Give everything that was said by somebody who goes by any of these subjects, oldest first."""
        ...

    def written(self) -> list[Entry]:
        """Give everything that was typed in or said on our pages, oldest first."""
        ...

    def say(self, subjects: Collection[str], said: Said, *, proof: str = "", author: int | None = None) -> int:
        """Write a statement down for every subject, at once; give the number of one of its lines, by which it is answered."""
        ...
