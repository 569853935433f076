"""What people agreed to and objected to: typed in and imported together; a statement noted with its proof."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cordee.actions.people import Person
from cordee.actions.subjects import Whom, people_by_subject, related, state_of
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import CHANNELS, IMPORTED_CHANNELS, Entry, Said, Standing, Statements, standing
from cordee.core.trust.subjects import is_generic, subject_of
from cordee.core.vocabulary.problems_of_trust import GenericConsent, ProofNeeded, SeveralPeople
from cordee.core.vocabulary.results import CONSENTS, IDENTITY_LINKS
from cordee.engine.results import Ask, ResultsReader

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
UNKNOWN = "subject "  # somebody whom no file knows, by their subject alone


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who said something: who, what, and where they stand for each channel."""

    person: Person | None
    subject: str
    said: tuple[Said, ...]
    standing: Mapping[str, Standing]

    @property
    def state(self) -> str:
        """Where they stand as a whole: objected where any channel is, else consented where any is."""
        states = {one.state for one in self.standing.values()}
        return "objected" if "objected" in states else "consented" if "consented" in states else "open"

    @property
    def latest(self) -> datetime:
        """When they last said something."""
        return max(one.said_at for one in self.said)


@dataclass(frozen=True, slots=True)
class Noted:
    """A statement that was written down: its number, and the subjects under which it stands."""

    id: int
    subjects: tuple[str, ...]


def said_of(reader: ResultsReader | None, statements: Statements, subjects: Collection[str], *, secret: str) -> list[Said]:
    """Give everything that somebody said, typed in and imported, oldest first; ``standing`` judges it.

    What was objected to by somebody who shares a spelling of an address with them counts too: it may be their other face.
    An imported consent without a date is older than anything, an imported objection without one as young as its export:
    where nobody knows when, the objection stands.

    Parameters
    ----------
    reader
        The results that stand; None before the first run.
    statements
        The book of what was typed in or said on our pages.
    subjects
        The keyed hashes of all that names them (``Person.subjects``).
    secret
        The workspace's secret.
    """
    found = dict.fromkeys(statements.said_by(subjects))
    if reader is not None:
        known = imported(reader, secret)
        faces = related(reader, subjects, secret)
        told = {one for subject in subjects for one in known.get(subject, ())}
        elsewhere = {one for subject in faces for one in known.get(subject, ())} | set(statements.said_by(faces))
        found |= dict.fromkeys([*told, *(one for one in elsewhere if not one.granted)])
    return sorted(found, key=lambda one: (one.said_at, not one.granted, repr(one)))


def imported(reader: ResultsReader, secret: str) -> Mapping[str, tuple[Said, ...]]:
    """Give what the imports say of consent, by subject; made once a run."""
    return _imported(str(reader.folder), state_of(reader, CONSENTS), secret)


def say(statements: Statements, audit: Audit, who: Whom, said: Said, *, proof: str = "", author: int | None = None) -> Noted:
    """Note what somebody agreed to or objected to, under all their subjects.

    An objection releases, in the same transaction, whatever was about to go out to them.

    Raises
    ------
    GenericConsent
        A consent with an address that is nobody's own.
    ProofNeeded
        A consent without proof or source.
    SeveralPeople
        A consent with an address that several people share but for its spelling.
    """
    if said.granted:
        if who.generic:
            raise GenericConsent(address=who.said)
        if not who.own:
            raise SeveralPeople(said=who.said, ids=f"{len(who.subjects)}")
        if lacking := [name for name, given in (("source", said.source), ("proof", proof)) if not given.strip()]:
            raise ProofNeeded(lacking=", ".join(lacking))
    subjects = who.own if said.granted else who.subjects
    id = statements.say(subjects, said, proof=proof.strip(), author=author)
    detail = {"granted": said.granted, "channel": said.channel, "purpose": said.purpose, "by_themselves": said.by_themselves}
    if said.through:
        detail["through"] = said.through
    audit.note("changed", author=author, object="statement", subject=subjects[0], detail=detail)
    return Noted(id, tuple(subjects))


def standings(said: Collection[Said]) -> dict[str, Standing]:
    """Say where somebody stands for each channel, whatever the purpose and topic."""
    plain = [one for one in said if not one.purpose and not one.topic]
    return {channel: standing(plain, channel=channel) for channel in CHANNELS}


def everyone(reader: ResultsReader | None, written: Iterable[Entry], *, secret: str) -> list[Spoken]:
    """Give everybody who said something, the latest first.

    Parameters
    ----------
    written
        What was typed in or said on our pages.
    """
    people = people_by_subject(reader, secret) if reader is not None else {}
    told = (
        {} if reader is None else _told(str(reader.folder), state_of(reader, CONSENTS), state_of(reader, IDENTITY_LINKS), secret)
    )
    typed: dict[str, dict[Said, str]] = {}
    for entry in written:
        subjects = sorted(entry.subjects)
        for who in {id for subject in subjects for id in people.get(subject, ())} or {f"{UNKNOWN}{subjects[0]}"}:
            typed.setdefault(who, {}).setdefault(entry.said, subjects[0])
    found = dict(told)
    for who, lines in typed.items():
        found[who] = _spoken(who, next(iter(lines.values())), {*lines, *(told[who].said if who in told else ())})
    return sorted(found.values(), key=lambda one: (one.latest, one.subject), reverse=True)


@lru_cache(maxsize=2)
def _told(folder: str, consents: int, links: int, secret: str) -> dict[str, Spoken]:
    """Give everybody of whom the imports say something, by id; made once for each state of the results."""
    people = people_by_subject(ResultsReader(Path(folder)), secret)
    gathered: dict[str, dict[Said, str]] = {}
    for subject, several in _imported(folder, consents, secret).items():
        for who in people.get(subject, ()) or (f"{UNKNOWN}{subject}",):
            gathered.setdefault(who, {}).update(dict.fromkeys(several, subject))
    return {who: _spoken(who, next(iter(lines.values())), lines) for who, lines in gathered.items()}


def _spoken(who: str, subject: str, said: Iterable[Said]) -> Spoken:
    ordered = tuple(sorted(said, key=lambda one: (one.said_at, not one.granted, repr(one))))
    person = None if who.startswith(UNKNOWN) else Person(who, "", "", "", ())
    return Spoken(person, subject, ordered, standings(ordered))


@lru_cache(maxsize=2)
def _imported(folder: str, state: int, secret: str) -> dict[str, tuple[Said, ...]]:
    columns = ("person_key", "channel", "granted", "happened_at", "known_at", "source", "proof")
    found: dict[str, list[Said]] = {}
    for row in ResultsReader(Path(folder)).rows(CONSENTS, Ask(columns=columns)):
        key = str(row["person_key"])
        if row["granted"] and key.startswith("email:") and is_generic(key[6:]):
            continue
        at = row["happened_at"] or (None if row["granted"] else row["known_at"])
        said = Said(
            bool(row["granted"]),
            UNDATED if at is None else at.replace(tzinfo=UTC),
            IMPORTED_CHANNELS.get(row["channel"], row["channel"]),
            source=str(row["proof"] or row["source"]),
        )
        found.setdefault(subject_of(key, secret), []).append(said)
    return {subject: tuple(sorted(several, key=lambda one: one.said_at)) for subject, several in found.items()}
