"""ChannelAttribution on tallied paths: CPU, memory, shares. Run by ``attribution.py`` in an environment of its own."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import ChannelAttribution
import pandas as pd

tallies, tolerance = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.05
before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
found = ChannelAttribution.markov_model(
    pd.read_csv(tallies), "path", "won", var_null="lost", conv_par=tolerance, verbose=False, flg_pro=False
)
found = found if isinstance(found, pd.DataFrame) else found["result"]
used = resource.getrusage(resource.RUSAGE_SELF)
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
credits = dict(zip(found.iloc[:, 0], found.iloc[:, 1].astype(float), strict=True))
shares = {name: credit / sum(credits.values()) for name, credit in credits.items()}
print(json.dumps({"cpu_s": sum(used[:2]) - before, "peak_mb": peak / 1e3, "shares": shares}))
