"""Fill an invented company's territories and surveys, by the same verbs that people use."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cordee.actions.surveys import Answering
from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import Answer, Step, Survey, done_steps, template_named
from cordee.core.opinion.territories import Claim, Proof, Territory
from cordee.core.trust.interests import Interest
from cordee.core.vocabulary.results import PERSONS
from cordee.core.vocabulary.results_of_leaders import FACETS
from cordee.core.vocabulary.text import Language
from cordee.engine.results import Ask
from cordee.worlds.dice import Dice
from cordee.worlds.territories import (
    COMPANIES,
    ESTEEM,
    EXPERTS,
    GIFT_FROM,
    GIFT_TO,
    INFLUENCE,
    INFLUENCE_ASKED,
    TERRITORIES,
    InventedTerritory,
    figure,
    minds,
    names_given,
)

if TYPE_CHECKING:
    from cordee.wiring.company import Company

BEFORE, OPEN_DAYS, WAVE_BEFORE = 30, 20, 25

APART = ("attraction", "conviction")


def fill_voices(company: Company, end: date, *, seed: int = 1) -> None:
    """Write the invented territories down, ask people, answer for them, and close, before the end of the world."""
    dice = Dice(seed, 77)
    clock = company.clock
    moment = datetime.combine(end - timedelta(days=BEFORE), time(9), UTC)
    company.clock = lambda: moment
    try:
        people = _people(company)
        people.sort(key=lambda one: dice.unit())
        for one in TERRITORIES:
            _write(company, one, moment)
        told = company.trust()
        told.give_notice(
            [id for id, _ in people[: sum(one.asked for one in TERRITORIES) + INFLUENCE_ASKED]], how="letter", proof="invented"
        )
        first = 0
        for one in TERRITORIES:
            if one.asked:
                _survey(company, one, people[first : first + one.asked], moment, dice)
                first += one.asked
        earlier = moment - timedelta(days=WAVE_BEFORE)
        _survey(company, TERRITORIES[0], people[first : first + INFLUENCE_ASKED], earlier, dice, template="influence")
        company.clock = lambda: moment
        _gift(company, TERRITORIES[0], moment.date())
    finally:
        company.clock = clock


def _people(company: Company) -> list[tuple[str, str]]:
    rows = company.rows(PERSONS.name, Ask(columns=("person_id", "name", "email"), order=("person_id",)))
    return [(str(row["person_id"]), str(row["name"])) for row in rows if row["name"] and row["email"]]


def _write(company: Company, one: InventedTerritory, moment: datetime) -> None:
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    voices = company.voices()
    at = moment - timedelta(days=60)
    key = voices.write(Territory("", one.name, one.words_en, one.words_fr, one.owner.in_language(language)), at=at).value.key
    for claim in one.claims:
        written = voices.write(Claim("", key, claim.words.in_language(language), offer=claim.offer), at=at).value.key
        for proof in claim.proofs:
            day = moment.date() - timedelta(days=30 * proof.months_ago)
            voices.write(Proof("", written, day, proof.done_for, proof.owner.in_language(language)), at=at)


def _survey(
    company: Company, one: InventedTerritory, people: list[tuple[str, str]], moment: datetime, dice: Dice, *, template: str = ""
) -> None:  # fmt: skip
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    voices = company.voices()
    company.clock = lambda: moment
    title = template_named(template).name if template else one.name
    template = template or ("whole-territory" if len(one.weights) < len(EXPERTS) else "whom-to-ask")
    key = voices.territory(one.name.en).key
    offered, house = (COMPANIES, COMPANIES[0]) if template == "whole-territory" else ((), "")
    survey = voices.make(Survey(0, title.in_language(language).capitalize(), template, key, 1, offered, house))
    known = [name for _, name in people[:2]]
    # two of the data and experts that no file knows; where nobody leads, names are as many as answers
    names = (
        [*known, *EXPERTS]
        if len(one.weights) < len(EXPERTS)
        else [f"{given} {family}" for given in _split(0) for family in _split(1)]
    )
    chosen = voices.audience(survey, voices.people([id for id, _ in people]))
    half = len(chosen.people) // 2
    segments = ("customers", "prospects") if language == "en" else ("clients", "prospects")
    for segment, part in zip(segments, (chosen.people[:half], chosen.people[half:]), strict=True):
        if part:
            voices.ask(survey, type(chosen)(part, {}), segment=segment)
    voices.list_people(survey, voices.people([id for id, _ in people[:2]]))
    survey = voices.open(survey)
    for _, link in voices.links(survey, base=""):
        if dice.unit() < one.share:
            token = link.strip("/").split("/")[-1]
            _answer(voices.answering(token), one, names, dice)
    company.clock = lambda: moment + timedelta(days=OPEN_DAYS)
    voices.close(survey)
    company.clock = lambda: moment


def _answer(respondent: Answering, one: InventedTerritory, names: list[str], dice: Dice) -> None:
    """Answer step after step, as a respondent would."""
    for _ in range(10):
        done = done_steps(respondent.answers)
        step = next((each for each in respondent.steps(respondent.answers) if each.key not in done), None)
        if step is None:
            return
        kind = step.part.kind
        given: list[Answer] = []
        if kind == "mind":
            given = [Answer("mind", place=place, value=1, text=name) for place, name in enumerate(minds(dice), 1)]
        elif kind == "aided":
            given = [Answer("aided", value=1, text=name) for name in COMPANIES if dice.unit() < 0.55]
        elif kind == "names":
            for item in step.part.asked():
                people = [respondent.name(names[number]).id for number in names_given(one.weights, dice)
                          if names[number] != (respondent.me.person.name if respondent.me.person else "")]  # fmt: skip
                given += [Answer(item, about, place, 1.0) for place, about in enumerate(dict.fromkeys(people), 1)]
        else:
            about = step.person.id if step.person is not None else None
            items = {item.id: item for item in scale_named(step.part.scale).items}
            for item in step.part.asked():
                level = figure(_level(step, items[item].facet, one, names), dice)
                given.append(Answer(item, about, value=float(8 - level if items[item].reverse else level)))
        still = {each.about for each in given if each.about is not None} if kind == "names" else None
        respondent.keep(step, given, still=still)


def _level(step: Step, facet: str, one: InventedTerritory, names: list[str]) -> float:
    """Give what raters think of somebody, the middle where nothing is said of them."""
    place = names.index(step.person.label) if step.person is not None and step.person.label in names else len(ESTEEM)
    if len(one.weights) >= len(EXPERTS) or place >= len(ESTEEM) or facet not in (*FACETS, *APART):
        return 5.0
    if facet in APART:
        return INFLUENCE[place][APART.index(facet)]
    return ESTEEM[place][FACETS.index(facet)]


def _gift(company: Company, one: InventedTerritory, day: date) -> None:
    """Enter, in the register, the gift that somebody took who is named on a territory."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    name = EXPERTS[GIFT_TO - 2]
    address = f"{name.lower().replace(' ', '.')}@integrateur.example"
    company.registers().declare(
        address, name, Interest("gift", GIFT_FROM, day, one.name.in_language(language), value=Decimal(320), currency="EUR")
    )


def _split(part: int) -> list[str]:
    return [name.split()[part] for name in EXPERTS]
