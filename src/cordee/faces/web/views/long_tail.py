"""Results, long tail: customers whom nobody predicted beside the others, how much hangs on few, and whom we attend to."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.measurement.long_tail import HYPOTHESIS, ONLY_BUYERS
from cordee.faces.web.company import answer, current_run, rows
from cordee.faces.web.evidence import reason, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import download
from cordee.faces.web.tail import sentence

BOTH = (("net", "difference"), ("return", "unpredicted"), ("return", "others"), ("kept", "unpredicted"), ("kept", "others"))
SHARES = ("kept", "share")
LACKING = ("complaints", "answer", "discounts")


@needs("read")
def long_tail(request: HttpRequest) -> HttpResponse:
    """Test, on the team's own customers, whether those whom nobody predicted are worth more."""
    words = cast(Asked, request).words
    found = {(row["item"], row["who"]): row for row in rows("long_tail")}
    if current_run() is None or not found:
        return render(request, "pages/long_tail.html", {"tab": "tail", "empty": words("tail.empty")})
    context: dict[str, Any] = {
        "tab": "tail", "answer": sentence(words, found), "warnings": [words.text(one) for one in (HYPOTHESIS, ONLY_BUYERS)],
        "lacking": [{"name": words(f"tail.lacking.{one}"), "need": words(f"tail.lacking.{one}.need")} for one in LACKING],
        "left_out": int(found["left_out", "all"]["figure"] or 0), "both": [_line(words, found[key]) for key in BOTH if key in found],
        "parts": [_line(words, found["share", who]) for who in ("top_fifth", "rest")], "parity": parity(words, found["attention", "difference"]),
        "attention": [_line(words, found["attention", who]) for who in ("first_order", "largest")], "export": "/results/long-tail", "export_query": "",
    }  # fmt: skip
    return render(request, "pages/long_tail.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the long tail as a file."""
    return download(answer("long_tail"), "long-tail", kind)


def parity(words: Words, row: dict[str, Any]) -> str:
    """Say whether new customers get as many of our touches as the largest."""
    ends = row["evidence"]
    if ends["low"] is None:
        return reason(words, ends)
    key = "less" if ends["high"] < 0 else "more" if ends["low"] > 0 else "same"
    return words(f"tail.attention.{key}", low=words.number(ends["low"], 1), high=words.number(ends["high"], 1))


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

    n = words("tail.customers", n=evidence["n"])
    span = (
        words("tail.between", low=shown(evidence["low"]), high=shown(evidence["high"]))
        if evidence["low"] is not None
        else reason(words, evidence)
    )
    known = row["figure"] is not None
    counted = known or (evidence["reason"] == "too_few_customers" and evidence["n"])  # how few is the next thing one asks
    named = f"tail.item.{item}" if item in ("net", "return", "kept", "complaints") else ""
    return {
        "name": words(named) if named else words(f"tail.who.{row['who']}"), "who": words(f"tail.who.{row['who']}") if named else "",
        "value": shown(row["figure"]) if known else "–", "line": f"{span} · {n}" if counted else span,
        "why": why(words, words(named or f"tail.who.{row['who']}"), evidence, of="customers", share=item in SHARES) if known else None,
    }  # fmt: skip
