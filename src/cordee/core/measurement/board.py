"""The board's page: what was aimed at, what came, what was learnt, what is asked; one page, every figure from the run.

Words and numbers are put together here, as plain texts; how they are set is for the layout. Nothing of it is markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cordee.core.measurement import board_words as words
from cordee.core.measurement.cycles import Cycle
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.indicators import BY_KEY, Indicator, Reading, Unit, meets, moved
from cordee.core.vocabulary import figures
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Language, Text

MOST_AIMS, MOST_LEARNT, MOST_FAILED, MOST_ASKS, MOST_DECIDED = 4, 3, 2, 3, 2
LONG, LONGER = 90, 240


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval on an axis from 0 to 1: its ends, what was seen, the start and the target; None where there is none."""

    low: float
    high: float
    seen: float
    target: float


@dataclass(frozen=True, slots=True)
class Aim:
    """One cycle on the page."""

    objective: str
    figure: str
    owner: str
    value: str
    under: str
    start: str
    target: str
    verdict: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Came:
    """One figure of the last days, beside the days before."""

    name: str
    value: str
    under: str
    before: str
    moved: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page, in one language, as plain texts."""

    language: Language
    above: str
    title: str
    heads: dict[str, str]
    aims: tuple[Aim, ...]
    came: tuple[Came, ...]
    learnt: tuple[str, ...]
    failed: tuple[str, ...]
    decided: tuple[str, ...]
    asks: tuple[str, ...]
    nothing: dict[str, str]
    more: str
    foot: str

    def as_data(self) -> dict[str, Any]:
        """Give it as a layout reads it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the last days and the same of the days before."""

    indicator: Indicator
    before: Reading
    now: Reading


def write_page(
    cycles: Sequence[Cycle],
    compared: Sequence[Compared],
    decisions: Sequence[Decision],
    *,
    company: str,
    run: str,
    as_of: date,
    today: date,
    days: int,
    readings: dict[str, Reading | None],
    names: dict[str, Text],
    language: Language,
) -> Page:
    """Put the page together.

    Parameters
    ----------
    cycles
        Every cycle, the latest first; those that do not fit are counted.
    readings
        How each open cycle stands, by its key.
    names
        What a narrowed figure is narrowed to, by its key.
    """

    def say(text: Text, **facts: object) -> str:
        return text.in_language(language, **facts)

    shown = sorted(cycles, key=lambda one: one.closing is None and one.step(today) == "plan")[:MOST_AIMS]
    closed = [one for one in cycles if one.closing is not None]
    tried = [(one, each) for one in cycles for each in one.initiatives if each.state in ("failed", "refused")]
    asks = [one.closing.asks for one in closed if one.closing is not None and one.closing.asks]
    heads = {"aimed": say(words.AIMED), "came": say(words.CAME, days=days), "learnt": say(words.LEARNT), "failed": say(words.FAILED),
             "decided": say(words.DECIDED), "asks": say(words.ASK)}  # fmt: skip
    return Page(
        language,
        say(words.ABOVE, company=cut(company, LONG), day=figures.day(as_of, language)),
        say(words.TITLE),
        heads,
        tuple(
            _aim(one, one.result if one.closing is not None else readings.get(one.key), today, names, language) for one in shown
        ),
        tuple(_came(one, language) for one in compared),
        tuple(cut(one.closing.learning, LONGER) for one in closed[:MOST_LEARNT] if one.closing is not None),
        tuple(
            cut(
                each.what
                + (" : " if language == "fr" else ": ")
                + each.why
                + (f" ({say(words.REFUSED_BARE)})" if each.unproved else ""),
                LONGER,
            )
            for _, each in tried[:MOST_FAILED]
        ),
        tuple(_decided(one, language) for one in decisions[:MOST_DECIDED]),
        tuple(cut(one, LONGER) for one in asks[:MOST_ASKS]),
        {"aimed": say(words.NO_CYCLE), "learnt": say(words.NO_LEARNING), "asks": say(words.NO_ASK)},
        say(words.MORE, n=len(cycles) - len(shown)) if len(cycles) > len(shown) else "",
        say(words.FOOT, run=run),
    )


def cut(text: str, longest: int) -> str:
    """Bring a text on one line and cut it at a word where it is too long for the page.

    Examples
    --------
    >>> cut("one\\ntwo  three four", 12)
    'one two…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0][: longest - 1].rstrip(",;:. ") + "…"


def _aim(cycle: Cycle, reading: Reading | None, today: date, names: dict[str, Text], language: Language) -> Aim:
    plan = cycle.plan
    known = BY_KEY.get(plan.indicator)
    name = known.name.in_language(language) if known else plan.called
    if plan.narrowed:
        name += f" · {names[plan.narrowed].in_language(language) if plan.narrowed in names else plan.narrowed}"
    start = cycle.baseline
    currency = next((one.currency for one in (reading, start) if one is not None and one.currency), "")
    verdict = words.UNKNOWN
    step = cycle.step(today)
    if step == "plan":
        verdict = words.AHEAD
    elif step == "do":
        verdict = words.RUNNING
    elif step == "check":
        verdict = words.OVERDUE
    elif reading is not None:
        met, _ = meets(plan.target, reading.figure, lower=cycle.lower)
        verdict = words.UNKNOWN if met is None else words.REACHED if met else words.MISSED
    return Aim(
        cut(plan.objective, LONG),
        cut(name, LONG),
        words.OWNER.in_language(
            language, owner=cut(plan.owner, 40), since=figures.day(plan.since, language), until=figures.day(plan.until, language)
        ),
        "–" if reading is None else amount(reading.figure.value, plan.unit, language, reading.currency),
        "" if reading is None else under(reading, plan.unit, language),
        ""
        if start is None
        else words.START.in_language(language, value=amount(start.figure.value, plan.unit, language, start.currency)),
        words.TARGET.in_language(language, value=amount(plan.target, plan.unit, language, currency)),
        verdict.in_language(language),
        _bar(reading, plan.target),
    )


def _came(one: Compared, language: Language) -> Came:
    unit = one.indicator.unit
    move = moved(one.before, one.now, unit)
    return Came(
        one.indicator.name.in_language(language),
        amount(one.now.figure.value, unit, language, one.now.currency),
        under(one.now, unit, language),
        words.BEFORE.in_language(language, value=amount(one.before.figure.value, unit, language, one.before.currency)),
        words.MOVED[move].in_language(language),
    )


def _decided(one: Decision, language: Language) -> str:
    parts = [f"{cut(one.question, LONG)} {cut(one.decided, LONG)}"]
    if one.evidence == "opinion":
        parts.append(words.OPINION.in_language(language))
    if one.dissents:
        parts.append(words.DISSENT.in_language(language, n=len(one.dissents)))
    return parts[0] + (f" ({', '.join(parts[1:])})" if parts[1:] else "")


def amount(value: float | None, unit: Unit, language: Language, currency: str = "") -> str:
    """Write a value in its unit.

    Examples
    --------
    >>> amount(0.25, "share", "en"), amount(30.0, "count", "fr"), amount(None, "count", "fr")
    ('25%', '30', '–')
    """
    if value is None:
        return "–"
    if unit == "share":
        return figures.share(value, language, decimals=0 if value >= 0.01 or value == 0 else 1)
    if unit == "money":
        return figures.money(Decimal(str(round(value, 2))), currency or None, language)
    return figures.count(value, language, decimals=0 if value == int(value) else 2)


def under(reading: Reading, unit: Unit, language: Language) -> str:
    """Give the line under a figure: its range and n, or why there is none."""
    found = reading.figure
    if reading.typed:
        return words.TYPED.in_language(language)
    if found.value is None:
        return REASONS[found.reason or "no_rows"].in_language(language)
    if found.span is None:
        return words.COUNTED.in_language(language, n=figures.count(found.n, language))
    if unit == "share":
        span = figures.between(*found.span, language, decimals=figures.decimals_for(*found.span))
        return words.RANGE.in_language(language, range=span, n=figures.count(found.n, language))
    low, high = (figures.count(round(end), language) for end in found.span)
    return words.CHANCE.in_language(language, low=low, high=high)


def _bar(reading: Reading | None, target: float) -> Bar | None:
    if reading is None or reading.figure.value is None or reading.figure.low is None or reading.figure.high is None:
        return None
    found = reading.figure
    top = 1.08 * max(target, found.high or 0.0) or 1.0
    return Bar(
        *(min(1.0, max(0.0, float(each) / top)) for each in (found.low or 0.0, found.high or 0.0, found.value or 0.0, target))
    )
