"""Attribution from stored journeys: CPU and memory with and without intervals, and peers on the same journeys.

Every measurement is a process of its own: it imports, compiles on a small file, and only then counts. A peer runs in an
environment of its own (``benchmarks/peers/NAME/requirements.txt``), given with ``--peer NAME=PYTHON``.
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
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
ACCOUNTS_A_PART = 100_000
JOURNEYS_AN_ACCOUNT = 2.5
JOB = """
import json, resource, sys
from pathlib import Path
from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.models import model_of
from cordee.core.measurement.paths import Reader
from cordee.engine.streams import Stream
def used():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
def peak():  # of this program alone: ru_maxrss begins with the peak of the program that started it
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1e3
def job(where, confidence):
    reader, stream = Reader("technique", "cluster"), Stream(where, coded="technique")
    return attributed(reader, stream, model_of(MODEL), name=MODEL, confidence=confidence)
"""
ONCE = """
path, small, confidence, MODEL = sys.argv[1], sys.argv[2], float(sys.argv[3]) or None, sys.argv[4]
imported = used()
job(small, confidence)
warm, before = used(), peak()
found = job(path, confidence)
print(json.dumps({
    "cpu_s": used() - warm, "import_cpu_s": imported, "compile_cpu_s": warm - imported,
    "peak_mb": peak(), "before_mb": before,
    "shares": {row["channel"]: row["share"] for row in found.to_pylist() if row["channel"]},
}))
"""
IN_TURNS = """
path, turns, MODEL = sys.argv[1], int(sys.argv[2]), sys.argv[3]
spent = {None: [], 0.95: []}
for turn in range(turns + 1):
    for confidence in spent:
        begun = used()
        job(path, confidence)
        spent[confidence].append(used() - begun)
print(json.dumps({"without": spent[None][1:], "with": spent[0.95][1:]}))
"""


def write_journeys(path: Path, *, journeys: int, channels: int) -> int:
    """Write stored journeys of accounts, part by part; give how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from cordee.worlds.dice import Dice
    from cordee.worlds.walks import journeys as drawn
    from cordee.worlds.walks import ways

    law, written, accounts = ways("accounts", channels=channels, seed=11), 0, 0
    writer = None
    while written < journeys:
        wanted = min(ACCOUNTS_A_PART, int((journeys - written) / JOURNEYS_AN_ACCOUNT) + 1)
        part = drawn(law, Dice(11, 5, accounts), accounts=wanted)
        named = pa.array([f"account {accounts + number:09d}" for number in part["cluster"].to_pylist()])
        part = part.set_column(0, "cluster", named)
        part = part.set_column(1, "technique", part["technique"].cast(pa.list_(pa.string())))
        writer = writer or pq.ParquetWriter(path, part.schema)
        writer.write_table(part, row_group_size=100_000)
        written, accounts = written + len(part), accounts + wanted
    if writer is not None:
        writer.close()
    return written


def run(python: str, script: str, *arguments: str) -> dict[str, Any]:
    """Run a script in a process of its own, one thread, and read the line of JSON that it prints."""
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
    environment = os.environ | single | ({"PYTHONPATH": str(SOURCE)} if python == sys.executable else {"PYTHONPATH": ""})
    answer = subprocess.run([python, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=False)
    if answer.returncode:
        return {"error": answer.stderr.strip().splitlines()[-1:]}
    return dict(json.loads(answer.stdout.strip().splitlines()[-1]))


def median(runs: list[dict[str, Any]], name: str) -> float:
    """Give the median of one figure, to three digits."""
    return round(statistics.median(one[name] for one in runs), 3)


def measured(path: Path, small: Path, *, repeats: int, turns: int, model: str) -> dict[str, Any]:
    """Measure ours with and without intervals: each in processes of its own, and turn by turn in one."""
    plain, whole = [], []
    for _ in range(repeats):
        plain.append(run(sys.executable, JOB + ONCE, str(path), str(small), "0", model))
        whole.append(run(sys.executable, JOB + ONCE, str(path), str(small), "0.95", model))
    found = {
        "cpu_s": median(whole, "cpu_s"),
        "cpu_s_all": [round(one["cpu_s"], 3) for one in whole],
        "without_intervals_cpu_s": median(plain, "cpu_s"),
        "without_intervals_all": [round(one["cpu_s"], 3) for one in plain],
        "overhead_of_processes": _overhead(plain, whole),
        "peak_mb": round(max(one["peak_mb"] for one in whole)),
        "before_mb": round(max(one["before_mb"] for one in whole)),
        "import_cpu_s": median(whole, "import_cpu_s"),
        "compile_cpu_s": median(whole, "compile_cpu_s"),
        "shares": whole[0]["shares"],
    }
    if turns:
        spent = run(sys.executable, JOB + IN_TURNS, str(path), str(turns), model)
        ratios = sorted(one / other - 1 for one, other in zip(spent["with"], spent["without"], strict=True))
        found |= {
            "overhead_in_turns": round(statistics.median(ratios), 3),
            "overhead_in_turns_half_lie_in": [round(one, 3) for one in statistics.quantiles(ratios, n=4)[::2]],
            "overhead_of_lowest": round(min(spent["with"]) / min(spent["without"]) - 1, 3),
            "turns": turns,
        }
    return found


def _overhead(plain: list[dict[str, Any]], whole: list[dict[str, Any]]) -> float:
    """Give the median of what intervals cost, each against the process that ran beside it."""
    return round(statistics.median(one["cpu_s"] / other["cpu_s"] - 1 for one, other in zip(whole, plain, strict=True)), 3)


def write_tallies(journeys: Path, tallies: Path) -> None:
    """Write the same journeys as distinct paths with counts, which is what the peers read."""
    import duckdb

    path = "CASE WHEN len(technique) = 0 THEN NULL ELSE list_aggregate(technique, 'string_agg', ' > ') END"
    duckdb.execute(
        f"COPY (SELECT {path} AS path, sum(wins)::BIGINT AS won, sum(1 - wins)::BIGINT AS lost FROM '{journeys}' "
        f"GROUP BY ALL HAVING path IS NOT NULL ORDER BY path) TO '{tallies}' (FORMAT csv, HEADER true)"
    )


def peer(name: str, python: str, tallies: Path, exact: dict[str, float], tolerance: str) -> dict[str, Any]:
    """Run one peer on the tallies, and give its error against the exact shares."""
    found = run(python, (HERE / "peers" / name / "run.py").read_text("utf-8"), str(tallies), tolerance)
    if "error" in found:
        return {"not_run": found["error"]}
    off = {channel: found["shares"].get(channel, 0.0) - share for channel, share in exact.items()}
    worst = max((abs(one) / exact[channel] for channel, one in off.items() if exact[channel] >= 0.01), default=0.0)
    return {
        "cpu_s": round(found["cpu_s"], 2),
        "peak_mb": round(found["peak_mb"]),
        "off_share_of_all_credit": round(sum(abs(one) for one in off.values()), 5),
        "worst_channel_off": round(worst, 4),
    }


def main() -> None:
    """Measure the cases that were asked for, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--case", action="append", help="journeys x channels, as 1000000x40", default=None)
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--turns", type=int, default=11, help="with and without intervals in one process; 0 leaves them out")
    asked.add_argument("--model", default="markov")
    asked.add_argument("--peer", action="append", default=[], help="NAME=PYTHON of a peer's environment")
    asked.add_argument("--folder", type=Path, default=None)
    asked.add_argument("--tolerance", action="append", default=[], help="of ChannelAttribution, besides its default of 0.05")
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="attribution-", dir=options.folder))
    result: dict[str, Any] = {"claim": "attribution"}
    try:
        small = folder / "small.parquet"
        write_journeys(small, journeys=2_000, channels=10)
        for case in options.case or ["1000000x40", "5000000x10"]:
            journeys, channels = (int(one) for one in case.split("x"))
            path = folder / f"{case}.parquet"
            written = write_journeys(path, journeys=journeys, channels=channels)
            ours = measured(path, small, repeats=options.repeats, turns=options.turns, model=options.model)
            exact = ours.pop("shares")
            result[case] = {"journeys": written, "file_mb": round(path.stat().st_size / 1e6), "ours": ours}
            if options.peer:
                tallies = folder / "tallies.csv"
                write_tallies(path, tallies)
                for name, _, python in (one.partition("=") for one in options.peer):
                    for tolerance in ["0.05", *(options.tolerance if name == "channelattribution" else [])]:
                        result[case][f"{name} {tolerance}"] = peer(name, python, tallies, exact, tolerance)
            path.unlink()
    finally:
        shutil.rmtree(folder)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
