"""False alarms and power of experiments as they are kept: accounts put in arms at once, outcomes that pile up, looks on the way.

    python benchmarks/kept_experiments.py --runs 1000 --watch planned --holdout 0.5 --looks 12 --base 0.1 --effect 0

Every run goes through ``read``, look by look, as the pages do; the share of experiments that ever said "works" or "does
not work" by their bound is a false alarm where there is no effect. One JSON line.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from datetime import UTC, datetime, timedelta

import numpy as np

from cordee.core.measurement import experiment_reading
from cordee.core.measurement.assignment import assign, with_holdout
from cordee.core.measurement.experiment_reading import odds, read
from cordee.core.measurement.experiments import Assigned, Experiment, Line, Look, Plan
from cordee.core.measurement.intervals import wilson

START = datetime(2026, 1, 5, tzinfo=UTC)
DAYS = 90


def run(rng: np.random.Generator, told: argparse.Namespace, number: int) -> str:
    """Run one experiment; give what it said when it first decided, or at its end."""
    kind = "revenue" if told.revenue else "won"
    plan = Plan("x", "x", "x", kind, DAYS, told.worth, watch=told.watch, looks=told.looks, holdout=told.holdout)
    names = [f"a{one}" for one in range(told.accounts)]
    arms = assign(names, with_holdout(f"r{number}", share=told.holdout))
    assigned = [Assigned(one, arms[one]) for one in names]
    rates = np.where(np.array([one.arm == "treated" for one in assigned]), told.base + told.effect, told.base)
    days = rng.exponential(-DAYS / np.log1p(-rates))
    worth = rng.lognormal(9, 1, len(names)) if told.revenue else np.ones(len(names))
    lines = (Line(1, "started", plan, {}, "", None, START),)
    found = Experiment(f"r{number}", "running", lines, started_at=START)
    length = DAYS * (told.longer if told.watch == "open" else 1)
    said = "unknown"
    for look in range(1, told.looks + 1):
        passed = length * look / told.looks
        outcomes = {name: float(sum_) for name, day, sum_ in zip(names, days, worth, strict=True) if day <= passed}
        as_of = START + timedelta(days=1 + passed)
        seen = read(found, outcomes, assigned, as_of=as_of, usual_odds=odds(round(told.base * 1000), 1000))
        said = seen.word
        if seen.decides:
            return f"{said} early" if look < told.looks else said
        found = Experiment(
            found.key, "running", lines, (*found.looks, Look(look, as_of, True, seen.as_facts(), None, as_of)), started_at=START
        )
    return f"{said} at the end"


def main() -> None:
    """Run a cell and print what it said."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--accounts", type=int, default=600)
    parser.add_argument("--base", type=float, default=0.1)
    parser.add_argument("--effect", type=float, default=0.0)
    parser.add_argument("--worth", type=float, default=0.05)
    parser.add_argument("--holdout", type=float, default=0.5)
    parser.add_argument("--looks", type=int, default=12)
    parser.add_argument("--longer", type=float, default=2.0)
    parser.add_argument("--watch", choices=("planned", "open"), default="planned")
    parser.add_argument("--revenue", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--buyers", type=int, default=experiment_reading.FEWEST_REACHED, help="asked for on either side of money; 0: none"
    )
    told = parser.parse_args()
    experiment_reading.FEWEST_REACHED = told.buyers
    rng = np.random.default_rng(told.seed)
    said: dict[str, int] = {}
    for number in range(told.runs):
        word = run(rng, told, number + told.seed * 1_000_000)
        said[word] = said.get(word, 0) + 1
    decided = sum(n for word, n in said.items() if word != "unknown at the end" and word != "does_not_work at the end")
    share = wilson(decided, told.runs, confidence=0.9)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "cell": vars(told), "said": said, "decided": share.estimate, "low": share.low, "high": share.high,
                "cpu_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_mb": round(used.ru_maxrss / 1024),
            }
        )
    )  # fmt: skip
    sys.stdout.flush()


if __name__ == "__main__":
    main()
