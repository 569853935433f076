"""Who must be told what we hold about them, by when, and who was told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from cordee.actions.subjects import state_of, subjects_by_person
from cordee.core.trust.audit import Audit
from cordee.core.trust.notice import Due, Notices, due_notice
from cordee.core.trust.subjects import is_generic
from cordee.core.vocabulary.results import PERSON_SOURCES, PERSONS
from cordee.engine.results import Ask, ResultsReader


@dataclass(frozen=True, slots=True)
class Told:
    """One person of the data: whether they were told, by when they must be, which sources know them."""

    due: Due
    sources: tuple[str, ...]


def due_notices(reader: ResultsReader, notices: Notices, *, secret: str, today: date) -> list[Told]:
    """Judge everybody in the data, the one due first; an address such as contact@ alone is nobody.

    Parameters
    ----------
    reader
        The results that stand.
    notices
        The book of who was told.
    secret
        The workspace's secret.
    today
        The day from which one looks.
    """
    given = notices.given()
    subjects = subjects_by_person(reader, secret)
    found = []
    for who, known, sources in _known(str(reader.folder), state_of(reader, PERSON_SOURCES)):
        told = [given[subject] for subject in subjects.get(who, ()) if subject in given] if given else []
        found.append(Told(due_notice(who, known, told, today), sources))
    return sorted(found, key=lambda one: (one.due.by, one.due.person_id))


@lru_cache(maxsize=2)
def _known(folder: str, state: int) -> list[tuple[str, date, tuple[str, ...]]]:
    """Give everybody in the data with the day they are known from and the sources; made once for each state of the results."""
    reader = ResultsReader(Path(folder))
    since: dict[str, date] = {}
    sources: dict[str, list[str]] = {}
    for row in reader.rows(PERSON_SOURCES, Ask(columns=("person_id", "source", "known_since"))):
        who, known = str(row["person_id"]), row["known_since"].date()
        since[who] = min(since.get(who, known), known)
        sources.setdefault(who, []).append(str(row["source"]))
    nobody = {
        str(row["person_id"])
        for row in reader.rows(PERSONS, Ask(columns=("person_id", "name", "email")))
        if not row["name"] and is_generic(str(row["email"] or ""))
    }
    return [(who, known, tuple(sorted(sources[who]))) for who, known in since.items() if who not in nobody]


def give_notice(
    reader: ResultsReader,
    notices: Notices,
    audit: Audit,
    people: Collection[str],
    *,
    secret: str,
    at: datetime,
    how: str,
    proof: str = "",
    author: int | None = None,
) -> int:
    """Note that people were told what we hold about them; give how many."""
    subjects = subjects_by_person(reader, secret)
    for who in people:
        notices.give(subjects.get(who, ()), at=at, how=how, proof=proof, author=author)
    audit.note("changed", author=author, object="notices", detail={"people": len(people), "how": how[:60]})
    return len(people)
