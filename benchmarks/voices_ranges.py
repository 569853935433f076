"""How often the 90 in 100 ranges of the facets hold the truth in invented worlds, by how many people rated. One JSON line.

Usage: python -m benchmarks.voices_ranges [--worlds 2000] [--first-seed 100000] [--size small|large] [--every 100]
``--every`` also prints what was found so far, to the error stream. Response and reliabilities are drawn anew for each world.
A share's range is over worlds: answers of one world are not independent.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from benchmarks.voices_method import judged
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import FACETS, SIZES, varied

GROUPS = {
    "none": (0, 0),
    "one": (1, 1),
    "two": (2, 2),
    "three": (3, 3),
    "four": (4, 4),
    "five or more": (5, 999),
    "all": (0, 999),
}


def held(seed: int, size: str = "small") -> NDArray[np.int64]:
    """Count in one world, by group: the ranges that hold the truth of each facet, then how many people there are."""
    made = voices(seed, varied(SIZES[size], seed))
    found = judged(made.seen)[1]
    truth = np.stack([made.truth.column(one).to_numpy() for one in FACETS], axis=1).reshape(found.mean.shape)
    inside = (found.low <= truth) & (truth <= found.high)
    groups = [(found.raters >= least) & (found.raters <= most) for least, most in GROUPS.values()]
    return np.array([[*inside[one].sum(axis=0), one.sum()] for one in groups])


def told(counts: list[NDArray[np.int64]]) -> dict[str, object]:
    """Give the shares with their 95 % ranges over worlds (of a ratio of sums, by its linearisation)."""
    each = np.array(counts, dtype=float)
    found: dict[str, object] = {"worlds": len(each)}
    for number, name in enumerate(GROUPS):
        many = each[:, number, -1]
        row: dict[str, object] = {"people": int(many.sum())}
        for place, facet in enumerate(FACETS):
            inside = each[:, number, place]
            share = inside.sum() / max(many.sum(), 1)
            half = 1.96 * sqrt(len(each)) * float((inside - share * many).std(ddof=1)) / max(many.sum(), 1)
            row[facet] = [round(share, 4), round(share - half, 4), round(share + half, 4)]
        found[name] = row
    return found


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--worlds", type=int, default=2_000)
    asked.add_argument("--first-seed", type=int, default=100_000)
    asked.add_argument("--size", choices=tuple(SIZES), default="small")
    asked.add_argument("--every", type=int, default=100)
    options = asked.parse_args()
    spent, counts = time.process_time(), []
    for seed in range(options.first_seed, options.first_seed + options.worlds):
        counts.append(held(seed, options.size))
        if len(counts) % options.every == 0:
            print(json.dumps(told(counts)), file=sys.stderr, flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        json.dumps(
            {
                "claim": "voices_ranges",
                "size": options.size,
                **told(counts),
                "cpu_s": round(time.process_time() - spent, 1),
                "peak_mb": memory,
            }
        )
    )


if __name__ == "__main__":
    main()
