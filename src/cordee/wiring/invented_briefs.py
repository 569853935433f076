"""Fill an invented company's questions and two briefs, by the same verbs that people use; the proposals are of today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cordee.core.opinion.briefs import Question
from cordee.core.vocabulary.text import Language
from cordee.worlds.questions import GIVES, PROPOSED, QUESTIONS, SPEAKERS

if TYPE_CHECKING:
    from cordee.wiring.company import Company


def fill_briefs(company: Company, end: date) -> None:
    """Enter the invented questions, let engineers agree to be asked, and propose a question each to two of them."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    briefs, voices = company.briefs(), company.voices()
    entered = [
        briefs.ask(
            Question(0, one.words.in_language(language), voices.territory(one.territory).key, end - timedelta(days=one.days_ago),
                     one.role.in_language(language), one.organisation, "webinar")
        )
        for one in QUESTIONS
    ]  # fmt: skip
    people = [
        briefs.keep_speaker(address, territories=[voices.territory(territory).key], languages=["fr", "en"], name=name)
        for address, name, territory in SPEAKERS
    ]
    for one in people:
        briefs.own(one.subject).agree()
    for question, person, readers in PROPOSED:
        proofs = [proof.key for claim in briefs.claims(entered[question].territory) for proof in claim.proofs]
        briefs.propose(
            entered[question].id, people[person].id, audience=readers.in_language(language), proofs=proofs, gives=GIVES.in_language(language)
        )  # fmt: skip
