"""The long tail as a table: unpredicted customers beside the others, how concentrated revenue is, and whom we attend to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from cordee.core.measurement.long_tail import Origins, compare_origins, concentration, difference, unpredicted
from cordee.core.measurement.tail_customers import AFTER_DAYS, Fit
from cordee.core.vocabulary.estimate import Estimate, unknown

Row = dict[str, Any]
GONE_DAYS, HORIZON = 365, 366  # a customer who has not ordered again within a year has left
NEW_DAYS = 365
LARGEST = 0.1
LEAST_ATTENDED = 10


def judge_tail(
    rows: Sequence[Row], fit: Fit, *, currency: str | None, as_of: datetime, rng: np.random.Generator
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
    revenue = np.array([row["revenue"] for row in own])
    found = compare_origins(
        alone, told, margin=revenue, costs=[row["spent"] for row in own], days=days, left=left, rng=rng, horizon=HORIZON
    )
    table = _Table(currency, as_of.date())
    _origins(table, found)
    parts = concentration(revenue, rng=rng)
    table.add("share", "top_fifth", parts.head)
    table.add("share", "rest", parts.tail)
    _attention(table, own, as_of, rng)
    return table.rows


class _Table:
    """Rows under one currency and one day."""

    def __init__(self, currency: str | None, until: date) -> None:
        self.rows: list[Row] = []
        self._currency, self._until = currency, until

    def add(self, item: str, who: str, found: Estimate, *, money: bool = False, word: str | None = None) -> None:
        """Add a figure; of money without a currency there is none."""
        formula = "kaplan_meier_kept" if item == "kept" else "bootstrap"
        given = unknown("no_amounts", found.n) if money and self._currency is None else found
        evidence = given.evidence(formula=formula, until=self._until)
        self.rows.append(
            {"item": item, "who": who, "figure": given.value, "currency": self._currency if money else None, "evidence": evidence, "word": word}
        )  # fmt: skip


def _origins(table: _Table, found: Origins) -> None:
    table.add("net", "difference", found.margin, money=True, word=found.word)
    for who, returned, kept, n in zip(
        ("unpredicted", "others"), found.returns, found.kept, (found.unpredicted, found.others), strict=True
    ):
        table.add("return", who, Estimate(returned.value, n, returned.low, returned.high, returned.reason))
        table.add("kept", who, kept)
    table.add("complaints", "difference", unknown("not_given", found.unpredicted + found.others))  # no fact holds them yet
    table.add("left_out", "all", unknown("counted_whole", found.left_out, float(found.left_out)))


def _attention(table: _Table, own: Sequence[Row], as_of: datetime, rng: np.random.Generator) -> None:
    """Count our own touches: in the days after a recent first order, beside as many days of the largest customers now."""
    since, until = as_of - timedelta(days=NEW_DAYS), as_of - timedelta(days=AFTER_DAYS)
    largest = {id(row) for row in sorted(own, key=lambda row: -row["revenue"])[: max(1, round(LARGEST * len(own)))]}
    new = np.array(
        [row["attention"] for row in own if since <= row["first_order_at"] <= until and id(row) not in largest], dtype=np.float64
    )
    big = np.array([row["attention_now"] for row in own if id(row) in largest], dtype=np.float64)
    for who, counts in (("first_order", new), ("largest", big)):
        mean = unknown("counted_whole", len(counts), float(counts.mean())) if len(counts) else unknown("too_few_customers", 0)
        table.add("attention", who, mean)
    enough = min(len(new), len(big)) >= LEAST_ATTENDED
    table.add(
        "attention", "difference", difference(new, big, rng) if enough else unknown("too_few_customers", min(len(new), len(big)))
    )
