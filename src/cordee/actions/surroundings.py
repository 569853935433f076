"""What stands around many people at once: where they live, their account's keys, what was said and sent elsewhere.

``pressure.planned_for`` answers the same for one person; a list of hundreds is asked in a few questions here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cordee.actions.consents import imported
from cordee.actions.people import Person
from cordee.actions.pressure import CHANNEL_OF, IMPORTED
from cordee.actions.zones import zones_of_country
from cordee.core.trust.outgoing import Elsewhere
from cordee.core.trust.pressure import MONTH, Contact
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS, TIMELINE
from cordee.engine.results import Ask, Condition, ResultsReader


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one person."""

    country: str
    zones: tuple[str, ...]
    account_keys: tuple[str, ...]
    elsewhere: Elsewhere


def surroundings(
    reader: ResultsReader, people: Sequence[Person], *, now: datetime, zone: str, secret: str
) -> dict[str, Surroundings]:
    """Give, by person, where they live, their account's other keys, and what the imports tell of them.

    Parameters
    ----------
    zone
        The zone where a country is not known: the workspace's.
    """
    accounts = sorted({one.organisation_id for one in people if one.organisation_id})
    lives = _countries(reader, "person_id", [one.id for one in people])
    sits = _countries(reader, "organisation_id", accounts)
    keys: dict[str, list[str]] = {}
    for row in reader.rows(IDENTITY_LINKS, Ask(columns=("key", "id"), where=(Condition("kind", "=", "organisation"),))):
        keys.setdefault(str(row["id"]), []).append(str(row["key"]))
    of_person, of_account = _sent(reader, now)
    said = imported(reader, secret)
    found = {}
    for person in people:
        account = person.organisation_id
        country = lives.get(person.id) or sits.get(account) or ""
        theirs = tuple(dict.fromkeys(one for subject in person.subjects(secret) for one in said.get(subject, ())))
        contacts = tuple(of_account.get(account, ())) if account else ()
        found[person.id] = Surroundings(
            country,
            zones_of_country(country, zone),
            tuple(key for key in keys.get(account, ()) if key != account),
            Elsewhere(theirs, tuple(of_person.get(person.id, ())), contacts),
        )
    return found


def _countries(reader: ResultsReader, column: str, ids: Sequence[str]) -> dict[str, str]:
    contract = PERSONS if column == "person_id" else ORGANISATIONS
    rows = reader.rows(contract, Ask(columns=(column, "country"), keys=tuple(ids))) if ids else []
    return {str(row[column]): str(row["country"]) for row in rows if row["country"]}


def _sent(reader: ResultsReader, now: datetime) -> tuple[dict[str, list[Contact]], dict[str, list[Contact]]]:
    """Give what other tools sent within a month, by person and by account."""
    since = (now - MONTH).astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
    where = (Condition("direction", "=", "out"), Condition("happened_at", ">", since))
    of_person: dict[str, list[Contact]] = {}
    of_account: dict[str, list[Contact]] = {}
    for row in reader.rows(TIMELINE, Ask(columns=("person_id", "organisation_id", "happened_at", "technique"), where=where)):
        contact = Contact(row["happened_at"].replace(tzinfo=UTC), CHANNEL_OF.get(row["technique"], ""), IMPORTED)
        for book, key in ((of_person, row["person_id"]), (of_account, row["organisation_id"])):
            if key:
                book.setdefault(str(key), []).append(contact)
    return of_person, of_account
