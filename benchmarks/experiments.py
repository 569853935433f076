"""How often experiments that are watched cry wolf, and what watching costs.

Usage: python benchmarks/experiments.py alarms|costs [--runs 5000] [--clusters 20 50 200] [--means person account]
Prints one line of JSON a cell, then one with the worst of each. ``alarms``: false alarms over 60 looks with their
one-sided upper 95 % limit. ``costs``, with the effect as planned: power of a planned horizon over the fixed design's;
mean size at the decision of an open end over the fixed design's. Accounts are all there from the start while their
people answer (arrival: people), or come in one by one (arrival: accounts).
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import product

import numpy as np
from scipy import stats
from scipy.special import ndtri, stdtr

from cordee.core.measurement.clusters import arm_mean, contrast, effective
from cordee.core.measurement.comparison import FEW
from cordee.core.measurement.rerandomisation import p_value, studentised
from cordee.core.measurement.sequential import OpenEnded, PlannedHorizon
from cordee.worlds.crowds import Crowd, Drawn, draw

LOOKS = 60
ALPHA = 0.05
SURE = float(-ndtri(ALPHA / 2))
CHUNK = 500
LONGEST = 4
LEAST = 4
# A look is re-randomised where its own t comes this near to a boundary: roughly first, then well.
STAGES = ((0.6, 400), (0.85, 4_000))
COLUMNS = 1_000


def upper(hits: int, n: int) -> float:
    """Give the one-sided upper 95 % limit of a share (Clopper and Pearson 1934)."""
    return float(stats.beta.ppf(0.95, hits + 1, n - hits)) if hits < n else 1.0


def z_of(totals: np.ndarray, sizes: np.ndarray, treated: np.ndarray, *, near: float, rng: np.random.Generator) -> np.ndarray:
    """Give the z of one look of many experiments (run, cluster), by the house's rule for few and for many clusters."""
    found = contrast(arm_mean(totals, sizes, treated), arm_mean(totals, sizes, ~treated))
    p = 2 * stdtr(found.freedom, -np.abs(found.t))
    z = np.where(np.isfinite(p), -ndtri(np.maximum(p, 1e-300) / 2), 0.0)
    few = effective(sizes) <= FEW
    counts = treated.sum(axis=1)
    for share, ways in STAGES:
        again = np.flatnonzero(few & (z > share * near))
        z[few & (z <= share * near)] = 0.0
        for count in np.unique(counts[again]):
            same = again[counts[again] == count]
            for part in np.array_split(same, -(-len(same) // COLUMNS)):
                z[part] = rerandomised(totals[part], sizes[part], treated[part], int(count), ways=ways, rng=rng)
    return z


def rerandomised(
    totals: np.ndarray, sizes: np.ndarray, treated: np.ndarray, count: int, *, ways: int, rng: np.random.Generator
) -> np.ndarray:
    """Give the z of the re-randomised p of experiments with the same number of treated clusters, drawn anew each time."""
    order = np.argsort(~treated, axis=1, kind="stable")
    y, m = (np.take_along_axis(one, order, axis=1).T for one in (totals, sizes))
    real = (np.arange(totals.shape[1]) < count)[None, :].astype(float)
    others = (rng.random((ways, totals.shape[1])).argsort(axis=1) < count).astype(float)
    return -ndtri(p_value(studentised(y, m, others), studentised(y, m, real)[0], complete=False) / 2)


def looks_of(drawn: Drawn, *, arrival: str, mean: str, steps: int = LOOKS) -> Iterator[tuple[np.ndarray, ...]]:
    """Give totals, sizes and arms at each look."""
    whole, rounds = drawn.arrived.sum(axis=2), drawn.arrived.shape[2]
    so_far, clusters = np.zeros_like(whole), whole.shape[1]
    for look in range(steps):
        if arrival == "people":
            so_far = so_far + drawn.arrived[:, :, look]
            there, totals, sizes = clusters, so_far, drawn.people * (look + 1)
        else:
            there = round(clusters * (look + 1) / steps)
            totals, sizes = whole[:, :there], drawn.people[:, :there] * rounds
        if mean == "account":
            totals, sizes = totals / sizes, np.ones_like(sizes)
        yield totals, sizes, drawn.treated[:, :there]


def bounds(steps: int = LOOKS) -> tuple[np.ndarray, np.ndarray]:
    """Give the boundaries of a planned horizon (infinite after it) and of an open end."""
    fractions = [(one + 1) / LOOKS for one in range(steps)]
    planned = np.array(PlannedHorizon(1.0, ALPHA).bounds([min(1.0, one) for one in fractions]))
    return planned, np.array([OpenEnded(1.0, ALPHA).bound(one) for one in fractions])


def paths(drawn: Drawn, rng: np.random.Generator, *, arrival: str, mean: str, steps: int = LOOKS) -> np.ndarray:
    """Give the z of every look of every run."""
    found, before = [], -1
    least = np.minimum(*bounds(steps))
    least[min(steps, LOOKS) - 1] = SURE
    for (totals, sizes, treated), near in zip(looks_of(drawn, arrival=arrival, mean=mean, steps=steps), least, strict=True):
        if arrival == "accounts" and totals.shape[1] == before and near >= least[len(found) - 1]:
            found.append(found[-1])
        elif totals.shape[1] < LEAST:
            found.append(np.zeros(len(totals)))
        else:
            found.append(z_of(totals, sizes, treated, near=float(near), rng=rng))
        before = totals.shape[1]
    return np.stack(found, axis=1)


def alarms(crowd: Crowd, *, runs: int, ways: list[tuple[str, str]], seed: int) -> list[dict[str, object]]:
    """Count false alarms where the technique does nothing."""
    planned, opened = bounds()
    hits = {way: {"fixed": 0, "planned": 0, "open": 0} for way in ways}
    for part in range(0, runs, CHUNK):
        drawn = draw(crowd, runs=min(CHUNK, runs - part), looks=LOOKS, seeds=(seed, part))
        for arrival, mean in ways:
            z = paths(drawn, np.random.default_rng([seed, part]), arrival=arrival, mean=mean)
            mine = hits[arrival, mean]
            mine["fixed"] += int((z[:, -1] >= SURE).sum())
            mine["planned"] += int((z >= planned).any(axis=1).sum())
            mine["open"] += int((z >= opened).any(axis=1).sum())
    return [
        {"arrival": arrival, "mean": mean, "runs": runs}
        | {name: round(one / runs, 4) for name, one in mine.items()}
        | {f"{name}_upper": round(upper(one, runs), 4) for name, one in mine.items()}
        for (arrival, mean), mine in hits.items()
    ]


def effect_for(crowd: Crowd, *, mean: str, power: float, seed: int) -> float:
    """Give the effect for which a look at the end alone has about this power, from the spread of invented differences."""
    spreads = []
    for part in range(4):
        drawn = draw(crowd, runs=CHUNK, looks=LOOKS, seeds=(seed, part, 1))
        *_, (totals, sizes, treated) = looks_of(drawn, arrival="people", mean=mean)
        spreads.append(contrast(arm_mean(totals, sizes, treated), arm_mean(totals, sizes, ~treated)).difference)
    reach = stats.t.ppf(1 - ALPHA / 2, crowd.clusters - 2)
    drifts = np.linspace(1, 6, 1001)
    return float(drifts[np.searchsorted(stats.nct.sf(reach, crowd.clusters - 2, drifts), power)] * np.std(spreads))


def costs(crowd: Crowd, *, runs: int, ways: list[tuple[str, str]], seed: int) -> list[dict[str, object]]:
    """Measure what watching costs where the effect is as planned."""
    return [_cost(crowd, runs=runs, arrival=arrival, mean=mean, seed=seed) for arrival, mean in ways]


def _cost(crowd: Crowd, *, runs: int, arrival: str, mean: str, seed: int) -> dict[str, object]:
    effect = effect_for(crowd, mean=mean, power=0.8, seed=seed)
    steps = LOOKS * LONGEST if arrival == "accounts" else LOOKS
    grown = Crowd(crowd.clusters * steps // LOOKS, crowd.icc, crowd.shape, crowd.unequal)
    planned, opened = bounds(steps)
    fixed, caught, sizes, undecided = 0, 0, list[float](), 0
    for part in range(0, runs, CHUNK // 5):
        drawn = draw(grown, runs=CHUNK // 5, looks=LOOKS, seeds=(seed, part, 3), effect=effect)
        z = paths(drawn, np.random.default_rng([seed, part, 3]), arrival=arrival, mean=mean, steps=steps)
        fixed += int((z[:, LOOKS - 1] >= SURE).sum())
        caught += int((z >= planned).any(axis=1).sum())
        crossed = z >= opened
        sizes.extend(np.where(crossed.any(axis=1), crossed.argmax(axis=1) + 1, steps) / LOOKS)
        undecided += int((~crossed.any(axis=1)).sum())
    found: dict[str, object] = {"arrival": arrival, "mean": mean, "runs": runs, "effect": round(effect, 4)}
    found |= {"fixed_power": round(fixed / runs, 4), "planned_power": round(caught / runs, 4)}
    found["power_ratio"] = round(caught / fixed, 4)
    if arrival == "accounts":
        half = 1.645 * float(np.std(sizes)) / len(sizes) ** 0.5
        found |= {"open_size": round(float(np.mean(sizes)), 3), "open_size_upper": round(float(np.mean(sizes)) + half, 3)}
        found["open_undecided"] = round(undecided / runs, 4)
    return found


def main() -> None:
    """Measure every cell asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("what", choices=["alarms", "costs"])
    asked.add_argument("--runs", type=int, default=5_000)
    asked.add_argument("--clusters", type=int, nargs="+", default=[20, 50, 200])
    asked.add_argument("--means", nargs="+", default=["person", "account"])
    asked.add_argument("--arrivals", nargs="+", default=["people", "accounts"])
    options = asked.parse_args()
    worst: dict[str, float] = {}
    ways, cells = list(product(options.arrivals, options.means)), 0
    for clusters, unequal, icc, shape in product(options.clusters, (True, False), (0.05, 0.3), ("normal", "revenue")):
        start, crowd = time.process_time(), Crowd(clusters, icc, shape, unequal)
        measure = alarms if options.what == "alarms" else costs
        for found in measure(crowd, runs=options.runs, ways=ways, seed=1000 * clusters + cells):
            print(json.dumps(asdict(crowd) | found), flush=True)
            for name in ("planned_upper", "open_upper", "open_size_upper", "power_ratio"):
                if isinstance(value := found.get(name), float):
                    worst[name] = min(value, worst.get(name, 9)) if name == "power_ratio" else max(value, worst.get(name, 0))
        cells += 1
        print(json.dumps({"cpu_s": round(time.process_time() - start, 1)}), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = {"claim": f"experiments {options.what}", "cells": cells * len(ways), "runs": options.runs}
    print(json.dumps(total | {"cpu_s": round(time.process_time()), "peak_mb": round(peak)} | worst))


if __name__ == "__main__":
    main()
