"""Indicators: what a cycle may aim at, each read from the results of a run over a period, with its n and its range.

An indicator is a declaration; nothing of its value is typed. Where none fits, a figure may be typed in, and is labelled so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from cordee.core.measurement.intervals import newcombe, wilson
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.shares import count_range, share
from cordee.core.vocabulary.text import Text

Unit = Literal["share", "count", "money", "number"]
By = Literal["", "technique", "territory"]
Move = Literal["more", "less", "chance", "unknown"]
TYPED = "typed"
JUDGED_AT = 90  # days after which it is known whether a lead became an opportunity


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure that a cycle may aim at.

    Parameters
    ----------
    unit
        A share (0 to 1), a count, an amount of money, or a number as typed.
    over
        True where it is counted over the days of the cycle; False where it stands as it stands on the day it is read.
    by
        By what it may be narrowed: one technique, one territory; empty where by nothing.
    explained
        How it is worked out, for *Why?*.
    """

    key: str
    name: Text
    unit: Unit
    over: bool
    by: By
    explained: Text


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "opportunities",
        Text("Opportunities", "Opportunités"),
        "count",
        over=True,
        by="technique",
        explained=Text(
            "Cases that became an opportunity within the period.", "Affaires devenues une opportunité pendant la période."
        ),
    ),
    Indicator(
        "leads",
        Text("Leads", "Pistes"),
        "count",
        over=True,
        by="technique",
        explained=Text("Cases that became a lead within the period.", "Affaires devenues une piste pendant la période."),
    ),
    Indicator(
        "wins",
        Text("Won cases", "Affaires gagnées"),
        "count",
        over=True,
        by="technique",
        explained=Text("Cases won within the period.", "Affaires gagnées pendant la période."),
    ),
    Indicator(
        "won_rate",
        Text("Won, of the cases that ended", "Gagnées, parmi les affaires terminées"),
        "share",
        over=True,
        by="technique",
        explained=Text(
            "Cases won within the period, divided by the cases won or lost within it.",
            "Affaires gagnées pendant la période, divisées par les affaires gagnées ou perdues pendant cette période.",
        ),
    ),
    Indicator(
        "lead_to_opportunity",
        Text("Leads that became an opportunity in 90 days", "Pistes devenues une opportunité en 90 jours"),
        "share",
        over=True,
        by="technique",
        explained=Text(
            "Of the leads of the period that are at least 90 days old, those that became an opportunity within 90 days.",
            "Parmi les pistes de la période qui ont au moins 90 jours, celles qui sont devenues une opportunité en 90 jours.",
        ),
    ),
    Indicator(
        "revenue",
        Text("Revenue won", "Chiffre d’affaires gagné"),
        "money",
        over=True,
        by="technique",
        explained=Text(
            "Amounts of the cases won within the period, in the currency used most.",
            "Montants des affaires gagnées pendant la période, dans la devise la plus utilisée.",
        ),
    ),
    Indicator(
        "depth",
        Text("Accounts where several people talk with us", "Comptes où plusieurs personnes échangent avec nous"),
        "share",
        over=False,
        by="",
        explained=Text(
            "Of the accounts met in the last 90 days, those where at least two people were met.",
            "Parmi les comptes rencontrés ces 90 derniers jours, ceux où au moins deux personnes l’ont été.",
        ),
    ),
    Indicator(
        "useful",
        Text("Contacts that sales judge useful", "Contacts jugés utiles par les commerciaux"),
        "share",
        over=False,
        by="technique",
        explained=Text(
            "Cases that sales judged useful, divided by the cases that they judged useful or not.",
            "Affaires que les commerciaux jugent utiles, divisées par celles qu’ils jugent utiles ou non.",
        ),
    ),
    Indicator(
        "top_of_mind",
        Text("Our name comes to mind first", "Notre nom vient en premier à l’esprit"),
        "share",
        over=False,
        by="territory",
        explained=Text(
            "Of those who answered the latest closed survey, those who named us first, without help.",
            "Parmi les réponses à la dernière enquête close, celles qui nous citent en premier, sans aide.",
        ),
    ),
)
BY_KEY = {one.key: one for one in INDICATORS}


@dataclass(frozen=True, slots=True)
class Span:
    """A period: its first and its last day, both within it."""

    since: date
    until: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.until < self.since:
            raise ValueError("a period ends on or after its first day")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    def before(self) -> Span:
        """Give the period of the same length that ends the day before.

        Examples
        --------
        >>> Span(date(2026, 4, 1), date(2026, 4, 30)).before()
        Span(since=datetime.date(2026, 3, 2), until=datetime.date(2026, 3, 31))
        """
        return Span(self.since - timedelta(days=self.days), self.since - timedelta(days=1))

    def seen(self, as_of: date) -> Span | None:
        """Give the part of it that figures as of a day can tell of: whole days before that day; None where there is none."""
        last = min(self.until, as_of - timedelta(days=1))
        return Span(self.since, last) if last >= self.since else None

    def holds(self, moment: datetime | None) -> bool:
        """Say whether a moment lies in it."""
        return moment is not None and self.since <= moment.date() <= self.until


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an indicator as it was read once: from which run, over which days; or typed in, without a run.

    Parameters
    ----------
    figure
        The value with its n and range, or the reason why there is none.
    since, until
        The days that it covers; both empty for one that stands as it stands.
    run, as_of
        The run it was read from and the day of its figures; empty where somebody typed it in.
    currency
        Of an amount.
    """

    figure: Estimate
    since: date | None = None
    until: date | None = None
    run: str = ""
    as_of: date | None = None
    currency: str = ""

    @property
    def typed(self) -> bool:
        """Whether somebody typed it in."""
        return not self.run


def counted(n: int) -> Estimate:
    """Give a count with the range that a count of that size has by chance alone.

    Examples
    --------
    >>> found = counted(10)
    >>> found.value, round(found.low, 2), round(found.high, 2)
    (10.0, 4.8, 18.39)

    Notes
    -----
    The exact range of a Poisson mean (Garwood, 1936); his table gives 4.80 to 18.39 for ten.
    """
    return Estimate(float(n), n, *count_range(n))


def judge_cases(key: str, cases: Iterable[Mapping[str, Any]], span: Span, as_of: date) -> tuple[Estimate, str]:
    """Work an indicator out from the cases of a period; give it, and the currency of an amount.

    Parameters
    ----------
    key
        One of the indicators that are counted over days.
    cases
        Rows of the results table ``cases``; those outside the period count for nothing.

    Examples
    --------
    >>> day = datetime(2026, 4, 3)
    >>> rows = [{"won_at": day, "lost_at": None}, {"won_at": None, "lost_at": day}, {"won_at": datetime(2025, 1, 1), "lost_at": None}]
    >>> found, _ = judge_cases("won_rate", rows, Span(date(2026, 4, 1), date(2026, 4, 30)), date(2026, 5, 1))
    >>> found.value, found.n
    (0.5, 2)
    """
    rows = list(cases)
    if key == "won_rate":
        won = sum(span.holds(row["won_at"]) for row in rows)
        return share(won, won + sum(row["won_at"] is None and span.holds(row["lost_at"]) for row in rows)), ""
    if key == "lead_to_opportunity":
        ripe = [row for row in rows if span.holds(row["lead_at"]) and row["lead_at"].date() + timedelta(days=JUDGED_AT) < as_of]
        if not ripe and any(span.holds(row["lead_at"]) for row in rows):
            return unknown("not_seen_yet", 0), ""
        return share(sum(_became(row) for row in ripe), len(ripe)), ""
    if key == "revenue":
        return _revenue([row for row in rows if span.holds(row["won_at"])])
    moment = {"leads": "lead_at", "opportunities": "opportunity_at", "wins": "won_at"}[key]
    return counted(sum(span.holds(row[moment]) for row in rows)), ""


def moved(before: Reading | None, after: Reading | None, unit: Unit) -> Move:
    """Say whether a figure went up or down from one reading to the other, or by no more than chance explains.

    It says that the figure moved, never why: other things change in a quarter too. Why is for an experiment to say.

    Examples
    --------
    >>> def spring(n): return Reading(counted(n), date(2026, 4, 1), date(2026, 6, 29), "r")
    >>> moved(spring(10), spring(14), "count"), moved(spring(10), spring(40), "count")
    ('chance', 'more')

    Notes
    -----
    Shares: Newcombe's range of a difference (1998, method 10). Counts: given their sum, the later one is binomial with the
    share of days that it covers (Przyborowski and Wilenski, 1940), with Wilson's range.
    """
    if before is None or after is None or before.figure.value is None or after.figure.value is None:
        return "unknown"
    if before.typed or after.typed:
        return "unknown"
    one, other = before.figure, after.figure
    if unit == "share" and one.n and other.n:
        gap = newcombe(_hits(other), other.n, _hits(one), one.n)
        return "more" if gap.low > 0 else "less" if gap.high < 0 else "chance"
    if unit == "count" and one.n + other.n:
        days = [_days(each) for each in (before, after)]
        part = wilson(other.n, one.n + other.n)
        even = days[1] / sum(days)
        return "more" if part.low > even else "less" if part.high < even else "chance"
    return "unknown"


def meets(target: float, figure: Estimate, *, lower: bool) -> tuple[bool | None, bool]:
    """Say whether a figure reached a target, and whether its whole range lies on that side of it.

    Parameters
    ----------
    lower
        True where less is better.

    Examples
    --------
    >>> meets(0.3, share(35, 100), lower=False), meets(30, unknown("no_rows", 0), lower=False)
    ((True, False), (None, False))
    """
    if figure.value is None:
        return None, False
    met = figure.value <= target if lower else figure.value >= target
    if figure.low is None or figure.high is None:
        return met, False
    return met, not figure.low < target < figure.high


def narrowed(rows: Sequence[Mapping[str, Any]], by: str, to: str) -> list[Mapping[str, Any]]:
    """Keep the rows of one technique or territory; all where nothing is asked."""
    return [row for row in rows if not to or row[by] == to]


def _became(row: Mapping[str, Any]) -> bool:
    became = row["opportunity_at"]
    return became is not None and (became.date() - row["lead_at"].date()).days <= JUDGED_AT


def _revenue(won: Sequence[Mapping[str, Any]]) -> tuple[Estimate, str]:
    sums: dict[str, Decimal] = {}
    counts: dict[str, int] = {}
    for row in won:
        if row["amount"] is not None:
            code = row["currency"] or ""
            sums[code] = sums.get(code, Decimal(0)) + Decimal(row["amount"])
            counts[code] = counts.get(code, 0) + 1
    if not sums:
        return unknown("no_amounts" if won else "no_rows", len(won)), ""
    code = max(sums, key=lambda each: (counts[each], each))
    return Estimate(float(sums[code]), counts[code], reason="counted_whole"), code


def _hits(figure: Estimate) -> int:
    return round((figure.value or 0.0) * figure.n)


def _days(reading: Reading) -> int:
    return (reading.until - reading.since).days + 1 if reading.since and reading.until else 1
