"""How far a tested technique's share of the wins lies from the truth: corrected credit against the usual models.

Usage: python benchmarks/calibration.py [--seeds 200] [--first 700000] [--past 8] [--share 0.4]
Seeds from 700000 judge since ranges were narrowed, those from 0 judged before; methods are chosen on seeds from 10000 to 29999.
Prints one line of JSON a cell (bias of the credit × wins), then one with the worst of each: mean error over that of
the best of last touch, W, Markov and linear in the cell; over the holdout's own; how often the 95 % range covers.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from itertools import product

import numpy as np

from cordee.core.measurement.calibration import Calibrated, Credit, Holdout, PastTest, calibrate
from cordee.worlds.credit_bias import NOTHING, TESTED, CreditMarket, draw_credit_world

BIASES = (0.0, 0.15, 0.3, 0.5)
WINS = (200, 500, 2_000)
CHANNELS = 6
JUDGING = 700_000


def linear(paths: np.ndarray) -> np.ndarray:
    """Give each path's linear credit of the tested technique."""
    return (paths == TESTED).sum(axis=1) / (paths != NOTHING).sum(axis=1)


def last(paths: np.ndarray) -> float:
    """Give the tested technique's last-touch share."""
    ends = (paths != NOTHING).sum(axis=1) - 1
    return float((paths[np.arange(len(paths)), ends] == TESTED).mean())


def w_shaped(paths: np.ndarray) -> float:
    """Give the W share: three tenths to first, middle and last, a tenth to the others."""
    length = (paths != NOTHING).sum(axis=1)
    places = np.arange(paths.shape[1])
    milestones = np.stack([np.zeros_like(length), length // 2, length - 1], axis=1)
    marked = (places == milestones[:, :, None]).any(axis=1)
    others = np.where(length > 3, 0.1 / np.maximum(length - 3, 1), 0.0)[:, None]
    weights = np.where(places < length[:, None], np.where(marked, np.where(length > 3, 0.3, 1 / 3)[:, None], others), 0.0)
    return float(((paths == TESTED) * weights).sum(axis=1).mean())


def markov(paths: np.ndarray, won: np.ndarray) -> float:
    """Give the order-1 removal-effect share."""
    length = (paths != NOTHING).sum(axis=1)
    counts = np.zeros((CHANNELS + 1, CHANNELS + 2))
    np.add.at(counts, (CHANNELS, paths[:, 0]), 1)
    for place in range(paths.shape[1]):
        here = length > place
        ends = length == place + 1
        onward = here & ~ends
        if place + 1 < paths.shape[1]:
            np.add.at(counts, (paths[onward, place], paths[onward, place + 1]), 1)
        np.add.at(counts, (paths[ends, place], np.where(won[ends], CHANNELS, CHANNELS + 1)), 1)
    chances = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    start, onward, win = chances[CHANNELS, :CHANNELS], chances[:CHANNELS, :CHANNELS], chances[:CHANNELS, CHANNELS]
    whole = start @ np.linalg.solve(np.eye(CHANNELS) - onward, win)
    effects = []
    for gone in range(CHANNELS):
        kept = np.arange(CHANNELS) != gone
        rest = start[kept] @ np.linalg.solve(np.eye(CHANNELS - 1) - onward[np.ix_(kept, kept)], win[kept])
        effects.append(1 - rest / whole)
    return float(effects[TESTED] / np.sum(effects))


def seen(market: CreditMarket) -> tuple[Credit, Holdout, np.ndarray]:
    """Give what a house would know of a market: linear credit, holdout, paths of the wins that were not held out."""
    mine = market.won & ~market.held_out
    paths = market.paths[mine]
    credits = linear(paths)
    holdout = Holdout(
        int(mine.sum()), int((~market.held_out).sum()), int((market.won & market.held_out).sum()), int(market.held_out.sum())
    )
    return Credit(float(credits.mean()), float(credits.std() / len(credits) ** 0.5)), holdout, paths


def cell(bias: float, wins: int, *, seeds: range, past: int, share: float) -> dict[str, object]:
    """Measure one cell."""
    errors: dict[str, list[float]] = {name: [] for name in ("last", "w", "markov", "linear", "holdout", "ours")}
    covered = refused = 0
    for seed in seeds:
        world = draw_credit_world(bias=bias, wins=wins, seed=seed, share=share, past=past)
        credit, holdout, paths = seen(world.market)
        found = calibrate(credit, holdout, past=[PastTest(*seen(one)[:2]) for one in world.past])
        treated = ~world.market.held_out
        estimates = {
            "last": last(paths),
            "w": w_shaped(paths),
            "markov": markov(world.market.paths[treated], world.market.won[treated]),
            "linear": credit.share,
            "holdout": holdout.share,
            "ours": found.after.estimate if isinstance(found, Calibrated) else credit.share,
        }
        for name, one in estimates.items():
            errors[name].append(abs(one - world.market.share))
        if isinstance(found, Calibrated):
            covered += found.after.low <= world.market.share <= found.after.high
        else:
            refused += 1
    mean = {name: float(np.mean(one)) for name, one in errors.items()}
    rival = min(("last", "w", "markov", "linear"), key=lambda name: mean[name])
    ratio = mean["ours"] / mean[rival]
    spread = float(np.std(np.array(errors["ours"]) - ratio * np.array(errors[rival]))) / len(seeds) ** 0.5 / mean[rival]
    return {
        "bias": bias, "wins": wins, "seeds": len(seeds), "past": past, "rival": rival, "ratio": round(ratio, 3),
        "ratio_low": round(ratio - 1.96 * spread, 3), "ratio_high": round(ratio + 1.96 * spread, 3),
        "over_holdout": round(mean["ours"] / mean["holdout"], 3), "covers": round(covered / len(seeds), 3), "refused": refused,
        **{f"error_{name}": round(one, 4) for name, one in mean.items()},
    }  # fmt: skip


def main() -> None:
    """Measure every cell."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seeds", type=int, default=200)
    asked.add_argument("--first", type=int, default=JUDGING)
    asked.add_argument("--past", type=int, default=8)
    asked.add_argument("--share", type=float, default=0.4)
    options = asked.parse_args()
    start, cells = time.process_time(), []
    for bias, wins in product(BIASES, WINS):
        seeds = range(options.first, options.first + options.seeds)
        cells.append(cell(bias, wins, seeds=seeds, past=options.past, share=options.share))
        print(json.dumps(cells[-1]), flush=True)
    strong = [one["ratio"] for one in cells if one["bias"] >= 0.3 or (one["bias"] > 0 and one["wins"] >= 1_000)]
    weak = [one["ratio"] for one in cells if one["bias"] == 0.15 and one["wins"] < 1_000]
    none = [one["over_holdout"] for one in cells if one["bias"] == 0]
    total = {"claim": "calibration", "worst_ratio": max(strong), "worst_ratio_weak": max(weak), "worst_over_holdout": max(none)}
    total |= {"covers": [min(one["covers"] for one in cells), max(one["covers"] for one in cells)]}
    total |= {"covers_all": round(float(np.mean([one["covers"] for one in cells])), 4)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(total | {"cpu_s": round(time.process_time() - start, 1), "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
