"""Inventing a market: organisation after organisation is drawn, written as exports, counted, and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from cordee.worlds import names, tables, tally
from cordee.worlds.dice import Dice
from cordee.worlds.hubspot import HubSpot
from cordee.worlds.journeys import Case, Journey, Whole, journey, sight
from cordee.worlds.lines import dated
from cordee.worlds.market import POSITION
from cordee.worlds.organisations import Organisation, organisation
from cordee.worlds.people import Person, people
from cordee.worlds.seasons import Span
from cordee.worlds.truth import AccountTruth, CaseTruth, PersonTruth, Truth
from cordee.worlds.webinars import Registration, Webinar, Zoom, registrations, schedule
from cordee.worlds.withheld import Withheld, withhold

DETAILED = 5_000
"""Up to so many organisations the truth lists every account, person and case."""
END = date(2026, 10, 31)
TOUCHES_EACH = 3.0
ZONE = "Europe/Paris"
FILES = ("Connections", "costs", "hubspot-companies", "hubspot-contacts", "hubspot-deals", "ranking", "target-list", "touches")
_WORLD, _ORGANISATION = 0, 1
Progress = Callable[[int, int], None]


def simulate(
    folder: Path,
    *,
    organisations: int,
    months: int,
    seed: int,
    end: date = END,
    touches_each: float = TOUCHES_EACH,
    zone: str = ZONE,
    withheld: Withheld | None = None,
    progress: Progress | None = None,
) -> Truth:
    """Invent a market and write what its team would export, with the truth beside it.

    Use it for demonstrations, tests, planning and scale. It is no forecast: its laws are invented.

    Parameters
    ----------
    folder
        Where the exports and ``truth.json`` go; made if need be, files of the same names are replaced.
    organisations
        How many; a group with subsidiaries needs 50.
    months
        How many months up to ``end``.
    seed
        From 0 on. The same seed and sizes give the same bytes on any day.
    end
        The last day.
    touches_each
        Mean everyday touches per organisation and month; those of cases and webinars come on top.
    zone
        The zone of times that a file gives without one: a new workspace's own.
    withheld
        What some accounts go without for a time, as an experiment asks.
    progress
        Called now and then with the organisations done and their number.

    Returns
    -------
    Truth
        What truth.json says.

    Raises
    ------
    ValueError
        Where a size makes no sense.
    """
    if not 1 <= organisations <= names.CAPACITY:
        raise ValueError(f"a world has 1 to {names.CAPACITY} organisations")
    if seed < 0 or touches_each < 0:
        raise ValueError("a seed and a number of touches are 0 or more")
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        world = _World(folder, Span(end, months, zone), stack, organisations=organisations, seed=seed, touches_each=touches_each)
        world.withheld = withheld
        for index in range(organisations):
            world.add(index)
            if progress and (index % 100 == 99 or index + 1 == organisations):
                progress(index + 1, organisations)
    truth = world.finish(folder)
    truth.write(folder)
    return truth


class _World:
    """The files, sums and lists that are open while a world is drawn."""

    def __init__(self, folder: Path, span: Span, stack: ExitStack, *, organisations: int, seed: int, touches_each: float) -> None:
        self._span, self._seed, self._size, self._touches_each = span, seed, organisations, touches_each
        self._offset = Dice(seed, _WORLD).below(names.CAPACITY)
        self._webinars: Sequence[Webinar] = schedule(span)
        self._hubspot = HubSpot(folder, span, stack)
        self._touches = tables.TouchTable(folder, span, stack)
        self._lists = tables.Lists(folder, span, stack)
        self._zoom = Zoom(folder, span, self._webinars, stack)
        self._tally = tally.Tally(span)
        self._before: Organisation | None = None
        self.withheld: Withheld | None = None
        self._accounts: list[AccountTruth] = []
        self._people: list[PersonTruth] = []
        self._cases: list[CaseTruth] = []

    def add(self, index: int) -> None:
        """Draw one organisation with all that happens to it; write and count it."""
        dice = Dice(self._seed, _ORGANISATION, index)
        one = organisation(dice, index, offset=self._offset, before=self._before, world=self._size)
        self._before = one
        staff = people(dice, one)
        way = journey(dice, one, len(staff), self._span, touches_each=self._touches_each)
        if self.withheld is not None:
            way = withhold(way, one.domain, self.withheld, self._span)
        guests = registrations(dice, one, len(staff), way, self._webinars, touches_each=self._touches_each)
        moments, persons, techniques = _met(way, guests)
        cases = [replace(case, seen=sight(case, moments)) for case in way.cases]

        companies = self._hubspot.companies(dice, one, way)
        contacts = self._hubspot.contacts(dice, one, staff, way, companies)
        deals = self._hubspot.deals(dice, one, way, company=companies[0], contacts=contacts)
        self._touches.write(one, staff, way)
        self._lists.write(dice, one, staff, way)
        self._zoom.guests(one, staff, guests)

        self._count(one, staff, cases, guests)
        self._tally.count_touches(moments, techniques)
        self._tally.counts["touch_rows"] += len(way.touches.moment)
        account = tally.account(self._span, one, cases, moments, persons, companies)
        self._tally.stages[account.stage] += 1
        if self._size <= DETAILED:
            self._accounts.append(account)
            self._people += [tally.person_truth(one, person, ids) for person, ids in zip(staff, contacts, strict=True)]
            self._cases += [
                tally.case_truth(self._span, one, case, deal=deal, contact=contacts[case.person][0])
                for case, deal in zip(cases, deals, strict=True)
            ]

    def _count(self, one: Organisation, staff: Sequence[Person], cases: Sequence[Case], guests: Sequence[Registration]) -> None:
        self._tally.count_organisation(one, staff)
        for case in cases:
            self._tally.count_case(case)
        self._tally.counts["registrations"] += len(guests)
        self._tally.counts["attendances"] += sum(bool(guest.stays) for guest in guests)

    def finish(self, folder: Path) -> Truth:
        """Write the files that need the sums, once all others are closed, and give the truth."""
        span, found = self._span, self._tally
        webinars = self._zoom.finish()
        tables.write_costs(folder, span, found.touches)
        tables.write_ranking(folder, span)
        files = [dated(stem, span.end) for stem in FILES] + webinars
        return Truth(
            seed=self._seed,
            organisations=self._size,
            months=span.months,
            touches_each=self._touches_each,
            start=span.start,
            end=span.end,
            as_of=span.when(span.over),
            zone=span.zone,
            counts=dict(sorted(found.counts.items())),
            files=tuple(files),
            techniques=found.techniques(),
            seen={name: dict(sorted(counts.items())) for name, counts in found.seen.items()},
            stages=dict(sorted(found.stages.items())),
            detailed=self._size <= DETAILED,
            accounts=tuple(self._accounts),
            people=tuple(self._people),
            cases=tuple(self._cases),
        )


def _met(way: Journey, guests: Sequence[Registration]) -> tuple[Whole, Whole, Whole]:
    """Give all recorded touches of an organisation, webinars included, as moments, persons and techniques."""
    live = [(one.registered, one.person) for one in guests]
    live += [(one.stays[0][0], one.person) for one in guests if one.stays]
    seen = np.array(live, dtype=np.int64).reshape(-1, 2).T
    webinar = np.full(len(live), POSITION["webinar"], dtype=np.int64)
    touches = way.touches
    return (
        np.concatenate([touches.moment, seen[0]]),
        np.concatenate([touches.person, seen[1]]),
        np.concatenate([touches.technique, webinar]),
    )
