"""Fill an invented company's earlier wave, its trust pulse and what readers think of authors, by the same verbs that people use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import Answer, Survey, template_named
from cordee.core.vocabulary.results import PERSONS
from cordee.core.vocabulary.text import Language
from cordee.engine.results import Ask
from cordee.worlds.dice import Dice
from cordee.worlds.portraits import PORTRAITS
from cordee.worlds.territories import COMPANIES, TERRITORIES, figure, minds
from cordee.worlds.waves import ASKED, CANDID, EARLIER, PULSE, READ, READERS, REPLY, TRUSTING

if TYPE_CHECKING:
    from cordee.wiring.company import Company

BEFORE, OPEN_DAYS = 30, 20


def fill_waves(company: Company, end: date, *, seed: int = 1) -> None:
    """Ask people half a year before the end what comes to mind; a month before it how well we work together, and whom they believe."""
    dice, clock = Dice(seed, 79), company.clock
    moment = datetime.combine(end - timedelta(days=BEFORE), time(9), UTC)
    people = [
        str(row["person_id"])
        for row in company.rows(PERSONS.name, Ask(columns=("person_id", "email"), order=("person_id",)))
        if row["email"]
    ]
    told = company.trust()
    told.give_notice(people[: ASKED + PULSE + READERS], how="letter", proof="invented")
    try:
        _wave(company, "comes-to-mind", people[:ASKED], moment - timedelta(days=EARLIER), dice)
        _wave(company, "trust-in-us", people[ASKED : ASKED + PULSE], moment, dice)
        _readers(company, people[ASKED + PULSE :][:READERS], moment, dice)
    finally:
        company.clock = clock


def answer_the_pulse(company: Company) -> None:
    """Write what the invented company answers to its trust pulse, once a run has counted it."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    voices = company.voices()
    for one in voices.surveys():
        if one.template == "trust-in-us" and voices.is_counted(one):
            voices.reply(one, REPLY.in_language(language))


def _wave(company: Company, template: str, people: list[str], moment: datetime, dice: Dice) -> None:
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    company.clock = lambda: moment
    voices, asks = company.voices(), template_named(template)
    key = voices.territory(TERRITORIES[0].name.en).key
    offered, house = (COMPANIES, COMPANIES[0]) if asks.offers else ((), "")
    survey = voices.make(Survey(0, asks.name.in_language(language), template, key, 1, offered, house))
    voices.ask(survey, voices.audience(survey, voices.people(people)))
    survey = voices.open(survey)
    for _, link in voices.links(survey, base=""):
        respondent = voices.answering(link.strip("/").split("/")[-1])
        for step in respondent.steps(()):
            if step.part.kind == "mind":
                given = [
                    Answer("mind", place=place, value=1, text=name) for place, name in enumerate(minds(dice, earlier=True), 1)
                ]
            elif step.part.kind == "aided":
                given = [Answer("aided", value=1, text=name) for name in COMPANIES if dice.unit() < 0.45]
            else:
                given = [
                    Answer(item, value=float(figure(level, dice)))
                    for item, level in zip(step.part.asked(), TRUSTING, strict=True)
                ]
            respondent.keep(step, given)
    company.clock = lambda: moment + timedelta(days=OPEN_DAYS)
    voices.close(survey)


def _readers(company: Company, people: list[str], moment: datetime, dice: Dice) -> None:
    """Ask readers whether two authors also write what does not work."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    company.clock = lambda: moment
    voices, asks = company.voices(), template_named("readers-candour")
    key = voices.territory(TERRITORIES[0].name.en).key
    survey = voices.make(Survey(0, asks.name.in_language(language), asks.id, key, 1, (), ""))
    voices.ask(survey, voices.audience(survey, voices.people(people)))
    addresses = {one.name: one.address for one in PORTRAITS}
    listed = [replace(voices.people([addresses[name]])[0], said=name) for name, _ in CANDID]
    voices.list_people(survey, listed)
    survey, levels = voices.open(survey), dict(CANDID)
    for _, link in voices.links(survey, base=""):
        respondent = voices.answering(link.strip("/").split("/")[-1])
        if dice.unit() >= READ:
            continue
        for step in respondent.steps(()):
            if step.person is not None:
                level, items = levels[step.person.label], {item.id: item for item in scale_named(step.part.scale).items}
                drawn = {item: float(figure(level, dice)) for item in step.part.asked()}
                given = [
                    Answer(item, step.person.id, value=8 - value if items[item].reverse else value)
                    for item, value in drawn.items()
                ]
                respondent.keep(step, given)
    company.clock = lambda: moment + timedelta(days=OPEN_DAYS)
    voices.close(survey)
