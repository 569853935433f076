"""Letters that invite people to a survey, each with a link of their own; drafted here, sent as every other letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cordee.actions.letters import day_written
from cordee.actions.people import Person
from cordee.actions.subjects import shown_by
from cordee.actions.surroundings import surroundings
from cordee.actions.surveys import token_of
from cordee.core.opinion.asking import Asked
from cordee.core.opinion.pulse import SIDES
from cordee.core.opinion.surveys import Survey
from cordee.core.opinion.territories import Territory
from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import ResultsReader

LETTER, TRUST = "survey", "trust"
UNTIL_DAY = Text("until {day}", "jusqu’au {day}")
UNTIL_CLOSED = Text("until the survey is closed", "jusqu’à la clôture de l’enquête")


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of invitations: queued, held back by a rule or sent before, and people of whom no address is known."""

    queued: int
    blocked: int
    unknown: int


def invitations(
    reader: ResultsReader | None,
    asked: Sequence[Asked],
    survey: Survey,
    territory: Territory,
    *,
    base: str,
    now: datetime,
    zone: str,
    secret: str,
    link_key: str,
    author: int | None = None,
) -> tuple[list[Draft], int]:
    """Draft an invitation for everybody of whom the data know the address; give them, and how many have none."""
    if reader is None:
        return [], len(asked)
    known: list[tuple[Asked, Person]] = []
    for one in asked:
        person = shown_by(reader, one.subject, secret)
        if person is not None and person.email:
            known.append((one, person))
    around = surroundings(reader, [person for _, person in known], now=now, zone=zone, secret=secret)
    drafts = []
    letter = letter_named(TRUST if any(part.scale in SIDES for part in survey.parts) else LETTER)
    for one, person in known:
        facts = {
            "name": person.name,
            "domain": territory.name.in_language(one.language),
            "until": _until(survey.closes_on, one.language),
            "link": f"{base}/survey/{token_of(one, survey, link_key=link_key, now=now)}/",
        }
        about = around[person.id]
        drafts.append(
            Draft(letter.id, letter.kind, one.language, person.email, person.subjects(secret), facts, about=f"survey:{one.id}",
                  person_id=person.id, account=person.organisation_id, account_keys=about.account_keys, zones=about.zones,
                  elsewhere=about.elsewhere, author=author)
        )  # fmt: skip
    return drafts, len(asked) - len(known)


def _until(day: date | None, language: Language) -> str:
    return UNTIL_DAY.in_language(language, day=day_written(day, language)) if day else UNTIL_CLOSED.in_language(language)
