"""The plain tables that a team keeps beside its tools: touches, target list, costs, ranking, connections."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from cordee.worlds import market
from cordee.worlds.dice import Dice
from cordee.worlds.journeys import Journey, Whole
from cordee.worlds.lines import Lines, cell, dated, line
from cordee.worlds.market import TECHNIQUES, TrueTechnique
from cordee.worlds.organisations import Organisation
from cordee.worlds.people import Person
from cordee.worlds.seasons import DAY, Span

TOUCH_HEADINGS = ("date", "technique", "email", "company", "domain", "campaign", "content", "carrier", "minutes", "direction")
TARGET_HEADINGS = ("company", "domain", "siren", "tier")
COST_HEADINGS = ("date", "until", "technique", "amount", "currency", "activities")
RANKING_HEADINGS = ("survey", "technique", "rank", "year", "country")
CONNECTION_HEADINGS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You will only '
    'see email addresses for connections who have allowed their connections to see or download their email address."\n\n'
)
VARIETIES = 60
SUBJECTS = ("Prices", "Quality", "First steps", "Energy", "Stock", "Customers’ words")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class TouchTable:
    """touches.csv: what every tool but Zoom recorded, already put together by somebody's script."""

    def __init__(self, folder: Path, span: Span, stack: ExitStack) -> None:
        self._lines = stack.enter_context(Lines(folder / dated("touches", span.end), line(*TOUCH_HEADINGS)))
        self._days = span.day_texts
        self._clock = [f"T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z" for second in range(DAY)]
        quarters = sorted({(day.year, (day.month + 2) // 3) for day in span.dates})
        positions = {quarter: number for number, quarter in enumerate(quarters)}
        self._quarter = [positions[day.year, (day.month + 2) // 3] * VARIETIES for day in span.dates]
        self._heads = [f",{cell(law.word)}," for law in TECHNIQUES]
        self._tails = [
            [_tail(law, *quarter, variety) for quarter in quarters for variety in range(VARIETIES)] for law in TECHNIQUES
        ]

    def write(self, organisation: Organisation, people: Sequence[Person], journey: Journey) -> None:
        """Write the touches of one organisation in order of time."""
        company = f"{cell(organisation.name)},{organisation.domain}"
        both = [f",{company}", *(f"{person.email},{company}" for person in people)]
        by_law = {"both": both, "company": both, "email": [both[0], *(f"{person.email},," for person in people)]}
        who = [by_law[law.knows] for law in TECHNIQUES]
        days, clock, quarter, heads, tails = self._days, self._clock, self._quarter, self._heads, self._tails
        touches = journey.touches
        columns = zip(
            (touches.moment // DAY).tolist(), (touches.moment % DAY).tolist(), touches.technique.tolist(),
            (touches.person + 1).tolist(), (touches.variety % VARIETIES).tolist(), strict=True,
        )  # fmt: skip
        self._lines.write(
            [
                f"{days[day]}{clock[second]}{heads[technique]}{who[technique][person]}{tails[technique][quarter[day] + variety]}"
                for day, second, technique, person, variety in columns
            ]
        )


def _tail(law: TrueTechnique, year: int, quarter: int, variety: int) -> str:
    carriers = market.team(law.carriers)
    minutes = 1 + law.minutes * (variety % 12) // 6 if law.minutes else ""
    content = f"{law.word}: {SUBJECTS[variety % len(SUBJECTS)]}"
    return "," + line(f"{law.word} {year} Q{quarter}", content, carriers[variety % len(carriers)], minutes, law.direction)


class Lists:
    """The target list, and the connections of one of our experts on LinkedIn."""

    def __init__(self, folder: Path, span: Span, stack: ExitStack) -> None:
        self._span = span
        self._targets = stack.enter_context(Lines(folder / dated("target-list", span.end), line(*TARGET_HEADINGS)))
        self._connections = stack.enter_context(
            Lines(folder / dated("Connections", span.end), NOTES + line(*CONNECTION_HEADINGS))
        )

    def write(self, dice: Dice, organisation: Organisation, people: Sequence[Person], journey: Journey) -> None:
        """Write an organisation if we aim at it, and its people with whom our expert is connected."""
        if organisation.tier:
            self._targets.write([line(organisation.name, organisation.domain, organisation.siren, organisation.tier)])
        for person in people:
            if person.profile:
                since = self._span.when(journey.met + int(dice.unit() * (self._span.over - journey.met)))
                on = f"{since.day:02d} {MONTHS[since.month - 1]} {since.year}"
                cells = (person.first, person.last, person.profile, person.connection_email, organisation.short, person.title, on)
                self._connections.write([line(*cells)])


def write_costs(folder: Path, span: Span, contacts: Whole) -> None:
    """Write what every technique with a known cost took every month: contacts (technique by month) times cost."""
    with Lines(folder / dated("costs", span.end), line(*COST_HEADINGS)) as costs:
        for number, month in enumerate(span.calendar_months):
            since, until = max(month, span.start), min(_last(month), span.end)
            for law, count in zip(TECHNIQUES, contacts[:, number].tolist(), strict=True):
                if law.cost is not None and count:
                    amount = f"{law.cost * count // 100}.{law.cost * count % 100:02d}"
                    costs.write([line(since, until, law.word, amount, "EUR", count)])


def write_ranking(folder: Path, span: Span) -> None:
    """Write an invented survey's ranking of techniques."""
    with Lines(folder / dated("ranking", span.end), line(*RANKING_HEADINGS)) as ranking:
        for rank, technique in enumerate(market.RANKED_ELSEWHERE, start=1):
            ranking.write([line(market.SURVEY, technique, rank, span.end.year - 1, market.SURVEY_COUNTRY)])


def _last(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
