"""The long tail as a table: unpredicted customers beside the others, how concentrated revenue is, and whom we attend to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from cordee.core.measurement.long_tail import (
    LEAST_CUSTOMERS,
    Concentration,
    Origins,
    compare_origins,
    concentration,
    difference,
    unpredicted,
)
from cordee.core.measurement.tail_customers import AFTER_DAYS, Fit
from cordee.core.measurement.tail_service import Apart, Service, answered_in_time, complaints, satisfaction
from cordee.core.vocabulary.estimate import Estimate, unknown

Row = dict[str, Any]
GONE_DAYS, HORIZON = 365, 366  # a customer who has not ordered again within a year has left
NEW_DAYS = 365
LARGEST = 0.1
LEAST_ATTENDED = 10
ORIGINS, SIZES = ("unpredicted", "others"), ("first_order", "largest")


def judge_tail(
    rows: Sequence[Row], fit: Fit, *, currency: str | None, as_of: datetime, rng: np.random.Generator, service: Service | None = None,
    contents: Sequence[int] = (),
) -> list[Row]:  # fmt: skip
    """Set customers whom nobody predicted and nobody paid for beside the others.

    Unpredicted is who was foreseen, at first contact, to be won more seldom than accounts usually were then, and met nothing that is
    paid for before the first order. That such customers are worth more is a hypothesis; this tests it.

    Parameters
    ----------
    rows, fit
        The answers to ``accounts_met`` and ``frozen_fit``, in one order.
    currency
        That of the amounts; None where there is none.
    as_of
        The end of what is known.
    rng
        Draws the bootstrap.
    service
        What the help desk's tickets say of each account; nothing where none were taken in.
    contents
        How many touches each content has.
    """
    bought = [place for place, row in enumerate(rows) if row["first_order_at"] is not None]
    own = [rows[place] for place in bought]
    if not own:
        return []
    score = (fit.score / fit.usual)[bought]
    met, first, last = (
        np.array([row[name] for row in own], dtype="datetime64[us]") for name in ("met_at", "first_order_at", "last_order_at")
    )
    alone, told = unpredicted(score, met, first, [row["paid_before"] for row in own], threshold=1.0)
    gone = last + np.timedelta64(GONE_DAYS, "D")
    left = gone < np.datetime64(as_of, "us")
    days = (np.where(left, gone, np.datetime64(as_of, "us")) - first) / np.timedelta64(1, "D")
    revenue = np.array([row["revenue"] for row in own], dtype=np.float64)
    priced = ~np.isnan(revenue)
    found = compare_origins(
        alone, told, margin=revenue, costs=[row["spent"] for row in own], days=days, left=left, rng=rng, horizon=HORIZON
    )
    table = _Table(currency, as_of.date())
    _origins(table, found)
    table.add("unpriced", "all", unknown("counted_whole", len(own), float((~priced).sum())))
    parts = concentration(revenue[priced], rng=rng)
    table.add("share", "top_fifth", parts.head)
    table.add("share", "rest", parts.tail)
    table.add("equals", "all", parts.equals)
    met = np.array(contents, dtype=np.float64)
    few = unknown("too_few_contents", len(met))
    visited = concentration(met, rng=rng) if len(met) >= LEAST_CUSTOMERS else Concentration(few, few, few)
    table.add("contents", "top_fifth", visited.head)
    table.add("contents", "rest", visited.tail)
    served = service or Service()
    sides = tuple([row for row, here in zip(own, some, strict=True) if here] for some in (alone & told, ~alone & told))
    _beside(table, "complaints", ORIGINS, complaints(served, (sides[0], sides[1]), as_of, rng), since=served.since)
    _beside(table, "satisfaction", ORIGINS, satisfaction(served, (sides[0], sides[1]), rng), since=served.since)
    new, largest = _sizes(own, as_of)
    _attention(table, new, largest, rng)
    _beside(table, "answer", SIZES, answered_in_time(served, new, largest, rng), since=served.since)
    return table.rows


class _Table:
    """Rows under one currency and one day."""

    def __init__(self, currency: str | None, until: date) -> None:
        self.rows: list[Row] = []
        self._currency, self._until = currency, until

    def add(
        self, item: str, who: str, found: Estimate, *, money: bool = False, word: str | None = None, since: date | None = None
    ) -> None:
        """Add a figure; of money without a currency there is none."""
        formula = "kaplan_meier_kept" if item == "kept" else "bootstrap"
        given = unknown("no_amounts", found.n) if money and self._currency is None else found
        evidence = given.evidence(formula=formula, since=since, until=self._until)
        self.rows.append(
            {"item": item, "who": who, "figure": given.value, "currency": self._currency if money else None, "evidence": evidence, "word": word}
        )  # fmt: skip


def _origins(table: _Table, found: Origins) -> None:
    table.add("net", "difference", found.margin, money=True, word=found.word)
    for who, returned, kept in zip(("unpredicted", "others"), found.returns, found.kept, strict=True):
        table.add("return", who, returned)
        table.add("kept", who, kept)
    table.add("left_out", "all", unknown("counted_whole", found.left_out, float(found.left_out)))


def _beside(table: _Table, item: str, who: tuple[str, str], found: Apart, *, since: datetime | None) -> None:
    day = None if since is None else since.date()
    for name, figure in zip((*who, "difference"), (found.ours, found.theirs, found.difference), strict=True):
        table.add(item, name, figure, since=day)


def _sizes(own: Sequence[Row], as_of: datetime) -> tuple[list[Row], list[Row]]:
    """Give who ordered first within the last year, long enough ago to have been attended to, and the largest tenth."""
    since, until = as_of - timedelta(days=NEW_DAYS), as_of - timedelta(days=AFTER_DAYS)
    priced = [row for row in own if row["revenue"] is not None]
    largest = {id(row) for row in sorted(priced, key=lambda row: -row["revenue"])[: max(1, round(LARGEST * len(priced)))]}
    new = [row for row in own if since <= row["first_order_at"] <= until and id(row) not in largest]
    return new, [row for row in own if id(row) in largest]


def _attention(table: _Table, new: Sequence[Row], largest: Sequence[Row], rng: np.random.Generator) -> None:
    """Count our own touches: in the days after a recent first order, beside as many days of the largest customers now."""
    ours = np.array([row["attention"] for row in new], dtype=np.float64)
    theirs = np.array([row["attention_now"] for row in largest], dtype=np.float64)
    for who, counts in zip(SIZES, (ours, theirs), strict=True):
        mean = unknown("counted_whole", len(counts), float(counts.mean())) if len(counts) else unknown("too_few_customers", 0)
        table.add("attention", who, mean)
    n = min(len(ours), len(theirs))
    table.add(
        "attention", "difference", difference(ours, theirs, rng) if n >= LEAST_ATTENDED else unknown("too_few_customers", n)
    )
