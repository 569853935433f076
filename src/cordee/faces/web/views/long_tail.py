"""Results, long tail: customers whom nobody predicted beside the others, how much hangs on few, and whom we attend to."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.measurement.long_tail import HYPOTHESIS, ONLY_BUYERS
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import answer, current_run, rows
from cordee.faces.web.concentration import concentration_beside
from cordee.faces.web.evidence import reason, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import download
from cordee.faces.web.tail import sentence

BOTH = (("net", "difference"), ("return", "unpredicted"), ("return", "others"), ("kept", "unpredicted"), ("kept", "others"))
SERVED = tuple((item, who) for item in ("complaints", "satisfaction") for who in ("unpredicted", "others", "difference"))
UNNAMED = {"contents": "tail.content", "equals": "tail.equals"}
NAMED = ("net", "return", "kept", "complaints", "satisfaction", "attention", "answer")
PARTS = (("share", "top_fifth"), ("share", "rest"), ("equals", "all"), ("contents", "top_fifth"), ("contents", "rest"))
SHARES = ("kept", "share", "contents", "satisfaction", "answer")
LACKING = ("complaints", "satisfaction", "answer")


@needs("read")
def long_tail(request: HttpRequest) -> HttpResponse:
    """Test, on the team's own customers, whether those whom nobody predicted are worth more."""
    words = cast(Asked, request).words
    found = {(row["item"], row["who"]): row for row in rows("long_tail")}
    if current_run() is None or not found:
        return render(request, "pages/long_tail.html", {"tab": "tail", "empty": words("tail.empty")})
    lacking = [one for one in LACKING if _lacks(found, one)]
    since = next((found[one, "difference"]["evidence"]["since"] for one in LACKING if one not in lacking), None)
    both = [*BOTH, *(key for key in SERVED if key[0] not in lacking)]
    parities = [parity(words, found["attention", "difference"])]
    parities += [parity(words, found["answer", "difference"])] if "answer" not in lacking else []
    attention = [(item, who) for item in ("attention", "answer") if item not in lacking for who in ("first_order", "largest")]
    context: dict[str, Any] = {
        "tab": "tail", "answer": sentence(words, found), "warnings": [words.text(one) for one in (HYPOTHESIS, ONLY_BUYERS)],
        "lacking": [{"name": words(f"tail.lacking.{one}"), "need": words(f"tail.lacking.{one}.need")} for one in (*lacking, "discounts")],
        "left_out": _number(found, "left_out"), "unpriced": _number(found, "unpriced"), "both": [_line(words, found[key]) for key in both if key in found],
        "since": words("tail.since", date=words.date(since)) if since else "",
        "parts": [*(_line(words, found[key]) for key in PARTS if key in found), *_voices(words)], "parities": parities,
        "attention": [_line(words, found[key]) for key in attention], "export": "/results/long-tail", "export_query": "",
    }  # fmt: skip
    return render(request, "pages/long_tail.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the long tail as a file."""
    return download(answer("long_tail"), "long-tail", kind)


def parity(words: Words, row: dict[str, Any]) -> str:
    """Say whether new customers get as much as the largest: as many of our touches, or an answer within a day as often."""
    ends, item = row["evidence"], row["item"]
    if ends["low"] is None:
        return words("tail.apart.unknown", item=words(f"tail.item.{item}"), reason=reason(words, ends))
    key = "less" if ends["high"] < 0 else "more" if ends["low"] > 0 else "same"
    times, digits = (100, 0) if item == "answer" else (1, 1)
    return words(
        f"tail.{item}.{key}", low=words.number(ends["low"] * times, digits), high=words.number(ends["high"] * times, digits)
    )


def _number(found: dict[tuple[str, str], dict[str, Any]], item: str) -> int:
    """Give how many customers are left out of something; nothing is told of results of before it was counted."""
    return int(found[item, "all"]["figure"] or 0) if (item, "all") in found else 0


def _voices(words: Words) -> list[dict[str, Any]]:
    names = {str(row["territory"]): words.text(Text(row["name_en"], row["name_fr"])) for row in rows("territories")}
    return concentration_beside(words, rows("voice_concentration"), names)


def _lacks(found: dict[tuple[str, str], dict[str, Any]], item: str) -> bool:
    """Say whether no export tells something."""
    row = found.get((item, "difference"))
    return row is None or row["evidence"]["reason"] == "not_given"


def _line(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    evidence, item = row["evidence"], row["item"]

    def shown(value: float) -> str:
        return (
            words.money(value, row["currency"])
            if row["currency"]
            else words.share(value)
            if item in SHARES
            else words.number(value, 1)
        )

    of = "contents" if item == "contents" else "customers"
    n = words(f"tail.{of}", n=evidence["n"])
    span = (
        words("tail.between", low=shown(evidence["low"]), high=shown(evidence["high"]))
        if evidence["low"] is not None
        else reason(words, evidence)
    )
    known = row["figure"] is not None
    counted = known or (evidence["reason"] == "too_few_customers" and evidence["n"])  # how few is the next thing one asks
    named = f"tail.item.{item}" if item in NAMED else ""
    alone = f"{UNNAMED.get(item, 'tail.who')}.{row['who']}"
    return {
        "name": words(named or alone), "who": words(f"tail.who.{row['who']}") if named else "",
        "value": shown(row["figure"]) if known else "–", "line": f"{span} · {n}" if counted else span,
        "why": why(words, words(named or alone), evidence, of=of, share=item in SHARES) if known else None,
    }  # fmt: skip
