"""Scales: how often the ranges of alpha and omega hold the truth, and the published figures on real answers. One JSON line.

``ranges`` invents answers whose truth is known (from 300,000 people of the same world); its seeds are not those by which the
ranges were chosen. ``published`` needs the shared samples: ``--data DIR``. ``peer`` compares exploratory analyses with
factor_analyzer: ``--peer PYTHON`` of an environment made from ``peers/factor-analyzer/requirements.txt``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

import numpy as np

from cordee.core.opinion.answers import answers_of, reversed_where
from cordee.core.opinion.association import associate
from cordee.core.opinion.confirmatory import confirm
from cordee.core.opinion.exploratory import explore
from cordee.core.opinion.reliability import cronbach, mcdonald
from cordee.core.opinion.sociometry import received

LOADINGS = {"equal": (0.7,) * 6, "unequal": (0.9, 0.8, 0.7, 0.6, 0.5, 0.4), "weak": (0.45,) * 6}
CUTS = {"normal": None, "five points": (-1.5, -0.5, 0.5, 1.5), "five points, piled up": (0.2, 0.9, 1.5, 2.1)}
SEED = 20261126
REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}


def world(rng, n, loadings, cuts):
    """Invent answers of n people to items that one trait moves."""
    weights = np.asarray(loadings)
    seen = rng.normal(size=(n, 1)) * weights + rng.normal(size=(n, len(weights))) * np.sqrt(1 - weights**2)
    return seen if cuts is None else 1.0 + np.digitize(seen, cuts)


def ranges(draws: int, only: str, *, alpha_alone: bool = False) -> dict[str, object]:
    """Count how often each range holds the truth, and how often omega has none; in the cells whose name holds ``only``."""
    cells, methods = {}, {"free": [], "feldt": [], "bootstrap": [], "omega": []}
    for number, (kind, loadings, n) in enumerate((k, w, n) for k in CUTS for w in LOADINGS for n in (30, 100, 300)):
        if only not in f"{kind} | {loadings} | n {n}":
            continue
        rng = np.random.default_rng([SEED, number])
        big = answers_of(world(np.random.default_rng([SEED, 99, number]), 300_000, LOADINGS[loadings], CUTS[kind]))
        alpha, omega = cronbach(big, how="feldt").value, mcdonald(big).value
        held = {name: [] for name in methods}
        for _ in range(draws):
            seen = world(rng, n, LOADINGS[loadings], CUTS[kind])
            if (seen.std(axis=0) == 0).any():
                continue
            answers = answers_of(seen)
            for how in ("free", "feldt"):
                found = cronbach(answers, how=how)
                held[how].append(found.low is not None and found.low <= alpha <= found.high)
            if alpha_alone:
                continue
            if n == 100 and loadings == "unequal":
                found = cronbach(answers, how="bootstrap", draws=500, rng=rng)
                held["bootstrap"].append(found.low <= alpha <= found.high)
            found = mcdonald(answers)
            if found.low is not None:
                held["omega"].append(found.low <= omega <= found.high)
        shares = {name: round(float(np.mean(one)), 3) for name, one in held.items() if one}
        if not alpha_alone:
            shares["omega_without_range"] = round(1 - len(held["omega"]) / max(1, len(held["free"])), 3)
        cells[f"{kind} | {loadings} | n {n}"] = shares
        print(f"{kind} | {loadings} | n {n}: {shares}", file=sys.stderr, flush=True)
        for name, one in held.items():
            methods[name].extend(one)
    mean = {name: round(float(np.mean(one)), 4) for name, one in methods.items() if one}
    return {"draws_a_cell": draws, "mean": mean, "cells": cells}


def published(data: Path) -> dict[str, object]:
    """Give the figures on real answers beside which published ones stand."""
    place = data / "opinion" / "psychometrics"
    pupils = columns(place / "rdatasets/HolzingerSwineford1939_x1_x9.csv", [f"x{i}" for i in range(1, 10)])
    items = tuple(f"x{i}" for i in range(1, 10))
    fit = confirm(pupils, items, {"visual": items[:3], "textual": items[3:6], "speed": items[6:]}).fit
    scales = {f"bfi {one}": ("rdatasets/bfi.csv", [f"{one}{i}" for i in range(1, 6)], 6) for one in "ACENO"}
    scales["competence"] = ("seminr-influencer/influencer_data.csv", [f"pic_{i}" for i in range(1, 6)], 7)
    scales["csii"] = ("koller-csii/koller.csv", [f"csii_{i}" for i in range(1, 13)], 5)
    alphas = {}
    for name, (file, names, points) in scales.items():
        answers = answers_of(reversed_where(columns(place / file, names), [one in REVERSED for one in names], points))
        alphas[name] = [said(cronbach(answers)), said(mcdonald(answers)), answers.n]
    return {
        "holzinger": {name: round(getattr(fit, name), 4) for name in fit.__dataclass_fields__},
        "alpha_omega_n": alphas,
        "factor_targets": targets(place / "factor-analyzer-fixtures"),
        "nominations": nominations(data / "opinion"),
    }


def targets(place: Path) -> dict[str, object]:
    """Compare with every target of loadings: the share of loadings within a hundredth, and the farthest."""
    passed, shares, farthest = 0, [], 0.0
    for path in sorted(place.glob("*/loading_*.csv")):
        method, rotation, factors = re.fullmatch(r"loading_(\w+?)_(\w+)_(\d)_test\d+\.csv", path.name).groups()
        with path.open(encoding="utf-8", newline="") as stream:
            target = np.array([[float(cell) for cell in row[1:]] for row in list(csv.reader(stream))[1:]])
        seen = answers_of(columns(path.parent / "data.csv", None)).covariance
        scale = np.sqrt(np.diag(seen))
        found = explore(seen / np.outer(scale, scale), int(factors), method=method, rotation=rotation).loadings
        away = distance(found, target)
        shares.append(float((away < 0.01).mean()))
        passed, farthest = passed + (shares[-1] >= 0.95), max(farthest, float(away.max()))
    return {"passed": passed, "of": len(shares), "least_share": min(shares), "farthest": round(farthest, 5)}


def nominations(place: Path) -> dict[str, object]:
    """Give nominations received against adoption and against the leadership total."""
    found = {}
    for name, file, within, against in (
        ("physicians", "diffusion-ckm-physicians/medInnovations.csv", "city", ("toa",)),
        ("farmers", "diffusion-brazil-farmers/brfarmers.csv", "village", ("oltotal", "toa")),
    ):
        with (place / file).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for question in ("net1_", "net2_", "net3_") if name == "physicians" else ("net2",):

            def one(row, column, within=within):
                return (row[within], int(float(row[column]))) if row[column] else None

            votes = received({one(row, "id"): [one(row, f"{question}{i}") for i in (1, 2, 3)] for row in rows})
            for target in against:
                figures = [votes[one(row, "id")] for row in rows], [float(row[target]) for row in rows]
                for how in ("spearman", "pearson"):
                    estimate = associate(*figures, how=how)
                    found[f"{name} {question} {target} {how}"] = [*said(estimate), estimate.n]
    return found


def peer(data: Path, python: Path, repeats: int) -> dict[str, object]:
    """Compare CPU and loadings with a peer's, on 23 items answered by 2,571 people: data to loadings, warmed up."""
    file = data / "opinion/psychometrics/factor-analyzer-fixtures/test07/data.csv"
    methods = [("ml", "promax"), ("ml", "varimax"), ("minres", "oblimin"), ("minres", "promax")]
    asked = {"file": str(file), "factors": 3, "repeats": repeats, "methods": methods}
    script = Path(__file__).parent / "peers/factor-analyzer/explore.py"
    pinned = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    answer = subprocess.run([python, script, json.dumps(asked)], capture_output=True, text=True, check=True, env=pinned)
    theirs, seen, found = json.loads(answer.stdout), columns(file, None), {}
    for method, rotation in methods:
        times = []
        for _ in range(repeats + 1):
            start = time.process_time()
            loadings = explore(np.corrcoef(seen.T), 3, method=method, rotation=rotation).loadings
            times.append(time.process_time() - start)
        one = theirs[f"{method} {rotation}"]
        ours, other = float(np.median(times[1:])), float(np.median(one["cpu_s"]))
        away = float(distance(loadings, np.array(one["loadings"])).max())
        found[f"{method} {rotation}"] = {"ratio": round(ours / other, 3), "ours_s": round(ours, 4), "peer_s": round(other, 4), "farthest": round(away, 5)}  # fmt: skip
    return {"repeats": repeats, "threads": os.environ.get("OPENBLAS_NUM_THREADS", "free"), "methods": found}


def distance(found, target):
    """Give the distances between loadings, factors matched in order and sign."""
    orders = [found[:, order] for order in permutations(range(target.shape[1]))]
    turned = [one * np.where((one * target).sum(axis=0) < 0, -1, 1) for one in orders]
    return min((np.abs(one - target) for one in turned), key=lambda one: one.sum())


def said(figure) -> list[float]:
    return [round(one, 4) for one in (figure.value, figure.low, figure.high)]


def columns(path: Path, names):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return np.array([[float(row[name]) if row[name] else np.nan for name in names or rows[0]] for row in rows])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("part", choices=("ranges", "published", "peer"))
    asked.add_argument("--draws", type=int, default=400)
    asked.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    asked.add_argument("--only", default="", help="cells of ranges: normal, five points |, piled up, equal, n 30 …")
    asked.add_argument("--alpha", action="store_true", help="ranges of alpha alone, which cost little: more draws")
    asked.add_argument("--peer", type=Path)
    asked.add_argument("--repeats", type=int, default=7)
    given = asked.parse_args()
    start = time.process_time()
    parts = {
        "ranges": lambda: ranges(given.draws, given.only, alpha_alone=given.alpha),
        "published": lambda: published(given.data),
        "peer": lambda: peer(given.data, given.peer, given.repeats),
    }
    found = parts[given.part]()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"part": given.part, **found, "cpu_s": round(time.process_time() - start, 1), "memory_mb": memory}))


if __name__ == "__main__":
    main()
