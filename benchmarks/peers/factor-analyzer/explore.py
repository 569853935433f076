"""The same explorations by factor_analyzer 0.5.1 (GPL-2; runs in an environment of its own): CPU and loadings, one JSON line."""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from factor_analyzer import FactorAnalyzer

warnings.simplefilter("ignore")
asked = json.loads(sys.argv[1])
with Path(asked["file"]).open(encoding="utf-8") as stream:
    seen = np.array([[float(cell) for cell in line.split(",")] for line in list(stream)[1:]])
found = {}
for method, rotation in asked["methods"]:
    times = []
    for _ in range(asked["repeats"] + 1):
        start = time.process_time()
        model = FactorAnalyzer(n_factors=asked["factors"], method=method, rotation=rotation)
        model.fit(seen)
        times.append(time.process_time() - start)
    found[f"{method} {rotation}"] = {"cpu_s": times[1:], "loadings": model.loadings_.tolist()}
print(json.dumps(found))
