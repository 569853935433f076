"""People who agreed to be seen: the list, one person, two side by side; ask somebody, propose something to them.

What they say is read from the records at each look, so that what they take back is gone at once; figures come from the run.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.portraits import Seen
from cordee.core.opinion.portraits import FIELDS, SIDES, FieldName, Part, lacking
from cordee.core.vocabulary.problems_of_portraits import NoSuchSitter
from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.company import answer, company, current_run, rows
from cordee.faces.web.depth_reach import Stood, of_people
from cordee.faces.web.evidence import line, reason
from cordee.faces.web.facets import carried_by, heard_of
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.portraits import circle, classes, figures, lacks, rests_on, shown, side
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell, download, heads
from cordee.faces.web.views.territories import said
from cordee.wiring import Ask, Condition, Problem

HERE = "/voices/people/"
PROPOSED: tuple[FieldName, ...] = ("topic", "experience", "content", "audience")
ORDERS = ("name", "side", "answers", "a_month", "proved")
Row = dict[str, Any]


@needs("read")
def people(request: HttpRequest) -> HttpResponse:
    """List who agreed to be seen, depth first; ask somebody for their portrait."""
    asked = cast(Asked, request)
    words, portraits = asked.words, company().portraits(asked.user.pk)
    typed, complaint = {name: request.POST.get(name, "")[:300] for name in ("who", "label", "side")}, ""
    if request.method == "POST":
        try:
            chosen = typed["side"] if typed["side"] in SIDES else "outside"
            made = portraits.ask(typed["who"], label=typed["label"], side=chosen)
            messages.success(request, words("people.asked", name=made.label))
            return redirect(HERE)
        except Problem as problem:
            complaint = said(words, problem)
    counted = {row["portrait"]: row for row in rows("portraits")}
    order = request.GET.get("sort", "") if request.GET.get("sort", "").removeprefix("-") in ORDERS else "-answers"
    listed = _sorted([_listed(words, one, counted.get(one.sitter.key)) for one in portraits.seen()], order)
    columns = [("name", words("people.col.name"), False), ("", words("people.col.class"), False), ("answers", words("people.answers"), True),
               ("a_month", words("people.a_month"), True), ("proved", words("people.col.done"), True), ("", words("people.col.topics"), False),
               ("", words("people.col.lacks"), False)]  # fmt: skip
    waits = len(portraits.waiting())
    stood = [one["stood"] for one in _sorted(listed, "-answers")]
    context = {
        "tab": "people", "people": listed, "heads": heads(request, columns, order), "names": [name for _, name, _ in columns],
        "answer": _answer(words, listed, waits), "waits": waits, "export": "/voices/people", "export_query": "", "computed": bool(counted), "reach": of_people(words, stood),
        "sides": [(name, words.text(text), name == (typed["side"] or "employee")) for name, text in SIDES.items()], "typed": typed, "complaint": complaint,
    }  # fmt: skip
    return render(request, "pages/people.html", context, status=400 if complaint else 200)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the portraits of the last run as a file, without what was taken back since."""
    if current_run() is None:
        raise Http404(kind)
    return download(answer("portraits"), "portraits", kind)


@needs("read")
def person(request: HttpRequest, key: str) -> HttpResponse:
    """Show one person as far as they agreed: what they say, what files say, where they are named, what is lacking."""
    asked = cast(Asked, request)
    words, portraits = asked.words, company().portraits(asked.user.pk)
    try:
        one = portraits.one(key)
    except NoSuchSitter as problem:
        raise Http404(key) from problem
    complaint = ""
    if request.method == "POST":
        field = request.POST.get("field", "")
        try:
            if field in PROPOSED:
                portraits.propose(key, Part("", field, " ".join(request.POST.get("value", "").split())))
                messages.success(request, words("people.proposed", name=one.sitter.label))
            return redirect(f"{HERE}{key}/")
        except Problem as problem:
            complaint = said(words, problem)
    counted = _counted(one)
    context = _person(words, one) | {
        "heard": heard_of(words, counted["person_id"] if counted else None, one.sitter.label), "carried": carried_by(words, key),
        "tab": "people", "complaint": complaint, "proposes": [(name, words(f"people.field.{name}")) for name in PROPOSED],
        "others": [(each.sitter.key, each.sitter.label) for each in portraits.seen() if each.sitter.key != key],
    }  # fmt: skip
    return render(request, "pages/person.html", context, status=400 if complaint else 200)


@needs("read")
def compare(request: HttpRequest) -> HttpResponse:
    """Show two people side by side, field by field; what one does not say stays a dash."""
    words, portraits = cast(Asked, request).words, company().portraits()
    try:
        pair = [portraits.one(request.GET.get(name, "")) for name in ("a", "b")]
    except NoSuchSitter as problem:
        raise Http404("compare") from problem
    first, second = (_counted(one) for one in pair)
    two = [_person(words, pair[0], beside=second), _person(words, pair[1], beside=first)]
    by_field = [{field["id"]: field["lines"] for field in each["fields"]} for each in two]
    lines = [
        {"name": words(f"people.field.{field}"), "cells": [each.get(field, []) for each in by_field]}
        for field in FIELDS
        if any(field in each for each in by_field)
    ]
    measured = [
        {"name": words(f"people.{name}"), "figures": [each["figures"][place] if each["figures"] else None for each in two]}
        for place, name in enumerate(("answers", "a_month", "on_self"))
    ]
    return render(request, "pages/compare.html", {"tab": "people", "two": two, "lines": lines, "measured": measured})


def _counted(one: Seen) -> Row | None:
    """Give what the run says of somebody; None where it does not know of them, or of what they say now."""
    return next(iter(rows("portraits", Ask(where=(Condition("portrait", "=", one.sitter.key),)))), None)


def _person(words: Words, one: Seen, *, beside: Row | None = None) -> Row:
    row = _counted(one)
    counts = any(part.field == "traces" for part in one.parts)
    missing = lacking(one.parts, contents=row["published"] if row else None)
    named = _named(words, row["person_id"] if row else None)
    return {
        "key": one.sitter.key, "name": one.sitter.label, "side": side(words, one), "fields": shown(words, one),
        "figures": figures(words, row if counts else None, beside=beside), "counts": counts, "circle": circle(words, row) if any(part.field == "exchanges" for part in one.parts) else [],
        "lacks": lacks(words, missing), "named": named,
        "classes": classes(words, row["person_id"] if row else None, one.sitter.label), "answer": _about(words, one, lacks(words, missing)),
    }  # fmt: skip


def _named(words: Words, person_id: str | None) -> list[Row]:
    """Give the territories on which somebody is named, each once, with the share of those who answered."""
    if person_id is None:
        return []
    names = {str(row["territory"]): row for row in rows("territories")}
    best: dict[str, Row] = {}
    for row in rows("nominations", Ask(where=(Condition("person_id", "=", person_id),))):
        known = best.get(row["territory"])
        if known is None or (row["closed_on"], row["raters"]) > (known["closed_on"], known["raters"]):
            best[row["territory"]] = row
    return [
        {"key": key, "name": str(names[key][f"name_{words.language}"]), "value": words.share(row["share"]),
         "line": line(words, row["share_evidence"], hits=row["raters"])}
        for key, row in sorted(best.items())
        if key in names
    ]  # fmt: skip


def _about(words: Words, one: Seen, missing: str) -> str:
    proved = sum(part.field == "experience" and bool(part.proof) for part in one.parts)
    topics = [part.value for part in one.parts if part.field == "topic"]
    first = words("people.about.topics", topics=words.join(topics)) if topics else words("people.about.notopic")
    second = words("people.about.proved", n=proved) if proved else words("people.about.unproved")
    third = words("people.about.lacks", what=missing) if missing else words("people.about.whole")
    return type(first)(f"{first} {second} {third}")


def _answer(words: Words, listed: list[Row], waits: int) -> str:
    if not listed:
        return words("people.none")
    proved = sum(bool(one["proved"]) for one in listed)
    first = words("people.answer", n=len(listed))
    second = words("people.answer.proved", n=proved) if proved else words("people.answer.unproved")
    return type(first)(f"{first} {second}")


def _listed(words: Words, one: Seen, row: Row | None) -> Row:
    parts = one.parts
    counts = any(part.field == "traces" for part in parts)
    figured = row if counts else None
    done = [part for part in parts if part.field == "experience"]
    proved = sum(bool(part.proof) for part in done)
    missing = lacking(parts, contents=row["published"] if row else None)
    kinds = classes(words, row["person_id"] if row else None, one.sitter.label)
    return {
        "key": one.sitter.key, "name": one.sitter.label, "side": side(words, one), "classes": kinds[:2],
        "cells": [_cell(words, figured, "answers"), _cell(words, figured, "a_month"),
                  Cell(words("people.done.of", n=proved, of=len(done)) if done else "–", "" if done else words("people.notsaid"), bool(done))],
        "topics": words.join([part.value for part in parts if part.field == "topic"]), "lacks": lacks(words, missing),
        "stood": _stood(one, figured), "answers": figured["answers"] if figured else None, "a_month": figured["a_month"] if figured else None, "proved": proved or None,
    }  # fmt: skip


def _stood(one: Seen, figured: Row | None) -> Stood:
    """Place somebody by the answers that their texts get, and by the audience that they say they have."""
    many = [part.level for part in one.parts if part.field == "audience" and part.level is not None]
    evidence = figured["answers_evidence"] if figured else {}
    return Stood(
        one.sitter.label, figured["answers"] if figured else None, evidence.get("low"), evidence.get("high"), sum(many) if many else None
    )  # fmt: skip


def _cell(words: Words, row: Row | None, name: str) -> Cell:
    if row is None:
        return Cell("–", words("reason.not_agreed"), known=False)
    evidence = row[f"{name}_evidence"]
    if row[name] is None:
        return Cell("–", reason(words, evidence), known=False)
    return Cell(words.number(row[name], 1), rests_on(words, evidence))


def _sorted(listed: list[Row], order: str) -> list[Row]:
    """Sort by a column; what is not known comes last either way, names break ties: nobody is ranked by followers."""
    key, down = order.removeprefix("-"), order.startswith("-")
    named = sorted(listed, key=lambda one: plain(one["name"]))
    if key in ("name", "side"):
        return sorted(named, key=lambda one: plain(one[key]), reverse=down)
    known = [one for one in named if one[key] is not None]
    first = sorted(known, key=lambda one: -one[key] if down else one[key])
    return first + sorted((one for one in named if one[key] is None), key=lambda one: -(one["proved"] or 0))
