"""How often the ranges of who speaks again and of how concentrated voices are hold the truth, on invented people, texts and names.

People have habits of their own (beta-distributed), so that their quarters belong together. Texts are drawn from shares that are told;
people who are asked give one to three names. The truth of names is the same functional on 20,000 people.

Usage: python -m benchmarks.spoken_ranges [--sets 1000] [--seed 7301]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cordee.core.measurement.spokespersons import carried_again
from cordee.core.opinion.concentration import concentration
from cordee.core.vocabulary.estimate import Estimate

QUARTERS = 8
SHARES = {
    "one voice .64": [0.64, *[0.03] * 12],
    "two ahead": [0.45, 0.35, *[0.02] * 10],
    "thirty, Zipf": [1 / place for place in range(1, 31)],
    "five alike": [0.2] * 5,
    "two alike": [0.5, 0.5],
}


def habits(rng: np.random.Generator, people: int) -> list[list[int]]:
    """Draw in which quarters each of so many people carries something."""
    found = []
    for again in rng.beta(2.0, 1.0, people):
        here, mine = True, [0]
        for quarter in range(1, QUARTERS):
            here = rng.random() < (again if here else 0.5)
            mine += [quarter] if here else []
        found.append(mine)
    return found


def names(rng: np.random.Generator, people: int, shares: np.ndarray) -> list[dict[str, int]]:
    """Draw whom each of so many people names: one to three voices."""
    many = rng.integers(1, 4, people)
    return [{str(one): 1 for one in rng.choice(len(shares), number, replace=False, p=shares)} for number in many]


def held(found: Sequence[Estimate], truth: float) -> dict[str, Any]:
    """Say how many ranges hold the truth, of those that there are."""
    spans = [one.span for one in found if one.span]
    return {"held": round(float(np.mean([low <= truth <= high for low, high in spans])), 4), "ranges": len(spans)}


def cells(rng: np.random.Generator, sets: int) -> Iterator[dict[str, Any]]:
    """Go through all cells."""
    truth = carried_again(habits(rng, 200_000), QUARTERS - 1).value or 0.0
    for people in (10, 25, 100):
        yield {"of": "again", "n": people} | held([carried_again(habits(rng, people), QUARTERS - 1) for _ in range(sets)], truth)
    for name, given in SHARES.items():
        shares = np.array(given) / sum(given)
        for texts in (10, 30, 100):
            drawn = [
                [{str(voice): 1} for voice, many in enumerate(rng.multinomial(texts, shares)) for _ in range(many)]
                for _ in range(sets)
            ]
            yield {"of": f"said, {name}", "n": texts} | held([concentration(one).index for one in drawn], float(shares @ shares))
    zipf = np.array(SHARES["thirty, Zipf"]) / sum(SHARES["thirty, Zipf"])
    counted = Counter(voice for one in names(rng, 20_000, zipf) for voice in one)
    parts = np.array(list(counted.values())) / counted.total()
    for people in (12, 30, 100):
        yield {"of": "heard", "n": people} | held(
            [concentration(names(rng, people, zipf)).index for _ in range(sets)], float(parts @ parts)
        )


def main() -> None:
    """Print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sets", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=7301)
    options = asked.parse_args()
    begun = time.process_time()
    found = list(cells(np.random.default_rng(options.seed), options.sets))
    spent = round(time.process_time() - begun, 1)
    print(json.dumps({"seed": options.seed, "sets": options.sets, "cells": found, "cpu_s": spent}))


if __name__ == "__main__":
    main()
