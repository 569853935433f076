"""Pay, gifts and commission towards the written contract: from 1,000 € before tax, an influencer, an advertiser, an objective.

The article says "in the course of the same year"; whether that is the calendar year or any twelve months is unclear
(KNOWLEDGE 9.1), so both are summed and the larger decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from cordee.core.identity.names import legal_name
from cordee.core.trust.rule import Finding, Severity
from cordee.core.vocabulary.problems_of_registers import BadContract, listed
from cordee.core.vocabulary.text import Text

RULE = "contract.written"
THRESHOLD, WARN_FROM, CURRENCY = Decimal("1000.00"), Decimal("999.99"), "EUR"
IN_FORCE = date(2026, 1, 1)
PAID = frozenset({"pay", "gift", "commission"})

Mention = Literal["parties", "contacts", "tax_residence", "missions", "pay", "in_kind", "rights", "law"]
MENTIONS: dict[Mention, Text] = {
    "parties": Text("the identity of the parties", "l’identité des parties"),
    "contacts": Text("their postal and e-mail addresses", "leurs coordonnées postales et électroniques"),
    "tax_residence": Text("their country of tax residence", "leur pays de résidence fiscale"),
    "missions": Text("the missions", "la nature des missions"),
    "pay": Text("the pay, or how it is worked out", "la rémunération, ou comment elle se calcule"),
    "in_kind": Text(
        "the value of benefits in kind and their conditions", "la valeur des avantages en nature et leurs conditions"
    ),
    "rights": Text(
        "rights and duties of the parties, intellectual property included",
        "les droits et obligations des parties, propriété intellectuelle comprise",
    ),
    "law": Text(
        "that French law applies, where a French public is targeted",
        "la soumission au droit français, si un public français est visé",
    ),
}

State = Literal["below", "near", "needs_contract", "covered", "cannot_tell", "not_in_force"]


@dataclass(frozen=True, slots=True)
class Contract:
    """A written contract: with whom, for what objective, its reference, when it was signed, what it mentions.

    Parameters
    ----------
    giver, objective
        The advertiser and the objective that it is about; an empty objective is about every one.
    until
        The last day that it covers; None while it lasts.
    mentions
        Which of ``MENTIONS`` somebody found in it.
    """

    giver: str
    objective: str
    reference: str
    signed_on: date
    mentions: frozenset[Mention]
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse what no contract can be."""
        complaints = [
            text
            for wrong, text in (
                (not self.giver.strip(), Text("the advertiser is missing", "l’annonceur manque")),
                (not self.reference.strip(), Text("where it is kept is missing", "où il est gardé, cela manque")),
                (max(map(len, (self.giver, self.objective, self.reference))) > 200,
                 Text("a name is longer than 200 letters", "un nom dépasse 200 lettres")),
                (not self.mentions <= MENTIONS.keys(), Text("a mention is none of those known", "une mention n’est pas de celles connues")),
                (not all(1900 <= one.year <= 2200 for one in (self.signed_on, self.until or self.signed_on)),
                 Text("a year is not between 1900 and 2200", "une année n’est pas entre 1900 et 2200")),
                (self.until is not None and self.until < self.signed_on, Text("it ends before it is signed", "la fin précède la signature")),
            )
            if wrong
        ]  # fmt: skip
        if complaints:
            raise BadContract(complaints=listed(complaints))

    def covers(self, day: date) -> bool:
        """Say whether it was signed by a day and still lasts."""
        return self.signed_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person got, or is to get, from one advertiser on a day; value before tax, None where it is not known."""

    person: str
    kind: str
    giver: str
    objective: str
    day: date
    value: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days and the sum of what falls in it, in euro; ``unknown`` counts what could not be added."""

    first: date
    last: date
    total: Decimal
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person, advertiser and objective stand on a day, and what decides it.

    Parameters
    ----------
    calendar
        The whole calendar year of the day, what is agreed for its rest included.
    rolling
        Of all spans of twelve months that contain the day, the one with the largest sum.
    missing
        Mentions that the contract lacks; all that are needed where there is none.
    """

    person: str
    giver: str
    objective: str
    day: date
    state: State
    calendar: Window
    rolling: Window
    contract: Contract | None = None
    missing: tuple[Mention, ...] = ()

    @property
    def total(self) -> Decimal:
        """The larger of both sums, which decides."""
        return max(self.calendar.total, self.rolling.total)


def year_from(first: date) -> date:
    """Give the last day of the twelve months that begin on a day.

    Examples
    --------
    >>> year_from(date(2026, 3, 10)).isoformat(), year_from(date(2028, 2, 29)).isoformat(), year_from(date(2027, 3, 1)).isoformat()
    ('2027-03-09', '2029-02-28', '2028-02-29')
    """
    try:
        return first.replace(year=first.year + 1) - timedelta(days=1)
    except ValueError:  # from 29 February, into a year without one
        return date(first.year + 1, 2, 28)


def keys_of(payments: Iterable[Payment]) -> list[tuple[str, str, str]]:
    """Give each person, advertiser and objective for which something was paid, as first written; sorted.

    A payment without objective stands for itself only where its person and advertiser have no other.
    """
    first: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for one in sorted(payments, key=_order):
        if one.kind in PAID:
            first.setdefault((one.person, _plain(one.giver), _plain(one.objective)), (one.person, one.giver, one.objective))
    named = {(person, giver) for person, giver, objective in first if objective}
    return sorted(said for (person, giver, objective), said in first.items() if objective or (person, giver) not in named)


def standing(
    payments: Iterable[Payment], contracts: Collection[Contract], *, person: str, giver: str, objective: str, day: date
) -> Standing:
    """Judge whether a written contract is needed, for one person, advertiser and objective on a day.

    What names no objective counts for every objective of the same advertiser. Amounts in another currency and gifts of
    unknown value cannot be added: unless the rest reaches the threshold by itself, the answer is "cannot tell".

    Parameters
    ----------
    payments
        All that is known of this person, agreed payments with a later day included.
    contracts
        Those of this person that stand.

    Returns
    -------
    Standing
        ``needs_contract`` blocks a publication; ``near`` warns; ``not_in_force`` before 2026-01-01, for which no
        threshold is known.

    Examples
    --------
    >>> given = [Payment("p", "gift", "Acme", "launch", date(2026, 11, 2), Decimal("400"), "EUR"),
    ...          Payment("p", "pay", "ACME SAS", "Launch", date(2027, 2, 1), Decimal("600"), "EUR")]
    >>> found = standing(given, [], person="p", giver="Acme", objective="launch", day=date(2027, 2, 1))
    >>> found.state, str(found.calendar.total), str(found.rolling.total)
    ('needs_contract', '600.00', '1000.00')

    Notes
    -----
    Article 8 of law no 2023-451 with decree no 2025-1137, in force on 1 January 2026 (KNOWLEDGE 9.1, F50–F54). Neither says
    whether what was paid in 2025 counts in twelve months that reach into 2026: it is counted here, which is the stricter reading.
    """
    wanted = _plain(objective)
    counted = sorted(
        (one for one in payments if one.kind in PAID and one.person == person and _plain(one.giver) == _plain(giver)
         and _plain(one.objective) in ("", wanted)),
        key=_order,
    )  # fmt: skip
    calendar = _sum(counted, date(day.year, 1, 1), date(day.year, 12, 31))
    rolling = _fullest(counted, day)
    about = [
        one
        for one in contracts
        if _plain(one.giver) == _plain(giver) and _plain(one.objective) in ("", wanted) and one.covers(day)
    ]
    within = [one for one in counted if min(calendar.first, rolling.first) <= one.day <= max(calendar.last, rolling.last)]
    needed = mentions_needed({one.kind for one in within})
    best = min(about, key=lambda one: (len(needed - one.mentions), -one.signed_on.toordinal(), one.reference), default=None)
    missing = tuple(one for one in MENTIONS if one in needed and (best is None or one not in best.mentions))
    state = _state(calendar, rolling, day, complete=best is not None and not missing)
    return Standing(person, giver, objective, day, state, calendar, rolling, best, missing)


def mentions_needed(kinds: Collection[str]) -> frozenset[Mention]:
    """Give what a contract must mention: all but the pay where there are gifts only, and gifts where there is pay only.

    Examples
    --------
    >>> sorted(frozenset(MENTIONS) - mentions_needed({"pay"})), sorted(frozenset(MENTIONS) - mentions_needed({"gift", "pay"}))
    (['in_kind'], [])
    """
    spared: set[Mention] = set()
    if kinds and "gift" not in kinds:
        spared.add("in_kind")
    if kinds and not {"pay", "commission"} & set(kinds):
        spared.add("pay")
    return frozenset(MENTIONS) - spared


def findings(found: Standing, severity: Severity = "blocks") -> list[Finding]:
    """Say what the rule ``contract.written`` finds; nothing where all is well.

    Parameters
    ----------
    severity
        How hard the rule holds here; a warning stays one, and what cannot be told asks for a reason at most. Before the
        rule came into force, that is said however hard it holds.
    """
    if found.state in ("below", "covered") or (severity == "off" and found.state != "not_in_force"):
        return []
    facts = {"giver": found.giver, "total": f"{found.total:.2f}", "first": found.rolling.first, "last": found.rolling.last}
    sides: dict[State, tuple[Severity, Text]] = {
        "needs_contract": (severity, _NEEDS),
        "near": ("warns", _NEAR),
        "cannot_tell": ("needs_reason" if severity == "blocks" else severity, _CANNOT_TELL),
        "not_in_force": ("warns", _NOT_IN_FORCE),
    }
    holds, text = sides[found.state]
    missing = {language: ", ".join(MENTIONS[one].in_language(language) for one in found.missing) for language in ("en", "fr")}
    return [
        Finding(RULE, holds, Text(text.en.format(**facts, missing=missing["en"]), text.fr.format(**facts, missing=missing["fr"])))
    ]


_NEEDS = Text(
    "{total} € before tax from {giver} within one year: from 1,000 €, a signed written contract is needed first. Missing: {missing}",
    "{total} € hors taxes de {giver} en un an : à partir de 1 000 €, il faut d’abord un contrat écrit et signé. Il manque : {missing}",
)
_NEAR = Text(
    "{total} € before tax from {giver} within one year: one cent more and a written contract is needed",
    "{total} € hors taxes de {giver} en un an : un centime de plus, et il faut un contrat écrit",
)
_CANNOT_TELL = Text(
    "At least {total} € from {giver} within one year, and something whose value in euro is not known: we cannot tell whether "
    "1,000 € are reached",
    "Au moins {total} € de {giver} en un an, et un élément dont la valeur en euros n’est pas connue : impossible de dire si les "
    "1 000 € sont atteints",
)
_NOT_IN_FORCE = Text(
    "{total} € from {giver} within one year; the threshold of 1,000 € is in force since 1 January 2026, and no earlier one is known",
    "{total} € de {giver} en un an ; le seuil de 1 000 € est en vigueur depuis le 1er janvier 2026, et aucun seuil antérieur n’est connu",
)


def _state(calendar: Window, rolling: Window, day: date, *, complete: bool) -> State:
    total = max(calendar.total, rolling.total)
    if day < IN_FORCE:
        return "not_in_force"
    if complete and (total >= WARN_FROM or calendar.unknown or rolling.unknown):
        return "covered"
    if total >= THRESHOLD:
        return "needs_contract"
    if calendar.unknown or rolling.unknown:
        return "cannot_tell"
    return "near" if total >= WARN_FROM else "below"


def _fullest(counted: Sequence[Payment], day: date) -> Window:
    """Find the twelve months around a day with the largest sum.

    Moving a span later until it begins with a payment, or on the day, loses nothing: those, and the one that ends on the day, are all.
    """
    earliest = _year_until(day)
    starts = {earliest, day, *(one.day for one in counted if earliest <= one.day <= day)}
    windows = [_sum(counted, first, year_from(first)) for first in sorted(starts)]
    largest = max(windows, key=lambda one: (one.total, one.unknown, -one.first.toordinal()))
    return Window(largest.first, largest.last, largest.total, max(one.unknown for one in windows))


def _year_until(day: date) -> date:
    """Give the first day of the longest twelve months that end on a day or just reach it."""
    first = day.replace(year=day.year - 1, day=28) + timedelta(days=1) if (day.month, day.day) == (2, 29) else None
    if first is None:
        first = day.replace(year=day.year - 1) + timedelta(days=1)
    before = first - timedelta(days=1)
    return before if year_from(before) >= day else first


def _sum(counted: Sequence[Payment], first: date, last: date) -> Window:
    total, unknown = Decimal("0.00"), 0
    for one in counted:
        if first <= one.day <= last:
            if one.value is None or one.currency != CURRENCY:
                unknown += one.value is None or one.value != 0
            else:
                total += one.value
    return Window(first, last, total, unknown)


def _order(one: Payment) -> tuple[date, str, str, str, str, Decimal, str]:
    return one.day, one.person, one.giver, one.objective, one.kind, one.value or Decimal(-1), one.currency


def _plain(name: str) -> str:
    return legal_name(name) or " ".join(name.casefold().split())
