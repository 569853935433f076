"""What changed between two runs, as figures; and what will soon be known."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Figure, counted, why
from cordee.faces.web.speech import Words

SOON = 4
MOST = 400


def changes(words: Words, found: Any, since: str, until: date) -> list[Figure]:
    """Give what changed: stages reached, cases opened, won and lost, verdicts that turned."""
    how = words("formula.diff", after=words.date(until), before=since)
    listed = []
    for stage in ("consideration", "purchase"):
        came = [row for row in found.stages if row["after"] == stage]
        listed.append(_figure(words, f"week.change.{stage}", came, "", how, f"accounts?stage={stage}", "accounts", until))
    listed.append(_touches(words, found.touches, how, until))
    for name in ("opened", "won", "lost"):
        cases = getattr(found, name)
        amounts = _amounts(words, cases) if name == "won" else ""
        listed.append(_figure(words, f"week.change.{name}", cases, amounts, how, "cases", "cases", until))
    if found.openers:
        listed.append(_openers(words, found.openers, how, until))
    for row in found.verdicts:
        title = words("week.change.verdict", name=words.text(name_of(row["technique"])))
        line = words("week.change.from", before=words(f"verdict.{row['before']}"))
        because = why(words, title, counted(1, rows="techniques", until=until), how=how)
        listed.append(Figure(title, words(f"verdict.{row['after']}"), line, because))
    return listed


def soon(words: Words, techniques: list[dict[str, Any]]) -> list[str]:
    """Say of which techniques a verdict is near, the nearest first."""
    near = [
        row
        for row in techniques
        if row["verdict"] == "unknown" and row["closed"] and (row["cases_before_we_know"] or MOST + 1) <= MOST
    ]
    near = [row for row in near if row["technique"] not in ("unknown", "other")]
    near.sort(key=lambda row: (row["cases_before_we_know"], row["technique"]))
    return [
        words("week.soon.line", name=words.text(name_of(row["technique"])), n=row["cases_before_we_know"]) for row in near[:SOON]
    ]


def _figure(
    words: Words, key: str, came: list[dict[str, Any]], amounts: str, how: str, behind: str, of: str, until: date
) -> Figure:
    """Give a number of moves; under it, how many of them are only known late."""
    n, late = len(came), sum(row["late"] for row in came)
    because = why(words, words(key), counted(n, rows=behind, until=until), how=how, of=of)
    line = words("week.change.late", n=late) if late else words("ev.counted")
    return Figure(words(key), f"{words.number(n)} · {amounts}" if amounts else words.number(n), line, because)


def _touches(words: Words, met: list[dict[str, Any]], how: str, until: date) -> Figure:
    """Give the number of new touches and at how many accounts; under it, how many went with a file that is gone."""
    grown = [row["after"] - row["before"] for row in met if row["after"] > row["before"]]
    gone = [row["before"] - row["after"] for row in met if row["after"] < row["before"]]
    title = words("week.change.touches")
    because = why(
        words, title, counted(sum(grown), rows="timeline", until=until), how=f"{how} {words('week.touches.how')}", of="touches"
    )
    parts = [words("week.touches.at", n=len(grown))] if grown else []
    parts += [words("week.touches.gone", n=sum(gone))] if gone else []
    return Figure(title, words.number(sum(grown)), words("semicolon").join(parts) or words("ev.counted"), because)


def _openers(words: Words, openers: list[dict[str, Any]], how: str, until: date) -> Figure:
    """Give the number of cases that count for another technique than before, and why."""
    reasons: dict[str, int] = defaultdict(int)
    for row in openers:
        reasons[row["because"]] += 1
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    line = words("semicolon").join(words(f"week.openers.{reason}", n=n) for reason, n in ordered)
    title = words("week.openers")
    because = why(words, title, counted(len(openers), rows="cases", until=until), how=f"{how} {words('week.openers.how')}")
    return Figure(title, words.number(len(openers)), line, because)


def _amounts(words: Words, cases: list[dict[str, Any]]) -> str:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in cases:
        if row["amount"] is not None and row["currency"]:
            sums[row["currency"]] += row["amount"]
    return " + ".join(words.money(total, currency) for currency, total in sorted(sums.items()))
