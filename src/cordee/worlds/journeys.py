"""What happens to one organisation: the touch that opens the relation, everyday touches, cases and their outcomes.

The law: the first touch opens the relation, and its technique decides how likely the relation's cases are to
become opportunities and wins. All other touches follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cordee.worlds import market
from cordee.worlds.dice import Dice, summed
from cordee.worlds.market import POSITION, TECHNIQUES
from cordee.worlds.organisations import Organisation
from cordee.worlds.seasons import CLOSING, DAY, OPENING, Span

Outcome = Literal["lead", "open", "won", "lost"]
Seen = Literal["first", "halfway", "nothing"]
Whole = NDArray[np.int64]
MINUTE = 60
NOBODY = -1
_POPULARITY = summed([one.popularity for one in TECHNIQUES])
_OPENS = summed([one.opens for one in TECHNIQUES])
_ANONYMOUS = np.array([1.0 if one.knows == "company" else one.anonymous for one in TECHNIQUES])
_FOLLOW_UPS = summed([share for _, share in market.FOLLOW_UPS])
_OFFERS = summed([share for _, share, _ in market.OFFERS])


@dataclass(frozen=True, slots=True)
class Case:
    """One true case; moments are None where they lie beyond the span.

    Parameters
    ----------
    opener
        Position of the technique that truly opened it.
    person
        Position of the lead among the organisation's people.
    told
        Position of the technique that the buyer of a won case names, or None.
    declared
        True where the sales system names the opener.
    seen
        What the exports show: a touch before it opened (first), one before it ended (halfway), or nothing.
    """

    opener: int
    person: int
    offer: int
    amount: int
    lead: int
    opportunity: int | None
    closed: int | None
    outcome: Outcome
    told: int | None
    declared: bool
    seen: Seen = "nothing"


@dataclass(frozen=True, slots=True)
class Touches:
    """An organisation's recorded touches in order of time, one column an array."""

    moment: Whole
    technique: Whole
    person: Whole
    variety: Whole


@dataclass(frozen=True, slots=True)
class Journey:
    """All that happens to one organisation; ``met`` is the moment of the touch that opened the relation."""

    met: int
    opener: int
    cases: tuple[Case, ...]
    touches: Touches


def journey(dice: Dice, organisation: Organisation, people: int, span: Span, *, touches_each: float) -> Journey:
    """Draw the journey of an organisation with so many people."""
    start = dice.unit() ** 2 * (1 - 1e-9)  # the mean of a squared uniform is a third: MET_SHARE
    met, opener = span.moment(start, dice.unit()), dice.weighted(_OPENS)
    cases = _cases(dice, organisation, people, span, met=met, opener=opener)
    first = cases[0].person if cases else dice.below(people)
    opening = [(met, opener, NOBODY if TECHNIQUES[opener].knows == "company" else first)]
    following = [one for case in cases for one in _follow_ups(dice, case, people, span)]
    everyday = _everyday(dice, organisation, people, span, start=start, touches_each=touches_each)
    touches = _recorded(opening + following, everyday, met)
    return Journey(met, opener, cases, _kept(touches, organisation, cases))


def sight(case: Case, moments: Whole) -> Seen:
    """Say what the recorded touches, at these moments, show of a case."""
    evening = (case.lead // DAY + 1) * DAY
    if np.any(moments < evening):
        return "first"
    return "halfway" if np.any((moments >= evening) & (moments <= (case.closed or moments.max(initial=0)))) else "nothing"


def _cases(dice: Dice, organisation: Organisation, people: int, span: Span, *, met: int, opener: int) -> tuple[Case, ...]:
    """Let leads follow one another, each by another person, until one comes to nothing or the relation has aged."""
    found: list[Case] = []
    order = sorted(range(people), key=lambda _: dice.unit())
    chance, lead = market.FIRST_LEAD, _later(met, dice.lognormal(market.DAYS_TO_LEAD, market.SPREAD_TO_LEAD))
    for person in order[: 1 if organisation.tracking == "late" else people]:
        if not dice.happens(chance) or lead >= span.over or lead - met > market.OPENS_FOR_DAYS * DAY:
            break
        case = _case(dice, organisation, span, opener=opener, person=person, lead=lead)
        found.append(case)
        if case.opportunity is None:
            break
        chance = market.NEXT_LEAD
        lead = _later(case.opportunity, dice.lognormal(market.DAYS_TO_NEXT_LEAD, market.SPREAD_TO_NEXT_LEAD))
    return tuple(found)


def _case(dice: Dice, organisation: Organisation, span: Span, *, opener: int, person: int, lead: int) -> Case:
    law = TECHNIQUES[opener]
    offer = dice.weighted(_OFFERS)
    becomes, wins = dice.happens(law.opportunity), dice.happens(law.win)
    opportunity = _later(lead, dice.lognormal(market.DAYS_TO_OPPORTUNITY, market.SPREAD_TO_OPPORTUNITY))
    closed = _later(opportunity, dice.lognormal(law.days_to_close, market.SPREAD_TO_CLOSE))
    amount = round(dice.lognormal(market.OFFERS[offer][2], 0.6) / 5000) * 5000 + 5000
    tells, declares = dice.happens(market.TOLD_SHARE), dice.happens(market.DECLARED_SHARE)
    remembered = opener if dice.happens(market.TOLD_RIGHT) else dice.weighted(_OPENS)
    outcome: Outcome = "won" if wins else "lost"
    if not becomes or opportunity >= span.over:
        outcome = "lead"
    elif closed >= span.over:
        outcome = "open"
    return Case(
        opener=opener,
        person=person,
        offer=offer,
        amount=amount,
        lead=lead,
        opportunity=None if outcome == "lead" else opportunity,
        closed=closed if outcome in ("won", "lost") else None,
        outcome=outcome,
        told=remembered if tells and outcome == "won" else None,
        declared=declares and organisation.tracking == "full",
    )


def _later(moment: int, days: float) -> int:
    """Go on by some days, to a whole minute of working hours; five minutes at least."""
    return -(-max(_at_work(moment + int(days * DAY)), moment + 5 * MINUTE) // MINUTE) * MINUTE


def _at_work(moment: int) -> int:
    """Squeeze a moment into the working hours of its day."""
    day, second = divmod(moment, DAY)
    return day * DAY + OPENING + second * (CLOSING - OPENING) // DAY


def _follow_ups(dice: Dice, case: Case, people: int, span: Span) -> list[tuple[int, int, int]]:
    """Let our sales people follow a case up, between its lead and its end."""
    end = min(case.closed or span.over, span.over) - 1
    count = dice.poisson(0.5) if case.opportunity is None else 1 + dice.poisson(3)
    latest, found = min(end, case.lead + 150 * DAY), []
    for _ in range(count):
        technique = POSITION[market.FOLLOW_UPS[dice.weighted(_FOLLOW_UPS)][0]]
        person = case.person if dice.happens(0.6) else dice.below(people)
        found.append((_at_work(case.lead + 1 + int(dice.unit() * (latest - case.lead))), technique, person))
    return [one for one in found if case.lead < one[0] <= end]


def _everyday(dice: Dice, organisation: Organisation, people: int, span: Span, *, start: float, touches_each: float) -> Whole:
    """Draw the touches of every day as three columns: moment, technique, person."""
    until = start + (1 - start) * dice.unit() if organisation.silent else 1.0
    count = dice.poisson(touches_each * span.months * organisation.pace * (until - start))
    chance = dice.units(4 * count).reshape(4, count)
    moments = span.moments(start + chance[0] * (until - start), chance[1])
    techniques = np.minimum(np.searchsorted(_POPULARITY, chance[2], side="right"), len(TECHNIQUES) - 1)
    hidden = _ANONYMOUS[techniques]
    known = np.clip((chance[3] - hidden) / np.maximum(1 - hidden, 1e-9), 0, 1 - 1e-9)
    persons = np.where(chance[3] < hidden, NOBODY, (known * known * people).astype(np.int64))
    return np.stack([moments, techniques, persons])


def _recorded(special: list[tuple[int, int, int]], everyday: Whole, met: int) -> Touches:
    """Put all touches in order, one at most a second; nothing comes before the touch that opened the relation."""
    every = np.concatenate([np.array(special, dtype=np.int64).T, everyday], axis=1)
    every = every[:, every[0] >= met]
    _, first = np.unique(every[0], return_index=True)
    moment, technique, person = every[:, first]
    return Touches(moment, technique, person, (moment * 7919 + person * 31) % 1009)


def _kept(touches: Touches, organisation: Organisation, cases: tuple[Case, ...]) -> Touches:
    """Keep what our tools recorded: all, nothing, or what came after the day of the first lead."""
    if organisation.tracking == "full":
        return touches
    since = (cases[0].lead // DAY + 1) * DAY if organisation.tracking == "late" and cases else None
    keep = touches.moment >= since if since is not None else np.zeros(len(touches.moment), dtype=bool)
    return Touches(touches.moment[keep], touches.technique[keep], touches.person[keep], touches.variety[keep])
