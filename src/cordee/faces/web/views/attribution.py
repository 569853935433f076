"""Results, attribution: wins shared out by two ways of counting, where the two differ, and what nobody saw."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

import pyarrow as pa
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.measurement.readings import DEFAULT, ENOUGH_WINNERS, MARKETS, MISPLACED, RIVAL, Compared, Readings, read
from cordee.core.vocabulary.axis import Axis, axis_of_counts
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.spokespersons import spokesperson_named
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import company, current_run, rows
from cordee.faces.web.corrected import CORRECTED, corrected_columns, corrected_shown
from cordee.faces.web.evidence import Why, bar, reason
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, Cell, by, download, heads, paging
from cordee.faces.web.views.techniques import best_bet, what_buyers_say
from cordee.wiring import Ask, Condition

DIMENSIONS = ("technique", "spokesperson", "campaign", "content", "territory", "carrier")
SORTS = ("item", "credit", "share", "rival", "verdict", "n")
DRAWN = 12
NAMED = 3  # so many may come first together and still be named


@needs("read")
def attribution(request: HttpRequest) -> HttpResponse:
    """Say what lies on the way to wins, how surely, and before how many nothing was seen."""
    words = cast(Asked, request).words
    found, dimension, there = _asked(request)
    if current_run() is None or not found.wins:
        return render(request, "pages/attribution.html", {"empty": words("attr.empty"), "tab": "attribution"})
    order = order_of(request, dimension)
    known = company().run_info()["settings"]
    pages = paging(request, len(found.items))
    shown = _sorted(words, found, dimension, order)[pages["offset"] : pages["offset"] + PAGE_ROWS]
    ways = [{"name": words(f"model.{one}"), "rule": words(f"model.{one}.rule"), "kind": kind}
            for one, kind in ((DEFAULT, "plain"), (RIVAL, "same"))]  # fmt: skip
    context: dict[str, Any] = {
        "tab": "attribution",
        "answer": sentence(words, found, dimension),
        "wins": round(found.wins),
        "look_back": int(known["look_back_days"]),
        "dimension": dimension,
        "dimensions": [(one, words(f"attr.by.{one}")) for one in there],
        "picture": picture(words, found, dimension),
        "ways": ways,
        "ways_line": words(
            "attr.ways.line", n=MARKETS, default=words.share(MISPLACED[DEFAULT]), rival=words.share(MISPLACED[RIVAL])
        ),
        "told": what_buyers_say(words),
        "settle": settle(words, found, dimension),
        "corrected": _corrected(words, found) if dimension == "technique" else None,
        "bet": best_bet(words, _techniques(words)) if not found.known else None,
        "meanwhile": too_few(found, dimension),
        "heads": heads(
            request,
            [*((one if dimension != "carrier" else "", _heading(words, one), one != "item") for one in SORTS), ("", "", False)],
            order,
        ),
        "table": [_cells(words, one, dimension, found) for one in shown],
        "may_decide": cast(Asked, request).user.may("experiments"),
        "export": "/results/attribution",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        **pages,
    }
    return render(request, "pages/attribution.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the table as it is shown, as a file; untouched wins on a last line of their own; what experiments change, where they do."""
    words = cast(Asked, request).words
    found, dimension, _ = _asked(request)
    after = corrected_columns(company().experiments()) if dimension == "technique" else {}
    shown = [
        {
            dimension: name(words, dimension, one.item), "wins_credited": one.default.value, "low": one.default.low, "high": one.default.high,
            "wins_credited_by_rival": one.rival.value, "rival_low": one.rival.low, "rival_high": one.rival.high,
            "the_two_ways": one.verdict, "winning_accounts_touched": one.default.n, "reason": one.default.reason,
            **after.get(one.item, {}),
        }
        for one in _sorted(words, found, dimension, order_of(request, dimension))
    ]  # fmt: skip
    unseen = {
        dimension: words("attr.cannot"),
        "wins_credited": found.untouched,
        "wins_credited_by_rival": found.untouched,
        "reason": "untouched",
    }
    schema = _schema(dimension)
    for column, type_ in CORRECTED.items() if after else ():
        schema = schema.append(pa.field(column, type_))
    table = pa.Table.from_pylist([*shown, unseen], schema=schema)
    return download(table, f"attribution-{dimension}", kind)


def sentence(words: Words, found: Readings, dimension: str) -> str:
    """Answer the page's question in a few sentences, with their reservations."""
    unseen = round(found.untouched)
    parts: list[str] = []
    if dimension == "carrier":
        parts.append(words("attr.people", n=round(found.wins) - unseen, wins=round(found.wins)))
    elif _only_one(found):
        parts.append(
            words(
                "attr.only",
                name=name(words, dimension, found.items[0].item),
                n=round(found.wins) - unseen,
                wins=round(found.wins),
            )
        )
    elif too_few(found, dimension):
        parts.append(words("attr.few", n=round(found.wins), enough=ENOUGH_WINNERS, thing=words(f"attr.one.{dimension}")))
    else:
        parts.append(_first(words, found, dimension))
    if found.known and dimension != "carrier":
        differing = [name(words, dimension, one.item) for one in found.differing[:NAMED]]
        parts.append(words("attr.differ", names=words.join(differing)) if differing else words("attr.meet"))
    if unseen and dimension == "technique":
        parts.append(words("attr.unseen", n=unseen))
    return type(parts[0])(" ".join(parts))


def order_of(request: HttpRequest, dimension: str) -> str:
    """Give the order asked for, most wins first where none is; people of ours stand by name, for nobody is ranked."""
    return "item" if dimension == "carrier" else request.GET.get("sort", "-credit")


def too_few(found: Readings, dimension: str) -> bool:
    """Say whether wins are too few to share them out among what they could be shared out among."""
    return dimension != "carrier" and not found.known and not _only_one(found)


def _only_one(found: Readings) -> bool:
    return len(found.items) == 1 and found.items[0].default.reason == "only_one"


def picture(words: Words, found: Readings, dimension: str) -> dict[str, Any]:
    """Place both ranges of each item on one axis, and what nobody saw beneath."""
    drawn = sorted(found.items, key=lambda one: one.item) if dimension == "carrier" else found.items
    known = [one for one in drawn if one.default.span or one.rival.span][:DRAWN]
    axis = _axis(found, known)
    lines = [
        {
            "name": name(words, dimension, one.item), "verdict": one.verdict, "said": words(f"attr.verdict.{one.verdict}"),
            "default": _drawn(words, one.default, axis), "rival": _drawn(words, one.rival, axis),
            "why": _why(words, name(words, dimension, one.item), DEFAULT, one.default),
        }
        for one in known
    ]  # fmt: skip
    untouched = {
        "width": f"{max(0.5, axis.place(found.untouched)):.2f}%" if round(found.untouched) else "",
        "value": words("attr.wins", n=round(found.untouched)),
        "line": words("attr.cannot.share", share=words.share(found.untouched / found.wins)),
        "name": words(f"attr.cannot.{dimension}"),
        "why": Why(words("attr.cannot"), ((words("why.how"), words("attr.cannot.why")), (words("why.margin"), words("reason.counted")))),
    }  # fmt: skip
    ticks = [(f"{axis.place(tick):.2f}%", words.number(tick)) for tick in axis.ticks]
    return {"rows": lines, "ticks": ticks, "untouched": untouched, "rest": len(found.items) - len(known)}


def settle(words: Words, found: Readings, dimension: str) -> list[str]:
    """Say what would settle the matter: a test of what differs, more wins, a question to buyers."""
    said: list[str] = []
    if dimension in ("technique", "campaign") and found.items:
        tested = (found.differing or found.known or found.items)[0]
        said.append(words("attr.settle.test", name=name(words, dimension, tested.item)))
    near = max(
        (one for one in found.items if one.default.span is None and 0 < one.default.n < ENOUGH_WINNERS),
        key=lambda one: one.default.n,
        default=None,
    )
    if near is not None and dimension != "carrier":
        said.append(words("attr.settle.more", n=ENOUGH_WINNERS - near.default.n, name=name(words, dimension, near.item)))
    if round(found.untouched):
        said.append(words("attr.settle.ask"))
    return said


def name(words: Words, dimension: str, item: str) -> str:
    """Name an item: a technique, a group or a territory in the reader's language, anything else by its own word."""
    if dimension == "territory":
        found = _territories(str(company().folder), current_run()).get(item)
        return words.text(found) if found else item
    if dimension == "spokesperson":
        return words.text(spokesperson_named(item))
    return words.text(name_of(item)) if dimension == "technique" else item


@lru_cache(maxsize=4)
def _territories(folder: str, run: str | None) -> dict[str, Text]:
    """Name the territories of one run; both arguments only tell runs apart."""
    there = rows("territories", Ask(columns=("territory", "name_en", "name_fr")))
    return {str(row["territory"]): Text(str(row["name_en"]), str(row["name_fr"])) for row in there}


def _corrected(words: Words, found: Readings) -> dict[str, Any] | None:
    before = {one.item: _credit(words, one.default) for one in found.items}
    return corrected_shown(words, company().experiments(), before)


def _asked(request: HttpRequest) -> tuple[Readings, str, list[str]]:
    """Give the readings of the dimension that is asked for, and the dimensions that there are."""
    ways = rows("credits", Ask(columns=("dimension",), where=(Condition("model", "=", DEFAULT), Condition("item", "=", ""))))
    there = [one for one in DIMENSIONS if any(row["dimension"] == one for row in ways)]
    asked = request.GET.get("by", "technique")
    dimension = asked if asked in there else "technique"
    return read(rows("credits", Ask(where=(Condition("dimension", "=", dimension),)))), dimension, there


def _first(words: Words, found: Readings, dimension: str) -> str:
    """Name what comes first: all whose range reaches into the range of the highest."""
    top = found.known[0].default
    level = [one for one in found.known if (one.default.high or 0.0) >= (top.low or 0.0)]
    if len(level) > NAMED:
        return words("attr.firsts.many", n=len(level))
    names = words.join([name(words, dimension, one.item) for one in level])
    if len(level) > 1:
        return words("attr.firsts", names=names)
    return words("attr.first", names=names, range=_span(words, top), wins=round(found.wins))


def _axis(found: Readings, known: Sequence[Compared]) -> Axis:
    highs = [reading.high for one in known for reading in (one.default, one.rival) if reading.high is not None]
    return axis_of_counts([*highs, found.untouched])


def _drawn(words: Words, reading: Estimate, axis: Axis) -> dict[str, Any]:
    if reading.span is None or reading.value is None:
        return {"known": False, "line": reason(words, reading)}
    return {
        "known": True,
        "bar": bar(*reading.span, reading.value, axis.high),
        "value": words("attr.wins", n=round(reading.value)),
        "line": _span(words, reading),
    }


def _span(words: Words, reading: Estimate) -> str:
    return words("attr.span", low=words.number(reading.low), high=words.number(reading.high))


def _why(words: Words, item: str, model: str, reading: Estimate) -> Why:
    margin: str
    if reading.span:
        margin = words("attr.why.margin", low=words.number(reading.low), high=words.number(reading.high))
    else:
        margin = reason(words, reading)
    return Why(
        words("attr.why", name=item),
        (
            (words("why.how"), words(f"model.{model}.rule")),
            (words("why.rests"), words("why.n.accounts", n=reading.n)),
            (words("why.margin"), margin),
            (words("why.change"), words("attr.why.change")),
        ),
    )


def _heading(words: Words, column: str) -> str:
    way = {"credit": DEFAULT, "rival": RIVAL}.get(column)
    return words(f"attr.col.{column}", way=words(f"model.{way}")) if way else words(f"attr.col.{column}")


def _sorted(words: Words, found: Readings, dimension: str, order: str) -> list[Compared]:
    """Sort the items by a column; what is not known comes last either way."""
    keyed = [
        {"one": one, "item": name(words, dimension, one.item).casefold(), "credit": one.default.value, "share": one.default.value,
         "rival": one.rival.value, "verdict": one.verdict, "n": one.default.n}
        for one in found.items
    ]  # fmt: skip
    key = order.removeprefix("-")
    return [row["one"] for row in by(keyed, key if key in SORTS else "credit", order.startswith("-"))]


def _cells(words: Words, one: Compared, dimension: str, found: Readings) -> dict[str, Any]:
    item = name(words, dimension, one.item)
    seen = found.wins - found.untouched
    share = one.default.value / seen if one.default.span and one.default.value is not None and seen else None
    return {
        "name": item,
        "verdict": one.verdict,
        "said": words(f"attr.verdict.{one.verdict}"),
        "cells": [
            _credit(words, one.default),
            Cell(words.share(share), words("attr.of", wins=round(seen))) if share is not None else Cell("–", known=False),
            _credit(words, one.rival),
        ],
        "n": words.number(one.default.n),
        "why": _why(words, item, DEFAULT, one.default),
        "decide": f"/results/decisions/new/?on=credits/technique/{DEFAULT}/{one.item}/share"
        if dimension == "technique" and share is not None
        else "",
    }


def _credit(words: Words, reading: Estimate) -> Cell:
    if reading.span is None or reading.value is None:
        return Cell("–", reason(words, reading), known=False)
    return Cell(words.number(reading.value), _span(words, reading))


def _techniques(words: Words) -> list[dict[str, Any]]:
    found = rows("techniques")
    for row in found:
        row["name"] = words.text(name_of(row["technique"]))
    return found


def _schema(dimension: str) -> pa.Schema:
    texts, whole = (dimension, "the_two_ways", "reason"), ("winning_accounts_touched",)
    names = (dimension, "wins_credited", "low", "high", "wins_credited_by_rival", "rival_low", "rival_high", "the_two_ways",
             "winning_accounts_touched", "reason")  # fmt: skip
    return pa.schema([(one, pa.string() if one in texts else pa.int64() if one in whole else pa.float64()) for one in names])
