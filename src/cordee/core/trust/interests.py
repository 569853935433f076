"""The register of interests: what ties somebody to somebody, on what subject, since when; as it stands, as it stood.

An entry is never changed and never goes: a later one corrects it, or withdraws it, names it and says why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol, cast

from cordee.core.trust.paid import Contract
from cordee.core.vocabulary.problems_of_registers import BadInterest, listed
from cordee.core.vocabulary.text import Text

Kind = Literal["pay", "gift", "commission", "employment", "shares", "friendship"]
KINDS: dict[Kind, Text] = {
    "pay": Text("Pay", "Rémunération"),
    "gift": Text("Gift or benefit in kind", "Cadeau ou avantage en nature"),
    "commission": Text("Commission", "Commission"),
    "employment": Text("Employment", "Emploi"),
    "shares": Text("Shares", "Parts ou actions"),
    "friendship": Text("Friendship or family", "Amitié ou famille"),
}
LONGEST = 200
LARGEST = Decimal("9999999999999.99")


@dataclass(frozen=True, slots=True)
class Interest:
    """What is declared: the kind, from whom, on what subject, worth what, since when.

    Parameters
    ----------
    giver
        Who pays, gives, employs: a company or a person, as one writes it.
    topic
        The subject on which the tie may weigh; empty means every subject.
    objective
        What is promoted, where something is; sums of pay and gifts are kept for each.
    value
        Before tax; None where it is not known.
    until
        The last day; None while it lasts.
    """

    kind: Kind
    giver: str
    since: date
    topic: str = ""
    objective: str = ""
    value: Decimal | None = None
    currency: str = ""
    until: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what no interest can be, all complaints at once."""
        complaints = [
            text
            for wrong, text in (
                (self.kind not in KINDS, Text("the kind is none of those known", "la nature n’est pas de celles connues")),
                (not self.giver.strip(), Text("from whom is missing", "de qui, cela manque")),
                (max(map(len, (self.giver, self.topic, self.objective))) > LONGEST,
                 Text("a name is longer than 200 letters", "un nom dépasse 200 lettres")),
                (self.value is not None and not (self.value.is_finite() and 0 <= self.value <= LARGEST),
                 Text("the value is no amount", "la valeur n’est pas un montant")),
                (self.value is not None and self.value.is_finite() and cast(int, self.value.as_tuple().exponent) < -2,
                 Text("the value has parts of a cent", "la valeur a des fractions de centime")),
                ((self.value is None) != (not self.currency), Text("a value and a currency go together", "valeur et devise vont ensemble")),
                (bool(self.currency) and not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isupper()),
                 Text("the currency is no code of three letters, such as EUR", "la devise n’est pas un code de trois lettres, comme EUR")),
                (not all(1900 <= one.year <= 2200 for one in (self.since, self.until or self.since)),
                 Text("a year is not between 1900 and 2200", "une année n’est pas entre 1900 et 2200")),
                (self.until is not None and self.until < self.since, Text("it ends before it begins", "la fin précède le début")),
            )
            if wrong
        ]  # fmt: skip
        if complaints:
            raise BadInterest(complaints=listed(complaints))

    def holds_on(self, day: date) -> bool:
        """Say whether the tie is there on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register: whose, what, who entered it and when; and where it corrects or withdraws, which and why."""

    id: int
    subject: str
    label: str
    interest: Interest
    entered_at: datetime
    author: int | None = None
    corrects: int | None = None
    withdrawn: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """A written contract as it was noted: whose, with whom, and who noted it when; a later note may withdraw it."""

    id: int
    subject: str
    label: str
    contract: Contract
    entered_at: datetime
    author: int | None = None
    withdraws: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest on its way into the register: whose it is, and what."""

    subject: str
    label: str
    interest: Interest


def standing_at(entries: Iterable[Entry], moment: datetime | None = None) -> list[Entry]:
    """Give the register as it stood at a moment: what had been entered, less what had been corrected or withdrawn.

    Use ``Interest.holds_on`` besides, where the question is which ties were there on a day: a tie can be entered late.

    Examples
    --------
    >>> first = Entry(1, "s", "Ann", Interest("gift", "Acme", date(2026, 1, 5)), datetime(2026, 1, 6))
    >>> right = Entry(2, "s", "Ann", Interest("pay", "Acme", date(2026, 1, 5)), datetime(2026, 2, 1), corrects=1, why="it was pay")
    >>> [one.id for one in standing_at([first, right], datetime(2026, 1, 31))], [one.id for one in standing_at([first, right])]
    ([1], [2])
    """
    known = [one for one in entries if moment is None or one.entered_at <= moment]
    passed = {one.corrects for one in known}
    return sorted(
        (one for one in known if one.id not in passed and not one.withdrawn), key=lambda one: (one.interest.since, one.id)
    )


def history_of(entries: Sequence[Entry], entry_id: int) -> list[Entry]:
    """Give every line that stands behind an entry and after it, the first first.

    Examples
    --------
    >>> tie = Interest("gift", "Acme", date(2026, 1, 5))
    >>> lines = [Entry(n, "s", "Ann", tie, datetime(2026, 1, n), corrects=n - 1 or None) for n in (3, 1, 2)]
    >>> [one.id for one in history_of(lines, 2)]
    [1, 2, 3]
    """
    by_id, after = {one.id: one for one in entries}, {one.corrects: one for one in entries if one.corrects is not None}
    found = by_id.get(entry_id)
    if found is None:
        return []
    while found.corrects is not None and found.corrects in by_id:
        found = by_id[found.corrects]
    chain = [found]
    while (later := after.get(chain[-1].id)) is not None:
        chain.append(later)
    return chain


def contracts_standing(signed: Iterable[Signed], moment: datetime | None = None) -> list[Signed]:
    """Give the contracts that were noted by a moment, less those withdrawn by then."""
    known = [one for one in signed if moment is None or one.entered_at <= moment]
    gone = {one.withdraws for one in known if one.withdraws is not None}
    return [one for one in known if one.withdraws is None and one.id not in gone]


def amount_of(text: str) -> Decimal | None:
    """Read an amount as people type it; nothing typed is None. "1,000" could be two amounts and is refused.

    Examples
    --------
    >>> str(amount_of("1 200,50")), str(amount_of("999.99 ")), amount_of("")
    ('1200.50', '999.99', None)

    Raises
    ------
    BadInterest
        It is no amount.
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,13}([.,][0-9]{1,2})?", bare):
        raise BadInterest(
            complaints=Text("the value is no amount, such as 1200.50", "la valeur n’est pas un montant, comme 1200,50")
        )
    return Decimal(bare.replace(",", "."))


class Interests(Protocol):
    """The book of interests and of the contracts that go with them."""

    def entries(self, subjects: Collection[str] | None = None) -> list[Entry]:
        """Give every line ever entered, or those of some subjects, as they were entered."""
        ...

    def add(self, declared: Declared, *, author: int | None = None) -> Entry:
        """Enter an interest."""
        ...

    def correct(self, entry_id: int, interest: Interest, *, why: str, author: int | None = None) -> Entry:
        """Enter what is right in place of an entry.

        Raises
        ------
        NoSuchInterest
            There is no such entry.
        InterestPassed
            It was corrected or withdrawn already.
        ReasonMissing
            Why is empty.
        """
        ...

    def withdraw(self, entry_id: int, *, why: str, author: int | None = None) -> Entry:
        """Enter that an entry should not have been; raises as ``correct`` does."""
        ...

    def contracts(self, subjects: Collection[str] | None = None) -> list[Signed]:
        """Give every contract ever noted, and every note that withdraws one."""
        ...

    def sign(self, subject: str, label: str, contract: Contract, *, author: int | None = None) -> Signed:
        """Note a written contract."""
        ...

    def unsign(self, signed_id: int, *, why: str, author: int | None = None) -> Signed:
        """Note that a contract does not stand; raises as ``correct`` does."""
        ...
