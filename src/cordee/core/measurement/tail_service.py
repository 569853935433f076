"""How customers were served, from a help desk's tickets: complaints, satisfaction, and how soon we answer; account by account.

None of it is guessed: where no ticket says its kind, its answer or how satisfied somebody was, that figure is not given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from cordee.core.measurement.long_tail import LEAST_CUSTOMERS, Floats, difference, mean_of
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.facts import TICKETS
from cordee.core.vocabulary.results import CASES, IDENTITY_LINKS

Row = Mapping[str, Any]
YEAR_DAYS, NEW_DAYS, SOONEST_DAYS = 365, 90, 90
LEAST_SERVED = 10


@dataclass(frozen=True, slots=True)
class Service:
    """What a help desk holds of the last year.

    Parameters
    ----------
    by_account
        The answer to ``tickets_of``, by account.
    since
        The day of the oldest ticket that is known; None where there is none.
    kinds, answers, ratings
        How many tickets say their kind, when they were answered, how satisfied the customer was.
    """

    by_account: Mapping[str, Row] = field(default_factory=dict)
    since: datetime | None = None
    kinds: int = 0
    answers: int = 0
    ratings: int = 0


def service_of(rows: Sequence[Row], sums: Row) -> Service:
    """Put the answers to ``tickets_of`` and ``tickets_known`` together."""
    by_account = {str(row["organisation_id"]): row for row in rows}
    return Service(by_account, sums["since"], *(int(sums[name] or 0) for name in ("kinds", "answers", "ratings")))


def tickets_known() -> ir.Table:
    """Ask since when there are tickets, and how many say their kind, their answer, the customer's satisfaction."""
    tickets = TICKETS.table()
    return tickets.aggregate(
        since=tickets.happened_at.min(),
        kinds=tickets.kind.count(),
        answers=tickets.answered_at.count(),
        ratings=tickets.satisfied.count(),
    )


def tickets_of(as_of: datetime) -> ir.Table:
    """Ask of each account: complaints of the last year, tickets rated and good, tickets old enough and answered within a day.

    The last two also of the ninety days after its first order alone (``new_asked``, ``new_in_time``). A ticket that nobody answered
    yet is one not answered in time; one of the last day is not asked of.
    """
    tickets, links, cases = TICKETS.table(), IDENTITY_LINKS.table(), CASES.table()
    links = links.filter(links.kind == "organisation").select(key="key", organisation_id="id")
    first = cases.filter(cases.won_at.notnull()).group_by(account="organisation_id").aggregate(ordered_at=cases.won_at.min())
    now = ibis.literal(as_of).cast("timestamp(6)")
    recent = tickets.filter((tickets.happened_at >= now - ibis.interval(days=YEAR_DAYS)) & (tickets.happened_at < now))
    named = recent.join(links, [("organisation_key", "key")])
    met = named.left_join(first, [("organisation_id", "account")])
    old = met.happened_at < now - ibis.interval(days=1)
    soon = (met.answered_at <= met.happened_at + ibis.interval(days=1)).fill_null(False)
    new = (met.happened_at >= met.ordered_at) & (met.happened_at < met.ordered_at + ibis.interval(days=NEW_DAYS))
    counted = {
        "complaints": met.kind == "complaint",
        "rated": met.satisfied.notnull(),
        "good": met.satisfied,
        "asked": old,
        "in_time": old & soon,
        "new_asked": old & new,
        "new_in_time": old & new & soon,
    }
    return met.group_by("organisation_id").aggregate(
        **{name: which.fill_null(False).sum().fill_null(0).cast("int64") for name, which in counted.items()}
    )


@dataclass(frozen=True, slots=True)
class Apart:
    """One figure of some customers, of the others, and how much larger it is with the first."""

    ours: Estimate
    theirs: Estimate
    difference: Estimate


def complaints(
    service: Service, customers: tuple[Sequence[Row], Sequence[Row]], as_of: datetime, rng: np.random.Generator
) -> Apart:
    """Set the complaints of some customers beside those of others, over the same days: the last year, or since tickets are known.

    Only who was a customer on the first of these days counts, so that nobody had less time to complain.
    """
    if not service.kinds or service.since is None:
        return _none("not_given", customers)
    begun = max(service.since, as_of - timedelta(days=YEAR_DAYS))
    if (as_of - begun).days < SOONEST_DAYS:
        return _none("not_seen_yet", customers)
    counts = (
        [float(_of(service, row).get("complaints", 0)) for row in some if row["first_order_at"] <= begun] for some in customers
    )
    return _apart(*(np.array(one, dtype=np.float64) for one in counts), rng=rng, least=LEAST_CUSTOMERS)


def satisfaction(service: Service, customers: tuple[Sequence[Row], Sequence[Row]], rng: np.random.Generator) -> Apart:
    """Set beside one another what part of the tickets that a customer rated they were satisfied with; each customer counts once."""
    if not service.ratings:
        return _none("not_given", customers)
    parts = (_parts(service, some, "good", "rated") for some in customers)
    return _apart(*parts, rng=rng, least=LEAST_CUSTOMERS)


def answered_in_time(service: Service, new: Sequence[Row], largest: Sequence[Row], rng: np.random.Generator) -> Apart:
    """Set beside one another what part of the tickets is answered within a day: after a first order, and of the largest customers."""
    if not service.answers:
        return _none("not_given", (new, largest))
    return _apart(
        _parts(service, new, "new_in_time", "new_asked"),
        _parts(service, largest, "in_time", "asked"),
        rng=rng,
        least=LEAST_SERVED,
    )


def _of(service: Service, row: Row) -> Row:
    return service.by_account.get(str(row["organisation_id"]), {})


def _parts(service: Service, rows: Sequence[Row], hits: str, of: str) -> Floats:
    found = (_of(service, row) for row in rows)
    return np.array([one[hits] / one[of] for one in found if one.get(of)], dtype=np.float64)


def _apart(ours: Floats, theirs: Floats, *, rng: np.random.Generator, least: int) -> Apart:
    def mean(values: Floats) -> Estimate:
        return mean_of(values, rng) if len(values) >= least else unknown("too_few_customers", len(values))

    n = min(len(ours), len(theirs))
    apart = difference(ours, theirs, rng) if n >= least else unknown("too_few_customers", n)
    return Apart(mean(ours), mean(theirs), apart)


def _none(reason: str, customers: tuple[Sequence[Row], Sequence[Row]]) -> Apart:
    ours, theirs = (unknown(reason, len(some)) for some in customers)
    return Apart(ours, theirs, unknown(reason, min(ours.n, theirs.n)))
