"""Live webinars and what Zoom reports of them: who registered, who came, when and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cordee.worlds import market
from cordee.worlds.dice import Dice
from cordee.worlds.journeys import Journey
from cordee.worlds.lines import Lines, line
from cordee.worlds.names import slug
from cordee.worlds.organisations import Organisation
from cordee.worlds.people import Person
from cordee.worlds.seasons import CLOSING, DAY, OPENING, Span

MINUTES = 60
TOPICS = ("Lire ses comptes", "Quality without paper", "L’atelier connecté", "Buying better, together")
ATTENDEE_HEADINGS = (
    "Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Phone", "Registration Time",
    "Approval Status", "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest", "Country/Region Name",
)  # fmt: skip
HOST_HEADINGS = (
    "Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest",
    "Country/Region Name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Webinar:
    """One live webinar: its number, the moment it starts, its topic and our expert who holds it."""

    number: int
    start: int
    topic: str
    host: str


@dataclass(frozen=True, slots=True)
class Registration:
    """One person registered for one webinar, with the times they were there; none for a no-show."""

    webinar: Webinar
    person: int
    registered: int
    stays: tuple[tuple[int, int], ...]


def schedule(span: Span) -> tuple[Webinar, ...]:
    """Spread one webinar a quarter, eight at most, over the span's Tuesdays at ten."""
    count = min(8, max(1, span.months // 3))
    found = []
    for number in range(count):
        day = int((number + 0.5) * span.days / count)
        day -= (span.dates[day].weekday() - 1) % 7
        host = market.team("expert")[number % 3]
        found.append(Webinar(number, max(0, day) * DAY + 10 * 3600, TOPICS[number % len(TOPICS)], host))
    return tuple(found)


def registrations(
    dice: Dice, organisation: Organisation, people: int, journey: Journey, webinars: Sequence[Webinar], *, touches_each: float
) -> list[Registration]:
    """Draw who of an organisation registers; nobody does before the relation has begun, or unseen."""
    since = journey.met
    if organisation.tracking == "none" or (organisation.tracking == "late" and not journey.cases):
        return []
    if organisation.tracking == "late":
        since = (journey.cases[0].lead // DAY + 1) * DAY
    share = min(0.3, market.WEBINAR_SHARE * touches_each / 3 * organisation.pace)
    found = []
    for webinar in webinars:
        guests = {dice.below(people) for _ in range(dice.poisson(share * people))}
        for person in sorted(guests):
            registered = (webinar.start // DAY - 1 - dice.below(9)) * DAY + OPENING + int(dice.unit() * (CLOSING - OPENING))
            stays = () if dice.happens(market.NO_SHOW_SHARE) else _stays(dice, webinar)
            if registered > since:
                found.append(Registration(webinar, person, registered, stays))
    return found


def _stays(dice: Dice, webinar: Webinar) -> tuple[tuple[int, int], ...]:
    join, end = webinar.start + 60 * dice.below(15), webinar.start + MINUTES * 60
    leave = end - 60 * dice.below(20)
    if dice.happens(market.REJOIN_SHARE):
        broken = join + (leave - join) // 120 * 60
        return (join, broken), (broken - 60, leave)
    return ((join, leave),)


class Zoom:
    """One attendee report a webinar. Its heading counts its guests, so the guests wait in a part file."""

    def __init__(self, folder: Path, span: Span, webinars: Sequence[Webinar], stack: ExitStack) -> None:
        self._folder, self._span, self._webinars = folder, span, webinars
        self._guests = [stack.enter_context(Lines(self._part(one), "")) for one in webinars]
        self._counts = [[0, 0, 0] for _ in webinars]

    def guests(self, organisation: Organisation, people: Sequence[Person], found: Sequence[Registration]) -> None:
        """Write the rows of one organisation's guests; who came twice has two rows."""
        for one in found:
            person, counts = people[one.person], self._counts[one.webinar.number]
            who = (f"{person.first} {person.last}", person.first, person.last, person.email, person.phone)
            rest = (self._time(one.registered), "approved")
            country = organisation.country.name
            lines = [
                line("Yes", *who, *rest, self._time(join), self._time(leave), (leave - join) // 60, "No", country)
                for join, leave in one.stays
            ]
            self._guests[one.webinar.number].write(lines or [line("No", *who, *rest, "", "", 0, "No", country)])
            counts[0] += 1
            counts[1] += bool(one.stays)
            counts[2] += len(one.stays)

    def finish(self) -> list[str]:
        """Write the reports, heading first, once all parts are closed; give the files' names."""
        names = []
        for webinar, counts in zip(self._webinars, self._counts, strict=True):
            names.append(f"zoom-webinar-{self._span.when(webinar.start):%Y%m%d}.csv")
            part = self._part(webinar)
            with Lines(self._folder / names[-1], self._heading(webinar, counts)) as report, part.open(encoding="utf-8") as rows:
                report.write(rows)
            part.unlink()
        return names

    def _heading(self, webinar: Webinar, counts: Sequence[int]) -> str:
        start, end = self._time(webinar.start), self._time(webinar.start + MINUTES * 60)
        summary = ("Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registrants", "Unique Viewers",
                   "Total Users")  # fmt: skip
        host = (f"{slug(webinar.host).replace('-', '.')}@{market.OUR_DOMAIN}", start, end, MINUTES, "No", "France")
        return "".join(
            (
                "Attendee Report\n",
                line("Report generated time", self._time(webinar.start + DAY)),
                line(*summary),
                line(webinar.topic, f"000 0000 {webinar.number + 1:04d}", start, MINUTES, *counts),
                "Host Details\n",
                line(*HOST_HEADINGS),
                line("Yes", webinar.host, *host),
                "Attendee Details\n",
                line(*ATTENDEE_HEADINGS),
            )
        )

    def _time(self, moment: int) -> str:
        return f"{self._span.local(moment):%m/%d/%Y %I:%M:%S %p}"

    def _part(self, webinar: Webinar) -> Path:
        return self._folder / f".zoom-webinar-{webinar.number}.part"
