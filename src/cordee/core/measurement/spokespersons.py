"""Who speaks for us, as groups beside all other touches: how much each touch is credited with, and who and what stays.

People are counted, never named and never told apart: of a group of fewer than ten nothing is said of how long they stay. Effect is
what attribution credits, so it describes; whether a customer stays is asked of what was met *before* the first order, for whoever
stays longer meets more of everybody afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from math import exp, log
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
from scipy.special import stdtrit

from cordee.core.measurement.long_tail import kept_at
from cordee.core.measurement.tail_table import GONE_DAYS, HORIZON
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.shares import wilson
from cordee.core.vocabulary.spokespersons import spokesperson_met

Row = dict[str, Any]
LEAST_PEOPLE = 10
SILENT, YEAR = 2, 4  # quarters: silent for two, somebody has stopped; a year is looked at
PER = 1_000


def spoken(unseen: Collection[str] = ()) -> ir.Table:
    """Count touches by who spoke, of known accounts and of others.

    Parameters
    ----------
    unseen
        Techniques that say nothing.
    """
    touches = _by_group(unseen)
    known = touches.organisation_id != ""
    return (
        touches.group_by("spokesperson").aggregate(touches=known.sum(), touches_unknown=(~known).sum()).order_by("spokesperson")
    )


def carried(as_of: datetime, unseen: Collection[str] = ()) -> ir.Table:
    """Ask which of our people carried something in which whole quarter, by group; quarters are counted on from year 0."""
    touches = _by_group(unseen)
    ours = touches.filter(touches.carrier.nullif("").notnull())
    found = ours.select("spokesperson", "carrier", quarter=ours.happened_at.year() * 4 + ours.happened_at.quarter() - 1)
    found = found.filter(found.quarter < ibis.literal(as_of.year * 4 + (as_of.month - 1) // 3))
    return found.distinct().order_by("spokesperson", "carrier", "quarter")


def customers_met(unseen: Collection[str] = ()) -> ir.Table:
    """Ask for every customer, once for each group that met them before their first order: the first order's day and the last one's."""
    cases = CASES.table()
    known = cases.filter(cases.organisation_id.notnull() & cases.won_at.notnull())
    bought = known.group_by(account=known.organisation_id).aggregate(
        first_order_at=known.won_at.min(), last_order_at=known.won_at.max()
    )
    touches = _by_group(unseen)
    met = touches.inner_join(bought, touches.organisation_id == bought.account)
    met = met.filter(met.happened_at < met.first_order_at)
    return met.select("spokesperson", "account", "first_order_at", "last_order_at").distinct().order_by("spokesperson", "account")


def judge_spokespersons(
    counted: Sequence[Row], credits: Mapping[str, Estimate], quarters: Sequence[Row], customers: Sequence[Row], *, as_of: datetime
) -> list[Row]:  # fmt: skip
    """Set the groups side by side: wins credited, the same for a thousand touches, who still carries, which customers stayed.

    Parameters
    ----------
    counted, quarters, customers
        The answers to ``spoken``, ``carried`` and ``customers_met``.
    credits
        The wins that the model credits each group with; under no name the wins before which nothing was seen.
    as_of
        The end of what is known.

    Returns
    -------
    list of dict
        A row a group; where there are wins before which nothing was seen, these last, under no name: they are in no group's figures.
    """
    until = as_of.date()
    last = as_of.year * 4 + (as_of.month - 1) // 3 - 1
    people: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in quarters:
        people[row["spokesperson"]][row["carrier"]].append(int(row["quarter"]))
    bought: dict[str, list[Row]] = defaultdict(list)
    for row in customers:
        bought[row["spokesperson"]].append(row)
    rows = []
    for row in sorted((one for one in counted if one["spokesperson"]), key=lambda one: str(one["spokesperson"])):
        spokesperson, touches = str(row["spokesperson"]), int(row["touches"])
        credit = credits.get(spokesperson, unknown("no_touch"))
        ours = [sorted(set(one)) for _, one in sorted(people[spokesperson].items())]
        rows.append(
            {
                "spokesperson": spokesperson, "touches": touches, "touches_unknown": int(row["touches_unknown"]),
                "people": len(ours) if len(ours) >= LEAST_PEOPLE else None,
                **_figures(credit, touches, ours, bought[spokesperson], last=last, as_of=as_of, until=until, named=spokesperson != "others"),
            }
        )  # fmt: skip
    if "" in credits and credits[""].value:
        nobody = unknown("untouched")
        rows.append(
            {"spokesperson": "", "touches": 0, "touches_unknown": 0, "people": None, **credits[""].columns("wins", formula="sharing", until=until),
             **nobody.columns("per_thousand", formula="per_thousand", until=until), **nobody.columns("again", formula="again", until=until),
             **nobody.columns("stayed", formula="stayed", until=until), **nobody.columns("customers_kept", formula="kaplan_meier_kept", until=until)}
        )  # fmt: skip
    return rows


def carried_again(people: Sequence[Sequence[int]], last: int) -> Estimate:
    """Give the share of quarters in which somebody carried something that were followed by another such quarter.

    Parameters
    ----------
    people
        Of each, the quarters in which they carried something, rising.
    last
        The last quarter that is wholly known; what follows it is not, so it is no chance to come back.

    Returns
    -------
    Estimate
        ``n`` people; nothing of fewer than ten.

    Examples
    --------
    >>> carried_again([[1, 2, 3]] * 9 + [[1, 3]] * 3, 3).value, carried_again([[1, 2]] * 9, 3).reason
    (0.8571428571428571, 'too_few_people')

    Notes
    -----
    One person's quarters belong together, so the variance is that of a ratio over people (linearised), on the logit scale with t.
    Where all came back or none did, each person counts once (Wilson).
    """
    chances = np.array([sum(one < last for one in mine) for mine in people], dtype=np.float64)
    came = np.array([sum(one + 1 in mine for one in mine if one < last) for mine in people], dtype=np.float64)
    came, chances = came[chances > 0], chances[chances > 0]
    n = len(chances)
    if n < LEAST_PEOPLE:
        return unknown(
            "too_few_people" if len(people) < LEAST_PEOPLE else "not_seen_yet", n if len(people) >= LEAST_PEOPLE else 0
        )
    share = float(came.sum() / chances.sum())
    if share in (0.0, 1.0):
        found = wilson(round(share * n), n)
        return Estimate(share, n, found.low, found.high)
    left = came - share * chances
    error = float(np.sqrt(n / (n - 1) * (left @ left))) / float(chances.sum())
    if error == 0:
        return unknown("no_difference", n, share)
    reach = float(stdtrit(n - 1, 0.975)) * error / (share * (1 - share))
    middle = log(share / (1 - share))
    return Estimate(share, n, 1 / (1 + exp(reach - middle)), 1 / (1 + exp(-reach - middle)))


def stayed(people: Sequence[Sequence[int]], last: int) -> Estimate:
    """Give the share of people who, over the year after the quarter in which they were first seen, never were silent for half a year.

    Parameters
    ----------
    people, last
        As for ``carried_again``. Whoever began less than a year before counts for as long as they were seen (Kaplan and Meier).

    Examples
    --------
    >>> found = stayed([[1, 2, 3, 4, 5]] * 6 + [[1, 2]] * 6, 9)
    >>> found.value, found.n
    (0.5, 12)
    """
    if len(people) < LEAST_PEOPLE:
        return unknown("too_few_people")
    seen = [_until_silent(mine, last) for mine in people]
    found = kept_at([one for one, _ in seen], [gone for _, gone in seen], YEAR)
    return found if found.reason != "too_few_customers" else unknown("too_few_people", found.n, found.value)


def _until_silent(mine: Sequence[int], last: int) -> tuple[int, bool]:
    """Give after how many quarters somebody had been silent for two, or how many were seen where they never were."""
    for here, following in zip(mine, (*mine[1:], last + 1), strict=True):
        if following - here > SILENT:
            return here + SILENT - mine[0], True
    return last - mine[0], False


def _figures(
    credit: Estimate, touches: int, people: Sequence[Sequence[int]], customers: Sequence[Row], *, last: int, as_of: datetime, until: date,
    named: bool,
) -> Row:  # fmt: skip
    again, held = (
        (carried_again(people, last), stayed(people, last)) if named else (unknown("nobody_of_ours"), unknown("nobody_of_ours"))
    )
    return {
        **credit.columns("wins", formula="sharing", until=until),
        **_each(credit, touches).columns("per_thousand", formula="per_thousand", until=until),
        **again.columns("again", formula="again", until=until),
        **held.columns("stayed", formula="stayed", until=until),
        **_kept(customers, as_of).columns("customers_kept", formula="kaplan_meier_kept", until=until),
    }


def _each(credit: Estimate, touches: int) -> Estimate:
    if credit.value is None or not touches:
        return unknown(credit.reason or "no_touch", credit.n)
    if credit.span is None:
        return unknown(credit.reason or "other", credit.n, credit.value * PER / touches)
    return Estimate(credit.value * PER / touches, credit.n, credit.span[0] * PER / touches, credit.span[1] * PER / touches)


def _kept(customers: Sequence[Row], as_of: datetime) -> Estimate:
    first, end = (
        np.array([row[name] for row in customers], dtype="datetime64[us]") for name in ("first_order_at", "last_order_at")
    )
    now, gone = np.datetime64(as_of, "us"), end + np.timedelta64(GONE_DAYS, "D")
    left = gone < now
    return kept_at((np.where(left, gone, now) - first) / np.timedelta64(1, "D"), left, HORIZON)


def _by_group(unseen: Collection[str]) -> ir.Table:
    touches = TIMELINE.table()
    if unseen:
        silent = touches.technique.isin(sorted(unseen))
        touches = touches.mutate(technique=ibis.ifelse(silent, ibis.null("string"), touches.technique))
    return touches.mutate(spokesperson=spokesperson_met(touches))
