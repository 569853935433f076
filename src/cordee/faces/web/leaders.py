"""Who leads on a territory, as its page shows it: class, what is there, what is lacking, and where raters place each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import erf, sqrt
from typing import Any

from cordee.core.opinion.classes import IDS, PARTS, REMARKS
from cordee.faces.web.evidence import Figure, Why, bar, reason
from cordee.faces.web.speech import Words

Row = Mapping[str, Any]
SUREST = 0.99  # "above all" is not known of anybody
FIRST = ("leader", "expert", "emerging expert", "maven", "celebrity", "relay", "seller", "not established")


def leaders_of(words: Words, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Give the people of a territory, leaders first, as the register of interests stands at this moment."""
    return [_row(words, row) for row in in_order(rows)]


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Give rows of ``leaders`` by class, leaders first, then by how surely."""
    return sorted(rows, key=lambda row: (FIRST.index(row["part"]), row["rank"] or len(rows) + 1, row["name"]))


def below(value: float) -> float:
    """Give the share of a territory's people who lie below a facet's value.

    Examples
    --------
    >>> round(below(0), 2), round(below(1.2816), 2)
    (0.5, 0.9)
    """
    return (1 + erf(value / sqrt(2))) / 2


def _row(words: Words, row: Row) -> dict[str, Any]:
    called = _called(words, row, row["part"])
    return {
        "name": row["name"], "part": row["part"], "called": called, "there": _said(words, row["there"]), "lacks": _said(words, row["lacks"]),
        "before": _called(words, row, row["peers_part"]) if row["interest"] and row["raters"] else "", "internal": row["internal"],
        "expertise": placed(words, row, "expertise"), "empathy": placed(words, row, "empathy"), "impartiality": placed(words, row, "impartiality"), "depth": _depth(words, row),
        "audience": words.number(row["audience"]) if row["audience"] is not None else "", "raters": row["raters"], "why": _why(words, row, called),
    }  # fmt: skip


def _called(words: Words, row: Row, part: str) -> str:
    found = PARTS[IDS.index(part)]
    return words.text(found.internal if row["internal"] else found.name)


def _said(words: Words, remarks: Sequence[str]) -> str:
    return words.join([words.text(REMARKS[one]) for one in remarks])


def placed(words: Words, row: Row, facet: str) -> Figure:
    """Give where raters place somebody among the people of the territory."""
    evidence, value = row[f"{facet}_evidence"], row[facet]
    name = words(f"lead.{facet}")
    if facet == "impartiality" and row["interest"]:
        return Figure(name, "–", words("lead.impartiality.interest"), known=False)
    if value is None:
        return Figure(name, "–", reason(words, evidence), known=False)
    low, high, place = (min(SUREST, max(1 - SUREST, below(one))) for one in (evidence["low"], evidence["high"], value))
    span = (
        words("lead.most")
        if round(low, 2) >= SUREST
        else words("lead.least")
        if round(high, 2) <= round(1 - SUREST, 2)
        else words.range(low, high)
    )
    return Figure(name, words.share(place), span, bar=bar(low, high, place, 1.0))


def _depth(words: Words, row: Row) -> Figure:
    evidence, value = row["depth_evidence"], row["depth"]
    if value is None:
        return Figure(words("lead.depth"), "–", words("lead.depth.none"), known=False)
    line = words("lead.talks", range=words.range(evidence["low"], evidence["high"]), n=evidence["n"])
    return Figure(words("lead.depth"), words.share(value), line)


def _why(words: Words, row: Row, called: str) -> Why:
    evidence = row["expertise_evidence"]
    parts = [(words("why.how"), words("lead.how"))]
    if row["raters"]:
        chance = words("lead.chance", part=_called(words, row, row["peers_part"]), share=words.share(row["chance"]))
        parts += [(words("why.rests"), words("lead.rests", n=row["raters"])), (words("lead.sure"), chance)]
    else:
        parts.append((words("why.rests"), words("lead.few")))
    if evidence["until"]:
        parts.append(
            (words("why.period"), words("lead.asked", since=words.date(evidence["since"]), until=words.date(evidence["until"])))
        )
    change = "lead.change.interest" if row["interest"] else "change.answers" if row["raters"] else "lead.change.raters"
    parts.append((words("why.change"), words(change)))
    return Why(words("lead.title", name=row["name"], part=called), tuple(parts))
