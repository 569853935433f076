"""Each technique as sales and as marketing judge it, apart, beside what was measured; for two pages."""

from __future__ import annotations

from typing import Any

from cordee.core.measurement.feedback import SIDES
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.company import rows
from cordee.faces.web.evidence import why
from cordee.faces.web.speech import Words
from cordee.wiring import Ask


def judged_techniques(words: Words) -> list[dict[str, Any]]:
    """Give the techniques that somebody judged, the most judged first; each with a cell a side and the measured share."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows("judgements"):
        found.setdefault(row["technique"], {})[row["judged_by"]] = row
    columns = ("technique", "won_rate", "won_rate_evidence", "wins")
    measured = {row["technique"]: row for row in rows("techniques", Ask(columns=columns))}
    ordered = sorted(found, key=lambda one: (-sum(row["judged"] for row in found[one].values()), one))
    return [
        {
            "name": (name := words.text(name_of(one))),
            "cells": [_cell(words, name, found[one].get(side)) for side in SIDES],
            "won": _won(words, measured.get(one)),
        }
        for one in ordered
    ]


def _cell(words: Words, name: str, row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None:
        return {"value": "–", "line": words("fb.none"), "known": False, "why": None}
    early = words("fb.col.early", n=row["too_early"]) if row["too_early"] else ""
    if not row["judged"]:
        return {"value": "–", "line": early, "known": False, "why": None}
    evidence = row["evidence"]
    span = words("fb.col.of", hits=row["useful"], n=row["judged"], range=words.range(evidence["low"], evidence["high"]))
    line = f"{span} · {early}" if early else span
    return {
        "value": words.share(row["share"]),
        "line": line,
        "known": True,
        "why": why(words, name, evidence, how=words("fb.by.line")),
    }


def _won(words: Words, row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None or row["won_rate"] is None:
        return {"value": "–", "line": words("reason.no_closed_case"), "known": False}
    evidence = row["won_rate_evidence"]
    line = words("fb.col.of", hits=row["wins"], n=evidence["n"], range=words.range(evidence["low"], evidence["high"]))
    return {"value": words.share(row["won_rate"]), "line": line, "known": True}
