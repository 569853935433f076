"""Read an indicator from the results that stand: ask for its rows, judge them, say which run and which days they are of."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from cordee.core.measurement.cycles import Plan
from cordee.core.measurement.indicators import INDICATORS, TYPED, Reading, Span, counted, judge_cases
from cordee.core.measurement.outlays import Outlay, outlays
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import ACCOUNTS, CASES, COSTS, TIMELINE
from cordee.core.vocabulary.results_of_judgements import JUDGEMENTS_GIVEN
from cordee.core.vocabulary.results_of_voices import TOP_OF_MIND
from cordee.core.vocabulary.shares import share
from cordee.engine.results import Ask, Condition, ResultsReader

MOMENTS = {
    "leads": ("lead_at",), "opportunities": ("opportunity_at",), "wins": ("won_at",), "won_rate": ("won_at", "lost_at"),
    "lead_to_opportunity": ("lead_at",), "revenue": ("won_at",),
}  # fmt: skip
COLUMNS = ("case_key", "lead_at", "opportunity_at", "won_at", "lost_at", "amount", "currency")
OVER = {one.key: one.over for one in INDICATORS}


def read(reader: ResultsReader, plan: Plan, *, run: str, as_of: date, baseline: bool = False) -> Reading:
    """Read the figure of a plan.

    Parameters
    ----------
    run, as_of
        Which run the reader reads, and the day of its figures: only whole days before that day are in them.
    baseline
        Read it before the cycle: over as many days before its first; else over its own days, as far as the figures reach.

    Raises
    ------
    ValueError
        The plan's figure is typed, so there is nothing to read.
    """
    if plan.indicator == TYPED:
        raise ValueError("a typed figure is not read")
    if not OVER[plan.indicator]:
        return Reading(_standing(reader, plan), run=run, as_of=as_of)
    whole = Span(plan.since, plan.until)
    span = (whole.before() if baseline else whole).seen(as_of)
    if span is None:
        return Reading(unknown("not_seen_yet", 0), run=run, as_of=as_of)
    first = _first_day(reader)
    if baseline and (first is None or span.since < first):
        return Reading(unknown("history_short", 0), span.since, span.until, run, as_of)
    figure, currency = _over(reader, plan, span, as_of)
    return Reading(figure, span.since, span.until, run, as_of, currency)


def typed(value: float, n: int = 0) -> Reading:
    """Give a reading that somebody typed in: without a run, and labelled so."""
    return Reading(Estimate(value, n, reason="typed_in"))


def met(reader: ResultsReader, technique: str, campaign: str, span: Span) -> Estimate:
    """Count the touches that an initiative made within a period; unknown where it names nothing that the data know."""
    where = [Condition(name, "=", value) for name, value in (("technique", technique), ("campaign", campaign)) if value]
    if not where:
        return unknown("not_given", 0)
    return counted(reader.count(TIMELINE, Ask(where=[*where, *_within("happened_at", span)])))


def spent(reader: ResultsReader, technique: str, campaign: str, span: Span) -> tuple[Outlay, ...]:
    """Sum the expenses taken in for a technique, a campaign, or all of them, within a period; nothing where none was."""
    where = [Condition(name, "=", value) for name, value in (("technique", technique), ("campaign", campaign)) if value]
    where.append(Condition("happened_at", "<", f"{span.until + timedelta(days=1)}"))
    return outlays(reader.rows(COSTS, Ask(columns=("happened_at", "until", "amount", "currency"), where=where)), span)


def _over(reader: ResultsReader, plan: Plan, span: Span, as_of: date) -> tuple[Estimate, str]:
    narrow = [Condition("technique", "=", plan.narrowed)] if plan.narrowed else []
    rows = {}
    for moment in MOMENTS[plan.indicator]:
        for row in reader.rows(CASES, Ask(columns=COLUMNS, where=[*narrow, *_within(moment, span)])):
            rows[row["case_key"]] = row
    return judge_cases(plan.indicator, rows.values(), span, as_of)


def _standing(reader: ResultsReader, plan: Plan) -> Estimate:
    if plan.indicator == "depth":
        active = reader.count(ACCOUNTS, Ask(where=(Condition("breadth", ">=", "1"),)))
        return share(reader.count(ACCOUNTS, Ask(where=(Condition("breadth", ">=", "2"),))), active)
    if plan.indicator == "useful":
        where = [Condition("judged_by", "=", "sales"), Condition("technique", "=", plan.narrowed)]
        rows = reader.rows(JUDGEMENTS_GIVEN, Ask(where=where if plan.narrowed else where[:1]))
        n = sum(row["judged"] for row in rows)
        return share(sum(row["useful"] for row in rows), n, reason="nobody_asked")
    return _first_named(reader, plan.narrowed)


def _first_named(reader: ResultsReader, territory: str) -> Estimate:
    """Give the share that named us first in the latest wave: of one territory, or of all together."""
    where = [Condition("segment", "=", "")] + ([Condition("territory", "=", territory)] if territory else [])
    rows = reader.rows(TOP_OF_MIND, Ask(where=where))
    if not rows:
        return unknown("nobody_asked", 0)
    latest = {row["territory"]: max(each["wave"] for each in rows if each["territory"] == row["territory"]) for row in rows}
    hits = n = 0
    for where_it_is, wave in latest.items():
        of_wave = [row for row in rows if row["territory"] == where_it_is and row["wave"] == wave]
        ours = [row["first"] for row in of_wave if row["ours"]]
        if None in ours or (not ours and any(not row["mention"] for row in of_wave)):
            return unknown("too_few_raters", of_wave[0]["first_share_evidence"]["n"])  # who named us are too few to be told
        n += of_wave[0]["first_share_evidence"]["n"]
        hits += sum(ours)
    return share(hits, n, reason="nobody_asked")


def _first_day(reader: ResultsReader) -> date | None:
    found = reader.rows(CASES, Ask(columns=("opened_at",), order=("opened_at",), limit=1))
    return found[0]["opened_at"].date() if found else None


def _within(column: str, span: Span) -> list[Condition]:
    since, after = (datetime.combine(day, time()) for day in (span.since, span.until + timedelta(days=1)))
    return [Condition(column, ">=", since.isoformat(" ")), Condition(column, "<", after.isoformat(" "))]
