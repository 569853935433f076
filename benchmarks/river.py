"""How much a river of touches costs: taking in a generic CSV against DuckDB merely copying it, and a full run.

Usage: python benchmarks/river.py [--touches 1000000] [--repeats 3] [--ten-times]
Prints one line of JSON: CPU seconds (user and system of the whole process tree), peak memory, and the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"
WORLD = """
import sys
from pathlib import Path
from cordee.worlds import simulate
simulate(Path(sys.argv[1]), organisations=int(sys.argv[2]), months=24, seed=1, touches_each=float(sys.argv[3]))
"""
COPY = """
import sys, duckdb
duckdb.connect(config={"threads": 2}).execute("SET enable_progress_bar = false").execute(f"COPY (SELECT * FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (FORMAT parquet)")
"""
CREATE = "import sys; from cordee.wiring import create_company; create_company(sys.argv[1])"
TAKE_IN = "import sys; from cordee.wiring import open_company; assert not [t.problem for t in open_company(sys.argv[1]).take_in(sys.argv[2:]) if t.problem]"
RUN = "import sys; from cordee.wiring import open_company; open_company(sys.argv[1]).run(again=True)"
TOUCHES_EACH = 11.1
# compiled modules are kept, as on a user's machine: a run measures the work, not the compiling
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(SOURCE)
}


def measured(code: str, *arguments: str) -> tuple[float, float]:
    """Run a piece of Python in a child; give its CPU seconds and its peak memory in megabytes."""
    child = subprocess.Popen([sys.executable, "-c", code, *arguments], env=ENVIRONMENT)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"a measured step failed: {code.strip()[:80]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median_of(repeats: int, code: str, *arguments: str) -> tuple[float, float]:
    """Give the median CPU seconds and the largest peak of some runs."""
    seen = [measured(code, *arguments) for _ in range(repeats)]
    return statistics.median(cpu for cpu, _ in seen), max(peak for _, peak in seen)


def river(organisations: int, touches_each: float, repeats: int, folder: Path) -> dict[str, float]:
    """Measure one size: copying, taking in, running."""
    folder.mkdir(parents=True)
    world = folder / "world"
    measured(WORLD, str(world), str(organisations), str(touches_each))
    (touches,) = world.glob("touches*.csv")
    with touches.open("rb") as stream:
        rows = sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b"")) - 1
    copy, _ = median_of(repeats, COPY, str(touches), str(folder / "copy.parquet"))
    taken = []
    for number in range(repeats):
        company = folder / f"company{number}"
        measured(CREATE, str(company))
        taken.append(measured(TAKE_IN, str(company), str(touches)))
    others = [str(path) for path in sorted(world.glob("*.csv")) if path != touches]
    measured(TAKE_IN, str(company), *others)
    run, peak = median_of(repeats, RUN, str(company))
    take = statistics.median(cpu for cpu, _ in taken)
    return {
        "touches": rows,
        "copy_cpu_s": round(copy, 2),
        "take_in_cpu_s": round(take, 2),
        "take_in_over_copy": round(take / copy, 2),
        "take_in_peak_mb": round(max(peak for _, peak in taken)),
        "run_cpu_s": round(run, 2),
        "run_peak_mb": round(peak),
    }


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--organisations", type=int, default=4000)
    asked.add_argument("--repeats", type=int, default=3)
    asked.add_argument("--ten-times", action="store_true", help="also ten times the touches, once")
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="river-"))
    try:
        found: dict[str, object] = {
            "claim": "river",
            **river(options.organisations, TOUCHES_EACH, options.repeats, folder / "one"),
        }
        if options.ten_times:
            ten = river(options.organisations * 10, TOUCHES_EACH, 1, folder / "ten")
            found |= {f"ten_{name}": value for name, value in ten.items()}
            found["run_growth"] = round(float(ten["run_cpu_s"]) / float(found["run_cpu_s"]), 2)
        print(json.dumps(found))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
