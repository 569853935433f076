"""Marketing Attribution Models on tallied paths: CPU, memory, shares of removal effects. Run by ``attribution.py``."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import polars as pl
from mam.core import MAM

before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
tallies = pl.read_csv(sys.argv[1])
rows = pl.concat(
    [
        tallies.filter(pl.col(column) > 0).select("path", pl.lit(won).alias("won"), pl.col(column).alias("times"))
        for column, won in (("won", True), ("lost", False))
    ]
)
model = MAM(
    df=rows,
    format_type="grouped_journey",
    channels_colname="path",
    journey_with_conv_colname="won",
    occurrences_colname="times",
)
result = model.run_markov()
used = resource.getrusage(resource.RUSAGE_SELF)
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
metadata = next(one for one in vars(result).values() if isinstance(one, dict) and "removal_effect" in one)
effects = metadata["removal_effect"]["removal_effect"].to_dict()
shares = {name: effect / sum(effects.values()) for name, effect in effects.items()}
print(json.dumps({"cpu_s": sum(used[:2]) - before, "peak_mb": peak / 1e3, "shares": shares}))
