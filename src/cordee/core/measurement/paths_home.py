"""Paths that lead home: of each content, who went on from it, who came back, who reached our own ground, and which step brings most back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from cordee.core.measurement.intervals import newcombe, wilson
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import TIMELINE
from cordee.core.vocabulary.shares import share
from cordee.core.vocabulary.ways import ACTS, FRONT, content_met

Row = Mapping[str, Any]
Word = Literal["leads_on", "dead_end", "unknown"]
Source = Literal["those_who_went_on", "the_same_technique", "nothing"]
LEAST_PEOPLE = 20
LEAST_FOLLOWERS = 10
DEAD_END = 0.05


@dataclass(frozen=True, slots=True)
class Content:
    """What became of those who met one content. Each counts once, from their first meeting with it.

    Parameters
    ----------
    content, technique
        Its key, and the technique by which it was mostly met.
    led_on
        Share who met another content within the days.
    home
        Share who reached our own ground within the days.
    returned
        Share who came back on a later day within the days.
    word
        ``dead_end`` where surely fewer than one in twenty go on, ``leads_on`` where surely more, else ``unknown``.
    next_step
        The content to offer after it, never a front page, where people land anyhow, nor an event that is over. None where nothing can be said.
    next_return
        Of those who took that step, the share who came back on a later day after it.
    next_more
        How much more often they did than those who took another step from there; its range is widened for the steps compared.
    next_from
        Whose ways the proposal rests on: ``those_who_went_on`` from this content, or from others of ``the_same_technique``.
    """

    content: str
    technique: str
    led_on: Estimate
    home: Estimate
    returned: Estimate
    word: Word
    next_step: str | None
    next_return: Estimate
    next_more: Estimate
    next_from: Source


def steps(until: datetime, *, home: Collection[str], days: int = 30, one_in: int = 1) -> ir.Table:
    """Give each first meeting of somebody with a content, and what they did in the days after it.

    Meetings too late for all those days to have been seen are left out, as are touches that name nobody, and what we sent.

    Parameters
    ----------
    until
        The end of what is known.
    home
        The techniques that are our own ground (our pages, our events, a talk with us).
    days
        How long after a meeting it is watched.
    one_in
        Follow one in so many people, always the same ones, each with all they did; 1 follows everybody.

    Returns
    -------
    ibis.expr.types.Table
        ``content``, ``technique``, ``led_on``, ``next_content`` (null where none but a front page), ``home``, ``returned``, ``came_back``
        (on a later day than the step, within the second half of the days; null where the step came later than half of them),
        and ``people`` who did so.
    """
    touches = TIMELINE.table()
    touches = touches.filter(touches.direction == "in")  # what we send leads nobody on until they come
    unit = ibis.coalesce(touches.person_id, touches.organisation_id.nullif(""))
    seen = touches.mutate(unit=unit, act=touches.content.isin(ACTS).fill_null(False), content=content_met(touches))
    seen = seen.filter(seen.unit.notnull(), seen.happened_at <= ibis.literal(until))
    if one_in > 1:
        seen = seen.filter(seen.unit.hexdigest("md5").left(4) < f"{65536 // one_in:04x}")
    named = seen.filter(seen.content.notnull())
    first = named.group_by("unit", "content").aggregate(
        met_at=named.happened_at.min(), technique=named.technique.argmin(named.happened_at)
    )
    first = first.filter(first.met_at <= ibis.literal(until - timedelta(days=days)))
    later = seen.select("unit", "touch_key", "act", later_at="happened_at", later_content="content", later_technique="technique")
    pairs = first.left_join(
        later,
        [first.unit == later.unit, later.later_at > first.met_at, later.later_at <= first.met_at + ibis.interval(days=days)],
    )
    act = pairs.act.fill_null(False)
    other = (pairs.later_content != pairs.content).fill_null(act)  # an act without a name leads on too
    step = other & ~pairs.later_content.lower().re_search(FRONT) & ~act
    pairs = pairs.mutate(
        led=other, step=step, next_at=step.ifelse(pairs.later_at, None).min().over(group_by=[pairs.unit, pairs.content])
    )
    half = ibis.interval(hours=12 * days)
    back = (pairs.later_at.date() > pairs.next_at.date()) & (pairs.later_at <= pairs.next_at + half)
    one = pairs.group_by(pairs.unit, pairs.content, pairs.technique).aggregate(
        led_on=pairs.led.any().fill_null(False),
        next_content=pairs.later_content.argmin(pairs.later_at, where=pairs.step),
        home=pairs.later_technique.isin(sorted(home)).any().fill_null(False),
        returned=(pairs.later_at.date() > pairs.met_at.date()).any().fill_null(False),
        came_back=back.any().fill_null(False),
        early=(pairs.next_at <= pairs.met_at + half).any().fill_null(False),
    )
    one = one.mutate(came_back=one.early.ifelse(one.came_back, None))
    columns = ("content", "technique", "led_on", "next_content", "home", "returned", "came_back")
    return one.group_by(*columns).aggregate(people=one.count())


def paths(found: Iterable[Row], *, confidence: float = 0.95) -> list[Content]:
    """Say of each content whether it leads on or is a dead end, and what to offer next, from the answer to ``steps``.

    Use it to lay the next waymark. It describes what people did by themselves: whoever went on may have wanted to anyhow, so try a
    proposal before believing in it. A dead end is no fault of a page that answers the last question.

    Returns
    -------
    list of Content
        Dead ends first, then by how many people met them. Below 20 people a content has no shares.

    Notes
    -----
    Wilson's ranges; people are independent, since each counts once a content. Steps of at least ten people are compared: how often who
    took one came back afterwards, against who took another step from there (Newcombe 1998, method 10, at 1 − (1 − confidence) / steps
    compared, since the best of several looks better than it is). The proposal is the step whose lower end is highest, of those after which more
    came back. Where there is nothing to compare with, it is the step after which the share who came back is surely highest. Ways from several contents of one
    technique may hold a person more than once; their ranges are somewhat too narrow.
    """
    met: dict[str, _Tally] = defaultdict(_Tally)
    steps_from: dict[str, dict[str, _Step]] = defaultdict(lambda: defaultdict(_Step))
    by_technique: dict[str, dict[str, _Step]] = defaultdict(lambda: defaultdict(_Step))
    for row in found:
        met[row["content"]].add(row)
        if row["next_content"] is not None and row["came_back"] is not None:
            steps_from[row["content"]][row["next_content"]].add(row)
            by_technique[row["technique"]][row["next_content"]].add(row)
    contents = [_content(name, tally, steps_from[name], by_technique, confidence) for name, tally in met.items()]
    return sorted(contents, key=lambda one: (one.word != "dead_end", -one.led_on.n, one.content))


class _Tally:
    """People who met one content, and what became of them."""

    def __init__(self) -> None:
        self.people, self.led_on, self.home, self.returned = 0, 0, 0, 0
        self.techniques: dict[str, int] = defaultdict(int)

    def add(self, row: Row) -> None:
        people = int(row["people"])
        self.people += people
        self.led_on += people if row["led_on"] else 0
        self.home += people if row["home"] else 0
        self.returned += people if row["returned"] else 0
        self.techniques[row["technique"]] += people


class _Step:
    """People who took one step, and how many of them came back after it."""

    def __init__(self, people: int = 0, back: int = 0) -> None:
        self.people, self.back = people, back

    def add(self, row: Row) -> None:
        self.people += int(row["people"])
        self.back += int(row["people"]) if row["came_back"] else 0


def _content(
    name: str,
    tally: _Tally,
    own: Mapping[str, _Step],
    by_technique: Mapping[str, Mapping[str, _Step]],
    confidence: float,
) -> Content:
    technique = min(tally.techniques, key=lambda one: (-tally.techniques[one], one))
    led_on, home, returned = (_share(hits, tally.people, confidence) for hits in (tally.led_on, tally.home, tally.returned))
    word: Word = "unknown"
    if led_on.low is not None and led_on.high is not None:
        word = "dead_end" if led_on.high < DEAD_END else "leads_on" if led_on.low > DEAD_END else "unknown"
    offers: tuple[tuple[Source, Mapping[str, _Step]], ...] = (
        ("those_who_went_on", own), ("the_same_technique", by_technique.get(technique, {})),
    )  # fmt: skip
    for source, ways in offers:
        offered = _best({one: way for one, way in ways.items() if one != name}, confidence)
        if offered is not None:
            return Content(name, technique, led_on, home, returned, word, *offered, source)
    few = unknown("too_few_passed", tally.led_on)
    return Content(name, technique, led_on, home, returned, word, None, few, few, "nothing")


def _best(ways: Mapping[str, _Step], confidence: float) -> tuple[str, Estimate, Estimate] | None:
    """Give the step after which people come back most surely more often than after another, with both figures."""
    enough = {one: way for one, way in ways.items() if way.people >= LEAST_FOLLOWERS and way.back}
    if not enough:
        return None
    people, back = sum(way.people for way in ways.values()), sum(way.back for way in ways.values())
    sure = 1 - (1 - confidence) / len(enough)
    more = {
        one: newcombe(way.back, way.people, back - way.back, people - way.people, confidence=sure)
        for one, way in enough.items()
        if people - way.people >= LEAST_FOLLOWERS
    }
    if more:
        helpful = sorted(one for one, gap in more.items() if gap.estimate > 0)
        if not helpful:
            return None
        best = max(helpful, key=lambda one: more[one].low)
        gap = more[best]
        compared = gap.of(people)
    else:
        best = max(sorted(enough), key=lambda one: wilson(enough[one].back, enough[one].people, confidence=confidence).low)
        compared = unknown("too_few_passed", people - enough[best].people)
    return best, _share(enough[best].back, enough[best].people, confidence, least=LEAST_FOLLOWERS), compared


def _share(hits: int, n: int, confidence: float, *, least: int = LEAST_PEOPLE) -> Estimate:
    return share(hits, n, least=least, reason="too_few_passed", confidence=confidence)
