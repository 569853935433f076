"""The part of a run on paths that lead home: what those who met each content did next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.measurement.paths_home import Content, paths, steps
from cordee.core.measurement.ranged import Ranged
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.evidence import Evidence
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
    def figure(name: str, found: Ranged, formula: str = "steps") -> dict[str, Any]:
        reason = "too_few_passed" if found.reason == "too_few" else found.reason
        evidence = Evidence(found.n, found.low, found.high, reason, until=until, formula=formula).as_row()
        return {name: found.value, f"{name}_evidence": evidence}

    return {
        "content": one.content, "technique": one.technique, "people": one.led_on.n, "word": one.word, "next_step": one.next_step,
        "next_from": one.next_from, "one_in": one_in,
        **figure("led_on", one.led_on), **figure("home", one.home), **figure("returned", one.returned), **figure("next_return", one.next_return),
        **figure("next_more", one.next_more, "next_more"),
    }  # fmt: skip
