"""Who speaks for us beside all other touches, as rows of a page: groups, never names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.spokespersons import GROUPS, spokesperson_named
from cordee.faces.web.evidence import Why, reason
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell

Row = Mapping[str, Any]
SHARES = (("again", "people"), ("stayed", "people"), ("customers_kept", "customers"))


def spokespersons_shown(words: Words, rows: Sequence[Row]) -> dict[str, Any] | None:
    """Give the answer in one sentence, a line a group, and the wins before which nothing was seen; None without any group."""
    groups = {row["spokesperson"]: row for row in rows if row["spokesperson"]}
    if not groups:
        return None
    ordered = [groups[one] for one in GROUPS if one in groups]
    unseen = next((float(row["wins"] or 0) for row in rows if not row["spokesperson"]), 0.0)
    wins = unseen + sum(float(row["wins"] or 0) for row in ordered)
    outside = sum(int(row["touches_unknown"]) for row in ordered)
    why = Why(
        words("spk.title"),
        (
            (words("why.how"), words("spk.why")),
            (words("spk.col.again"), words("spk.why.people")),
            (words("why.margin"), words("spk.why.margin")),
        ),
    )
    return {
        "answer": first_said(words, ordered),
        "lines": [_line(words, row) for row in ordered],
        "unseen": Cell(words.number(unseen), words("spk.cannot.line", share=words.share(unseen / wins))) if wins else None,
        "unknown": words("spk.unknown", n=outside) if outside else "",
        "why": why,
    }


def first_said(words: Words, rows: Sequence[Row]) -> str:
    """Name the group whose touches are credited with most, where its range lies above all the others'; else say that none is ahead."""
    known = [(Estimate.stored(row, "per_thousand"), row) for row in rows]
    ranked = sorted(((one.span, row) for one, row in known if one.span), key=lambda one: -one[0][0])
    if len(ranked) < 2:
        return words("spk.few")
    (low, high), row = ranked[0]
    if low <= max(span[1] for span, _ in ranked[1:]):
        return words("spk.open")
    return words(
        "spk.first",
        name=words.text(spokesperson_named(row["spokesperson"])),
        low=words.number(low, 1),
        high=words.number(high, 1),
    )


def _line(words: Words, row: Row) -> dict[str, Any]:
    credit, each = Estimate.stored(row, "wins"), Estimate.stored(row, "per_thousand")
    return {
        "name": words.text(spokesperson_named(row["spokesperson"])),
        "touches": words.number(row["touches"]),
        "wins": _wins(words, credit, 0),
        "each": _wins(words, each, 1),
        **{name: _share(words, Estimate.stored(row, name), of) for name, of in SHARES},
    }


def _wins(words: Words, found: Estimate, digits: int) -> Cell:
    if found.value is None or found.span is None:
        return Cell("–", reason(words, found), known=False)
    low, high = (words.number(end, digits) for end in found.span)
    return Cell(words.number(found.value, digits), words("spk.accounts", range=words("attr.span", low=low, high=high), n=found.n))


def _share(words: Words, found: Estimate, of: str) -> Cell:
    if found.value is None or (found.span is None and found.reason != "nobody_left"):
        return Cell("–", reason(words, found), known=False)
    said = words.range(*found.span) if found.span else reason(words, found)
    return Cell(words.share(found.value), words(f"spk.{of}", range=said, n=found.n))
