"""Who leads opinion in invented worlds: what followers, degree, PageRank, volume and recent volume find, and a method beside them.

Usage: python benchmarks/voices.py [--worlds 100] [--size small] [--break cliques] [--method MODULE:FUNCTION]
Prints one line of JSON. A method is a function ``tables -> Found`` that gets what may be seen of a world (``Voices.seen``),
never its truth.

- precision: of the highest scored people of each territory, as many as there truly are leaders there, the share who are;
  equal scores count as drawn at random; summed over a world's territories, then the mean over worlds.
- ahead: a method's precision less a ranking's in the same world, mean and 95 % range over worlds.
- recall: for each class, of those who truly have it given what the survey heard, the share so called; summed over worlds;
  macro is their plain mean over the classes that occur.
- covered: of the stated 90 % ranges of the facets (in spreads of the people of a territory), the share that hold the truth,
  the facets apart; its range is over worlds.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.stats import t as student

from cordee.worlds.voices import Voices, voices
from cordee.worlds.voices_breaking import BREAKS
from cordee.worlds.voices_laws import FACETS, SIZES, varied
from cordee.worlds.voices_truth import CLASSES

DAMPING, ROUNDS = 0.85, 100
RECENT_DAYS = 90
Tables = Mapping[str, pa.Table]
Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What a method says of a world; who is in none of its rows is scored lowest, called "not established", has no range.

    Parameters
    ----------
    scores
        (person, territory, score): the higher, the more a leader.
    classes
        (person, territory, class), or None.
    intervals
        (person, territory, facet, low, high) of 90 in a hundred, in spreads of the people of a territory, or None.
    """

    scores: pa.Table
    classes: pa.Table | None = None
    intervals: pa.Table | None = None


Method = Callable[[Tables], Found]


def shape(tables: Tables) -> tuple[int, int]:
    """Give how many people and territories there are."""
    return tables["people"].num_rows, tables["territories"].num_rows


def column(table: pa.Table, name: str) -> NDArray[np.int64]:
    """Give a column of numbers as an array."""
    return np.asarray(table.column(name).to_numpy())


def everywhere(tables: Tables, score: Grid) -> Grid:
    """Score people alike on every territory."""
    return np.repeat(np.asarray(score, dtype=float)[:, None], shape(tables)[1], axis=1)


def followers(tables: Tables) -> Grid:
    score = np.zeros(shape(tables)[0])
    score[column(tables["audience"], "person")] = column(tables["audience"], "followers")
    return everywhere(tables, score)


def degree(tables: Tables) -> Grid:
    """Count who asks them."""
    return everywhere(tables, np.bincount(column(tables["ties"], "person"), minlength=shape(tables)[0]))


def pagerank(tables: Tables) -> Grid:
    """Follow the ties from who asks to who is asked, by power iteration; from whoever asks nobody, to anybody."""
    count = shape(tables)[0]
    rater, person = column(tables["ties"], "rater"), column(tables["ties"], "person")
    out = np.bincount(rater, minlength=count)
    rank = np.full(count, 1 / count)
    for _ in range(ROUNDS):
        passed = np.bincount(person, weights=rank[rater] / out[rater], minlength=count)
        rank = (1 - DAMPING) / count + DAMPING * (passed + rank[out == 0].sum() / count)
    return everywhere(tables, rank)


def volume(tables: Tables, *, days: int | None = None) -> Grid:
    """Count what they published on the territory."""
    contents = tables["contents"]
    kept = np.ones(contents.num_rows, dtype=bool) if days is None else column(contents, "days_ago") < days
    return counted(shape(tables), column(contents, "person")[kept], column(contents, "territory")[kept])


def recent_volume(tables: Tables) -> Grid:
    return volume(tables, days=RECENT_DAYS)


def nominations(tables: Tables) -> Grid:
    """Count who named them on the territory: the survey without a model, no baseline of the claim."""
    named = tables["nominations"]
    return counted(shape(tables), column(named, "person"), column(named, "territory"))


def counted(sides: tuple[int, int], person: NDArray[np.int64], territory: NDArray[np.int64]) -> Grid:
    counts = np.zeros(sides)
    np.add.at(counts, (person, territory), 1)
    return counts


BASELINES = {one.__name__: one for one in (followers, degree, pagerank, volume, recent_volume)}
REFERENCES = {"nominations": nominations}


def precision(score: Grid, leads: NDArray[np.bool_]) -> float | None:
    """Give the precision at the true number of leaders, expected over the order of equal scores; None without leaders."""
    hits = 0.0
    for given, true in zip(score.T, leads.T, strict=True):
        many = int(true.sum())
        if many:
            least = np.sort(given)[-many]
            above, equal = given > least, given == least
            hits += true[above].sum() + true[equal].sum() * (many - above.sum()) / equal.sum()
    return float(hits / leads.sum()) if leads.any() else None


def grid_of(table: pa.Table, sides: tuple[int, int], name: str, fill: object, kind: type) -> NDArray[np.generic]:
    """Lay a column out as people x territories."""
    laid = np.full(sides, fill, dtype=kind)
    laid[column(table, "person"), column(table, "territory")] = table.column(name).to_pylist()
    return laid


def mean_of(values: list[float]) -> dict[str, float | int]:
    """Give the mean over worlds with its 95 % range (Student's), and how many worlds."""
    if len(values) < 2:
        return {"n": len(values), "mean": round(values[0], 4)} if values else {"n": 0}
    half = float(student.ppf(0.975, len(values) - 1)) * stdev(values) / sqrt(len(values))
    return {"mean": round(fmean(values), 4), "low": round(fmean(values) - half, 4), "high": round(fmean(values) + half, 4), "n": len(values)}  # fmt: skip


class Judgement:
    """What is summed up of a method over worlds."""

    def __init__(self) -> None:
        self.true, self.right = dict.fromkeys(CLASSES, 0), dict.fromkeys(CLASSES, 0)
        self.covered: dict[str, list[float]] = defaultdict(list)
        self.ranges = 0
        self.cpu = 0.0

    def add(self, world: Voices, found: Found) -> None:
        """Judge one world."""
        sides = shape(world.seen)
        if found.classes is not None:
            true = grid_of(world.heard, sides, "class", "", object)
            said = grid_of(found.classes, sides, "class", CLASSES[-1], object)
            for name in CLASSES:
                self.true[name] += int((true == name).sum())
                self.right[name] += int(((true == name) & (said == name)).sum())
        if found.intervals is not None:
            facet = np.asarray(found.intervals.column("facet").to_pylist())
            for name in FACETS:
                part = found.intervals.filter(pa.array(facet == name))
                truth = grid_of(world.truth, sides, name, np.nan, float)
                there = truth[column(part, "person"), column(part, "territory")]
                self.ranges += len(there)
                self.covered[name].append(float(((column(part, "low") <= there) & (there <= column(part, "high"))).mean()))

    def told(self) -> dict[str, object]:
        """Give what was found."""
        found: dict[str, object] = {"cpu_s": round(self.cpu, 2)}
        recall = {name: round(self.right[name] / many, 4) for name, many in self.true.items() if many}
        if recall:
            found |= {"recall": recall | {"macro": round(fmean(recall.values()), 4)}, "of_each_class": self.true}
        if self.covered:
            found |= {"covered": {name: mean_of(shares) for name, shares in self.covered.items()}, "ranges": self.ranges}
        return found


def compared(seeds: range, *, size: str, broken: str | None, method: Method | None) -> dict[str, object]:
    """Go through the worlds; each has its own response (.2 to .5) and reliabilities (.2 to .5)."""
    reached: dict[str, list[float]] = defaultdict(list)
    judgement, spent, leaders = Judgement(), time.process_time(), 0
    for seed in seeds:
        laws = varied(SIZES[size], seed)
        world = voices(seed, BREAKS[broken].of(laws) if broken else laws)
        sides = shape(world.seen)
        leads = grid_of(world.truth, sides, "class", "", object) == "leader"
        leaders += int(leads.sum())
        scores = {name: one(world.seen) for name, one in (BASELINES | REFERENCES).items()}
        scores["chance"] = np.zeros(sides)
        if method is not None:
            started = time.process_time()
            found = method(world.seen)
            judgement.cpu += time.process_time() - started
            scores["method"] = np.asarray(grid_of(found.scores, sides, "score", -np.inf, float), dtype=float)
            judgement.add(world, found)
        for name, score in scores.items():
            if (share := precision(score, leads)) is not None:
                reached[name].append(share)
    told: dict[str, object] = {"claim": "voices", "worlds": len(seeds), "size": size, "broken": broken, "leaders": leaders}
    told["precision"] = {name: mean_of(values) for name, values in reached.items()}
    if method is not None:
        rivals = [name for name in reached if name != "method"]
        told["ahead"] = {name: mean_of([a - b for a, b in zip(reached["method"], reached[name], strict=True)]) for name in rivals}
        told["method"] = judgement.told()
    told["cpu_s"] = round(time.process_time() - spent, 1)
    told["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return told


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--worlds", type=int, default=100)
    asked.add_argument(
        "--first-seed", type=int, default=1_000, help="develop a method on seeds below 1000, judge it from there on"
    )
    asked.add_argument("--size", choices=tuple(SIZES), default="small")
    asked.add_argument("--break", dest="broken", choices=tuple(BREAKS), default=None)
    asked.add_argument("--method", default=None, metavar="MODULE:FUNCTION")
    options = asked.parse_args()
    method = None
    if options.method:
        module, _, name = options.method.partition(":")
        method = getattr(importlib.import_module(module), name)
    seeds = range(options.first_seed, options.first_seed + options.worlds)
    print(json.dumps(compared(seeds, size=options.size, broken=options.broken, method=method)))


if __name__ == "__main__":
    main()
