"""Territories, claims and proofs: written down, corrected, withdrawn, and noted in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cordee.core.opinion.territories import Claim, Kept, Proof, Territory, TerritoryBook, proofs_of
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems_of_voices import NoSuchLine, NoSuchTerritory
from cordee.core.vocabulary.register import Line, standing

KINDS = {Territory: "territory", Claim: "claim", Proof: "proof"}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with the proofs that stand, the latest first; without one it is only announced."""

    claim: Claim
    proofs: tuple[Proof, ...]

    @property
    def practised(self) -> bool:
        """Whether it was done here."""
        return bool(self.proofs)


def write(
    book: TerritoryBook, audit: Audit, value: Kept, *, why: str = "", author: int | None = None, at: datetime | None = None
) -> Line[Kept]:
    """Write a line of the register, and note that it was written."""
    made = book.write(value, why=why, author=author, at=at)
    audit.note("changed", author=author, object=f"{KINDS[type(value)]} {made.value.key}", detail={"line": made.number})
    return made


def territories(book: TerritoryBook, until: datetime | None = None) -> list[Territory]:
    """Give the territories that stand, in the order they came."""
    return [one.value for one in standing(book.territories(), until)]


def territory_named(book: TerritoryBook, key: str) -> Territory:
    """Give one territory by its key or its name in either language.

    Raises
    ------
    NoSuchTerritory
        There is none.
    """
    there = territories(book)
    word = key.strip().casefold()
    for one in there:
        if word in (one.key, one.name.en.casefold(), one.name.fr.casefold()):
            return one
    raise NoSuchTerritory(key=key, known=", ".join(one.key for one in there) or "–")


def claims_on(book: TerritoryBook, territory: str = "") -> list[Claimed]:
    """Give the claims that stand with their proofs, of one territory or of all."""
    proofs = [one.value for one in standing(book.proofs())]
    claims = [one.value for one in standing(book.claims()) if territory in ("", one.value.territory)]
    return [Claimed(one, tuple(proofs_of(one.key, proofs))) for one in claims]


def claim_named(book: TerritoryBook, key: str) -> Claim:
    """Give a claim that stands.

    Raises
    ------
    NoSuchLine
        There is none of that key.
    """
    return _found(key, [one.value for one in standing(book.claims())])


def proof_named(book: TerritoryBook, key: str) -> Proof:
    """Give a proof that stands; raises as ``claim_named`` does."""
    return _found(key, [one.value for one in standing(book.proofs())])


def _found(key: str, there: Sequence[Kept]) -> Kept:
    for one in there:
        if one.key == key.strip():
            return one
    raise NoSuchLine(key=key, known=", ".join(one.key for one in there) or "–")
