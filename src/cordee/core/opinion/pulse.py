"""The trust pulse, both ways: what those who speak for us think of how we treat them, and what we think of working with them.

Three questions each way, asked as every survey is. Only shares of all who answered are told, from five on, and of nobody in
particular: what we think of one person is no figure here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.scales import scale_named
from cordee.core.vocabulary.entered import ANSWERS_GIVEN
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.shares import share

LEAST_PULSE = 5  # raters below whom no share is told
Side = Literal["us", "them"]  # whom the question is about
SIDES: Mapping[str, Side] = {"trust-in-organisation": "us", "trust-in-person": "them"}
Row = Mapping[str, Any]


def pulse_counts() -> ir.Table:
    """Ask, by survey and question, how many raters answered, and how many on either side of the middle.

    Whoever answers about several people counts once, by the sum of their answers about them.
    """
    answers = ANSWERS_GIVEN.table()
    given = answers.filter(answers.item.isin(list(asked_items())), answers.figure.notnull())
    middle = ibis.literal(_middle("trust-in-organisation"))
    each = given.group_by("survey", "item", "rater").agg(above=(given.figure - middle).sum())
    return each.group_by("survey", "item").agg(raters=each.count(), above=(each.above > 0).sum(), below=(each.above < 0).sum())


def asked_items() -> dict[str, tuple[Side, bool]]:
    """Give the questions of the pulse, with whom each is about and whether agreeing speaks against trust."""
    return {item.id: (side, item.reverse) for scale, side in SIDES.items() for item in scale_named(scale).items}


def judge_pulses(counts: Iterable[Row], surveys: Iterable[Row]) -> list[dict[str, Any]]:
    """Give, by survey and question, the share who trust: who agree, or disagree where agreeing speaks against it.

    Parameters
    ----------
    counts, surveys
        The answers to ``pulse_counts`` and ``nominations.waves``.
    """
    known, items = {int(one["survey"]): one for one in surveys}, asked_items()
    found = []
    for row in counts:
        survey, n = known.get(int(row["survey"])), int(row["raters"])
        if survey is None or row["item"] not in items:
            continue
        side, reverse = items[str(row["item"])]
        hits = int(row["below"] if reverse else row["above"])
        told = share(hits, n, reason="fewer_than_five") if n >= LEAST_PULSE else unknown("fewer_than_five")
        columns = told.columns(
            "trusting_share",
            since=survey["opened_on"],
            until=survey["closed_on"],
            formula="trusting",
            rows=f"trust_pulses?survey={row['survey']}",
        )
        found.append(
            {"territory": survey["territory"], "survey": int(row["survey"]), "wave": survey["wave"], "about": side, "item": row["item"],
             "trusting": None if told.value is None else hits, **columns, "closed_on": survey["closed_on"]}
        )  # fmt: skip
    return sorted(found, key=lambda one: (one["territory"], one["survey"], one["item"]))


def _middle(scale: str) -> float:
    return (scale_named(scale).points + 1) / 2
