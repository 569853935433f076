"""The part of a run on paths that lead home: what those who met each content did next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.measurement.paths_home import Content, paths, steps
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results import TIMELINE
from cordee.core.vocabulary.results_of_paths import PATHS
from cordee.core.vocabulary.ways import HOME
from cordee.engine.database import Database

MOST_TOUCHES = 100_000


class Running(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime
    rows: dict[str, int]

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def follow_paths(run: Running) -> None:
    """Follow everybody from each content they met; past 100,000 touches, one in so many people, so that a run stays cheap."""
    one_in = -(-run.rows[TIMELINE.name] // MOST_TOUCHES) or 1
    question = steps(run.as_of, home=HOME, one_in=one_in)
    found = paths(sorted(run.database.rows(question), key=repr))
    run.judged(PATHS, [_row(one, one_in, run.as_of.date()) for one in found], [question])


def _row(one: Content, one_in: int, until: date) -> dict[str, Any]:
    return {
        "content": one.content, "technique": one.technique, "people": one.led_on.n, "word": one.word, "next_step": one.next_step,
        "next_from": one.next_from, "one_in": one_in,
        **one.led_on.columns("led_on", formula="steps", until=until), **one.home.columns("home", formula="steps", until=until),
        **one.returned.columns("returned", formula="steps", until=until),
        **one.next_return.columns("next_return", formula="steps", until=until),
        **one.next_more.columns("next_more", formula="next_more", until=until),
    }  # fmt: skip
