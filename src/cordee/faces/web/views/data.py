"""Data: what was taken in, which rows were refused, how much of it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.refused import refused_files
from cordee.actions.remark import remarks
from cordee.core.intake.reading import REASONS, REMEDIES
from cordee.core.vocabulary.table_words import table_name
from cordee.core.vocabulary.vendor_words import section_name
from cordee.engine.manifest import Import
from cordee.faces.web import jobs
from cordee.faces.web.company import answer, company, count, current_run, rows, tally
from cordee.faces.web.company import refused as refused_rows
from cordee.faces.web.evidence import Figure, counted, why
from cordee.faces.web.fields import say_of_field, unused
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell, by, download, heads, paging
from cordee.faces.web.views.jobs import shown
from cordee.faces.web.views.territories import said
from cordee.wiring import FORMATS, Ask, Condition, Problem

TITLES = {one.id: one.title for one in FORMATS}
USE_SORTS = {"field": "field", "source": "file", "filled": "filled_share", "distinct": "distinct_values",
             "contradictory": "contradictory", "fresh": "fresh_until", "read": "used"}  # fmt: skip
EXAMPLES = 3
REMARKS = 8


@needs("read")
def imports(request: HttpRequest) -> HttpResponse:
    """List the files taken in; add files."""
    words = cast(Asked, request).words
    entries = company().imports()
    job = jobs.running()
    waiting = [one for one in sorted((company().folder / "inbox").glob("*")) if one.is_file() and not one.name.startswith(".")]
    listed = [
        {
            "id": one.id, "file": one.file, "format": words.text(TITLES[one.format]) if one.format in TITLES else one.format,
            "taken": words.moment(one.taken_in_at), "known": words.date(one.known_at), "because": words(f"data.known.{one.known_because}"),
            "rows": one.rows, "refused": one.refused, "size": words.size(one.bytes),
        }
        for one in reversed(entries)
    ]  # fmt: skip
    whole = _whole_files(words)
    remarked = [{"id": one.id, "file": one.file, "says": words.text(each.says)} for one in entries for each in remarks(one)]
    context = {
        "tab": "imports", "imports": listed, "n": len(entries), "answer": sentence(words, entries, len(whole)), "whole": whole,
        "job": shown(words, job) if job else None, "remarks": remarked[-REMARKS:],
        "waiting": len(waiting), "undone": request.session.get("undone"),
    }  # fmt: skip
    return render(request, "pages/imports.html", context)


def sentence(words: Words, entries: Sequence[Import], whole: int) -> str:
    """Answer the page's question: files taken in, rows refused, files refused whole."""
    rows_of, lost = sum(one.rows for one in entries), sum(one.refused for one in entries)
    parts = [words("data.answer", n=len(entries), rows=words("n.rows", n=rows_of)) if entries else words("data.none")]
    if entries:
        parts.append(words("data.answer.rows", n=lost) if lost else words("data.answer.clean"))
    if whole:
        parts.append(words("data.answer.whole", n=whole))
    return type(parts[0])(" ".join(parts))


@needs("read")
def refused(request: HttpRequest) -> HttpResponse:
    """List the rows that could not be used, by file and reason, and one by one."""
    words = cast(Asked, request).words
    file = request.GET.get("file", "")
    ask = _of_file(file)
    files = tally("rejected_rows", "file")
    total, found_refused = count("rejected_rows", ask), refused_rows()
    pages = paging(request, total)
    found, groups = rows("rejected_rows", Ask(where=ask.where, limit=50, offset=pages["offset"])), _groups(words, ask)
    context = {
        "tab": "refused", "total": count("rejected_rows"), "refused_n": found_refused.rows, "cells": found_refused.cells, "files": list(files), "file": file, "groups": groups,
        "remedies": [words.text(text) for reason, text in REMEDIES.items() if reason in {one["code"] for one in groups}],
        "each": [_complaint(words, row) for row in found], "whole": _whole_files(words), "n": len(company().imports()), "export": "/data/refused",
        "export_query": f"?{request.GET.urlencode()}" if file else "", **pages,
    }  # fmt: skip
    return render(request, "pages/refused_rows.html", context)


@needs("read")
def export_refused(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the refused rows as a file."""
    return download(answer("rejected_rows", _of_file(request.GET.get("file", ""))), "refused-rows", kind)


@needs("read")
def use(request: HttpRequest) -> HttpResponse:
    """Say which fields are filled, and which of them a result reads."""
    words, complaint = cast(Asked, request).words, ""
    if request.method == "POST":
        try:
            say_of_field(request)
            return redirect("/data/use/#gains")
        except Problem as problem:
            complaint = said(words, problem)
    if current_run() is None:
        return render(request, "pages/use.html", {"tab": "use", "empty": words("use.empty")})
    found = rows("data_use")
    source, used = request.GET.get("source", ""), request.GET.get("used", "")
    for row in found:
        row["file"] = row["file"] or row["source"]
    sources = sorted({row["file"] for row in found})
    listed = [row for row in found if source in ("", row["file"]) and used in ("", "yes" if row["used"] else "no")]
    order = request.GET.get("sort", "-filled")
    ordered = by(listed, USE_SORTS.get(order.removeprefix("-"), "filled_share"), order.startswith("-"))
    columns = [(key, words(f"use.col.{key}"), key in ("filled", "distinct", "contradictory")) for key in USE_SORTS]
    context = {
        "tab": "use", "n": len(found), "used_n": sum(row["used"] for row in found),
        "unused": sum(not row["used"] and row["filled"] > 0 for row in found),
        "figures": audit(words, found), "sources": sources, "source": source, "used": used,
        "by_source": [_source(words, name, [row for row in found if row["file"] == name]) for name in sources],
        "heads": heads(request, columns, order), "table": [_field(words, row) for row in ordered],
        "export": "/data/use", "export_query": "", "complaint": complaint, **unused(request),
    }  # fmt: skip
    return render(request, "pages/use.html", context, status=400 if complaint else 200)


@needs("read")
def export_use(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the use of data as a file."""
    return download(answer("data_use"), "use-of-data", kind)


@needs("read")
def export_fields(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the unused fields, and what each would add, as a file."""
    return download(answer("field_gains"), "unused-fields", kind)


def audit(words: Words, found: list[dict[str, Any]]) -> list[Figure]:
    """Give the figures of the audit: fields, used, filled but not used, empty."""
    sources = len({row["file"] or row["source"] for row in found})
    numbers = {
        "fields": len(found),
        "used": sum(row["used"] for row in found),
        "unused": sum(not row["used"] and row["filled"] > 0 for row in found),
        "blank": sum(row["filled"] == 0 for row in found),
    }
    evidence = counted(len(found), rows="data_use", formula="fields")
    return [
        Figure(words(f"use.{name}"), words.number(number), words("use.line", n=sources),
               why(words, words(f"use.{name}"), evidence, of="fields", change="change.exports"))
        for name, number in numbers.items()
    ]  # fmt: skip


def _of_file(file: str) -> Ask:
    return Ask(where=(Condition("file", "=", file),)) if file else Ask()


def _groups(words: Words, ask: Ask) -> list[dict[str, Any]]:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows("rejected_rows", Ask(where=ask.where, limit=20000)):
        groups.setdefault((row["file"], row["section"], row["field"] or "", row["reason"]), []).append(row)
    found = []
    for (file, section, field, reason), complaints in sorted(groups.items(), key=lambda item: -len(item[1]))[:40]:
        values = list(dict.fromkeys(row["value"] for row in complaints if row["value"]))[:EXAMPLES]
        found.append(
            {
                "file": file, "section": words.text(section_name(section)), "field": field, "code": reason, "reason": words.text(REASONS[reason]) if reason in REASONS else reason,
                "n": len(complaints), "values": values, "import": complaints[0]["import_id"],
                "kept": all(row["kept"] for row in complaints),
            }
        )  # fmt: skip
    return found


def _complaint(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    reason = words.text(REASONS[row["reason"]]) if row["reason"] in REASONS else row["reason"]
    return row | {"reason": reason, "section": words.text(section_name(row["section"]))}


def _whole_files(words: Words) -> list[dict[str, str]]:
    """Give the files that were refused whole and nothing made up for: why, and where each is kept."""
    return [
        {"file": one.path.name, "why": one.reasons[words.language == "fr"], "kept": f"refused/{one.path.name}"}
        for one in refused_files(company().workspace)
    ]


def _source(words: Words, name: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    used = sum(row["used"] for row in found)
    return {
        "name": name,
        "n": len(found),
        "used": used,
        "width": f"{100 * used / len(found):.1f}%",
        "share": words.share(used / len(found)),
    }


def _read_as(words: Words, label: str) -> str:
    """Name what a file was read as: the format's title, where it is one of ours; a vendor's own names stay."""
    known = TITLES.get(label.partition("/")[0])
    return words.text(known) if known and label.startswith("table.") else label


def _field(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    filled = words("use.filled", filled=row["filled"], n=row["rows"])
    repeated = row["duplicated_share"]
    return {
        "field": row["field"], "format": _read_as(words, row["format"]), "source": row["file"], "used": row["used"],
        "read_by": ", ".join(words.text(table_name(one)) for one in row["read_by"] or ()),
        "filled": Cell(words.share(row["filled_share"]), filled, known=row["filled_share"] is not None),
        "distinct": Cell(words.number(row["distinct_values"]), words("use.repeated", share=words.share(repeated)))
        if repeated is not None else Cell("–", words("use.blank"), known=False),
        "contradictory": Cell(words.number(row["contradictory"]), words("ev.counted")) if row["contradictory"] is not None
        else Cell("–", words("use.uncompared"), known=False),
        "fresh": words.date(row["fresh_until"]),
    }  # fmt: skip
