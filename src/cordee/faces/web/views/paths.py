"""Results, paths: which contents lead on, which are dead ends, and which step to offer next."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.company import answer, current_run, rows
from cordee.faces.web.evidence import reason, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell, download, paging

PAGE = 50
ORDER = ("dead_end", "leads_on", "unknown")
STEPS = ("led_on", "home", "returned")


@needs("read")
def paths(request: HttpRequest) -> HttpResponse:
    """Say which contents are dead ends, which lead on, and what to offer next."""
    words = cast(Asked, request).words
    found = rows("paths")
    if current_run() is None or not found:
        return render(request, "pages/paths.html", {"tab": "paths", "empty": words("path.empty")})
    ordered = sorted(found, key=lambda row: (ORDER.index(row["word"]), -row["people"], row["content"]))
    pages = paging(request, len(ordered))
    context: dict[str, Any] = {
        "tab": "paths", "answer": sentence(words, found), "one_in": found[0]["one_in"],
        "table": [_row(words, row) for row in ordered[pages["offset"] : pages["offset"] + PAGE]], "export": "/results/paths", "export_query": "", **pages,
    }  # fmt: skip
    return render(request, "pages/paths.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the paths as a file."""
    return download(answer("paths"), "paths", kind)


def sentence(words: Words, found: list[dict[str, Any]]) -> str:
    """Count dead ends, contents that lead on, and those of which it is too early to say."""
    n = {word: sum(row["word"] == word for row in found) for word in ORDER}
    parts = [words("path.answer", n=n["dead_end"]) if n["dead_end"] else words("path.answer.none")]
    parts += [words(f"path.{name}", n=n[word]) for name, word in (("leads", "leads_on"), ("open", "unknown")) if n[word]]
    return type(parts[0])(" ".join(parts))


def _row(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    following, more = row["next_return_evidence"], row["next_more_evidence"]
    next_line: str = words(f"path.next.{row['next_from']}")
    if row["next_step"] is not None and following["low"] is not None:
        parts = [words("path.next.line", range=words.range(following["low"], following["high"]), n=following["n"]), next_line]
        if more["low"] is not None:
            key = "path.next.more" if more["low"] > 0 else "path.next.open"
            parts.insert(1, words(key, low=words.number(more["low"] * 100), high=words.number(more["high"] * 100)))
        next_line = " · ".join(parts)
    return {
        "content": row["content"], "technique": words.text(name_of(row["technique"])), "people": words("path.people", n=row["people"]), "word": row["word"],
        "said": words(f"path.word.{row['word']}"), **{name: _share(words, row, name) for name in STEPS},
        "next": row["next_step"] or "–", "next_line": next_line,
        "next_why": why(words, row["next_step"], more, of="people", change="change.choice") if row["next_more"] is not None else None,
        "why": why(words, row["content"], row["led_on_evidence"], of="people", change="change.choice") if row["led_on"] is not None else None,
    }  # fmt: skip


def _share(words: Words, row: dict[str, Any], name: str) -> Cell:
    evidence = row[f"{name}_evidence"]
    if row[name] is None:
        return Cell("–", reason(words, evidence), known=False)
    return Cell(words.share(row[name]), words.range(evidence["low"], evidence["high"]))
