"""How often the intervals of shares hold the truth, on invented journeys whose law no method knows.

The truth of a cell is the same functional on two million accounts. A channel belongs to a cell where, over all sets, it
touches 20 winning accounts or more on average. With money, every win is worth something of its own, whatever led to it
(lognormal), so the true share is that of the wins.

Usage: python -m benchmarks.coverage [--wins 200] [--law accounts] [--channels 10] [--sets 2000] [--model markov]
and for ranges of money: --money --spread 1.5 --seed 6021
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa

from cordee.core.measurement.attribution import ENOUGH_WINNERS, attributed
from cordee.core.measurement.models import model_of
from cordee.core.measurement.paths import Reader
from cordee.engine.streams import Stream
from cordee.worlds.dice import Dice
from cordee.worlds.walks import LAWS, Law, Ways, journeys, ways

ACCOUNTS_OF_TRUTH = 2_000_000
ACCOUNTS_A_PART = 100_000
JUDGING = 2026  # the seed of the cells that judge; methods were looked at with others


@dataclass(frozen=True, slots=True)
class Cell:
    """One law of journeys and how much is seen of it; with ``money`` it is shared out instead of wins.

    ``spread`` is that of the logarithm of what a win is worth.
    """

    law: Law
    channels: int
    wins: int
    seed: int = JUDGING
    cluster: str | None = "cluster"
    money: bool = False
    spread: float = 1.0
    model: str = "markov"

    @property
    def reader(self) -> Reader:
        """How its tables are read."""
        return Reader("technique", self.cluster, value="value" if self.money else None)


def coverage(cell: Cell, *, sets: int, accounts_of_truth: int = ACCOUNTS_OF_TRUTH) -> dict[str, Any]:
    """Draw sets of accounts, and count how often each channel's range holds its true share, and its true credit."""
    law = ways(cell.law, channels=cell.channels, seed=cell.seed)
    truth, won, accounts = _truth(law, cell, accounts_of_truth)
    drawn = round(cell.wins * accounts / won)
    hits: dict[str, list[bool]] = {name: [] for name in truth}
    unit_hits: dict[str, list[bool]] = {name: [] for name in truth}
    winners = dict.fromkeys(truth, 0)
    sides = np.zeros(4)
    for number in range(sets):
        for row in _attributed(_drawn(law, cell, 7, number, accounts=drawn), cell):
            name = row["channel"]
            winners[name] += row["n"]
            if row["low"] is not None:
                share, credit = truth[name]
                hits[name].append(row["low"] <= share <= row["high"])
                sides[0] += share < row["low"]
                sides[1] += share > row["high"]
            if row["credit_low"] is not None:
                unit_hits[name].append(row["credit_low"] <= credit * drawn / accounts <= row["credit_high"])
                sides[2] += credit * drawn / accounts < row["credit_low"]
                sides[3] += credit * drawn / accounts > row["credit_high"]
    judged = [name for name, number in winners.items() if number >= ENOUGH_WINNERS * sets]
    of_shares, of_credits = ([float(np.mean(one[name])) for name in judged if one[name]] for one in (hits, unit_hits))
    ranges, unit_ranges = (sum(len(one) for one in kind.values()) for kind in (hits, unit_hits))
    return {
        "law": cell.law,
        "channels": cell.channels,
        "wins": cell.wins,
        "money": cell.money,
        "spread": cell.spread if cell.money else None,
        "seed": cell.seed,
        "model": cell.model,
        "accounts": drawn,
        "sets": sets,
        "judged_channels": len(judged),
        "mean": _rounded(np.mean(of_shares)),
        "least": _rounded(min(of_shares)),
        "most": _rounded(max(of_shares)),
        "ranges": ranges,
        "below_above": [_rounded(one / ranges) for one in sides[:2]],
        **_of_credits(of_credits, unit_ranges, ranges, sides[2:]),
        "shown_mean": _rounded(np.mean(np.concatenate([hits[name] for name in hits if hits[name]]))),
    }


def _of_credits(covered: list[float], shown: int, ranges: int, sides: Any) -> dict[str, Any]:
    """Tell of the ranges of credits; some are withheld where the share has one."""
    if not shown:
        return {"credits_withheld": 1.0}
    return {
        "credits_mean": _rounded(np.mean(covered)),
        "credits_least": _rounded(min(covered)),
        "credits_most": _rounded(max(covered)),
        "credits_below_above": [_rounded(one / shown) for one in sides],
        "credits_withheld": _rounded(1 - shown / ranges),
    }


def _truth(law: Ways, cell: Cell, accounts: int) -> tuple[dict[str, tuple[float, float]], int, int]:
    """Give each channel's true share and its credit, how many wins that was of, and how many accounts."""
    part = min(ACCOUNTS_A_PART, accounts)
    parts = accounts // part
    won = 0

    def batches(columns: Any) -> Any:
        nonlocal won
        for number in range(parts):
            table = journeys(law, Dice(cell.seed, 99, number), accounts=part)
            won += int(np.sum(table["wins"].to_numpy()))
            shifted = pa.array(table["cluster"].to_numpy() + number * part)
            yield from table.set_column(0, "cluster", shifted).select(list(columns)).to_batches()

    reader = Reader("technique", "cluster")
    each = np.exp(cell.spread**2 / 2) if cell.money else 1.0
    rows = attributed(reader, batches, model_of(cell.model), name=cell.model, confidence=None).to_pylist()
    return {row["channel"]: (row["share"], float(each * row["credit"])) for row in rows[:-1]}, won, parts * part


def _drawn(law: Ways, cell: Cell, *seeds: int, accounts: int) -> pa.Table:
    table = journeys(law, Dice(cell.seed, *seeds), accounts=accounts)
    if not cell.money:
        return table
    worth = np.exp(cell.spread * Dice(cell.seed, *seeds, 1).normals(len(table)))
    return table.append_column("value", pa.array(worth))


def _attributed(table: pa.Table, cell: Cell) -> list[dict[str, Any]]:
    return attributed(cell.reader, Stream(table), model_of(cell.model), name=cell.model).to_pylist()[:-1]


def _rounded(number: Any) -> float:
    return round(float(number), 4)


def main() -> None:
    """Print one line of JSON a cell."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sets", type=int, default=2_000)
    asked.add_argument("--wins", type=int, action="append")
    asked.add_argument("--law", action="append")
    asked.add_argument("--channels", type=int, action="append")
    asked.add_argument("--money", action="store_true")
    asked.add_argument("--spread", type=float, action="append")
    asked.add_argument("--model", default="markov")
    asked.add_argument("--seed", type=int, default=JUDGING)
    options = asked.parse_args()
    asked_for = product(options.wins or [200, 2_000], options.law or LAWS, options.channels or [10, 40], options.spread or [1.0])
    for wins, law, channels, spread in asked_for:
        begun = time.process_time()
        cell = Cell(law, channels, wins, options.seed, money=options.money, spread=spread, model=options.model)
        found = coverage(cell, sets=options.sets)
        print(json.dumps(found | {"cpu_s": round(time.process_time() - begun, 1)}), flush=True)


if __name__ == "__main__":
    main()
