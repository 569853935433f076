"""Our own judgement of who leads opinion, in the shape that ``benchmarks/voices.py`` plugs in beside the plain rankings.

Usage: python -m benchmarks.voices --worlds 100 --method benchmarks.voices_method:ours
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from benchmarks.voices import Found, Tables, column, followers, shape
from cordee.core.opinion.classes import IDS
from cordee.core.opinion.leaders import Leaders, facts, leaders
from cordee.core.opinion.panel import Panel, panel
from cordee.core.opinion.raters import Esteem, esteem


def judged(tables: Tables) -> tuple[Panel, Esteem, Leaders]:
    """Judge one world by what may be seen of it."""
    heard = panel(tables)
    found = esteem(heard)
    marks = {}
    for name in ("interests", "experience"):
        marks[name] = np.zeros(shape(tables), dtype=bool)
        marks[name][column(tables[name], "person"), column(tables[name], "territory")] = True
    known = facts(heard, interest=marks["interests"], proof=marks["experience"], audience=followers(tables)[:, 0])
    return heard, found, leaders(found, known)


def ours(tables: Tables) -> Found:
    """Judge one world, and give scores, classes and the ranges of all facets."""
    _, found, led = judged(tables)
    person, territory = (one.ravel() for one in np.indices(shape(tables)))
    cells = {"person": person, "territory": territory}
    return Found(
        scores=pa.table(cells | {"score": led.score.ravel()}),
        classes=pa.table(cells | {"class": [IDS[one] for one in led.part.ravel()]}),
        intervals=pa.concat_tables(
            pa.table(
                cells | {"facet": [facet] * len(person), "low": found.low[:, :, at].ravel(), "high": found.high[:, :, at].ravel()}
            )
            for at, facet in enumerate(found.facets)
        ),
    )
