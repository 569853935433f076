"""Results, beyond the money: trust, depth, learning and being known, each by itself beside what was earned."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.measurement.beyond import KINDS, Sight
from cordee.core.measurement.indicators import moved
from cordee.faces.web.company import company
from cordee.faces.web.cycles import amount
from cordee.faces.web.evidence import Figure, Why, figure, reason, unknown
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words


@needs("read")
def beyond(request: HttpRequest) -> HttpResponse:
    """Show each kind with its figures; what is not known here says why."""
    words = cast(Asked, request).words
    found = company().cycles().beyond()
    if not found:
        return render(request, "pages/beyond.html", {"tab": "beyond", "empty": words("bey.empty")})
    kinds = [kind for kind in KINDS if kind != "money"]
    known = sum(any(one.known for one in found if one.kind == kind) for kind in kinds)
    context: dict[str, Any] = {
        "tab": "beyond", "answer": words("bey.answer", known=known, of=len(kinds)),
        "kinds": [
            {"key": kind, "name": words.text(name), "line": words(f"bey.{kind}"), "figs": [_figure(words, one) for one in found if one.kind == kind]}
            for kind, name in KINDS.items()
        ],
    }  # fmt: skip
    return render(request, "pages/beyond.html", context)


def _figure(words: Words, one: Sight) -> Figure:
    found, name = one.now.figure, words.text(one.name)
    if found.value is None:
        untold = words("bey.unknown", reason=reason(words, found))
        return unknown(name, untold, _why(words, one, untold))
    parts = []
    top = 1.0 if one.unit == "share" else 1.1 * max(found.high or 0.0, _high(one))
    if found.span is not None:
        parts.append(
            words("cyc.of", range=words.range(*found.span), n=found.n)
            if one.unit == "share"
            else words("bey.range", range=words.range(*found.span, share=False))
        )
    else:
        parts.append(words("bey.whole", n=found.n))
    if one.before is not None and one.before.figure.value is not None:
        parts.append(words("bey.before", value=amount(words, one.before.figure.value, one.unit, one.before.currency)))
        move = moved(one.before, one.now, one.unit)
        if move != "unknown":
            parts.append(words(f"bey.moved.{move}"))
    line = " · ".join(parts)
    return figure(
        words, name, found, lambda value: amount(words, value, one.unit, one.now.currency), line, _why(words, one, line), top=top
    )


def _why(words: Words, one: Sight, line: str) -> Why:
    parts = [
        (words("why.how"), words.text(one.explained)),
        (words("why.rests"), words("bey.n", n=one.now.figure.n)),
        (words("why.margin"), line),
    ]
    if one.now.since and one.now.until:
        parts.append((words("why.period"), words("cyc.over", since=words.date(one.now.since), until=words.date(one.now.until))))
    return Why(words.text(one.name), tuple(parts))


def _high(one: Sight) -> float:
    return (one.before.figure.high or 0.0) if one.before is not None else 0.0
