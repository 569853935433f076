"""What the pages of the room Voices show of a run: verdicts in words, people who are named, names that come to mind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString

from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import Survey
from cordee.faces.web.evidence import bar, line, reason, why
from cordee.faces.web.speech import Words
from cordee.wiring.voices import Voices

Row = Mapping[str, Any]


def answers_coming(voices: Voices) -> dict[str, str]:
    """Say, by territory, whether answers wait for the next computation (``waits``), or are being given (``asking``)."""
    found: dict[str, str] = {}
    for one in voices.surveys():
        if one.state == "closed" and not voices.is_counted(one):
            found[one.territory] = "waits"
        elif one.state == "open":
            found.setdefault(one.territory, "asking")
    return found


def verdict_said(words: Words, row: Row | None, coming: str = "") -> str:
    """Say in a few words who speaks for a territory."""
    if coming and (row is None or not row["top_share_evidence"]["n"]):
        return words(f"voice.line.{coming}")
    if row is None:
        return words("voice.line.uncomputed")
    evidence = row["top_share_evidence"]
    if row["verdict"] == "voice":
        return words("voice.line.voice", n=row["voices"], name=row["top_name"])
    if row["verdict"] == "gap":
        return words("voice.line.gap", n=evidence["n"])
    return reason(words, evidence)


def named_of(words: Words, rows: Sequence[Row], surveys: Iterable[Survey]) -> dict[str, Any] | None:
    """Give who is named in the latest closed wave, by question; None where nobody is, or nobody was asked."""
    if not rows:
        return None
    latest = max(rows, key=lambda row: (row["closed_on"], row["survey"]))["survey"]
    mine = sorted((row for row in rows if row["survey"] == latest), key=lambda row: (row["item"], -row["raters"], row["name"]))
    items = {one.id: one for one in scale_named("sociometric").items}
    questions = []
    for item, group in groupby(mine, key=lambda row: str(row["item"])):
        questions.append(
            {"id": item, "facet": items[item].facet if item in items else "", "rows": [_named(words, row) for row in group]}
        )
    return {"questions": questions, "n": mine[0]["share_evidence"]["n"], "date": words.date(mine[0]["closed_on"])}


def minds_of(words: Words, rows: Sequence[Row], changes: Sequence[Row] = ()) -> dict[str, Any] | None:
    """Give what comes to mind in the latest closed wave: all together, then by segment; None where nobody was asked.

    Parameters
    ----------
    changes
        Rows of ``mind_waves``: where the latest wave is told against the one before, each name says by how much.
    """
    if not rows:
        return None
    latest = max(rows, key=lambda row: (row["until"], row["survey"]))["survey"]
    mine = [row for row in rows if row["survey"] == latest]
    moved = {(row["segment"], row["mention"]): row for row in changes if row["survey"] == latest}
    groups = []
    for segment, group in groupby(sorted(mine, key=lambda row: str(row["segment"])), key=lambda row: str(row["segment"])):
        ordered = sorted(group, key=lambda row: (not row["name"], -(row["first"] or 0), -(row["unaided"] or 0), row["name"]))
        groups.append(
            {
                "segment": segment,
                "n": ordered[0]["first_share_evidence"]["n"],
                "rows": [_mind(words, row, moved.get((segment, row["mention"]))) for row in ordered],
            }
        )
    waves = {row["survey"]: row for row in rows if row["segment"] == "" and row["ours"]}
    over = [
        words(
            "voice.mind.wave",
            date=words.date(row["until"]),
            share=words.share(row["first_share"]),
            n=row["first_share_evidence"]["n"],
        )
        for row in sorted(waves.values(), key=lambda row: (row["until"], row["survey"]))
        if row["first_share"] is not None
    ]
    return {"groups": groups, "date": words.date(mine[0]["until"]), "waves": over if len(over) > 1 else []}


def _named(words: Words, row: Row) -> dict[str, Any]:
    evidence = row["share_evidence"]
    title = words("voice.named.title", name=row["name"])
    return {
        "name": row["name"], "value": words.share(row["share"]), "line": line(words, evidence, hits=row["raters"]),
        "bar": bar(evidence["low"], evidence["high"], row["share"], 1.0),
        "why": why(words, title, evidence, of="raters", change="change.answers"),
    }  # fmt: skip


def _mind(words: Words, row: Row, moved: Row | None) -> dict[str, Any]:
    cells = []
    for kind in ("first", "unaided", "aided"):
        evidence, share = row[f"{kind}_share_evidence"], row[f"{kind}_share"]
        known = share is not None
        cells.append(
            {"value": words.share(share), "known": known, "line": line(words, evidence, hits=row[kind]) if known else reason(words, evidence),
             "moved": _moved(words, moved, kind) if known and moved is not None else ""}
        )  # fmt: skip
    evidence = row["first_share_evidence"]
    name = row["name"] or words("voice.mind.others")
    return {
        "name": name, "ours": row["ours"], "cells": cells,
        "why": why(words, words("voice.mind.title", name=name), evidence, of="raters", change="change.answers"),
    }  # fmt: skip


def _moved(words: Words, row: Row, kind: str) -> str:
    """Say how a share stands against the wave before: by how many points with their range, or why that is not told."""
    evidence, change = row[f"{kind}_change_evidence"], row[f"{kind}_change"]
    if change is None:
        return words("voice.moved.none", since=words.date(row["before_until"], short=True), reason=reason(words, evidence))
    low, high = words.points(evidence["low"]), words.points(evidence["high"])
    sure = "voice.moved.more" if evidence["low"] > 0 else "voice.moved.less" if evidence["high"] < 0 else "voice.moved.unsure"
    return words(sure, since=words.date(row["before_until"], short=True), change=words.points(change), low=low, high=high)


def asked_so_far(words: Words, asked: int, most: int) -> SafeString:
    """Say how often somebody was asked in the last 90 days, and how often they let themselves be asked."""
    return words("bri.cand.asked", n=asked, most=most) if asked else words("bri.cand.asked.none", most=most)
