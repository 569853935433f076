"""Fill an invented company's experiments, by the same verbs that people use: registered, started, looked at.

One runs, and its outcome is chance's. One is over: the company withheld e-mail to its list from every second account, and what came of these
is what the world's own law makes of it. Nothing of its outcome is written here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.actions.experiment_facts import market_of
from cordee.core.measurement.assignment import HOLDOUT, chance_of
from cordee.core.measurement.experiments import TREATED, Assigned, Plan
from cordee.core.vocabulary.problems_of_trials import TrialProblem
from cordee.core.vocabulary.results import ORGANISATIONS
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import Ask
from cordee.worlds import Truth, Withheld

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
MAIL = "email_house"
MAIL_BEFORE, MAIL_DAYS, MAIL_EFFECT, LEAST = 540, 365, 0.05, 40  # a year; early, for most relations of the world begin early
DRAW = "invented: e-mail to our list"
MAIL_NAME = Text("A year without e-mails to our list", "Une année sans e-mails à notre liste")
MAIL_HYPOTHESIS = Text(
    "Accounts that get our e-mails are won more often.", "Les comptes qui reçoivent nos e-mails sont gagnés plus souvent."
)
MAIL_WHY = Text("It costs nothing to wait, and nobody knows.", "Attendre ne coûte rien, et personne ne sait.")
MAIL_DECIDED: dict[str, Text] = {
    "works": Text("We go on: the e-mails are worth their while.", "Nous continuons : les e-mails en valent la peine."),
    "does_not_work": Text(
        "We write less, and only to those who asked for it.", "Nous écrivons moins, et seulement à qui l’a demandé."
    ),
    "unknown": Text(
        "It is not settled. We go on writing to those who want it, and ask again once we know more accounts.",
        "Rien n’est tranché. Nous continuons d’écrire à qui le souhaite, et reposerons la question avec plus de comptes.",
    ),
}


def goes_without(domain: str) -> bool:
    """Say whether chance leaves an account of the invented company without e-mail, so that anybody can redo it.

    Examples
    --------
    >>> 350 < sum(goes_without(f"firme{one}.example") for one in range(800)) < 450
    True
    """
    return chance_of(domain, DRAW) < 0.5


WITHHELD = Withheld(MAIL, MAIL_BEFORE, MAIL_DAYS, goes_without)


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


def fill_settled_experiment(company: Company, truth: Truth) -> None:
    """Register and start the experiment that the world obeyed, read it once when it was over, stop it and decide.

    Only accounts known before it began are in it. A world with fewer than 40 of them has none.
    """
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    clock, end = company.clock, truth.end
    # the world's day begins at midnight: outcomes count from then on
    began = datetime.combine(end + timedelta(days=1 - MAIL_BEFORE), time(), UTC)
    wanted = Plan(
        MAIL_NAME.in_language(language), MAIL_HYPOTHESIS.in_language(language), MAIL, "won", MAIL_DAYS, MAIL_EFFECT, looks=1, holder=HOLDER,
    )  # fmt: skip
    arms = _arms(company, truth, wanted, began)
    if len(arms) < LEAST:
        return
    try:
        company.clock = lambda: began - timedelta(days=7)
        verbs = company.experiments()
        key = verbs.plan(wanted).key
        company.experiments().register(key, why=MAIL_WHY.in_language(language))
        verbs.books.experiments.start(key, arms, author=None, at=began)
        company.clock = _at(end)
        made, look, _ = company.experiments().look(key)
        company.experiments().stop(key)
        said = MAIL_DECIDED.get(str(look.seen["word"]), MAIL_DECIDED["unknown"])
        company.experiments().decide(made.key, said.in_language(language), by=HOLDER, look=look.number)
    except TrialProblem:
        return
    finally:
        company.clock = clock


def _arms(company: Company, truth: Truth, wanted: Plan, began: datetime) -> list[Assigned]:
    """Put every account that was known by then in the arm in which the world had it."""
    reader = company.reader()
    market, worlds_own = market_of(reader), {one.domain for one in truth.accounts}
    domains = {
        str(row["organisation_id"]): row["domain"]
        for row in reader.rows(ORGANISATIONS, Ask(columns=("organisation_id", "domain")))
    }
    return [
        Assigned(one, HOLDOUT if goes_without(str(domains[one])) else TREATED, market.stratum(one, wanted, began))
        for one in sorted(market.accounts)
        if domains.get(one) in worlds_own and market.was_known(one, began)
    ]


def _at(day: date) -> Callable[[], datetime]:
    return lambda: datetime.combine(day, time(9), UTC)
