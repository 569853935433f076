"""Which way of sharing wins out is least wrong where the truth is known: seven laws of buying, short and long journeys.

Usage: python benchmarks/default_credit.py [--seeds 12] [--first 0] [--accounts 6000]
The error of a model in a world is the part of all credit that lies with the wrong technique (half the sum of absolute
differences of shares). The default is the model with the lowest mean over the 14 cells on the development seeds (below
1,000). Its rival is the model with which the nearer of the two lies nearest to the truth, on average.
Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import product

import numpy as np

from cordee.wiring import attribute
from cordee.worlds.causes import CAUSES, MEAN_TOUCHES, CausedWins, draw_caused_wins

MODELS = ("markov", "first", "last", "linear", "linear_distinct", "u", "u_position", "w", "full_path", "time_decay", "j")


def errors_of(world: CausedWins, confidence: float | None) -> tuple[dict[str, float], dict[str, list[bool]]]:
    """Give each model's misplaced credit, and whether each of its ranges holds the true part."""
    errors, held = {}, {}
    for model in MODELS:
        found = attribute(world.table, model=model, confidence=confidence).to_pylist()[:-1]
        gaps = {row["channel"]: row["share"] - world.parts[row["channel"]] for row in found}
        errors[model] = sum(abs(one) for one in gaps.values()) / 2
        held[model] = [row["low"] <= world.parts[row["channel"]] <= row["high"] for row in found if row["low"] is not None]
    return errors, held


def main() -> None:
    """Measure every cell, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seeds", type=int, default=12)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--accounts", type=int, default=6_000)
    options = asked.parse_args()
    begun, cells, wins = time.process_time(), list(product(CAUSES, MEAN_TOUCHES)), []
    errors = np.zeros((len(cells), options.seeds, len(MODELS)))
    held: dict[str, list[bool]] = {model: [] for model in MODELS}
    for at, (cause, length) in enumerate(cells):
        for seed in range(options.seeds):
            world = draw_caused_wins(cause, length, accounts=options.accounts, seed=options.first + seed)
            found, covers = errors_of(world, 0.95 if seed == 0 else None)
            errors[at, seed] = [found[model] for model in MODELS]
            wins.append(int(np.sum(world.table["wins"].to_numpy())))
            for model, one in covers.items():
                held[model] += one
    by_cell = errors.mean(axis=1)
    spread = np.sqrt((errors.std(axis=1, ddof=1) ** 2).sum(axis=0) / options.seeds) / len(cells)
    pairs = {
        f"{one} + {other}": float(np.minimum(errors[:, :, i], errors[:, :, j]).mean())
        for i, one in enumerate(MODELS) for j, other in enumerate(MODELS) if i < j
    }  # fmt: skip
    print(
        json.dumps(
            {
                "claim": "default_credit", "seeds": options.seeds, "first": options.first, "wins": [min(wins), max(wins)],
                "mean": {model: round(float(by_cell[:, at].mean()), 4) for at, model in enumerate(MODELS)},
                "standard_error": {model: round(float(spread[at]), 4) for at, model in enumerate(MODELS)},
                "worst_cell": {model: round(float(by_cell[:, at].max()), 3) for at, model in enumerate(MODELS)},
                "cells": {
                    f"{cause} {length}": {model: round(float(by_cell[at, i]), 3) for i, model in enumerate(MODELS)}
                    for at, (cause, length) in enumerate(cells)
                },
                "ranges_hold_the_true_part": {model: round(float(np.mean(one)), 3) for model, one in held.items()},
                "best_pairs": dict(sorted(((k, round(v, 4)) for k, v in pairs.items()), key=lambda one: one[1])[:12]),
                "cpu_s": round(time.process_time() - begun, 1),
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
