"""Results, decisions: those that stand, whatever they rest on; a new one; one with its figure then and today, and its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.decisions import Kind
from cordee.core.measurement.decisions import Decision, Dissent, Stance
from cordee.core.vocabulary.problems_of_decisions import FigureNotKnown, NoSuchDecision, NoSuchFigure
from cordee.faces.web import decisions as shown
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, download, paging
from cordee.faces.web.views.territories import said
from cordee.records.models import User
from cordee.wiring import Problem
from cordee.wiring.decisions import Decisions

HERE = "/results/decisions/"
KINDS: tuple[Kind, ...] = ("", "data", "opinion")
FIELDS = ("question", "decided", "by", "stance", "comment", "why", "who1", "dissent1", "who2", "dissent2", "who3", "dissent3")
LONGEST = 4000
MOST_DEPARTED = 30


@needs("read")
def decisions(request: HttpRequest) -> HttpResponse:
    """List the decisions that stand, each with what it rests on."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().decisions(asked.user.pk)
    kind = _kind(request)
    found = verbs.standing(kind)
    pages = paging(request, len(found))
    departed = verbs.departures()
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in={one.author for one in departed if one.author})}
    context = {
        "departed": [shown.departure(words, one, authors) for one in departed[:MOST_DEPARTED]], "more": max(0, len(departed) - MOST_DEPARTED),
        "tab": "decisions", "answer": _answer(words, verbs.standing() if kind else found), "kind": kind, "any": bool(found) or bool(kind),
        "kinds": [(one, words(f"dec.kind.{one or 'all'}")) for one in KINDS], "may": asked.user.may("experiments"),
        "rows": [shown.listed(words, verbs, one) for one in found[pages["offset"] : pages["offset"] + PAGE_ROWS]],
        "export": "/results/decisions", "export_query": f"?kind={kind}" if kind else "", **pages,
    }  # fmt: skip
    return render(request, "pages/decisions.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the decisions that stand as a file, with their figures then and today."""
    asked = cast(Asked, request)
    verbs = company().decisions(asked.user.pk)
    return download(verbs.table(verbs.standing(_kind(request)), language=asked.words.language), "decisions", kind)


@needs("experiments")
def new(request: HttpRequest) -> HttpResponse:
    """Write a decision down: on a figure, on an experiment before it is read, or on nothing; or in the place of another."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().decisions(asked.user.pk)
    on, about, replaced = request.GET.get("on", ""), request.GET.get("about", ""), request.GET.get("again", "")
    old = _found(verbs, int(replaced)) if replaced.isdecimal() else None
    try:
        figure = verbs.figure(on) if on else None
    except (NoSuchFigure, FigureNotKnown) as problem:
        raise Http404(on) from problem
    name = shown.figure_named(words, figure) if figure else ""
    hypothesis = "" if figure else _hypothesis(about)
    typed, complaint = _typed(request), ""
    if request.method == "POST":
        try:
            stance, dissents = cast(Stance, typed["stance"]) if figure else "", _dissents(words, typed)
            if old is not None and old.id is not None:
                made = verbs.correct(old.id, typed["decided"], by=typed["by"], why=typed["why"], on=on, dissents=dissents, stance=stance, comment=typed["comment"])  # fmt: skip
            else:
                made = verbs.write(typed["question"], typed["decided"], by=typed["by"], on=on, about=about, dissents=dissents, stance=stance, comment=typed["comment"])  # fmt: skip
            messages.success(request, words("dec.corrected" if old else "dec.written"))
            return redirect(f"{HERE}{made.id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    else:
        question = (
            old.question if old else words("dec.question.of", name=shown.thing_named(words, figure)) if figure else hypothesis
        )
        typed |= {"question": question, "by": str(asked.user)}
    kind = "figure" if figure else "before" if hypothesis else "opinion"
    context = {
        "tab": "decisions", "typed": typed, "complaint": complaint, "title": words(f"dec.new.{kind}"), "line": words(f"dec.new.{kind}.line"), "named": name,
        "figs": shown.figures(words, figure, figure)[1:] if figure else [], "on_data": bool(figure), "corrects": old is not None,
        "old": words("dec.new.again", id=str(old.id), decided=old.decided) if old else "", "asks_question": old is None,
    }  # fmt: skip
    return render(request, "pages/decision_new.html", context, status=400 if complaint else 200)


@needs("read")
def decision(request: HttpRequest, id: int) -> HttpResponse:
    """Show one decision with its figure then and today, who disagreed, and its versions; put another in its place."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().decisions(asked.user.pk)
    one = _found(verbs, id)
    typed, complaint = _typed(request), ""
    if request.method == "POST":
        try:
            stance: Stance = cast(Stance, typed["stance"]) if one.reference else ""
            made = verbs.correct(id, typed["decided"], by=typed["by"], why=typed["why"], dissents=_dissents(words, typed), stance=stance, comment=typed["comment"])  # fmt: skip
            messages.success(request, words("dec.corrected"))
            return redirect(f"{HERE}{made.id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    else:
        typed |= _told(one)
    return render(request, "pages/decision.html", _context(words, verbs, one, typed, complaint, may=asked.user.may("experiments")), status=400 if complaint else 200)  # fmt: skip


def _context(
    words: Words, verbs: Decisions, one: Decision, typed: dict[str, str], complaint: str, *, may: bool
) -> dict[str, Any]:
    line = verbs.line(one.id or 0)
    last = line[-1]
    now = verbs.today_of(one.figure) if one.figure else None
    return {
        "tab": "decisions", "one": shown.listed(words, verbs, one), "figs": shown.figures(words, one.figure, now) if one.figure else [],
        "compared": one.figure is not None and now is not None and now.run != one.figure.run, "typed": typed, "complaint": complaint,
        "line": [shown.listed(words, verbs, each) for each in reversed(line)] if len(line) > 1 else [], "stands": last.id == one.id, "last": last.id,
        "may": may and last.id == one.id, "on_data": bool(one.reference), "corrects": True, "asks_question": False,
        "again": f"{HERE}new/?on={one.figure.on}&again={one.id}" if one.figure is not None and now is not None and now.estimate.value is not None else "",
    }  # fmt: skip


def _answer(words: Words, found: Sequence[Decision]) -> str:
    if not found:
        return words("dec.none")
    opinion = sum(one.evidence == "opinion" for one in found)
    disputed, against = sum(bool(one.dissents) for one in found), sum(one.stance == "departs" for one in found)
    parts = [words("dec.answer", n=len(found), data=len(found) - opinion, opinion=opinion)]
    parts += [words("dec.answer.dissent", n=disputed)] if disputed else []
    parts += [words("dec.answer.against", n=against)] if against else []
    return type(parts[0])(" ".join(parts))


def _hypothesis(about: str) -> str:
    """Give what an experiment expects, where something is decided about it beforehand."""
    kind, _, key = about.partition(":")
    if not about:
        return ""
    found = company().book().experiments.named(key) if kind == "experiment" else None
    if found is None:
        raise Http404(about)
    return found.plan.hypothesis


def _found(verbs: Decisions, number: int) -> Decision:
    try:
        return verbs.one(number)
    except NoSuchDecision as problem:
        raise Http404(number) from problem


def _kind(request: HttpRequest) -> Kind:
    asked = request.GET.get("kind", "")
    return next((one for one in KINDS if one == asked), "")


def _typed(request: HttpRequest) -> dict[str, str]:
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in FIELDS}
    return typed | {"stance": typed["stance"] if typed["stance"] in ("follows", "departs") else ""}


def _told(one: Decision) -> dict[str, str]:
    """Give what a form of a correction begins with: what stands."""
    told = {"decided": one.decided, "by": one.by, "stance": one.stance, "comment": one.comment}
    for number, each in enumerate(one.dissents[:3], 1):
        told |= {f"who{number}": each.who, f"dissent{number}": each.why}
    return told


def _dissents(words: Words, typed: Mapping[str, str]) -> list[Dissent]:
    pairs = [(typed[f"who{number}"].strip(), typed[f"dissent{number}"].strip()) for number in (1, 2, 3)]
    if any(bool(who) != bool(reason) for who, reason in pairs):
        raise ValueError(words("dec.wrong.dissent"))
    return [Dissent(who, reason) for who, reason in pairs if who]
