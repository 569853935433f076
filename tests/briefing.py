"""A small company on whose territory a customer asked something, and an engineer who agreed to be asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cordee.core.opinion.briefs import Brief, Question, Speaker
from cordee.core.opinion.territories import Claim, Proof, Territory
from cordee.core.vocabulary.text import Text
from cordee.wiring import Company, open_company
from tests.people import company_of_people
from tests.ready import copy_of
from tests.site import leave, point_at

ANNE, BOB, CARLA = "anne.roux@acme.example", "bob@acme.example", "carla@private.example"
ASKED = "After a full stop, from which controller does one begin again?"


def company_that_asks(folder: Path) -> Company:
    """Make the company, its territory with a claim and a proof, and serve it."""
    copy_of(_asks, folder)
    point_at(folder)
    return open_company(folder)


def _asks(folder: Path) -> None:
    made = company_of_people(folder)
    point_at(made.folder)
    voices = made.voices()
    key = voices.write(
        Territory("", Text("plant restart", "redémarrage d’usine"), ("controller", "restart"), ("automate", "arrêt"))
    ).value.key
    claim = voices.write(Claim("", key, "Restart a plant within a day")).value.key
    voices.write(Proof("", claim, date(2026, 5, 1), "Dairy of the Clouds", "Anne Roux"))
    leave()


def engineer(company: Company, said: str = ANNE, *, agrees: bool = True, **changes: Any) -> Speaker:
    """Keep somebody as one who could speak, and let them agree on their own page."""
    briefs = company.briefs()
    key = briefs.territories()[0].key
    given: dict[str, Any] = {"territories": [key], "languages": ["en", "fr"], "department": "controls", **changes}
    speaker = briefs.keep_speaker(said, **given)
    if agrees:
        briefs.own(speaker.subject).agree()
    return speaker


def asked(company: Company, text: str = ASKED) -> Question:
    """Enter what a customer asked at a webinar."""
    question = Question(0, text, "", date(2026, 11, 12), "Maintenance manager", "Dairy of the Clouds", "webinar")
    return company.briefs().ask(question)


def proposed(company: Company, speaker: Speaker, question: Question | None = None, **changes: Any) -> Brief:
    """Propose the question to somebody."""
    question = question or asked(company)
    return company.briefs().propose(
        question.id, speaker.id, audience="maintenance managers before a stop", proofs=["p1"], **changes
    )


def put_back(brief: Brief, days: int) -> None:
    """Let a brief have been proposed so many days earlier."""
    from cordee.records.models import Brief as Row

    back = timedelta(days=days)
    Row.objects.filter(pk=brief.id).update(proposed_on=brief.proposed_on - back, until=brief.until - back)


def page_of(company: Company, speaker: Speaker) -> str:
    """Give the address of somebody's own page."""
    return company.briefs().link(speaker, base="")


def words_on(answer: Any) -> str:
    """Give the words that a page shows."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
