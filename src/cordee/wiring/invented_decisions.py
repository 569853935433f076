"""Fill an invented company's decisions, by the same verbs that people use: one on a figure, one that is an opinion, with its dissent."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.core.measurement.decisions import Dissent
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import Ask

if TYPE_CHECKING:
    from cordee.wiring.company import Company

BEFORE = 6
VAGUE = ("unknown", "other")
QUESTION = Text("{name}: what do we do?", "{name}\u00a0: que faisons-nous\u202f?")
DECIDED = Text("Go on for a quarter, then look again.", "Continuer un trimestre, puis regarder de nouveau.")
BY = Text("Marketing committee", "Comité marketing")
BOOTH = Text("Do we take a larger stand at the fair?", "Prenons-nous un plus grand stand au salon\u202f?")
LARGER = Text("Yes, as large as the one across the aisle.", "Oui, aussi grand que celui d’en face.")
BOSS = Text("Managing director", "Direction générale")
SALES = Text("Sales", "Les commerciaux")
DOUBT = Text("Nobody has counted what the last stand brought.", "Personne n’a compté ce que le dernier stand a rapporté.")


def fill_decisions(company: Company, end: date) -> None:
    """Write down, on the figures of a week before the end, what became of the technique most often at the origin of closed cases."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    rows = company.rows("techniques", Ask(columns=("technique", "won_rate"), order=("-closed",)))
    found = next((row for row in rows if row["technique"] not in VAGUE and row["won_rate"] is not None), None)
    clock = company.clock
    company.clock = lambda: datetime.combine(end - timedelta(days=BEFORE), time(15), UTC)
    try:
        verbs = company.decisions()
        if found is not None:
            question = QUESTION.in_language(language, name=name_of(found["technique"]).in_language(language))
            verbs.write(
                question,
                DECIDED.in_language(language),
                by=BY.in_language(language),
                on=f"techniques/{found['technique']}/won_rate",
            )
        dissents = [Dissent(SALES.in_language(language), DOUBT.in_language(language))]
        verbs.write(BOOTH.in_language(language), LARGER.in_language(language), by=BOSS.in_language(language), dissents=dissents)
    finally:
        company.clock = clock


__all__ = ["fill_decisions"]
