"""Who for a campaign: the people who agreed, with what is known of them, and the team that fills its seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cordee.actions.briefs import Desk, agrees
from cordee.actions.territories import claims_on, territories
from cordee.core.opinion.briefs import Speaker, solicited
from cordee.core.opinion.choice import Objective, Person, Seat, Team, choose, in_order
from cordee.core.vocabulary.techniques import plain


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of somebody for one campaign, each with what it rests on; what is not known is None, not 0.

    Parameters
    ----------
    proofs
        What was done here and names them as who can tell of it: the customer or project, by day.
    raters
        The most peers who name them on one of the campaign's territories; at least three, or None.
    solicited, last
        Proposals of the last 90 days, and the day of the last.
    seats
        Those of the campaign that they fit.
    """

    speaker: Speaker
    proofs: tuple[tuple[date, str], ...]
    raters: int | None
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


def cast(desk: Desk, seats: Sequence[Seat], *, objective: Objective, reach: Mapping[str, float] | None = None) -> Cast:
    """Choose who speaks for a campaign, among those who agreed and whose limit leaves room.

    Parameters
    ----------
    reach
        By a speaker's subject, people they reach, where that is known.
    """
    known = {one.key: one for one in territories(desk.territories)}
    wanted = {one.territory for one in seats if one.territory} or set(known)
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
        done = tuple(sorted(((each.done_on, each.done_for) for _, each in proofs if plain(each.owner) == name), reverse=True))
        raters = max((n for (territory, rated), n in desk.raters.items() if rated == name and territory in wanted), default=None)
        reached = (reach or {}).get(one.subject)
        worth = None if not done and raters is None else float(len(done) + (raters or 0))
        person = Person(
            one.subject, frozenset({one.side}), open_to, frozenset(one.languages), one.department, asked, worth, reached
        )
        people.append(person)
        sheets[one.subject] = Sheet(one, done, raters, reached, asked, last, tuple(seat for seat in seats if person.fits(seat)))
    labels = {one.key: f"{plain(sheets[one.key].speaker.label)} {one.key}" for one in people}
    named = [_renamed(one, labels[one.key]) for one in people]
    back = {label: key for key, label in labels.items()}
    team = choose(named, seats, objective=objective)
    return Cast(
        team,
        tuple(sheets[back[key]] for key in team.people),
        tuple(sheets[back[one.key]] for one in in_order(named, objective)),
    )


def _renamed(one: Person, key: str) -> Person:
    """Give the same person under a key that sorts by name, so that ties fall as people read them."""
    return Person(key, one.roles, one.territories, one.languages, one.department, one.solicited, one.expertise, one.reach)
