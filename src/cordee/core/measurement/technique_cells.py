"""Techniques by region and segment, and by how they meet people: sums of closed cases, and what they say with their ranges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from cordee.core.measurement.intervals import newcombe
from cordee.core.measurement.pooling import Pooled, chances_of_best, house_of, pool, pool_within
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import ACCOUNTS, CASES
from cordee.core.vocabulary.shares import count_range, share

Row = dict[str, Any]
Cell = tuple[str, str, str]
MOST_REGIONS, MOST_SEGMENTS = 8, 8
BEST_FROM = 5
OTHER = "other"
WAYS = ("in_person", "online", "neither")


@cache
def cell_sums() -> ir.Table:
    """Count closed cases and wins by technique, the account's country and its industry; empty where not known."""
    cases, accounts = CASES.table(), ACCOUNTS.table()
    where = accounts.select("organisation_id", region=accounts.country, segment=accounts.industry)
    closed = cases.filter(cases.closed).select("technique", "organisation_id", won=cases.won_at.notnull())
    found = closed.left_join(where, "organisation_id")
    named = {name: ibis.coalesce(found[name].strip(), ibis.literal("")) for name in ("region", "segment")}
    return found.group_by("technique", **named).aggregate(closed=found.count(), wins=found.won.sum())


def judge_cells(sums: Sequence[Row], *, unseen: Iterable[str], rng: np.random.Generator, as_of: date) -> list[Row]:
    """Give each technique, and each technique in one region or segment, its won share drawn towards its like.

    Parameters
    ----------
    sums
        The answer to ``cell_sums``.
    unseen
        Keys that name no technique: left out.
    rng
        Draws the chances of being best.
    as_of
        The run's date.

    Notes
    -----
    See ``pooling``. Regions, segments and both together are each a family of their own. Cases are taken for independent.
    """
    hidden = frozenset(unseen)
    kept = [row for row in sums if row["technique"] not in hidden]
    regions, segments = _often(kept, "region", MOST_REGIONS), _often(kept, "segment", MOST_SEGMENTS)
    whole = _added(kept, lambda row: (row["technique"], "", ""))
    if not whole:
        return []
    keys = sorted(whole)
    wins, closed = ([whole[key][place] for key in keys] for place in (0, 1))
    house = house_of(wins, closed)
    best, two = _best(keys, wins, closed, rng)
    rows = _rows(keys, whole, pool(wins, closed, house), as_of)
    for row, first, second in zip(rows, best, two, strict=True):
        row |= {"best": first, "among_two": second}
    families: tuple[Callable[[Row], Cell | None], ...] = (
        lambda row: (row["technique"], _name(row["region"], regions), "") if row["region"] else None,
        lambda row: (row["technique"], "", _name(row["segment"], segments)) if row["segment"] else None,
        lambda row: (row["technique"], _name(row["region"], regions), _name(row["segment"], segments)) if row["region"] and row["segment"] else None,
    )  # fmt: skip
    for family in families:
        cells = _added(kept, family)
        if len({cell[1:] for cell in cells}) > 1:
            names = sorted(cells)
            pooled, _ = pool_within(
                [cells[one][0] for one in names], [cells[one][1] for one in names], [one[0] for one in names], house
            )
            rows += _rows(names, cells, pooled, as_of)
    return rows


def judge_ways(techniques: Sequence[Row], way_of: Callable[[str], str], *, unseen: Iterable[str], as_of: date) -> list[Row]:
    """Set what meets people in person beside what meets them online: won share, difference, cost of a lead, each with its range.

    Parameters
    ----------
    techniques
        The judged rows of techniques, with leads, closed, wins, cost and currency.
    way_of
        Says of a technique: in_person, online or neither.
    unseen
        Keys that name no technique: they are neither.

    Notes
    -----
    The range of a cost: so many leads as came for this money, taken as chance (Garwood 1936). Costs of more than one currency are
    not added up.
    """
    hidden = frozenset(unseen)
    by_way: dict[str, list[Row]] = defaultdict(list)
    for row in techniques:
        if row["leads"]:
            by_way["neither" if row["technique"] in hidden else way_of(row["technique"])].append(row)
    sums = {way: (sum(row["wins"] for row in by_way[way]), sum(row["closed"] for row in by_way[way])) for way in WAYS}
    both = sums["in_person"][1] and sums["online"][1]
    difference = newcombe(*sums["in_person"], *sums["online"]) if both else None
    found = []
    for way in WAYS:
        (won, closed), apart = sums[way], difference if way == "in_person" else None
        rate = share(won, closed, reason="no_closed_case", method="wilson")
        untold = unknown("no_closed_case" if way == "in_person" else "one_side", closed)
        found.append(
            {
                "way": way, "techniques": sorted(row["technique"] for row in by_way[way]), "leads": sum(row["leads"] for row in by_way[way]),
                "closed": closed, "wins": won, **rate.columns("won_rate", until=as_of),
                **(apart.of(closed) if apart else untold).columns("difference", formula="newcombe_ways", until=as_of),
                **_cost(by_way[way], as_of),
            }
        )  # fmt: skip
    return found


def _often(rows: Sequence[Row], name: str, most: int) -> frozenset[str]:
    counted: dict[str, int] = defaultdict(int)
    for row in rows:
        if row[name]:
            counted[row[name]] += int(row["closed"])
    return frozenset(sorted(counted, key=lambda one: (-counted[one], one))[:most])


def _name(value: str, kept: frozenset[str]) -> str:
    return value if value in kept else OTHER


def _added(rows: Sequence[Row], cell_of: Callable[[Row], Cell | None]) -> dict[Cell, tuple[int, int]]:
    found: dict[Cell, tuple[int, int]] = {}
    for row in rows:
        cell = cell_of(row)
        if cell is not None:
            wins, closed = found.get(cell, (0, 0))
            found[cell] = (wins + int(row["wins"]), closed + int(row["closed"]))
    return found


def _best(
    keys: Sequence[Cell], wins: Sequence[int], closed: Sequence[int], rng: np.random.Generator
) -> tuple[list[float | None], list[float | None]]:
    """Give the chances of the techniques with enough cases to be named at all; there must be three to have a best two."""
    named = [place for place, n in enumerate(closed) if n >= BEST_FROM]
    none: list[float | None] = [None] * len(keys)
    if len(named) < 3:
        return none, list(none)
    found = []
    for among in (1, 2):
        chances = chances_of_best([wins[one] for one in named], [closed[one] for one in named], rng=rng, among=among)
        listed = list(none)
        for place, chance in zip(named, chances, strict=True):
            listed[place] = float(chance)
        found.append(listed)
    return found[0], found[1]


def _rows(cells: Sequence[Cell], counts: Mapping[Cell, tuple[int, int]], pooled: Pooled, as_of: date) -> list[Row]:
    rows = []
    for place, cell in enumerate(cells):
        won, closed = counts[cell]
        share, low, high = (float(one[place]) for one in (pooled.share, pooled.low, pooled.high))
        rows.append(
            {
                "technique": cell[0], "region": cell[1], "segment": cell[2], "closed": closed, "wins": won,
                "won_rate": won / closed if closed else None,
                **Estimate(share, closed, low, high).columns("pooled_rate", formula="pooled", until=as_of), "best": None, "among_two": None,
            }
        )  # fmt: skip
    return rows


def _cost(rows: Sequence[Row], as_of: date) -> Row:
    costed = [row for row in rows if row["cost"] is not None]
    currencies = {row["currency"] for row in costed}
    leads = sum(row["leads"] for row in costed)
    found: Row = {"costed_leads": leads, "cost": None, "currency": None, "cost_per_lead": None}
    if len(currencies) != 1 or not leads:
        reason = "several_currencies" if len(currencies) > 1 else "no_cost"
        return found | unknown(reason, leads).columns("cost_per_lead", formula="cost_per_lead", until=as_of)
    cost = sum((row["cost"] for row in costed), Decimal(0))
    few, many = count_range(leads)
    per_lead = Estimate(float(cost) / leads, leads, float(cost) / many, float(cost) / few)
    return found | {
        "cost": cost,
        "currency": currencies.pop(),
        **per_lead.columns("cost_per_lead", formula="cost_per_lead", until=as_of),
    }
