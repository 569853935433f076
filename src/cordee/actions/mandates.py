"""Mandates written, signed and ended; declarations; help, thanks, incidents and our texts; each change noted in the audit log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cordee.core.opinion.briefs import Speaker
from cordee.core.opinion.care import CareBook, Help, Incident, Paper, Thanks, Written, check_paper
from cordee.core.opinion.mandates import Declaration, Mandate, MandateBook, Party, Terms, check_signature
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems_of_briefs import BadCare, MandateOver, NoSuchEntry, OtherVersion
from cordee.core.vocabulary.text import Text

MANDATE, HELP, INCIDENT = Text("mandate", "mandat"), Text("request for help", "demande d’aide"), Text("incident", "incident")
Entry = TypeVar("Entry", Mandate, Help)


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the books, the moment, the day."""

    mandates: MandateBook
    care: CareBook
    audit: Audit
    now: datetime
    today: date


def mandate_numbered(book: MandateBook, id: int) -> Mandate:
    """Give a mandate; raises ``NoSuchEntry`` where there is none of that number."""
    return _numbered(book.mandates(), id, MANDATE)


def propose(desk: Desk, speaker: Speaker, territory: str, terms: Terms, *, author: int | None = None) -> Mandate:
    """Write the first version of a mandate; nobody has signed it yet."""
    made = desk.mandates.begin(
        Mandate(0, speaker.id, speaker.subject, speaker.label, territory), terms, "us", at=desk.now, author=author
    )
    desk.audit.note("changed", author=author, object=f"mandate {made.id}", subject=made.subject, detail={"version": 1})
    return made


def revise(desk: Desk, mandate: Mandate, terms: Terms, by: Party, *, author: int | None = None) -> Mandate:
    """Write the next version, from either side; what both signed before holds until both sign it.

    Raises
    ------
    MandateOver
        It has ended.
    """
    if mandate.ended_on is not None:
        raise MandateOver(day=f"{mandate.ended_on:%Y-%m-%d}")
    made = desk.mandates.revise(mandate.id, terms, by, at=desk.now, author=author)
    if by == "us":
        desk.audit.note(
            "changed", author=author, object=f"mandate {made.id}", subject=made.subject, detail={"version": made.latest.number}
        )
    return made


def sign(
    desk: Desk, mandate: Mandate, version: int, party: Party, subjects: Collection[str] = (), *, author: int | None = None
) -> Mandate:
    """Sign a version; raises as ``check_signature`` does."""
    declared = {kind for kind, _, _ in desk.mandates.declared(subjects)} if party == "them" else set[Declaration]()
    check_signature(mandate, version, party, desk.today, declared=declared)
    if not desk.mandates.sign(mandate.id, version, party, at=desk.now, author=author):
        raise OtherVersion(version=version, latest=mandate_numbered(desk.mandates, mandate.id).latest.number)
    if party == "us":
        desk.audit.note(
            "changed", author=author, object=f"mandate {mandate.id}", subject=mandate.subject, detail={"signed": version}
        )
    return mandate_numbered(desk.mandates, mandate.id)


def end(desk: Desk, mandate: Mandate) -> None:
    """End a mandate, from either side; neither who nor why is kept, in the log neither."""
    desk.mandates.end(mandate.id, desk.today)


def declare(desk: Desk, subject: str, kind: Declaration, *, about: str = "", text: str = "") -> None:
    """Keep what somebody declares on their page."""
    desk.mandates.declare(subject, kind, about=about, text=text.strip()[:2000], at=desk.now)


# care


def ask_help(desk: Desk, subject: str, label: str, text: str) -> Help:
    """Keep a request for help: the clock on us starts."""
    return desk.care.ask(Help(0, subject, label, text, desk.now))


def answer_help(desk: Desk, id: int, answer: str, *, author: int | None = None) -> None:
    """Answer a request for help.

    Raises
    ------
    BadCare
        The answer is empty, or there was one.
    NoSuchEntry
        There is no such request.
    """
    one = _numbered(desk.care.requests(), id, HELP)
    if not answer.strip() or not desk.care.answer(one.id, answer, at=desk.now, author=author):
        raise BadCare(complaint=Text("no answer, or it was answered", "pas de réponse, ou déjà répondu"))
    desk.audit.note("changed", author=author, object=f"help {id}", subject=one.subject)


def thank(desk: Desk, speaker: Speaker, text: str, *, author: int | None = None) -> Thanks:
    """Thank somebody, in words."""
    made = desk.care.thank(Thanks(0, speaker.subject, speaker.label, text, desk.now), author=author)
    desk.audit.note("changed", author=author, object="thanks", subject=made.subject)
    return made


def enter_incident(desk: Desk, incident: Incident, *, author: int | None = None) -> Incident:
    """Write a line on an incident: a new one, or what takes the place of the last."""
    made = desk.care.enter(incident, at=desk.now, author=author)
    detail = {"severity": made.severity, "closed": made.closed_on is not None}
    desk.audit.note("changed", author=author, object=f"incident {made.key}", detail=detail)
    return made


def incident_named(desk: Desk, key: str) -> Incident:
    """Give an incident; raises ``NoSuchEntry`` where there is none of that key."""
    there = desk.care.incidents()
    for one in there:
        if one.key == key:
            return one
    raise NoSuchEntry(kind=INCIDENT, id=key, n=len(there))


def write_paper(desk: Desk, kind: Paper, text: Text, change: str = "", *, author: int | None = None) -> Written:
    """Keep the next version of a text of ours."""
    before = desk.care.papers(kind)
    check_paper(kind, text, change, before[-1] if before else None)
    made = desk.care.write(kind, text, change, at=desk.now, author=author)
    desk.audit.note("changed", author=author, object=kind, detail={"version": made.number})
    return made


def _numbered(entries: Sequence[Entry], id: int, kind: Text) -> Entry:
    for one in entries:
        if one.id == id:
            return one
    raise NoSuchEntry(kind=kind, id=id, n=len(entries))
