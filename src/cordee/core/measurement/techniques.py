"""Techniques: what each was seen to do, from sums of touches, cases, waits and money. Keys are opaque here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.measurement.verdict import Bounds, Counts, Verdict, best_bet, judge
from cordee.core.measurement.waits import begun_some_day, delay, won_some_day
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.shares import share

HORIZONS = (90, 180, 365)
RATES = {"opportunity": ("lead_at", "opportunity_at"), "win": ("lead_at", "won_at"), "close": ("opportunity_at", "won_at")}
VOICES = ("tracked", "declared", "told")
PAIRS = (("tracked", "declared"), ("tracked", "told"), ("declared", "told"))
Row = dict[str, Any]


# ask


@cache
def touch_sums() -> ir.Table:
    """Count touches by key."""
    touches = TIMELINE.table()
    return touches.group_by("technique").aggregate(touches=touches.count())


@cache
def case_sums(as_of: datetime) -> ir.Table:
    """Count, by key, cases and their steps, and for each horizon the cases old enough and those that made it."""
    cases = CASES.table()
    opportunity, begun = cases.opportunity_at.notnull(), begun_some_day(cases)
    sums: dict[str, ir.Value] = {
        "leads": cases.count(),
        "with_lead": cases.lead_at.notnull().sum(),
        "opportunities": opportunity.sum(),
        "closed": cases.closed.sum(),
        "wins": (cases.closed & cases.won_at.notnull()).sum(),
        "open_cases": (cases.won_at.isnull() & cases.lost_at.isnull()).sum(),
        "left_out": (cases.lost_at.isnull() & (begun | won_some_day(cases))).sum(),
        "first": cases.opened_at.min().date(),
        "last": cases.opened_at.max().date(),
    }
    moment = ibis.literal(as_of).cast("timestamp(6)")
    for name, (start, end) in RATES.items():
        for days in HORIZONS:
            known = ~begun & ~won_some_day(cases) if end == "won_at" else ~begun
            old = known & cases[start].notnull() & (cases[start] <= moment - ibis.interval(days=days))
            made = old & (cases[end] >= cases[start]) & (cases[end] <= cases[start] + ibis.interval(days=days))
            sums[f"{name}_{days}_n"] = old.sum()
            sums[f"{name}_{days}_hits"] = made.fill_null(False).sum()
    return cases.group_by("technique").aggregate(**sums)


@cache
def money_sums() -> ir.Table:
    """Sum won amounts by key and currency."""
    won = CASES.table().filter(lambda t: t.won_at.notnull() & t.amount.notnull() & t.currency.notnull())
    return won.group_by("technique", "currency").aggregate(revenue=won.amount.sum().cast("decimal(18, 2)"), priced=won.count())


@cache
def cost_sums() -> ir.Table:
    """Sum costs by key and currency, with the activities they paid for where that is said."""
    costs = COSTS.table()
    return costs.group_by("technique", "currency").aggregate(
        cost=costs.amount.sum().cast("decimal(18, 2)"), activities=costs.activities.sum(), first=costs.happened_at.min().date()
    )


@cache
def costed_touches() -> ir.Table:
    """Count, by key, the touches that fall into a month for which a cost of that key is known."""
    costs, touches = COSTS.table(), TIMELINE.table()
    start = costs.happened_at.truncate("M")
    last = ibis.coalesce(costs.until, costs.happened_at).truncate("M")
    spans = costs.select("technique", start=start, last=last).distinct()
    by_month = touches.mutate(month=touches.happened_at.truncate("M")).group_by("technique", "month")
    months = by_month.aggregate(touches=lambda t: t.count()).select(key="technique", month="month", touches="touches")
    covered = months.semi_join(spans, [months.key == spans.technique, months.month >= spans.start, months.month <= spans.last])
    return covered.group_by("key").aggregate(costed=covered.touches.sum()).select(technique="key", costed="costed")


@cache
def told_sums() -> ir.Table:
    """Count won cases by the key that their buyer names."""
    told = CASES.table().filter(lambda t: t.won_at.notnull() & t.told.notnull())
    return told.group_by("told").aggregate(wins=told.count(), tracked=(told.technique == told.told).sum())


@cache
def seen_sums() -> ir.Table:
    """Count won cases by what was seen before them."""
    won = CASES.table().filter(lambda t: t.won_at.notnull())
    return won.group_by("seen", "technique").aggregate(wins=won.count())


def spoken_sums(say_little: Sequence[str], covers: Mapping[str, Sequence[str]]) -> ir.Table:
    """Count, in one row, the cases of which touches, source and buyer each name a technique, and where two name another.

    Two names are another only where neither covers the other: who says "e-mail" does not deny a newsletter.

    Parameters
    ----------
    say_little
        Keys that name nothing in particular: whoever says one of them has not spoken.
    covers
        For keys that are also said of others, those others.
    """
    pairs = [f"{one}|{other}" for wide, narrow in covers.items() for key in narrow for one, other in ((wide, key), (key, wide))]
    cases = CASES.table()
    said = {name: ibis.ifelse(cases[name].isin(list(say_little)), ibis.null("string"), cases[name]) for name in VOICES}
    sums: dict[str, ir.Value] = {"cases": cases.count()} | {name: one.notnull().sum() for name, one in said.items()}
    for one, other in PAIRS:
        both = said[one].notnull() & said[other].notnull()
        sums[f"{one}_{other}"] = both.sum()
        apart = (said[one] != said[other]) & (said[one] + "|" + said[other]).notin(pairs)
        sums[f"{one}_{other}_differ"] = (both & apart).sum()
    return cases.aggregate(**{name: value.fill_null(0) for name, value in sums.items()})


# judge


def judge_techniques(
    *,
    touches: Sequence[Row],
    cases: Sequence[Row],
    waited: Sequence[Row],
    revenues: Sequence[Row],
    costs: Sequence[Row],
    costed: Sequence[Row],
    told: Sequence[Row],
    families: Callable[[str], str],
    settings: Mapping[str, int],
    as_of: date,
    unseen: frozenset[str] = frozenset(),
) -> list[Row]:
    """Turn the sums into one row a technique, each figure with its evidence.

    Parameters
    ----------
    touches, cases, waited, revenues, costs, costed, told
        The answers to the questions above.
    families
        Gives the family of a technique.
    settings
        The team's bounds for a verdict, for a cost and for a bet.
    as_of
        The run's date.
    unseen
        Keys that stand for "nobody knows": counted, but never judged nor proposed.
    """
    by_touches = {row["technique"]: int(row["touches"]) for row in touches}
    by_cases = {row["technique"]: row for row in cases}
    keys = sorted(set(by_touches) | set(by_cases) | {row["technique"] for row in costs} | {row["told"] for row in told})
    all_touches = sum(by_touches.values())
    counts = {
        key: Counts(int(by_cases[key]["wins"]), int(by_cases[key]["closed"])) if key in by_cases else Counts(0, 0) for key in keys
    }
    total = Counts(sum(one.wins for one in counts.values()), sum(one.closed for one in counts.values()))
    bounds = Bounds(settings["enough_closed"], settings["enough_wins"], settings["like_the_rest_points"] / 100)
    ranked = sorted(keys, key=lambda key: (-by_touches.get(key, 0), key))
    rows = []
    for key in keys:
        found = by_cases.get(key, {})
        own = counts[key]
        verdict = judge(own, Counts(total.wins - own.wins, total.closed - own.closed), bounds)
        if key in unseen:
            verdict = Verdict("unknown", None, None)
        rows_behind = f"cases?technique={key}"
        since, until = found.get("first"), as_of
        reason = "source_unknown" if key in unseen else "no_closed_case"
        difference = verdict.difference.of(own.closed) if verdict.difference else unknown(reason, own.closed)
        row: Row = {
            "technique": key,
            "family": families(key),
            "touches": by_touches.get(key, 0),
            "popularity": by_touches.get(key, 0) / all_touches if all_touches else None,
            "rank": ranked.index(key) + 1,
            "leads": int(found.get("leads", 0)),
            "opportunities": int(found.get("opportunities", 0)),
            "closed": own.closed,
            "wins": own.wins,
            "open_cases": int(found.get("open_cases", 0)),
            "days_to_win_left_out": int(found.get("left_out", 0)),
            "verdict": verdict.word,
            "cases_before_we_know": verdict.lacking,
            "told": next((int(one["wins"]) for one in told if one["told"] == key), 0),
        }
        row |= difference.columns("difference", formula="newcombe", since=since, until=until, rows=rows_behind)
        row |= _rate("won_rate", own.wins, own.closed, "no_closed_case", since, until, rows_behind)
        skipped = own.wins > 0 and not row["opportunities"]  # won without one: this source does not speak of opportunities
        for name in RATES:
            for days in HORIZONS:
                hits, n = int(found.get(f"{name}_{days}_hits", 0) or 0), int(found.get(f"{name}_{days}_n", 0) or 0)
                if skipped and name == "opportunity":
                    n = 0
                reason = _lacking_step(
                    name, skipped=skipped, leads=int(found.get("with_lead", 0)), opportunities=row["opportunities"]
                )
                row |= _rate(f"{name}_{days}", hits, n, reason, since, until, rows_behind)
        row |= _delay("days_to_opportunity", "opportunity", key, waited, since, until, rows_behind)
        row |= _delay("days_to_win", "win", key, waited, since, until, rows_behind)
        row |= _money(row, revenues, costs, costed, since, until, enough=settings["enough_costed_percent"] / 100)
        rows.append(row)
    words = {row["technique"]: row["verdict"] for row in rows if row["technique"] not in unseen}
    bet = best_bet(counts, words, weight=settings["best_bet_weight"])
    for row in rows:
        row["best_bet"] = row["technique"] == bet
    return rows


def judge_visibility(seen: Sequence[Row], told: Sequence[Row], spoken: Row, as_of: date) -> list[Row]:
    """Give the share of won cases by what was seen before them, and by what buyers say, beside what was tracked.

    Then the share of all cases of which touches, source and buyer speak, and how often two that speak differ.
    """
    wins = sum(int(row["wins"]) for row in seen)
    rows: list[Row] = []
    by_seen: dict[str, int] = defaultdict(int)
    tracked: dict[str, int] = defaultdict(int)
    for row in seen:
        by_seen[row["seen"]] += int(row["wins"])
        tracked[row["technique"]] += int(row["wins"])
    for item in ("first", "declared", "halfway", "nothing"):
        rate = _rate("share", by_seen[item], wins, "no_win", None, as_of, f"cases?seen={item}")
        rows.append(
            {"subject": "seen", "item": item, "share": rate["share"], "tracked_share": None, "evidence": rate["share_evidence"]}
        )
    answered = sum(int(row["wins"]) for row in told)
    for row in told:
        rate = _rate("share", int(row["wins"]), answered, "no_answer", None, as_of, f"cases?told={row['told']}")
        share = tracked[row["told"]] / wins if wins else None
        rows.append(
            {
                "subject": "told",
                "item": row["told"],
                "share": rate["share"],
                "tracked_share": share,
                "evidence": rate["share_evidence"],
            }
        )
    asked = [("speaks", one, int(spoken[one]), int(spoken["cases"])) for one in VOICES]
    asked += [
        ("differs", f"{one}_{other}", int(spoken[f"{one}_{other}_differ"]), int(spoken[f"{one}_{other}"])) for one, other in PAIRS
    ]
    for subject, item, hits, n in asked:
        rate = _rate("share", hits, n, "no_case", None, as_of, "cases")
        rows.append(
            {"subject": subject, "item": item, "share": rate["share"], "tracked_share": None, "evidence": rate["share_evidence"]}
        )
    return rows


def judge_gaps(rankings: Sequence[Row], ranks: Mapping[str, int]) -> list[Row]:
    """Set an outside survey's ranks beside ours, among the techniques that the survey names."""
    surveys: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rankings:
        surveys[(row["survey"], row["year"], row["country"])].append(row)
    gaps = []
    for (survey, year, country), rows in surveys.items():
        ours = sorted((row["technique"] for row in rows if row["technique"] in ranks), key=lambda key: ranks[key])
        for row in rows:
            here = ours.index(row["technique"]) + 1 if row["technique"] in ours else None
            gaps.append(
                {
                    "survey": survey, "year": year, "country": country, "technique": row["technique"],
                    "rank_there": int(row["rank"]), "rank_here": here,
                    "gap": None if here is None else int(row["rank"]) - here,
                }
            )  # fmt: skip
    return gaps


def _lacking_step(name: str, *, skipped: bool, leads: int, opportunities: int) -> str:
    """Say why a rate has no case: its source skips the step, no case of the key ever had it, or none had it long enough."""
    if skipped and name != "win":
        return "no_opportunity_stage"
    if name == "close":
        return "no_case_old_enough" if opportunities else "no_opportunity"
    return "no_case_old_enough" if leads else "no_lead"


def _rate(name: str, hits: int, n: int, reason: str, since: date | None, until: date, rows: str) -> Row:
    return share(hits, n, reason=reason, method="wilson").columns(name, since=since, until=until, rows=rows)


def _delay(name: str, kind: str, key: str, waited: Sequence[Row], since: date | None, until: date, rows: str) -> Row:
    waits = delay(kind, key, waited)
    found = waits.found if waits.n or kind == "win" else "no_lead"
    told = unknown(found, waits.n) if isinstance(found, str) else found.of(waits.n)
    row: Row = {"days_to_win_won": waits.ended} if kind == "win" else {}
    return row | told.columns(name, formula="kaplan_meier", since=since, until=until, rows=rows)


def _money(
    row: Row,
    revenues: Sequence[Row],
    costs: Sequence[Row],
    costed: Sequence[Row],
    since: date | None,
    until: date,
    *,
    enough: float,
) -> Row:
    """Set costs against what came of them, unless too few touches have one: it would be the cost of other wins."""
    key = row["technique"]
    spent = {one["currency"]: one for one in costs if one["technique"] == key}
    earned = {one["currency"]: Decimal(one["revenue"]) for one in revenues if one["technique"] == key}
    currencies = sorted(set(spent) | set(earned))
    paid = next((int(one["costed"]) for one in costed if one["technique"] == key), 0)
    known = paid / row["touches"] if row["touches"] else None
    found: Row = {"cost_known": known, "priced_wins": sum(int(one["priced"]) for one in revenues if one["technique"] == key)}
    reason = "counted"
    if len(currencies) > 1:
        reason = "several_currencies"
    elif currencies:
        currency = currencies[0]
        cost = Decimal(spent[currency]["cost"]) if currency in spent else None
        found |= {"currency": currency, "cost": cost, "revenue": earned.get(currency)}
        if cost is not None and known is not None and known < enough:
            reason = "costs_cover_little"
        elif cost is not None:
            for name, n in (
                ("contact", row["touches"]),
                ("lead", row["leads"]),
                ("opportunity", row["opportunities"]),
                ("win", row["wins"]),
            ):
                found[f"cost_per_{name}"] = _cents(cost / n) if n else None
            if cost and earned.get(currency):  # deals won for nothing are deals without an amount, no return of nought
                found["revenue_per_euro"] = float(earned[currency] / cost)
        else:
            reason = "no_cost"
    else:
        reason = "no_cost"
    behind = unknown(reason, row["wins"], method="money")
    found["money_evidence"] = behind.evidence(since=since, until=until, rows=f"costs?technique={key}")
    return found


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
