"""Erasing somebody: what is remembered of it, whom it keeps out, and what its search still found. Pure judgements."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from cordee.core.trust.consent import Said
from cordee.core.trust.subjects import subject_of

Because = Literal["request", "retention"]


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody who was erased: the id that stands for them, and the keyed hashes by which they stay out.

    Parameters
    ----------
    opaque
        ``erased-`` and twelve digits; it says nothing of whom it stands for.
    subjects
        One keyed hash an identifier.
    asked_at
        When the erasure began (UTC).
    because
        They asked for it, or the time to keep them was over.
    """

    opaque: str
    subjects: tuple[str, ...]
    asked_at: datetime
    because: Because = "request"


@dataclass(frozen=True, slots=True)
class Remains:
    """Where the search still found a mark: the place, what kind, how often. Never the mark itself."""

    place: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Gone:
    """What the register says of an erasure: when it was asked for and done, what the search left, whether it was lifted.

    Parameters
    ----------
    left
        How many marks the search found afterwards; None where nobody searched.
    lifted_at
        When the person came back, and may be taken in again.
    """

    opaque: str
    subjects: tuple[str, ...]
    asked_at: datetime
    done_at: datetime | None = None
    left: int | None = None
    lifted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """What an erasure took away, counted by place; and what the search found afterwards."""

    opaque: str
    counts: Mapping[str, int] = field(default_factory=dict)
    remains: tuple[Remains, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether the search found nothing any more."""
        return not self.remains


def opaque_id(subjects: Collection[str], secret: str) -> str:
    """Give the id that stands for an erased person: the same for the same subjects of one workspace.

    Examples
    --------
    >>> opaque_id(["b", "a"], "s") == opaque_id(["a", "b"], "s"), len(opaque_id(["a"], "s"))
    (True, 19)
    """
    said = "\n".join(sorted(subjects)).encode()
    return f"erased-{hmac.new(f'erased:{secret}'.encode(), said, hashlib.sha256).hexdigest()[:12]}"


def because_of(word: str) -> Because:
    """Read why somebody was erased; what is not known is taken for a request, which blocks more."""
    return "retention" if word == "retention" else "request"


def kept_out(keys: Iterable[str], subjects: Mapping[str, str], secret: str) -> dict[str, set[str]]:
    """Find the keys of erased people among those of an import.

    Parameters
    ----------
    keys
        Keys as facts hold them.
    subjects
        The hash of each identifier of somebody erased, and the id that stands for them.
    secret
        The workspace's secret.

    Returns
    -------
    dict
        For each id that stands for somebody, their keys in the import.
    """
    found: dict[str, set[str]] = {}
    for key in keys:
        if (opaque := subjects.get(subject_of(key, secret))) is not None:
            found.setdefault(opaque, set()).add(key)
    return found


class Erasures(Protocol):
    """The book of erasures: the register's entries, and the cleaning of all that people typed in."""

    def begin(self, erased: Erased, *, objections: Collection[Said] = (), author: int | None = None) -> None:
        """Note that somebody is being erased; noted already, it stays as it was, with what is new in hashes.

        What they objected to by imports is written down under their hashes, for the imports will no longer tell; who asks
        to be erased objects to everything.
        """
        ...

    def clean(self, erased: Erased, scrub: Callable[[str], str]) -> dict[str, int]:
        """Take a person out of the records: subjects become the opaque id, texts are scrubbed, objections stay.

        Returns
        -------
        dict
            Rows changed, by table.
        """
        ...

    def search(self, found_in: Callable[[str], Collection[str]]) -> list[Remains]:
        """Look through every text of every table."""
        ...

    def finish(self, erased: Erased, removed: Mapping[str, int], now: datetime) -> None:
        """Note what was taken away, and when it was done; requests of theirs to be erased are answered."""
        ...

    def asked(self, request: int) -> str:
        """Give the subject of an open request to be erased; empty where there is none of that number."""
        ...

    def proved(self, erased: Erased, left: int) -> None:
        """Note how many marks the search found afterwards."""
        ...

    def gone(self, subjects: Collection[str]) -> Gone | None:
        """Give the latest erasure of somebody who goes by one of these; None where there was none."""
        ...

    def lift(self, opaque: str, *, at: datetime, why: str, author: int | None = None) -> None:
        """Note that an erased person came back and asked to be taken in again; what was erased stays so."""
        ...
