"""Finding a person as one speaks of them, and every key that names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson, SeveralPeople
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.engine.results import Ask, Condition, ResultsReader

NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the last run knows them: their id, name, address, employer, and all their keys."""

    id: str
    name: str
    email: str
    organisation_id: str
    keys: tuple[str, ...]

    def subjects(self, secret: str) -> tuple[str, ...]:
        """Give the keyed hash of every key, sorted."""
        return tuple(sorted({subject_of(key, secret) for key in self.keys}))


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several people of one name, by what tells them apart: where they work, and the house of their address."""

    id: str
    name: str
    organisation: str
    domain: str

    @property
    def told(self) -> str:
        """Say who it is without the address itself, which whoever asks may not need to see."""
        return ", ".join(one for one in (self.name, self.organisation, f"@{self.domain}" if self.domain else "") if one)


def person_named(reader: ResultsReader, said: str) -> Person:
    """Find a person by id, e-mail address, LinkedIn address or whole name.

    Raises
    ------
    NoSuchPerson
        Nobody goes by it.
    SeveralPeople
        A name is carried by several.
    """
    word = said.strip()
    plain = word.casefold().removeprefix("mailto:")
    profile = plain.partition("linkedin.com/in/")[2].strip("/")
    for key in (word, f"email:{plain}", f"linkedin:linkedin.com/in/{profile}" if profile else ""):
        if key and (link := _linked(reader, key)) is not None:
            return person_of(reader, link)
    named = reader.rows(PERSONS, Ask(where=(Condition("name", "=", word),), limit=NAMESAKES, order=("person_id",)))
    if len(named) > 1:
        people = tuple(_namesake(reader, row) for row in named)
        raise SeveralPeople(said=word, ids="; ".join(f"{one.told} ({one.id})" for one in people), people=people)
    if not named:
        raise NoSuchPerson(said=word, people=reader.count(PERSONS))
    return person_of(reader, str(named[0]["person_id"]))


def person_of(reader: ResultsReader, person_id: str) -> Person:
    """Give the person of an id.

    Raises
    ------
    NoSuchPerson
        No such id in these results.
    """
    rows = reader.rows(PERSONS, Ask(where=(Condition("person_id", "=", person_id),)))
    if not rows:
        raise NoSuchPerson(said=person_id, people=reader.count(PERSONS))
    links = reader.rows(
        IDENTITY_LINKS, Ask(where=(Condition("kind", "=", "person"), Condition("id", "=", person_id)), order=("key",))
    )
    keys = {str(link["key"]) for link in links} | {person_id}
    row = rows[0]
    if row["email"]:
        keys.add(f"email:{row['email']}")
    return Person(
        person_id, str(row["name"] or ""), str(row["email"] or ""), str(row["organisation_id"] or ""), tuple(sorted(keys))
    )


def _namesake(reader: ResultsReader, row: Mapping[str, Any]) -> Namesake:
    work = str(row["organisation_id"] or "")
    found = reader.rows(ORGANISATIONS, Ask(columns=("name",), where=(Condition("organisation_id", "=", work),))) if work else []
    house = str(row["email"] or "").rpartition("@")[2]
    return Namesake(str(row["person_id"]), str(row["name"] or ""), str(found[0]["name"] or "") if found else "", house)


def _linked(reader: ResultsReader, key: str) -> str | None:
    rows = reader.rows(IDENTITY_LINKS, Ask(where=(Condition("kind", "=", "person"), Condition("key", "=", key)), limit=1))
    return str(rows[0]["id"]) if rows else None
