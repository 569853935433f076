"""The letter that brings a proposed brief to one person: drafted here, sent as every other letter, once."""

from __future__ import annotations

from datetime import datetime

from cordee.actions.letters import day_written
from cordee.actions.subjects import shown_by
from cordee.actions.surroundings import surroundings
from cordee.core.opinion.briefs import KINDS, Brief, Question, Speaker
from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.vocabulary.text import Language
from cordee.engine.results import ResultsReader

LETTER = "brief"


def brief_letter(
    reader: ResultsReader | None,
    brief: Brief,
    question: Question,
    speaker: Speaker,
    *,
    link: str,
    now: datetime,
    zone: str,
    secret: str,
    author: int | None = None,
) -> Draft | None:
    """Draft the letter of a brief; None where the data know no address of the person."""
    person = shown_by(reader, speaker.subject, secret) if reader is not None else None
    if reader is None or person is None or not person.email:
        return None
    language: Language = "fr" if "fr" in speaker.languages[:1] else "en"
    facts = {
        "name": person.name,
        "question": question.text,
        "kind": KINDS[brief.kind].in_language(language),
        "audience": brief.audience,
        "until": day_written(brief.ends, language),
        "link": link,
    }
    about = surroundings(reader, [person], now=now, zone=zone, secret=secret)[person.id]
    return Draft(
        LETTER, letter_named(LETTER).kind, language, person.email, person.subjects(secret), facts, about=f"brief:{brief.id}",
        person_id=person.id, account=person.organisation_id, account_keys=about.account_keys, zones=about.zones,
        elsewhere=about.elsewhere, author=author,
    )  # fmt: skip
