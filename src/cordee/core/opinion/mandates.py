"""Mandates: what a person and the company agree on, in versions, valid where both signed the same one; ended by either.

Nobody says no to a mandate: whoever does not sign lets it lie. Nobody says why they end one, and it is not kept who did.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from cordee.core.opinion.conduct import check_conduct
from cordee.core.vocabulary.problems_of_briefs import BadMandate, CultureFirst, MandateOver, OtherVersion
from cordee.core.vocabulary.text import Text

Party = Literal["us", "them"]
State = Literal["unsigned", "valid", "later", "ran_out", "ended"]
STATES: dict[State, Text] = {
    "unsigned": Text("to be signed by both", "à signer des deux côtés"),
    "valid": Text("in force", "en vigueur"),
    "later": Text("signed, not begun", "signé, pas commencé"),
    "ran_out": Text("ran out", "arrivé à terme"),
    "ended": Text("ended", "arrêté"),
}
Declaration = Literal["confidence", "vision", "culture"]
DECLARATIONS: dict[Declaration, Text] = {
    "confidence": Text("trust in the offer", "la confiance dans l’offre"),
    "vision": Text("the vision", "la vision"),
    "culture": Text("the culture", "la culture"),
}
BEFORE_SIGNING: tuple[Declaration, ...] = ("vision", "culture")
LONGEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """What one version of a mandate says: what for, how one will know, until when, what each side gives.

    Parameters
    ----------
    indicator, target
        What is looked at, and which value was hoped for; no share of it is owed by the person.
    pay
        What is paid for work and time, never for an opinion; empty where nothing is.
    """

    objective: str
    indicator: str
    target: str
    since: date
    until: date
    we_give: str
    they_give: str
    pay: str = ""

    def __post_init__(self) -> None:
        """Refuse a mandate that lacks something, and one that asks what may not be asked."""
        for text, name in (
            (self.objective, Text("the objective", "l’objectif")),
            (self.indicator, Text("the indicator", "l’indicateur")),
            (self.target, Text("the target", "la cible")),
            (self.we_give, Text("what we give", "ce que nous donnons")),
            (self.they_give, Text("what they give", "ce que la personne donne")),
        ):
            if not text.strip():
                raise BadMandate(complaint=Text(f"{name.en} is missing", f"il manque {name.fr}"))
            if len(text) > 2000:
                raise BadMandate(complaint=Text(f"{name.en} is longer than 2,000 letters", f"{name.fr} dépasse 2 000 lettres"))
        if not self.since <= self.until or (self.until - self.since).days > 366 * LONGEST_YEARS:
            raise BadMandate(
                complaint=Text(
                    "it ends before it begins, or lasts more than three years",
                    "il finit avant de commencer, ou dure plus de trois ans",
                )
            )
        check_conduct((self.objective, self.indicator, self.target, self.we_give, self.they_give, self.pay))


@dataclass(frozen=True, slots=True)
class Version:
    """One version, by whom it was written, and when each side signed it."""

    number: int
    terms: Terms
    written_by: Party
    written_at: datetime
    we_signed_at: datetime | None = None
    they_signed_at: datetime | None = None

    @property
    def signed(self) -> bool:
        """Whether both signed it."""
        return self.we_signed_at is not None and self.they_signed_at is not None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate with one person on one territory, and its versions, the first first."""

    id: int
    speaker: int
    subject: str
    label: str
    territory: str
    versions: tuple[Version, ...] = ()
    ended_on: date | None = None

    @property
    def latest(self) -> Version:
        """The version that stands to be signed."""
        return self.versions[-1]

    @property
    def in_force(self) -> Version | None:
        """The last version that both signed: it holds until both signed another."""
        return next((one for one in reversed(self.versions) if one.signed), None)


def state(mandate: Mandate, today: date) -> State:
    """Say how a mandate stands on a day: the same to both sides.

    Two signatures under two versions are none: valid is what both signed.

    Examples
    --------
    >>> at, day = datetime(2026, 11, 1), date(2026, 11, 1)
    >>> terms = Terms("tell how to restart", "questions answered", "five", day, date(2027, 4, 30), "a reader", "an interview")
    >>> first, second = Version(1, terms, "us", at, we_signed_at=at), Version(2, terms, "them", at, they_signed_at=at)
    >>> state(Mandate(1, 1, "s", "Ada", "restart", (first, second)), day)
    'unsigned'
    """
    if mandate.ended_on is not None:
        return "ended"
    held = mandate.in_force
    if held is None:
        return "unsigned"
    if today > held.terms.until:
        return "ran_out"
    return "valid" if today >= held.terms.since else "later"


def check_signature(mandate: Mandate, version: int, party: Party, today: date, *, declared: Collection[Declaration] = ()) -> None:
    """Refuse a signature that would not be worth anything.

    Parameters
    ----------
    declared
        What the person declared: the vision and the culture are read before they sign.

    Raises
    ------
    MandateOver
        It has ended.
    OtherVersion
        Another version took its place.
    CultureFirst
        The person has not said that they read the vision and the culture.
    """
    if mandate.ended_on is not None:
        raise MandateOver(day=f"{mandate.ended_on:%Y-%m-%d}")
    if version != mandate.latest.number:
        raise OtherVersion(version=version, latest=mandate.latest.number)
    lacking = [DECLARATIONS[one] for one in BEFORE_SIGNING if one not in declared]
    if party == "them" and lacking:
        en, fr = (", ".join(one.in_language(language) for one in lacking) for language in ("en", "fr"))
        raise CultureFirst(lacking=Text(f"{en} not read", f"{fr} : pas encore lu"))


class MandateBook(Protocol):
    """The book of mandates and of what people declared."""

    def mandates(self) -> list[Mandate]:
        """Give every mandate, the latest first."""
        ...

    def begin(self, mandate: Mandate, terms: Terms, written_by: Party, *, at: datetime, author: int | None = None) -> Mandate:
        """Keep a mandate with its first version."""
        ...

    def revise(self, mandate: int, terms: Terms, written_by: Party, *, at: datetime, author: int | None = None) -> Mandate:
        """Keep the next version; nobody has signed it yet, and what both signed before holds meanwhile."""
        ...

    def sign(self, mandate: int, version: int, party: Party, *, at: datetime, author: int | None = None) -> bool:
        """Sign a version; False where another took its place meanwhile."""
        ...

    def end(self, mandate: int, on: date) -> None:
        """End a mandate."""
        ...

    def declared(self, subjects: Iterable[str]) -> list[tuple[Declaration, str, datetime]]:
        """Give what somebody declared and did not take back: what, about what, when."""
        ...

    def declare(self, subject: str, kind: Declaration, *, about: str, text: str, at: datetime) -> None:
        """Keep a declaration."""
        ...

    def take_back(self, subjects: Iterable[str], kind: Declaration, *, at: datetime) -> None:
        """Take a declaration back."""
        ...
