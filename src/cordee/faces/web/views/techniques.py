"""Results, techniques: the answer, the picture, what we cannot see, the best bet, the table, the gap with others."""

from __future__ import annotations

from typing import Any, cast

import pyarrow as pa
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.measurement.techniques import VOICES
from cordee.core.vocabulary.axis import axis_for
from cordee.core.vocabulary.techniques import FAMILIES, name_of
from cordee.faces.web.company import answer, company, current_run, rows
from cordee.faces.web.evidence import Figure, bar, line, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.judged import judged_techniques
from cordee.faces.web.pictures import shares, slopes
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import by, download, heads
from cordee.faces.web.technique_rows import cells

VAGUE = ("unknown", "other")
HORIZONS = ("ever", "90", "180", "365")
SORTS = {
    "technique": "name", "verdict": "difference", "won": "shown", "closed": "closed", "lead": "opportunity_180", "touches": "touches",
    "cost": "cost_per_win", "back": "revenue_per_euro", "days": "days_to_win",
}  # fmt: skip
FIGURES = ("won", "closed", "lead", "touches", "cost", "back", "days")


@needs("read")
def door(request: HttpRequest) -> HttpResponse:
    """Open the results at their first page."""
    return redirect("/results/techniques/")


@needs("read")
def techniques(request: HttpRequest) -> HttpResponse:
    """Say which techniques convert better, worse, like the rest, or not known yet."""
    words = cast(Asked, request).words
    found = rows("techniques")
    if current_run() is None or not found:
        return render(request, "pages/techniques.html", {"empty": words("tech.empty"), "tab": "techniques"})
    at = request.GET.get("at", "ever")
    at = at if at in HORIZONS else "ever"
    families = [name for name in FAMILIES if any(row["family"] == name for row in found)]
    family = request.GET.get("family", "")
    column = "won_rate" if at == "ever" else f"win_{at}"
    for row in found:
        row |= {"name": words.text(name_of(row["technique"])), "shown": row[column], "shown_evidence": row[f"{column}_evidence"]}
    listed = [row for row in found if not family or row["family"] == family]
    closed, wins = sum(row["closed"] for row in found), sum(row["wins"] for row in found)
    order = request.GET.get("sort", "-won")
    key = SORTS.get(order.removeprefix("-"), "shown")
    context: dict[str, Any] = {
        "answer": sentence(words, found),
        "closed": closed, "wins": wins,
        "tab": "techniques", "at": at, "horizons": [(one, words(f"tech.at.{one}")) for one in HORIZONS],
        "family": family, "families": [(one, words.text(FAMILIES[one])) for one in families],
        "picture": picture(words, listed, at, wins / closed if closed else None),
        "see": what_we_see(words), "told": what_buyers_say(words), "voices": who_speaks(words), "bet": best_bet(words, found),
        "heads": heads(request, [*((one, words(f"tech.col.{one}"), one in FIGURES) for one in SORTS), ("", "", False)], order),
        "table": [cells(words, row) for row in by(listed, key, order.startswith("-"))],
        "judged": judged_techniques(words),
        "gaps": slopes(words, rows("rank_gaps")),
        "may_decide": cast(Asked, request).user.may("experiments"),
        "export": "/results/techniques",
    }  # fmt: skip
    return render(request, "pages/techniques.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the table of techniques as a file."""
    table: pa.Table = answer("techniques")
    return download(table, "techniques", kind)


def sentence(words: Words, found: list[dict[str, Any]]) -> str:
    """Answer the page's question in a sentence or two, with the reservation."""
    named = [row for row in found if row["technique"] not in VAGUE]
    parts = []
    for verdict in ("better", "worse"):
        fitting = by([row for row in named if row["verdict"] == verdict], "won_rate", verdict == "better")
        if fitting:
            names = words.join(_in_a_row([row["name"] for row in fitting]))
            shares_of = words.join([words.number(row["won_rate"] * 100) for row in fitting])
            parts.append(words(f"tech.{verdict}", n=len(fitting), names=names, shares=shares_of))
    if not parts:
        parts.append(words("tech.nothing"))
    unsure = [row for row in named if row["verdict"] == "unknown" and row["closed"]]
    if unsure:
        parts.append(words("tech.unknown", n=len(unsure)))
    return type(parts[0])(" ".join(parts))


def picture(words: Words, found: list[dict[str, Any]], at: str, overall: float | None) -> dict[str, Any]:
    """Place each technique's interval on one axis."""
    known = [row for row in found if row["shown"] is not None]
    axis = axis_for(row["shown_evidence"]["high"] for row in known)
    drawn = []
    for row in by(known, "shown", True):
        evidence = row["shown_evidence"]
        drawn.append(
            {
                "name": row["name"], "verdict": row["verdict"], "value": words.share(row["shown"]),
                "bar": bar(evidence["low"], evidence["high"], row["shown"], axis.high),
                "range": words.range(evidence["low"], evidence["high"]),
                "line": words("tech.won", hits=round(row["shown"] * evidence["n"]), n=evidence["n"]),
                "why": why(words, words("tech.why", name=row["name"], share=words.share(row["shown"])), evidence,
                           how=_how(words, row, at), change="change.choice"),
            }
        )  # fmt: skip
    ticks = [(f"{axis.place(tick):.2f}%", words.share(tick)) for tick in axis.ticks]
    reference = f"{axis.place(overall):.2f}%" if overall is not None else ""
    return {
        "rows": drawn,
        "ticks": ticks,
        "overall": words.share(overall),
        "reference": reference,
        "unknown": len(found) - len(known),
    }


def what_we_see(words: Words) -> dict[str, Any] | None:
    """Give the bar of won cases by what was seen before them."""
    seen = {row["item"]: row for row in rows("visibility") if row["subject"] == "seen"}
    if not seen or next(iter(seen.values()))["share"] is None:
        return None
    parts = [(item, seen[item]["share"]) for item in ("first", "declared", "halfway", "nothing") if item in seen]
    evidence = seen["first"]["evidence"]
    keys = [
        {"value": words.share(share), "name": words(f"tech.see.{item}"), "number": number,
         "line": line(words, seen[item]["evidence"], hits=round(share * seen[item]["evidence"]["n"]))}
        for number, (item, share) in enumerate(parts) if share
    ]  # fmt: skip
    about = why(words, words("tech.see"), evidence | {"low": None, "high": None, "reason": "counted"}, how=words("tech.see.why"))
    return {"bars": shares([share for _, share in parts]), "keys": keys, "why": about, "n": evidence["n"]}


def what_buyers_say(words: Words) -> list[dict[str, Any]]:
    """Give what buyers name as their first hearing of us, beside what was tracked."""
    found = [row for row in rows("visibility") if row["subject"] == "told" and row["share"] is not None]
    top = max((row["evidence"]["high"] for row in found), default=1.0)
    return [
        {"name": words.text(name_of(row["item"])), "value": words.share(row["share"]),
         "bar": bar(row["evidence"]["low"], row["evidence"]["high"], row["share"], top),
         "line": line(words, row["evidence"]),
         "tracked": words.share(row["tracked_share"] or 0.0),
         "why": why(words, words.text(name_of(row["item"])), row["evidence"])}
        for row in by(found, "share", True)
    ]  # fmt: skip


def who_speaks(words: Words) -> dict[str, Any] | None:
    """Give of how many cases touches, CRM and buyers each name a technique, how often two differ, and who decides then."""
    found = {(row["subject"], row["item"]): row for row in rows("visibility") if row["subject"] in ("speaks", "differs")}
    if not any(row["share"] for row in found.values()):
        return None
    settings = company().run_info()["settings"]
    rule = (
        words(f"tech.voices.rule.{int(settings.get('declared_source_first', 1))}"),
        words("tech.voices.back", n=int(settings["look_back_days"])),
    )
    return {
        "n": found["speaks", "tracked"]["evidence"]["n"],
        "speaks": [_voice(words, "tech.speaks", found["speaks", item]) for item in VOICES],
        "differs": [_voice(words, "tech.differs", row) for (subject, _), row in found.items() if subject == "differs" and row["share"] is not None],
        "rule": type(rule[0])(" ".join(rule)),
    }  # fmt: skip


def _voice(words: Words, stem: str, row: dict[str, Any]) -> dict[str, Any]:
    """Give a share of cases with its bar; the bar is what is counted, without margin, for all cases are known."""
    name, n = words(f"{stem}.{row['item']}"), row["evidence"]["n"]
    hits = round((row["share"] or 0) * n)
    evidence = row["evidence"] | {"low": None, "high": None, "reason": "counted", "formula": "counted"}
    return {
        "name": name, "value": words.share(row["share"]), "width": f"{100 * (row['share'] or 0):.1f}%",
        "line": words("ev.of", hits=hits, n=n), "why": why(words, name, evidence, how=words(f"{stem}.why")),
    }  # fmt: skip


def best_bet(words: Words, found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Give the unknown technique that is worth a try first."""
    row = next((one for one in found if one["best_bet"]), None)
    if row is None:
        return None
    evidence = row["won_rate_evidence"]
    figure = Figure(
        words("tech.bet.won"), words.share(row["won_rate"]), line(words, evidence, hits=row["wins"]),
        why(words, row["name"], evidence, change="change.more"),
        bar=bar(evidence["low"], evidence["high"], row["won_rate"], 1.0),
    )  # fmt: skip
    return {"name": _small(row["name"]), "figure": figure, "more": row["cases_before_we_know"]}


def _how(words: Words, row: dict[str, Any], at: str) -> str:
    if at != "ever":
        return words("tech.why.at", n=int(at))
    gap = row["difference_evidence"]
    if row["difference"] is None or gap["low"] is None:
        return ""
    span = words("tech.span", low=words.points(gap["low"]), high=words.points(gap["high"]))
    return words("tech.why.how", points=words.points(row["difference"]), range=span)


def _in_a_row(names: list[str]) -> list[str]:
    return [name if number == 0 else _small(name) for number, name in enumerate(names)]


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
