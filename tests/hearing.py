"""A small company whose territory was asked about: fourteen peers name and rate, and the survey is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import Answer, Survey, done_steps
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text
from cordee.wiring import Company, open_company
from tests.people import RUN, company_of_people
from tests.ready import copy_of
from tests.site import leave, point_at

PEERS = tuple(f"peer{number:02d}@peers.example" for number in range(24))
ITEMS = {one.id: one for one in scale_named("peer-credibility").items}
LEVELS: Mapping[str, Mapping[str, int]] = {
    "Bob Stone": {"expertise": 7, "empathy": 7, "impartiality": 6},
    "Maud Perrin": {"expertise": 7, "empathy": 2, "impartiality": 5},
    "Otto Low": {"expertise": 2, "empathy": 2, "impartiality": 4},
    "Ines Few": {"expertise": 7, "empathy": 7, "impartiality": 7},
}
ASKED = datetime(2026, 3, 2, 9, tzinfo=UTC)
BOB = "bob@acme.example"


def company_that_asked(folder: Path) -> Company:
    """Make the company; Ines Few is named by two alone, everybody else by seven."""
    copy_of(_asked, folder)
    point_at(folder)
    return open_company(folder)


def ask_about(company: Company, territory: str, names: Sequence[Sequence[str]], *, asked: int = len(PEERS)) -> Survey:
    """Ask peers in one wave; each of the first ones names, in turn, who is listed for them, and rates two of these."""
    voices = company.voices()
    survey = voices.make(Survey(0, "Who is heard", "whom-to-ask", territory, 1))
    voices.ask(survey, voices.audience(survey, voices.people(PEERS[:asked])), segment="peers")
    voices.list_people(survey, voices.people([BOB]))
    survey = voices.open(survey)
    for (_, link), given in zip(voices.links(survey, base=""), names, strict=False):
        _answer(company, link.strip("/").split("/")[-1], given)
    voices.close(survey)
    return survey


def _answer(company: Company, token: str, given: Sequence[str]) -> None:
    respondent = company.voices().answering(token)
    called = {respondent.name(one).id: one for one in given}
    while step := next(
        (one for one in respondent.steps(respondent.answers) if one.key not in done_steps(respondent.answers)), None
    ):
        if step.person is None:
            respondent.keep(
                step, [Answer("names-1", about, place, 1.0) for place, about in enumerate(called, 1)], still=set(called)
            )
            continue
        levels = LEVELS[called[step.person.id]]
        rated = {one: 8 - levels[it.facet] if it.reverse else levels[it.facet] for one, it in ITEMS.items()}
        respondent.keep(step, [Answer(one, step.person.id, value=float(value)) for one, value in rated.items()])


def _asked(folder: Path) -> None:
    company = company_of_people(folder)
    point_at(company.folder)
    company.clock = lambda: ASKED
    key = company.voices().write(Territory("", Text("BIM", "BIM"), ("digital twin",)), at=ASKED).value.key
    seven = [("Bob Stone", "Maud Perrin"), ("Otto Low", "Bob Stone")] * 3 + [("Maud Perrin", "Bob Stone")]
    ask_about(company, key, [*seven, ("Otto Low", "Maud Perrin"), ("Otto Low", "Maud Perrin"), ("Otto Low", "Maud Perrin"),
                             ("Otto Low", "Ines Few"), ("Ines Few",), (), ()])  # fmt: skip
    company.run(as_of=RUN)
    leave()
