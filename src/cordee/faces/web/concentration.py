"""How concentrated voices are on a territory, as lines of a page: shares, never names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cordee.core.vocabulary.estimate import Estimate
from cordee.faces.web.evidence import Why, reason
from cordee.faces.web.speech import Words

Row = Mapping[str, Any]
KINDS = ("said", "heard")


def concentration_of(words: Words, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Give what is said and who is heard on one territory: the part of the first voice, and as how many equal ones it is."""
    found = {row["kind"]: row for row in rows}
    return [_line(words, found[kind]) for kind in KINDS if kind in found]


def concentration_said(words: Words, rows: Sequence[Row]) -> str:
    """Say in one line of a list how much one voice has, of what is said where that is known; nothing where neither is."""
    found = {row["kind"]: row for row in rows if row["first_share"] is not None}
    kind = next((one for one in KINDS if one in found), None)
    return words(f"conc.{kind}.first", n=words.number(100 * found[kind]["first_share"])) if kind else ""


def concentration_beside(words: Words, rows: Sequence[Row], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give each territory's concentration as the long tail gives that of customers; only where it is known with a range."""
    known = [(row, Estimate.stored(row, "equals")) for row in rows]
    return [
        {
            "name": words(f"conc.tail.{row['kind']}", name=names.get(str(row["territory"]), str(row["territory"]))), "who": "",
            "value": words.number(one.value, 1), "line": _range(words, one), "why": _why(words, row),
        }
        for row, one in known if one.value is not None and one.span
    ]  # fmt: skip


def _line(words: Words, row: Row) -> dict[str, Any]:
    kind, first, equals = row["kind"], Estimate.stored(row, "first_share"), Estimate.stored(row, "equals")
    nameless = words("conc.nameless", n=row["nameless"]) if row["nameless"] else ""
    if first.value is None or first.span is None:
        return {"said": words(f"conc.{kind}.none", reason=reason(words, first)), "line": "", "equals": "", "nameless": nameless, "why": None}  # fmt: skip
    span = words.range(*first.span)
    return {
        "said": words(f"conc.{kind}.first", n=words.number(100 * first.value)),
        "line": words(f"conc.{kind}.rests", range=span, n=first.n, voices=row["voices"]),
        "equals": words("conc.equals", n=words.number(equals.value, 1), range=_range(words, equals)) if equals.value is not None else "",
        "nameless": nameless,
        "why": _why(words, row),
    }  # fmt: skip


def _range(words: Words, found: Estimate) -> str:
    if found.span is None:
        return reason(words, found)
    return words("tail.between", low=words.number(found.span[0], 1), high=words.number(found.span[1], 1))


def _why(words: Words, row: Row) -> Why:
    evidence = row["equals_evidence"]
    period = words("why.since", since=words.date(evidence["since"]), until=words.date(evidence["until"]))
    return Why(
        words("conc.title"),
        ((words("why.how"), words("conc.why")), (words("why.margin"), words("conc.why.margin")), (words("why.period"), period)),
    )
