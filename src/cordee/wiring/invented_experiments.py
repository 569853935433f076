"""Fill an invented company's experiment, by the same verbs that people use: registered, started, looked at; its outcome is chance's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.core.measurement.experiments import Plan
from cordee.core.vocabulary.problems_of_trials import TrialProblem
from cordee.core.vocabulary.text import Language, Text

if TYPE_CHECKING:
    from cordee.wiring.company import Company

BEFORE, DAYS, LOOKS, EFFECT = 45, 90, 3, 0.10
NAME = Text("Case studies by letter", "Études de cas par courrier")
HYPOTHESIS = Text(
    "Accounts that get a case study by letter become leads more often.",
    "Les comptes qui reçoivent une étude de cas par courrier deviennent plus souvent des contacts commerciaux.",
)
WHY = Text("A first experiment, to learn how it is done.", "Une première expérience, pour apprendre comment on fait.")
HOLDER = "Alix"


def fill_experiment(company: Company, end: date) -> None:
    """Let chance put the accounts in arms a month and a half before the end, and look once on the figures of the end."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    clock = company.clock
    wanted = Plan(
        NAME.in_language(language), HYPOTHESIS.in_language(language), "direct_mail", "lead", DAYS, EFFECT, looks=LOOKS,
        strata=("relation", "tier"), holder=HOLDER,
    )  # fmt: skip
    try:
        company.clock = _at(end - timedelta(days=BEFORE))
        key = company.experiments().plan(wanted).key
        company.experiments().register(key, why=WHY.in_language(language))
        company.experiments().start(key)
        company.clock = _at(end)
        company.experiments().look(key)
    except TrialProblem:  # a world too small for an experiment has none, or one that nobody looked at
        return
    finally:
        company.clock = clock


def _at(day: date) -> Callable[[], datetime]:
    return lambda: datetime.combine(day, time(9), UTC)
