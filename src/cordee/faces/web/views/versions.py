"""Programmes, versions: the messages that somebody asked to keep, their versions, what customers said, and which one stands by what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.versions import Told
from cordee.core.measurement.experiment_reading import word_of
from cordee.core.programmes.message import MOST_LETTERS
from cordee.core.programmes.versions import Heard, Version
from cordee.core.vocabulary.problems_of_messages import NoSuchVersion
from cordee.faces.web.company import company
from cordee.faces.web.experiments import MARKS
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.records.models import User
from cordee.wiring import Problem
from cordee.wiring.versions import Versions

HERE = "/programmes/versions/"
FIELDS = ("name", "title", "text", "why", "experiment", "number", "said", "role", "decided", "by", "comment", "do")


@needs("read")
def versions(request: HttpRequest) -> HttpResponse:
    """List the messages that are kept; keep the first version of another."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().versions(asked.user.pk)
    typed, complaint = _typed(request), ""
    if request.method == "POST" and typed["do"] == "keep":
        try:
            made = verbs.keep(Version("", typed["name"], typed["text"], typed["title"], "", typed["experiment"]))
            messages.success(request, words("ver.kept"))
            return redirect(f"{HERE}{made.key}/")
        except Problem as problem:
            complaint = said(words, problem)
    found = verbs.messages()
    context = {
        "tab": "versions", "answer": _answer(words, found), "rows": [_listed(words, one) for one in found], "typed": typed, "complaint": complaint,
        "may": asked.user.may("experiments"), "most": MOST_LETTERS, "experiments": _experiments(asked), "keeping": bool(typed["text"]),
    }  # fmt: skip
    return render(request, "pages/versions.html", context, status=400 if complaint else 200)


@needs("read")
def version(request: HttpRequest, key: str) -> HttpResponse:
    """Show a message with its versions; keep the next one, note what a customer said, decide which one stands."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().versions(asked.user.pk)
    try:
        told = verbs.message(key)
    except NoSuchVersion as problem:
        raise Http404(key) from problem
    typed, complaint = _typed(request), ""
    if request.method == "POST":
        try:
            messages.success(request, words(_done(words, verbs, told, typed)))
            return redirect(f"{HERE}{key}/")
        except Problem as problem:
            complaint = said(words, problem)
    else:
        latest = told.latest
        typed |= {"text": latest.text, "title": latest.title, "by": str(asked.user)}
    wrote = {one.author for one in told.versions if one.author} | {one.author for one in told.heard if one.author}
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in=wrote)}
    context = {
        "tab": "versions", "key": key, "name": told.latest.name, "answer": stands_said(words, told), "complaint": complaint, "typed": typed, "most": MOST_LETTERS,
        "versions": [_version(words, told, one, authors) for one in reversed(told.versions)], "may": asked.user.may("experiments"),
        "experiments": _experiments(asked), "numbers": [one.number for one in reversed(told.versions)],
    }  # fmt: skip
    return render(request, "pages/version_of.html", context, status=400 if complaint else 200)


def stands_said(words: Words, told: Told) -> str:
    """Say which version stands, and by what; where nothing singles one out, say that."""
    stands = told.stands
    if stands.by == "experiment":
        return words("ver.stands.experiment", number=str(stands.number))
    if stands.by == "decision":
        return words("ver.stands.data" if stands.on_data else "ver.stands.opinion", number=str(stands.number))
    return words("ver.stands.none", n=len(told.versions))


def _done(words: Words, verbs: Versions, told: Told, typed: Mapping[str, str]) -> str:
    """Do what a form of the page asks; give the key of what to say."""
    latest = told.latest
    number = int(typed["number"]) if typed["number"].isdecimal() else latest.number
    if typed["do"] == "hear":
        verbs.hear(Heard(latest.key, number, typed["said"], typed["role"]))
        return "ver.heard.done"
    if typed["do"] == "choose":
        question = words("ver.question", name=latest.name)
        verbs.choose(
            latest.key, number, question, words("ver.decided", number=str(number)), by=typed["by"], comment=typed["comment"]
        )
        return "dec.written"
    verbs.keep(Version(latest.key, latest.name, typed["text"], typed["title"], typed["why"], typed["experiment"]))
    return "ver.kept"


def _answer(words: Words, found: list[Told]) -> str:
    if not found:
        return words("ver.none")
    shown = sum(one.stands.by == "experiment" for one in found)
    decided = sum(one.stands.by == "decision" for one in found)
    return words("ver.answer", n=len(found), shown=shown, decided=decided)


def _listed(words: Words, told: Told) -> dict[str, Any]:
    return {
        "key": told.latest.key, "name": told.latest.name, "versions": words("ver.count", n=len(told.versions)), "stands": stands_said(words, told),
        "heard": words("ver.heard.count", n=len(told.heard)) if told.heard else "", "when": words.date(told.latest.at, short=True),
    }  # fmt: skip


def _version(words: Words, told: Told, one: Version, authors: Mapping[int, str]) -> dict[str, Any]:
    tested = told.experiments.get(one.experiment)
    word = word_of(tested)[0] if tested is not None else None
    heard = [each for each in told.heard if each.number == one.number]
    stands = told.stands if told.stands.number == one.number else None
    return {
        "number": one.number, "title": one.title, "text": one.text, "why": one.why if one.number > 1 else "", "when": words.moment(one.at), "author": _who(words, one.author, authors),
        "heard": [{"said": each.said, "line": words("ver.heard.line", who=_who(words, each.author, authors), date=words.date(each.at, short=True)), "role": each.role} for each in heard],
        "experiment": tested.key if tested else "", "experiment_name": tested.plan.name if tested else "", "verdict": MARKS[word] if word else "",
        "says": words(f"exp.verdict.{word}") if word else "", "stands": bool(stands), "decision": stands.decision if stands else None,
        "opinion": bool(stands) and stands is not None and stands.by == "decision" and not stands.on_data,
    }  # fmt: skip


def _experiments(asked: Asked) -> list[tuple[str, str]]:
    return [(one.key, f"{one.key} · {one.plan.name}") for one in company().experiments(asked.user.pk).listed()]


def _who(words: Words, author: int | None, authors: Mapping[int, str]) -> str:
    return authors.get(author, words("int.nobody")) if author is not None else words("trust.command")


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[: MOST_LETTERS + 1] for name in FIELDS}
