"""Write the board's page: read the cycles and the last days from the results that stand, and set them on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import files

from cordee.actions import cycles as cycle_verbs
from cordee.actions import indicators
from cordee.actions.cycles import Desk
from cordee.core.measurement.board import Compared, Page, write_page
from cordee.core.measurement.cycles import Plan
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.indicators import BY_KEY
from cordee.core.vocabulary.problems_of_cycles import NothingForTheBoard
from cordee.core.vocabulary.techniques import TECHNIQUES
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.typeset import typeset

DAYS = 90
SHOWN = ("opportunities", "wins", "won_rate", "revenue")


def page(desk: Desk, decisions: Sequence[Decision], *, company: str, territories: dict[str, Text], language: Language) -> Page:
    """Put the page together.

    Raises
    ------
    NothingForTheBoard
        Nothing was computed yet.
    """
    if desk.results is None:
        raise NothingForTheBoard()
    found = cycle_verbs.cycles(desk.book)
    results = desk.results
    last = results.as_of - timedelta(days=1)
    compared = []
    for key in SHOWN:
        plan = Plan("", "–", key, 0.0, last - timedelta(days=DAYS - 1), last, "–")
        before, now = (
            indicators.read(results.reader, plan, run=results.run, as_of=results.as_of, baseline=one) for one in (True, False)
        )
        compared.append(Compared(BY_KEY[key], before, now))
    return write_page(
        found,
        compared,
        decisions,
        company=company,
        run=results.run,
        as_of=results.as_of,
        today=desk.today,
        days=DAYS,
        readings={one.key: cycle_verbs.current(desk, one) for one in found if one.closing is None},
        names={one.id: one.name for one in TECHNIQUES} | territories,
        language=language,
    )


def board(desk: Desk, decisions: Sequence[Decision], *, company: str, territories: dict[str, Text], language: Language) -> bytes:
    """Give the page as a PDF; raises as ``page`` does."""
    made = page(desk, decisions, company=company, territories=territories, language=language)
    return typeset(files("cordee.actions").joinpath("board.typ").read_text("utf-8"), made.as_data(), made_at=desk.now)
