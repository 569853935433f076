"""Who for a campaign: the people who agreed, with what is known of them, and the team that fills its seats."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cordee.actions.briefs import Desk, agrees
from cordee.actions.subjects import Whom
from cordee.actions.territories import claims_on, territories
from cordee.core.opinion.briefs import Speaker, solicited
from cordee.core.opinion.campaigns import Row, Score, competence, leadership
from cordee.core.opinion.choice import Objective, Person, Seat, Team, choose, in_order
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.core.vocabulary.results_of_portraits import PORTRAITS
from cordee.core.vocabulary.results_of_voices import NOMINATIONS
from cordee.core.vocabulary.techniques import plain
from cordee.engine.results import ResultsReader


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of somebody for one campaign, each with what it rests on; what is not known is None, not 0.

    Parameters
    ----------
    proofs
        What was done here and names them as who can tell of it: the customer or project, by day.
    competence, leadership
        Their two scores for this campaign.
    reach
        Who reads or hears them, as they say and agree to have seen.
    solicited, last
        Proposals of the last 90 days, and the day of the last.
    seats
        Those of the campaign that they fit.
    """

    speaker: Speaker
    proofs: tuple[tuple[date, str], ...]
    competence: Score
    leadership: Score
    reach: float | None
    solicited: int
    last: date | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The team of a campaign, and the sheet of everybody who agreed, in the objective's order."""

    team: Team
    chosen: tuple[Sheet, ...]
    sheets: tuple[Sheet, ...]


class Told:
    """What the results that stand say of people, found by their id or, where the data know nobody, by their name."""

    def __init__(self, reader: ResultsReader | None, territories: Collection[str]) -> None:
        self.territories = territories
        tables = (LEADERS, NOMINATIONS, PORTRAITS)
        self.leaders, self.nominations, self.portraits = (reader.rows(one) if reader is not None else [] for one in tables)

    def scores(self, who: Whom, label: str) -> tuple[Score, Score]:
        """Give somebody's two scores for the campaign."""
        placed = [row for row in self.leaders if _is(row, who, label)]
        interested = {str(row["territory"]) for row in placed if row["interest"]}
        named = [row for row in self.nominations if _is(row, who, label)]
        return competence(placed, self.territories), leadership(named, self.territories, interested=interested)

    def reach(self, who: Whom) -> float | None:
        """Give who reads or hears them, where they say it and agree to have it seen."""
        mine = [row for row in self.portraits if who.person is not None and row["person_id"] == who.person.id]
        return next((float(row["audience"]) for row in mine if row["audience"] is not None), None)


def _is(row: Row, who: Whom, label: str) -> bool:
    if who.person is not None and row["person_id"] is not None:
        return bool(row["person_id"] == who.person.id)
    return row["person_id"] is None and plain(str(row["name"])) == label


def cast(desk: Desk, seats: Sequence[Seat], *, objective: Objective) -> Cast:
    """Choose who speaks for a campaign, among those who agreed and whose limit leaves room."""
    known = {one.key: one for one in territories(desk.territories)}
    wanted = {one.territory for one in seats if one.territory} or set(known)
    told = Told(desk.reader, wanted)
    proofs = [
        (one.claim.territory, proof)
        for one in claims_on(desk.territories)
        for proof in one.proofs
        if one.claim.territory in wanted
    ]
    briefs = desk.book.briefs()
    sheets: dict[str, Sheet] = {}
    people = []
    for one in desk.book.speakers():
        who = desk.whom(one.subject)
        said = desk.said_of(who)
        open_to = frozenset(key for key in one.territories if key in known and agrees(said, known[key]))
        asked, last = solicited(briefs, {one.subject, *who.subjects}, desk.today)
        if not open_to or asked >= one.most:
            continue
        name = plain(one.label)
        mine = [(territory, each) for territory, each in proofs if plain(each.owner) == name]
        done = tuple(sorted(((each.done_on, each.done_for) for _, each in mine), reverse=True))
        able, led = told.scores(who, name)
        reached = told.reach(who)
        person = Person(
            one.subject, frozenset({one.side}), open_to, frozenset(one.languages), one.department, asked,
            len({territory for territory, _ in mine}), able.value, led.value, reached,
        )  # fmt: skip
        people.append(person)
        seated = tuple(seat for seat in seats if person.fits(seat))
        sheets[one.subject] = Sheet(one, done, able, led, reached, asked, last, seated)
    labels = {one.key: f"{plain(sheets[one.key].speaker.label)} {one.key}" for one in people}
    named = [replace(one, key=labels[one.key]) for one in people]  # a key that sorts by name, so that ties fall as people read
    back = {label: key for key, label in labels.items()}
    team = choose(named, seats, objective=objective)
    return Cast(
        team,
        tuple(sheets[back[key]] for key in team.people),
        tuple(sheets[back[one.key]] for one in in_order(named, objective)),
    )
