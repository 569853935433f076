"""Questions that people outside really asked, as files have them: the words, the occasion, the company; never who asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.briefs import SOURCES, Source
from cordee.core.opinion.matching import match
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.core.vocabulary.techniques import plain


@dataclass(frozen=True, slots=True)
class Heard:
    """A question that a file holds and that nobody has kept yet.

    Parameters
    ----------
    territory
        The territory whose words it holds most; empty where it holds none.
    asked_on
        The latest day on which it was asked in these words; None where no file says the day.
    times
        How often it was asked in these words.
    """

    text: str
    territory: str
    asked_on: date | None
    role: str = ""
    organisation: str = ""
    source: Source = "other"
    times: int = 1


def questions() -> ir.Table:
    """Ask for every question that still waits, with the company of whoever asked where the data know it.

    Left out are what a source itself calls answered, and what people of our own ask, as far as portraits say who they are.
    """
    asked, links, firms, persons = AUDIENCE_QUESTIONS.table(), IDENTITY_LINKS.table(), ORGANISATIONS.table(), PERSONS.table()
    waiting = asked.filter(~asked.answered.fill_null(False))
    companies = links.filter(links.kind == "organisation").select(key="key", company_id="id")
    people = links.filter(links.kind == "person").select(person="key", person_id="id")
    placed = people.inner_join(persons.select("person_id", employer="organisation_id"), "person_id")
    known = waiting.left_join(companies, [("organisation_key", "key")]).left_join(placed, [("person_key", "person")])
    known = known.mutate(house=ibis.coalesce(known.company_id, known.employer))
    staff = _staff()
    others = known.anti_join(staff, [("person_id", "staff")]).anti_join(_houses(staff), [("house", "ours")])
    found = others.select(
        question="source_key", words="question", asked_on=others.happened_at.date(), heard=ibis.coalesce(others.heard, "other"),
        occasion="occasion", role="role", organisation_id="house",
    )  # fmt: skip
    named = firms.select(firm="organisation_id", company="name")
    return found.left_join(named, [("organisation_id", "firm")]).drop("firm")


def _staff() -> ir.Table:
    """Ask who of the people known works for us: who agreed to a portrait as an employee."""
    portraits, subjects = PORTRAIT_RECORDS.table(), SUBJECT_PEOPLE.table()
    ours = portraits.filter(portraits.side == "employee").select("subject").distinct()
    return ours.inner_join(subjects, "subject").select(staff="person_id").distinct()


def _houses(staff: ir.Table) -> ir.Table:
    """Ask which organisations are ours: where these people work."""
    persons = PERSONS.table()
    found = staff.inner_join(persons, [("staff", "person_id")])
    return found.filter(found.organisation_id.notnull()).select(ours="organisation_id").distinct()


def to_keep(rows: Iterable[Mapping[str, Any]], kept: Iterable[str], territories: Sequence[Territory]) -> list[Heard]:
    """Give the questions of files that are not kept yet: of the territory most asked about first, then the latest.

    Parameters
    ----------
    rows
        Rows of the table ``questions_asked``.
    kept
        The words of the questions that are kept; case, accents and signs do not count.

    Examples
    --------
    >>> rows = [{"words": "How do we restart?", "asked_on": date(2026, 9, 22), "heard": "webinar", "role": None, "company": "Acme"},
    ...         {"words": "how do we restart", "asked_on": date(2026, 9, 1), "heard": "call", "role": None, "company": None}]
    >>> (one,) = to_keep(rows, ["Who restarts?"], [])
    >>> one.text, one.times, one.asked_on, one.organisation
    ('How do we restart?', 2, datetime.date(2026, 9, 22), 'Acme')
    """
    there = {plain(one) for one in kept}
    alike: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: row["asked_on"] or date.min, reverse=True):
        alike.setdefault(plain(str(row["words"])), []).append(row)
    found = [_heard(same, territories) for words, same in alike.items() if words and words not in there]
    often = Counter(one.territory for one in found)
    return sorted(found, key=lambda one: (not one.territory, -often[one.territory], one.territory))


def _heard(same: Sequence[Mapping[str, Any]], territories: Sequence[Territory]) -> Heard:
    latest, where = same[0], match(str(same[0]["words"]), territories)
    source = str(latest["heard"])
    return Heard(
        str(latest["words"]).strip(), where[0].territory if where else "", latest["asked_on"], str(latest["role"] or ""),
        str(latest["company"] or ""), source if source in SOURCES else "other", len(same),
    )  # fmt: skip
