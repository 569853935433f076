"""What stands behind a figure, in words: the line under it, and the reasons that *Why?* opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from cordee.core.vocabulary.axis import Axis
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.reasons import REASONS
from cordee.faces.web.speech import Words
from cordee.faces.web.words import WORDS

Evidence = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one figure, as pairs of a heading and a text, and where its rows are."""

    title: str
    parts: tuple[tuple[str, str], ...]
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as pages show it: name, value, unit, the line of its evidence, its reasons, and where its range is drawn.

    ``known`` is false for a figure that is a grey dash with a reason. ``bar`` is start, width and mark in per cent of the axis.
    """

    name: str
    value: str
    line: str
    why: Why | None = None
    unit: str = ""
    known: bool = True
    bar: tuple[str, str, str] | None = None


def reason(words: Words, found: Evidence | Estimate) -> str:
    """Say why a figure has no interval, or is not known."""
    why_not = found.reason if isinstance(found, Estimate) else found["reason"]
    return words.text(REASONS.get(why_not or "other", REASONS["other"]))


def figure(
    words: Words, name: str, found: Estimate, value: Callable[[float], str], line: str, because: Why | None = None, *, top: float = 1.0
) -> Figure:  # fmt: skip
    """Give a figure with its range drawn, or the dash with the reason where it is not known.

    Parameters
    ----------
    value
        Writes the figure in its unit.
    line
        What stands under it where it is known.
    because
        What *Why?* opens.
    top
        The end of the axis that the range is drawn on.
    """
    if found.value is None:
        return unknown(name, reason(words, found), because)
    return Figure(
        name, value(found.value), line, because, bar=bar(*found.span, found.value, top) if found.span and top > 0 else None
    )


def line(words: Words, evidence: Evidence, *, share: bool = True, hits: int | None = None) -> str:
    """Give the line under a figure: its interval or why there is none, and how many cases it rests on."""
    n = int(evidence["n"])
    count = words("ev.of", hits=hits, n=n) if hits is not None else words("ev.n", n=n)
    if evidence["low"] is None:
        return f"{reason(words, evidence)} · {count}" if evidence["reason"] == "counted" else reason(words, evidence)
    return f"{words.range(evidence['low'], evidence['high'], share=share)} · {count}"


def why(
    words: Words, title: str, evidence: Evidence, *, how: str = "", of: str = "cases", share: bool = True, change: str = ""
) -> Why:
    """Give the reasons of a figure.

    Parameters
    ----------
    words
        The language.
    title
        What the figure is.
    evidence
        What it rests on.
    how
        How it is worked out, where the formula's own sentence says too little.
    of
        What is counted: cases, fields, accounts, touches.
    share
        Whether the figure is a share, so that its interval reads in a hundred.
    change
        Key of what would change it.
    """
    formula = f"formula.{evidence['formula']}"
    n_key = "why.n" if of == "cases" else f"why.n.{of}"
    parts = [
        (words("why.how"), how or words(formula if formula in WORDS else "formula.counted")),
        (words("why.rests"), words(n_key, n=int(evidence["n"]))),
    ]
    if evidence["low"] is not None:
        span = words.range(evidence["low"], evidence["high"], share=share)
        parts.append((words("why.margin"), words("why.margin.range", range=words("ev.share", range=span) if share else span)))
    else:
        parts.append((words("why.margin"), reason(words, evidence)))
    if evidence.get("until"):
        until = words.date(evidence["until"])
        since = evidence.get("since")
        parts.append(
            (
                words("why.period"),
                words("why.since", since=words.date(since), until=until) if since else words("why.until", until=until),
            )
        )
    if change:
        parts.append((words("why.change"), words(change)))
    return Why(title, tuple(parts), rows_address(str(evidence.get("rows") or "")))


def counted(n: int, *, rows: str = "", until: Any = None, formula: str = "counted") -> Evidence:
    """Give the evidence of something that a page counted itself."""
    return {
        "n": n,
        "low": None,
        "high": None,
        "reason": "counted",
        "since": None,
        "until": until,
        "formula": formula,
        "rows": rows,
    }


def unknown(name: str, why_not: str, found: Why | None = None) -> Figure:
    """Give a figure that is not known: a dash, and the reason."""
    return Figure(name, "–", why_not, found, known=False)


def rows_address(question: str) -> str:
    """Give the page that shows the rows behind a figure, where it is a table of results."""
    table, _, condition = question.partition("?")
    if table not in ("cases", "timeline", "accounts", "rejected_rows", "data_use", "techniques", "judged_cases"):
        return ""
    return f"/rows/{table}/" + (f"?{urlencode(parse_qsl(condition))}" if condition else "")


def bar(low: float, high: float, mark: float, top: float) -> tuple[str, str, str]:
    """Place an interval on an axis from 0 to ``top``: start, width and mark, in per cent."""
    axis = Axis(0.0, top or 1.0)
    start, width = axis.span(low, high)
    return f"{start:.2f}%", f"{max(0.5, width):.2f}%", f"{axis.place(mark):.2f}%"
