"""Fill an invented company's cycles and judgements, by the same verbs that people use: one closed, one that follows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.core.measurement.cycles import Closing, Initiative, Plan
from cordee.core.measurement.feedback import Word
from cordee.core.vocabulary.results import CASES
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import Ask, Condition

if TYPE_CHECKING:
    from cordee.wiring.company import Company

DAYS, JUDGED = 90, 24
OBJECTIVE = Text("More opportunities from webinars", "Plus d’opportunités grâce aux webinaires")
NEXT = Text("More of the cases that end are won", "Plus d’affaires gagnées parmi celles qui se terminent")
OWNER = Text("Camille, marketing", "Camille, marketing")
CALLS = Text("Call every account before the webinar", "Appeler chaque compte avant le webinaire")
CALLS_WHY = Text(
    "Nobody had the time: one account in seven was called.", "Personne n’en a eu le temps : un compte sur sept a été appelé."
)
CALLS_EVIDENCE = Text("The list of calls, kept by sales", "La liste des appels, tenue par les commerciaux")
PODCAST = Text("A monthly podcast", "Un podcast mensuel")
PODCAST_WHY = Text("The board expects no return from it.", "La direction n’en attend aucun retour.")
HOSTS = Text("A customer beside the host of each webinar", "Un client aux côtés de l’animateur à chaque webinaire")
LEARNING = Text(
    "A customer who speaks keeps people to the end; calls need somebody who owns them, or they are not made.",
    "Un client qui parle garde les gens jusqu’au bout ; les appels demandent un responsable, sinon ils ne se font pas.",
)
ASKS = Text(
    "Half a day a week of a technician for the questions afterwards.",
    "Une demi-journée par semaine d’un technicien pour les questions qui suivent.",
)


def fill_cycles(company: Company, end: date) -> None:
    """Plan, try, close and follow a cycle on the figures that stand; let sales and marketing judge some of the cases."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    clock, until = company.clock, end - timedelta(days=8)
    since = until - timedelta(days=DAYS - 1)

    def say(text: Text) -> str:
        return text.in_language(language)

    try:
        company.clock = _at(since - timedelta(days=2))
        hoped = float(max(4, round(1.2 * _opportunities(company, since))))
        made = company.cycles().begin(
            Plan("", say(OBJECTIVE), "opportunities", hoped, since, until, say(OWNER), narrowed="webinar")
        )
        for one in (
            Initiative("", made.key, say(HOSTS), technique="webinar", state="done"),
            Initiative("", made.key, say(CALLS), state="failed", why=say(CALLS_WHY), evidence=say(CALLS_EVIDENCE)),
            Initiative("", made.key, say(PODCAST), state="refused", why=say(PODCAST_WHY)),
        ):
            company.cycles().try_out(one)
        company.clock = _at(end - timedelta(days=1))
        verbs = company.cycles()
        verbs.close(verbs.one(made.key), Closing(made.key, say(LEARNING), say(ASKS)))
        following = replace(verbs.proposed(made.key), objective=say(NEXT), indicator="won_rate", narrowed="", target=0.5)
        verbs.begin(following)
        _judge(company, end)
    finally:
        company.clock = clock


def _judge(company: Company, end: date) -> None:
    """Let sales say of the latest cases what became of them, and marketing of every fourth that it was useful."""
    feedback = company.feedback()
    where = (Condition("opportunity_at", "<", f"{end - timedelta(days=10)}"), Condition("opportunity_at", "!=", ""))
    for number, row in enumerate(company.reader().rows(CASES, Ask(where=where, order=("-opportunity_at",), limit=JUDGED))):
        word: Word = "useful" if row["won_at"] is not None else "not_useful" if row["lost_at"] is not None else "too_early"
        feedback.judge(row["case_key"], "sales", word, judge="invented:sales")
        if number % 4 == 0:
            feedback.judge(row["case_key"], "marketing", "useful", judge="invented:marketing")


def _opportunities(company: Company, since: date) -> int:
    """Count the opportunities of webinars within as many days before a day."""
    before = since - timedelta(days=DAYS)
    where = (
        Condition("technique", "=", "webinar"),
        Condition("opportunity_at", ">=", f"{before}"),
        Condition("opportunity_at", "<", f"{since}"),
    )
    return company.reader().count(CASES, Ask(where=where))


def _at(day: date) -> Callable[[], datetime]:
    moment = datetime.combine(day, time(9), UTC)
    return lambda: moment
