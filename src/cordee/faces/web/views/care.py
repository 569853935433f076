"""What we owe the people who speak: answers to their requests, thanks, care when something goes wrong, light guidelines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.opinion.care import PAPERS, SEVERITIES, Incident, Paper, Severity
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.wiring import Problem
from cordee.wiring.mandates import Mandates

HERE = "/voices/care/"


@needs("voices")
def care(request: HttpRequest) -> HttpResponse:
    """Show who waits for us, incidents, and our texts; answer, thank, enter, close, write."""
    asked = cast(Asked, request)
    words, known = asked.words, company().mandates(asked.user.pk)
    complaint = ""
    if request.method == "POST":
        try:
            messages.success(request, words(_done(request, known)))
            return redirect(HERE)
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError:
            complaint = words("bri.wrong")
    waiting = [one for one in known.requests() if one.answered_at is None]
    late = sum(one.late(known.now) for one in waiting)
    context = {
        "tab": "care", "complaint": complaint,
        "answer": words("care.answer.late", n=late) if late else words("care.answer", n=len(waiting)) if waiting else words("care.answer.none"),
        "waiting": [
            {"id": one.id, "name": one.label, "text": one.text, "late": one.late(known.now), "when": words.date(one.asked_at), "due": words.date(one.due_at)}
            for one in waiting
        ],
        "speakers": [(one.id, one.label) for one in known.briefs.speakers()],
        "incidents": [_incident(words, one) for one in known.incidents()], "severities": [(key, words.text(text)) for key, text in SEVERITIES.items()],
        "papers": [_paper(words, known, kind) for kind in PAPERS], "today": known.today.isoformat(),
    }  # fmt: skip
    return render(request, "pages/care.html", context, status=400 if complaint else 200)


def _done(request: HttpRequest, known: Mandates) -> str:
    given, do = request.POST, request.POST.get("do", "")
    if do == "answer":
        known.answer(int(given.get("request", "0")), given.get("answer", ""))
        return "care.answered"
    if do == "thank":
        known.thank(known.briefs.speaker(int(given.get("speaker", "0") or 0)), given.get("text", ""))
        return "care.thanked"
    if do == "incident":
        day = date.fromisoformat(given.get("happened_on", ""))
        known.enter(Incident("", given.get("what", ""), cast(Severity, given.get("severity", "")), given.get("owner", ""), day))
        return "care.entered"
    if do == "respond":
        one = known.incident(given.get("key", ""))
        response, learning = given.get("response", ""), given.get("learning", "")
        closing = bool(given.get("close"))
        known.enter(replace(one, response=response, learning=learning, closed_on=known.today if closing else None))
        return "care.closed" if closing else "care.noted"
    english, french = given.get("text_en", "").strip(), given.get("text_fr", "").strip()
    if not (english or french):
        raise ValueError("no text")
    known.write(cast(Paper, do.removeprefix("write-")), Text(english or french, french or english), given.get("change", ""))
    return "care.written"


def _incident(words: Words, one: Incident) -> dict[str, Any]:
    return {
        "key": one.key, "what": one.what, "severity": words.text(SEVERITIES[one.severity]), "owner": one.owner, "when": words.date(one.happened_on),
        "response": one.response, "learning": one.learning, "closed": words.date(one.closed_on) if one.closed_on else "",
    }  # fmt: skip


def _paper(words: Words, known: Mandates, kind: Paper) -> dict[str, Any]:
    versions = known.papers(kind)
    last = versions[-1] if versions else None
    return {
        "kind": kind, "name": words.text(PAPERS[kind]), "number": last.number if last else 0, "text": words.text(last.text) if last else "",
        "en": last.text.en if last else "", "fr": last.text.fr if last else "",
        "history": [words("care.version", number=one.number, date=words.date(one.written_at), change=one.change or words("care.first")) for one in reversed(versions)],
    }  # fmt: skip
