"""One technique as a row of the table: each figure with its evidence under it, or a dash and the reason."""

from __future__ import annotations

from typing import Any

from cordee.core.vocabulary.techniques import FAMILIES
from cordee.faces.web.evidence import reason, why
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell

MOST = 400


def cells(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    """Give the cells of a technique's row."""
    return {
        "name": row["name"],
        "family": words.text(FAMILIES.get(row["family"], FAMILIES["unknown"])),
        "verdict": row["verdict"],
        "verdict_line": verdict_line(words, row),
        "cells": [
            rate(words, row["shown"], row["shown_evidence"]),
            Cell(words.number(row["closed"]), words("ev.counted")),
            rate(words, row["opportunity_180"], row["opportunity_180_evidence"]),
            Cell(words.number(row["touches"]), words("tech.rank", n=row["rank"])),
            cost(words, row),
            back(words, row),
            days(words, row),
        ],
        "decide": f"/results/decisions/new/?on=techniques/{row['technique']}/won_rate" if row["won_rate"] is not None else "",
        "why": why(words, row["name"], row["won_rate_evidence"], change="change.more"),
    }  # fmt: skip


def verdict_line(words: Words, row: dict[str, Any]) -> str:
    """Say what the verdict rests on: the difference, or how many more cases it asks for."""
    if row["difference_evidence"]["reason"] == "source_unknown":
        return reason(words, row["difference_evidence"])
    if row["verdict"] == "unknown":
        return lacking(words, row["cases_before_we_know"])
    gap = row["difference_evidence"]
    return words(
        "tech.diff", points=words.points(row["difference"]), low=words.points(gap["low"]), high=words.points(gap["high"])
    )


def lacking(words: Words, more: int | None) -> str:
    """Say how many more closed cases a verdict asks for."""
    if more is None:
        return words("tech.lack.none")
    return words("tech.lack.many") if more > MOST else words("tech.lack", n=more)


def rate(words: Words, value: float | None, evidence: dict[str, Any]) -> Cell:
    """Give a share with its range and number of cases."""
    if value is None or evidence["low"] is None:
        return Cell("–", reason(words, evidence), known=False)
    return Cell(words.share(value), f"{words.range(evidence['low'], evidence['high'])} · {words('ev.n', n=evidence['n'])}")


def cost(words: Words, row: dict[str, Any]) -> Cell:
    """Give the cost of a win with what it rests on."""
    if row["cost_per_win"] is None:
        evidence = row["money_evidence"]
        said = reason(words, evidence) if evidence["reason"] != "counted" else words("reason.no_win")
        return Cell("–", said, known=False)
    line: str = words("tech.cost.n", cost=words.money(row["cost"], row["currency"]), n=row["wins"])
    if row["cost_known"] is not None and row["cost_known"] < 1:
        line = f"{line} · {words('tech.cost.known', share=words.share(row['cost_known']))}"
    return Cell(words.money(row["cost_per_win"], row["currency"]), line)


def back(words: Words, row: dict[str, Any]) -> Cell:
    """Give the revenue for one spent."""
    if row["revenue_per_euro"] is None:
        evidence = row["money_evidence"]
        said = reason(words, evidence) if evidence["reason"] != "counted" else _nothing_back(words, row)
        return Cell("–", said, known=False)
    line = words(
        "tech.back.line", revenue=words.money(row["revenue"], row["currency"]), cost=words.money(row["cost"], row["currency"])
    )
    priced, told = row.get("priced_wins"), str(line)
    if priced is not None and priced < row["wins"]:  # of a win without an amount the return is the least there was
        told = f"{line} · {words('tech.back.priced', priced=words.number(priced), n=row['wins'])}"
    return Cell(words.number(row["revenue_per_euro"], 1 if row["revenue_per_euro"] >= 0.95 else 2), told)


def _nothing_back(words: Words, row: dict[str, Any]) -> str:
    """Say why money spent has brought nothing back yet: no win, and how many deals are open; or wins without an amount."""
    if not row["wins"]:
        return words("tech.back.none", n=row["open_cases"]) if row["open_cases"] else words("reason.no_win")
    return words("tech.back.unpriced")


def days(words: Words, row: dict[str, Any]) -> Cell:
    """Give the median delay until a win with its range, and of which deals it speaks: won, still open, left out."""
    value, evidence = row["days_to_win"], row["days_to_win_evidence"]
    line = _of_deals(words, row)
    if value is None:
        return Cell("–", f"{reason(words, evidence)} · {line}" if line else reason(words, evidence), known=False)
    if evidence["low"] is not None:
        line = f"{words.range(evidence['low'], evidence['high'], share=False)} · {line}"
    return Cell(words.number(value), line)


def _of_deals(words: Words, row: dict[str, Any]) -> str:
    won, n, left = row["days_to_win_won"], row["days_to_win_evidence"]["n"], row["days_to_win_left_out"]
    parts = [words(f"tech.days.{name}", n=number) for name, number in (("won", won), ("open", n - won)) if number]
    said = [words("tech.days.n", n=n, parts=words.join(parts))] if n else []
    return " · ".join([*said, *([words("tech.days.left", n=left)] if left else [])])
