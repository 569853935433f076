"""Whether leaving out whom one does not like costs more than losing as many ratings by chance. One JSON line.

Usage: python -m benchmarks.voices_lost [--worlds 20] [--first-seed 2000]
Three kinds of the same worlds: all ratings, those that liking leaves, and as many of all ratings drawn by chance. Recall of classes is
judged against the class that the eight cases give on the true facets and on what was heard, as in ``benchmarks/voices.py``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from statistics import fmean

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.voices import Tables, column, followers, shape
from benchmarks.voices_method import ours
from cordee.worlds.voices import Voices, voices
from cordee.worlds.voices_breaking import BREAKS
from cordee.worlds.voices_laws import SMALL
from cordee.worlds.voices_truth import CLASSES, Known, high, true_classes


def pairs(tables: Tables) -> pa.Array:
    """Give of each answer which rater rated whom on what."""
    people = shape(tables)[0]
    ratings = tables["ratings"]
    return pa.array((column(ratings, "territory") * people + column(ratings, "rater")) * people + column(ratings, "person"))


def fewer(made: Voices, share: float) -> Tables:
    """Give what is seen when a share of the ratings is lost by chance."""
    of = pairs(made.seen)
    each = pc.unique(of).to_numpy()
    kept = each[np.random.default_rng(made.seed).random(len(each)) >= share]
    return {**made.seen, "ratings": made.seen["ratings"].filter(pc.is_in(of, pa.array(kept)))}


def heard(made: Voices, tables: Tables) -> list[str]:
    """Give the class that the true facets and what was heard give, person by person and territory by territory."""
    people, territories = shape(tables)
    facets = {one: made.truth.column(one).to_numpy().reshape(people, territories) for one in ("expertise", "empathy")}
    once = set()
    for name in ("nominations", "ratings"):
        once |= set(zip(*(column(tables[name], one).tolist() for one in ("territory", "rater", "person")), strict=True))
    raters, named = np.zeros((people, territories), dtype=np.int64), np.zeros((people, territories), dtype=bool)
    for territory, _, person in once:
        raters[person, territory] += 1
    named[column(tables["nominations"], "person"), column(tables["nominations"], "territory")] = True
    marks = {name: np.zeros((people, territories), dtype=bool) for name in ("interests", "experience")}
    for name, mark in marks.items():
        mark[column(tables[name], "person"), column(tables[name], "territory")] = True
    share = made.laws.high
    known = Known(
        high(facets["expertise"], share), high(facets["empathy"], share), marks["interests"], marks["experience"], raters,
        named.sum(axis=1), high(followers(tables)[:, 0], share),
    )  # fmt: skip
    return [str(one) for one in true_classes(known).ravel()]


def main() -> None:
    """Measure, and print one line of JSON."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--worlds", type=int, default=20)
    wanted.add_argument("--first-seed", type=int, default=2_000)
    options = wanted.parse_args()
    spent = time.process_time()
    right: dict[str, Counter[str]] = {one: Counter() for one in ("all", "liked", "by chance")}
    true: dict[str, Counter[str]] = {one: Counter() for one in right}
    ratings: Counter[str] = Counter()
    for seed in range(options.first_seed, options.first_seed + options.worlds):
        whole, liked = voices(seed, SMALL), voices(seed, BREAKS["liked_are_rated"].of(SMALL))
        lost = 1 - liked.seen["ratings"].num_rows / whole.seen["ratings"].num_rows
        for name, made, tables in (
            ("all", whole, whole.seen),
            ("liked", liked, liked.seen),
            ("by chance", whole, fewer(whole, lost)),
        ):
            truth, called = heard(made, tables), ours(tables).classes.column("class").to_pylist()
            true[name].update(truth)
            right[name].update(one for one, other in zip(truth, called, strict=True) if one == other)
            ratings[name] += len(pc.unique(pairs(tables)))
    found = {}
    for name in right:
        recall = {one: right[name][one] / true[name][one] for one in CLASSES if true[name][one]}
        found[name] = {"ratings": ratings[name], "macro": round(fmean(recall.values()), 4)}
        found[name] |= {one: [round(share, 4), true[name][one]] for one, share in recall.items()}
    told = {"claim": "voices_lost", "worlds": options.worlds, "first_seed": options.first_seed, **found}
    print(json.dumps(told | {"cpu_s": round(time.process_time() - spent, 1)}))


if __name__ == "__main__":
    main()
