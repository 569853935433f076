"""Fill an invented company's portraits, by the same verbs that people use."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from cordee.actions.take_in import How
from cordee.core.opinion.portraits import FieldName, Part
from cordee.core.vocabulary.text import Language
from cordee.wiring.portraits import OwnPortrait
from cordee.worlds.dice import Dice
from cordee.worlds.portraits import PORTRAITS, publications

if TYPE_CHECKING:
    from cordee.wiring.company import Company

BEFORE, NAME = 40, "publications.csv"


def fill_portraits(company: Company, end: date, *, seed: int = 1) -> None:
    """Ask the invented people for their portraits, answer for them, and take in what they published."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    clock, moment = company.clock, datetime.combine(end - timedelta(days=BEFORE), time(9), UTC)
    file = company.folder / "inbox" / NAME
    file.write_text("\n".join(publications(language, end, Dice(seed, 78))) + "\n", "utf-8")
    company.take_in(file, How(exported_on=end - timedelta(days=1)))
    company.clock = lambda: moment
    try:
        for one in PORTRAITS:
            sitter = company.portraits().ask(one.address, label=one.name, side=one.side)
            own = OwnPortrait(company.portraits().desk, sitter)
            for field, value, level, proof in one.said:
                said = proof.in_language(language) if proof is not None else ""
                own.agree(Part("", cast(FieldName, field), value.in_language(language), level, said))
    finally:
        company.clock = clock
