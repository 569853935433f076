"""Results, compared: which technique is likely the best, in which country and industry, and in person against online."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.vocabulary.axis import axis_for
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.ways import WAYS
from cordee.faces.web.chances import chance
from cordee.faces.web.company import answer, current_run, rows
from cordee.faces.web.evidence import bar, line, reason, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.spokespersons import spokespersons_shown
from cordee.faces.web.tables import Cell, download

LIKELY = 0.75
BY = ("all", "region", "segment", "both")
MOST = 60


@needs("read")
def compared(request: HttpRequest) -> HttpResponse:
    """Say which technique is likely among the best two, where, how meeting in person stands to online, and who speaks for us with what effect."""
    words = cast(Asked, request).words
    cells = rows("technique_cells")
    if current_run() is None or not cells:
        return render(request, "pages/compared.html", {"tab": "compared", "empty": words("cmp.empty")})
    told = sorted((row for row in cells if row["among_two"] is not None), key=lambda row: (-row["among_two"], row["technique"]))
    by = request.GET.get("by", "all")
    by = by if by in BY else "all"
    chosen = [row for row in cells if _fits(row, by)]
    context: dict[str, Any] = {
        "tab": "compared", "answer": sentence(words, told), "best": [_best(words, row) for row in told[:8]], "ways": ways(words), "spoken": spokespersons_shown(words, rows("spokespersons")),
        "by": by, "bys": [(one, words(f"cmp.by.{one}")) for one in BY], "nowhere": by != "all" and not chosen,
        "table": [_cell(words, row) for row in sorted(chosen, key=lambda row: (-row["pooled_rate"], row["technique"], row["region"], row["segment"]))[:MOST]],
        "more": max(0, len(chosen) - MOST), "export": "/results/compared", "export_query": "",
    }  # fmt: skip
    return render(request, "pages/compared.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the pooled shares as a file."""
    return download(answer("technique_cells"), "techniques-compared", kind)


def sentence(words: Words, told: list[dict[str, Any]]) -> str:
    """Name the technique that is likely among the best two, or say that none is."""
    if not told:
        return words("cmp.few")
    first = told[0]
    key = "cmp.best" if first["among_two"] >= LIKELY else "cmp.unsure"
    return words(key, name=words.text(name_of(first["technique"])), chance=chance(words, first["among_two"]))


def ways(words: Words) -> dict[str, Any] | None:
    """Set in person beside online: won shares on one axis, their difference, the cost of a case opened."""
    found = {row["way"]: row for row in rows("in_person")}
    if not found:
        return None
    sides = [found[way] for way in ("in_person", "online")]
    axis = axis_for(row["won_rate_evidence"]["high"] for row in sides if row["won_rate"] is not None)
    gap = found["in_person"]["difference_evidence"]
    if gap["low"] is None:
        said = words("cmp.ways.none")
    else:
        key = "better" if gap["low"] > 0 else "worse" if gap["high"] < 0 else "open"
        said = words(f"cmp.ways.{key}", low=words.points(gap["low"]), high=words.points(gap["high"]))
    return {
        "said": said, "why": why(words, words("cmp.ways"), gap) if gap["low"] is not None else None, "sides": [_side(words, row, axis.high) for row in sides],
        "neither": found["neither"]["leads"],
    }  # fmt: skip


def _side(words: Words, row: dict[str, Any], top: float) -> dict[str, Any]:
    evidence, cost = row["won_rate_evidence"], row["cost_per_lead_evidence"]
    known = row["won_rate"] is not None
    return {
        "name": words.text(WAYS[row["way"]]), "value": words.share(row["won_rate"]) if known else "–",
        "line": line(words, evidence, hits=row["wins"]) if known else reason(words, evidence),
        "bar": bar(evidence["low"], evidence["high"], row["won_rate"], top) if known else None,
        "techniques": words.join([words.text(name_of(one)) for one in row["techniques"]]),
        "cost": words.money(row["cost_per_lead"], row["currency"]) if row["cost_per_lead"] is not None else "–",
        "cost_line": words("cmp.ways.lead.line", low=words.money(cost["low"], row["currency"]), high=words.money(cost["high"], row["currency"]), n=cost["n"])
        if cost["low"] is not None else reason(words, cost),
        "why": why(words, words.text(WAYS[row["way"]]), evidence, change="change.choice"),
    }  # fmt: skip


def _fits(row: dict[str, Any], by: str) -> bool:
    return {"all": (False, False), "region": (True, False), "segment": (False, True), "both": (True, True)}[by] == (
        bool(row["region"]),
        bool(row["segment"]),
    )


def _best(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    evidence = row["pooled_rate_evidence"]
    return {
        "name": words.text(name_of(row["technique"])), "chance": chance(words, row["among_two"]), "width": f"{100 * row['among_two']:.1f}%",
        "line": f"{words.share(row['pooled_rate'])} · {line(words, evidence)}", "why": why(words, words.text(name_of(row["technique"])), evidence, change="change.more"),
    }  # fmt: skip


def _cell(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    places = [words("cmp.other") if one == "other" else one for one in (row["region"], row["segment"]) if one]
    evidence = row["pooled_rate_evidence"]
    return {
        "technique": words.text(name_of(row["technique"])), "where": " · ".join(places) or words("cmp.everywhere"),
        "closed": words.number(row["closed"]), "own": Cell(words.share(row["won_rate"]), words("ev.of", hits=row["wins"], n=row["closed"])),
        "pooled": Cell(words.share(row["pooled_rate"]), words.range(evidence["low"], evidence["high"])),
    }  # fmt: skip
