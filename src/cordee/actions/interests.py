"""Interests and contracts: entered for a person as one names them, summed for the written contract, noted in the audit log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from cordee.actions.subjects import Whom
from cordee.core.trust.audit import Audit
from cordee.core.trust.interests import Declared, Entry, Interest, Interests, Signed, contracts_standing, standing_at
from cordee.core.trust.paid import Contract, Payment, Standing, State, findings, keys_of, standing
from cordee.core.trust.rule import Finding, Severity
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_trust import SeveralPeople
from cordee.core.vocabulary.results import IDENTITY_LINKS
from cordee.engine.results import Ask, Condition, ResultsReader


def under(interests: Interests, who: Whom, secret: str) -> tuple[str, ...]:
    """Give the subjects of somebody, the one to enter things under first: one that the register has already, if any.

    An address or a profile that no export knows is somebody all the same: who is paid is not always in a file.

    Raises
    ------
    SeveralPeople
        Several share the address but for its spelling: nobody can tell who is paid.
    """
    if not who.own and not who.generic and who.person is None:
        raise SeveralPeople(said=who.said, ids=f"{len(who.subjects)}")
    there = {one.subject for one in interests.entries(who.subjects)} | {one.subject for one in interests.contracts(who.subjects)}
    person = who.person
    usual = subject_of(f"email:{person.email}", secret) if person is not None and person.email else who.subjects[0]
    first = min(there) if there else usual
    return (first, *(one for one in who.subjects if one != first))


def declare(
    interests: Interests, audit: Audit, subjects: tuple[str, ...], label: str, interest: Interest, *, author: int | None = None
) -> Entry:
    """Enter an interest of somebody, found by ``under``."""
    made = interests.add(Declared(subjects[0], label.strip(), interest), author=author)
    audit.note(
        "changed", author=author, object="interests", subject=made.subject, detail={"entry": made.id, "kind": interest.kind}
    )
    return made


def correct(
    interests: Interests, audit: Audit, entry_id: int, interest: Interest, *, why: str, author: int | None = None
) -> Entry:
    """Put what is right in place of an entry, and say why; the entry stays to be read."""
    made = interests.correct(entry_id, interest, why=why, author=author)
    audit.note(
        "changed", author=author, object="interests", subject=made.subject, detail={"entry": made.id, "corrects": entry_id}
    )
    return made


def withdraw(interests: Interests, audit: Audit, entry_id: int, *, why: str, author: int | None = None) -> Entry:
    """Say that an entry should not have been, and why; the entry stays to be read."""
    made = interests.withdraw(entry_id, why=why, author=author)
    audit.note(
        "changed", author=author, object="interests", subject=made.subject, detail={"entry": made.id, "withdraws": entry_id}
    )
    return made


def sign(
    interests: Interests, audit: Audit, subjects: tuple[str, ...], label: str, contract: Contract, *, author: int | None = None
) -> Signed:
    """Note a written contract with somebody, found by ``under``."""
    made = interests.sign(subjects[0], label.strip(), contract, author=author)
    audit.note("changed", author=author, object="contracts", subject=made.subject, detail={"contract": made.id})
    return made


def unsign(interests: Interests, audit: Audit, signed_id: int, *, why: str, author: int | None = None) -> Signed:
    """Note that a contract does not stand, and why."""
    made = interests.unsign(signed_id, why=why, author=author)
    audit.note("changed", author=author, object="contracts", subject=made.subject, detail={"withdraws": signed_id})
    return made


def same_people(reader: ResultsReader | None, subjects: Collection[str], secret: str) -> dict[str, str]:
    """Say which subjects are one person today: for each, the first subject of the same person.

    Two entries under two addresses of one person add up, although neither address says so.
    """
    found: dict[str, str] = {}
    persons: dict[str, str] = {}
    if reader is not None and len(set(subjects)) > 1:
        wanted = set(subjects)
        ask = Ask(where=(Condition("kind", "=", "person"),), columns=("key", "id"))
        for link in reader.rows(IDENTITY_LINKS, ask):
            subject = subject_of(str(link["key"]), secret)
            if subject in wanted:
                found[subject] = persons.setdefault(str(link["id"]), subject)
    return {one: found.get(one, one) for one in subjects}


@dataclass(frozen=True, slots=True)
class Summed:
    """Where one person, advertiser and objective stand towards the written contract, and what the rule finds in it."""

    label: str
    standing: Standing
    findings: tuple[Finding, ...]


def sums(
    entries: Iterable[Entry],
    signed: Iterable[Signed],
    *,
    day: date,
    same: Mapping[str, str],
    severity: Severity = "blocks",
    until: datetime | None = None,
) -> list[Summed]:
    """Give where every person, advertiser and objective stand towards the written contract, each with the person's label;
    what calls for a contract first.

    Parameters
    ----------
    same
        What ``same_people`` says.
    severity
        How hard the rule ``contract.written`` holds on that day.
    until
        Only what had been entered by then counts.
    """
    standing_lines = standing_at(entries, until)
    payments = [
        Payment(same.get(one.subject, one.subject), one.interest.kind, one.interest.giver, one.interest.objective,
                one.interest.since, one.interest.value, one.interest.currency)
        for one in standing_lines
    ]  # fmt: skip
    labels: dict[str, str] = {}
    for one in standing_lines:
        labels.setdefault(same.get(one.subject, one.subject), one.label)
    held: dict[str, list[Contract]] = {}
    for each in contracts_standing(signed, until):
        held.setdefault(same.get(each.subject, each.subject), []).append(each.contract)
    found = []
    for person, giver, objective in keys_of(payments):
        one_sum = standing(payments, held.get(person, ()), person=person, giver=giver, objective=objective, day=day)
        found.append(Summed(labels.get(person, ""), one_sum, tuple(findings(one_sum, severity))))
    return sorted(found, key=lambda one: (_URGENT.index(one.standing.state), -one.standing.total, one.label))


_URGENT: tuple[State, ...] = ("needs_contract", "cannot_tell", "near", "covered", "below", "not_in_force")


def as_table(entries: Iterable[Entry], authors: Mapping[int, str] | None = None) -> pa.Table:
    """Give entries as a table, for a file: who and whose as labels, no key and no address."""
    known = authors or {}
    rows = [
        {"entry": one.id, "person": one.label, "kind": one.interest.kind, "from": one.interest.giver, "topic": one.interest.topic,
         "objective": one.interest.objective, "value": one.interest.value, "currency": one.interest.currency or None,
         "since": one.interest.since, "until": one.interest.until, "note": one.interest.note, "corrects": one.corrects,
         "withdrawn": one.withdrawn, "why": one.why, "entered_at": one.entered_at,
         "author": known.get(one.author, str(one.author)) if one.author is not None else None}
        for one in entries
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=_COLUMNS)


_TEXTS: list[Any] = [(name, pa.string()) for name in ("person", "kind", "from", "topic", "objective")]
_COLUMNS = pa.schema(
    [("entry", pa.int64()), *_TEXTS, ("value", pa.decimal128(18, 2)), ("currency", pa.string()), ("since", pa.date32()),
     ("until", pa.date32()), ("note", pa.string()), ("corrects", pa.int64()), ("withdrawn", pa.bool_()), ("why", pa.string()),
     ("entered_at", pa.timestamp("us", "UTC")), ("author", pa.string())]
)  # fmt: skip
