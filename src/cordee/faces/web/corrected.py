"""Attribution after experiments, on its page: every technique's wins before and after, and of which something is claimed."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from cordee.core.measurement.corrected import Part
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Why
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell
from cordee.wiring.experiments import Experiments

Row = dict[str, Any]
CORRECTED = {
    "wins_after_experiments": pa.float64(),
    "after_low": pa.float64(),
    "after_high": pa.float64(),
    "tested_by": pa.string(),
}


def corrected_shown(words: Words, tests: Experiments, before: dict[str, Cell]) -> Row | None:
    """Give the lines of the techniques, those that an experiment corrected first; None where none corrected anything.

    Parameters
    ----------
    before
        The wins credited as the page shows them, by technique.
    """
    found = tests.corrected()
    if found is None:
        return None
    parts = sorted(found.parts, key=lambda one: (not one.tested, -one.before, one.key))
    lines = [
        {
            "name": words.text(name_of(one.key)),
            "before": before.get(one.key) or Cell("–", known=False),
            "after": _wins(words, one, found.wins),
            "tested": one.tested,
            "experiment": found.by[one.key].plan.name if one.tested else "",
            "href": f"/results/experiments/{found.by[one.key].key}/" if one.tested else "",
        }
        for one in parts
    ]
    why = Why(
        words("attr.corrected"),
        ((words("why.how"), words("attr.corrected.how")), (words("why.margin"), words("attr.corrected.margin"))),
    )
    return {"lines": lines, "why": why, "names": words.join([words.text(name_of(one)) for one in sorted(found.by)])}


def corrected_columns(tests: Experiments) -> dict[str, Row]:
    """Give each technique's wins after experiments, as a file has them; a technique without ``tested_by`` has nothing claimed of it."""
    found = tests.corrected()
    if found is None:
        return {}

    def wins(share: float | None) -> float | None:
        return None if share is None else share * found.wins

    return {
        one.key: {
            "wins_after_experiments": wins(one.after) if one.low is not None else None,
            "after_low": wins(one.low),
            "after_high": wins(one.high),
            "tested_by": found.by[one.key].key if one.tested else None,
        }
        for one in found.parts
    }


def _wins(words: Words, part: Part, wins: float) -> Cell:
    if part.low is None or part.high is None:
        return Cell("–", words("attr.corrected.no_range"), known=False)
    low, high = (words.number(end * wins) for end in (part.low, part.high))
    return Cell(words.number(part.after * wins), words("attr.span", low=low, high=high))
