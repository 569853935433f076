"""What customers asked and who could answer; proposing a brief. Names are for those who propose, and only while a brief runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.opinion.briefs import (
    KINDS,
    SHOWN,
    SIDES,
    SOURCES,
    STAGES,
    Brief,
    Draft,
    Kind,
    Question,
    Side,
    Source,
    Stage,
    may_be_answered,
)
from cordee.core.opinion.matching import Candidate
from cordee.core.opinion.territories import words_of
from cordee.core.trust.outgoing import Blocked
from cordee.core.vocabulary.problems_of_briefs import NoSuchEntry
from cordee.faces.web.company import company, rows
from cordee.faces.web.could_speak import of_question, question_state
from cordee.faces.web.evidence import Figure, counted, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.heard_questions import not_taken_up
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.wiring import Ask, Problem
from cordee.wiring.briefs import Briefs
from cordee.wiring.mandates import Mandates

HERE = "/voices/questions/"
NEW = ("text", "territory", "asked_on", "role", "organisation", "source", "who", "name", "languages", "side", "department", "do")
LATEST = Ask(order=("-asked_on",), limit=200)
NAMED = ("open", "moved", "accepted", "done")  # the states in which those who propose see to whom


@needs("read")
def questions(request: HttpRequest) -> HttpResponse:
    """List what customers asked, with how each stands; enter a question, or somebody who could answer."""
    asked = cast(Asked, request)
    words, briefs = asked.words, company().briefs(asked.user.pk)
    typed, complaint, link = {name: request.POST.get(name, "")[:2000] for name in NEW}, "", ""
    if request.method == "POST":
        try:
            if typed["do"] == "link":
                link = briefs.link(
                    briefs.speaker(int(request.POST.get("speaker", "0"))), base=f"{request.scheme}://{request.get_host()}"
                )
            else:
                return redirect(_entered(request, words, briefs, typed))
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError:
            complaint = words("bri.wrong")
    listed = [_listed(words, briefs, one) for one in briefs.questions()]
    waiting = sum(one["state"] == "waiting" for one in listed)
    context = {
        "tab": "questions", "questions": listed, "answer": words("bri.answer", n=waiting) if waiting else words("bri.answer.none"),
        "helped": _helped(words, company().mandates()), "typed": typed, "complaint": complaint, "link": link, "today": briefs.today.isoformat(),
        "territories": [(one.key, words.text(one.name)) for one in briefs.territories() if one.state == "active"],
        "sources": [(key, words.text(text)) for key, text in SOURCES.items()], "sides": [(key, words.text(text)) for key, text in SIDES.items()],
        "heard": not_taken_up(words, rows("questions_asked", LATEST), briefs.questions(), briefs.territories()) if asked.user.may("voices") else None,
        "speakers": _speakers(words, briefs) if asked.user.may("voices") else [],
    }  # fmt: skip
    return render(request, "pages/questions.html", context, status=400 if complaint else 200)


@needs("read")
def question(request: HttpRequest, question_id: int) -> HttpResponse:
    """Show one question, the territories whose words it holds, and who could answer; propose a brief to one of them."""
    asked = cast(Asked, request)
    words, briefs = asked.words, company().briefs(asked.user.pk)
    try:
        one = briefs.question(question_id)
    except NoSuchEntry as problem:
        raise Http404(question_id) from problem
    complaint = ""
    if request.method == "POST":
        try:
            return redirect(_done(request, words, briefs, one))
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError:
            complaint = words("bri.wrong")
    may = asked.user.may("voices")
    names = {each.key: words.text(each.name) for each in briefs.territories()}
    could = briefs.candidates(one) if may and not one.closed else []
    reasons = of_question(words, briefs, one.territory, could)
    candidates = [_candidate(words, each, points) for each, points in zip(could, reasons, strict=True)]
    state = question_state(briefs, one)
    context = {
        "tab": "questions", "question": one, "state": state, "answer": words(f"bri.one.{state}"), "near": briefs.near(one), "where": _where(words, one),
        "territory": names.get(one.territory, ""), "territories": list(names.items()), "complaint": complaint, "closed": one.closed,
        "matches": [(names[each.territory], each.words) for each in briefs.matches(one.text)], "candidates": candidates,
        "briefs": [_brief(words, briefs, each, named=may) for each in briefs.briefs() if each.question == one.id],
        "proofs": [(proof.key, words("ter.proof", date=words.date(proof.done_on, short=True), who=proof.done_for))
                   for each in briefs.claims(one.territory) for proof in each.proofs],
        "kinds": [(key, words.text(text)) for key, text in KINDS.items()], "stages": [(key, words.text(text)) for key, text in STAGES.items()],
    }  # fmt: skip
    return render(request, "pages/question.html", context, status=400 if complaint else 200)


@needs("read")
def brief(request: HttpRequest, brief_id: int) -> HttpResponse:
    """Show how a brief stands, and of its text what the author handed over."""
    asked = cast(Asked, request)
    words, briefs = asked.words, company().briefs(asked.user.pk)
    try:
        one = briefs.brief(brief_id)
    except NoSuchEntry as problem:
        raise Http404(brief_id) from problem
    complaint = ""
    if request.method == "POST":
        try:
            do = request.POST.get("do", "")
            told = _mailed(words, briefs, one) if do == "mail" else words(_changed(briefs, one, do, request.POST.get("text", "")))
            messages.success(request, told)
            return redirect(f"/voices/briefs/{one.id}/")
        except Problem as problem:
            complaint = said(words, problem)
    may = asked.user.may("voices")
    lacking = company().mail().lacking()
    drafts, goes = (briefs.drafts(one), briefs.goes_out(one)) if may else ([], None)
    context = {
        "tab": "questions", "brief": _brief(words, briefs, one, named=may), "question": briefs.question(one.question), "complaint": complaint,
        "audience": one.audience, "gives": one.gives, "writer": one.writer, "links": one.links, "kind": words.text(KINDS[one.kind]), "stage": one.stage,
        "proofs": [words("ter.proof", date=words.date(each.done_on, short=True), who=each.done_for) for each in briefs.proofs(one.proofs)],
        "drafts": [{"number": each.number, "text": each.text, "line": words(_line(each, goes), date=words.date(each.written_at))} for each in drafts],
        "may_mail": may_be_answered(one, briefs.today), "lacking": lacking.sentences(words.language)[0] if lacking else "",
        "last": drafts[-1].text if drafts else "", "waits_for_author": briefs.shown(one) == "accepted" and not drafts,
    }  # fmt: skip
    return render(request, "pages/brief.html", context, status=400 if complaint else 200)


def _entered(request: HttpRequest, words: Words, briefs: Briefs, typed: Mapping[str, str]) -> str:
    """Keep a question, or somebody who could speak; give where to go on."""
    if typed["do"] == "speaker":
        made = briefs.keep_speaker(
            typed["who"], name=typed["name"], territories=request.POST.getlist("on"), languages=[one.lower() for one in words_of(typed["languages"])],
            side=cast(Side, typed["side"] or "inside"), department=typed["department"],
        )  # fmt: skip
        messages.success(request, words("bri.kept", name=made.label))
        return f"{HERE}#h-who"
    day = date.fromisoformat(typed["asked_on"]) if typed["asked_on"] else briefs.today
    source = cast(Source, typed["source"] or "other")
    made_question = briefs.ask(Question(0, typed["text"], typed["territory"], day, typed["role"], typed["organisation"], source))
    return f"{HERE}{made_question.id}/"


def _done(request: HttpRequest, words: Words, briefs: Briefs, one: Question) -> str:
    given, do = request.POST, request.POST.get("do", "")
    if do == "propose":
        made = briefs.propose(
            one.id, int(given.get("speaker", "0")), kind=cast(Kind, given.get("kind", "interview")), audience=given.get("audience", ""),
            stage=cast(Stage, given.get("stage", "awareness")), proofs=given.getlist("proof"), links=given.get("links", "").split(),
            writer=given.get("writer", ""), gives=given.get("gives", ""), recommends=bool(given.get("recommends")),
        )  # fmt: skip
        messages.success(request, words("bri.proposed", name=made.label))
    elif do == "move":
        briefs.settle(one.id, territory=given.get("territory", ""))
    elif do == "close":
        briefs.settle(one.id, closed=True)
    return f"{HERE}{one.id}/"


def _mailed(words: Words, briefs: Briefs, one: Brief) -> str:
    """Queue the letter of a brief, and say what stands against it; never what the person did with the brief."""
    found = briefs.mail(one)
    if found is None:
        return words("bri.mail.noaddress")
    if isinstance(found, Blocked):
        return words("bri.mail.blocked", because=words.join([words.text(each.words).rstrip(".") for each in found.findings]))
    return words("bri.mail.queued")


def _changed(briefs: Briefs, one: Brief, do: str, text: str) -> str:
    if do == "end":
        briefs.end(one)
        return "bri.ended"
    if do == "finish":
        briefs.finish(one)
        return "bri.finished"
    briefs.edit(one, text)
    return "bri.edited"


def _listed(words: Words, briefs: Briefs, one: Question) -> dict[str, Any]:
    names = {each.key: words.text(each.name) for each in briefs.territories()}
    state = question_state(briefs, one)
    return {
        "id": one.id, "text": one.text, "where": _where(words, one), "territory": names.get(one.territory, ""), "key": one.territory,
        "near": briefs.near(one), "state": state, "word": words(f"bri.state.{state}"),
    }  # fmt: skip


def _where(words: Words, one: Question) -> str:
    who = ", ".join(part for part in (one.role, one.organisation) if part)
    where = words(f"my.source.{one.source}", date=words.date(one.asked_on))
    return f"{who}, {where}" if who else str(where)


def _brief(words: Words, briefs: Briefs, one: Brief, *, named: bool) -> dict[str, Any]:
    state = briefs.shown(one)
    return {
        "id": one.id, "kind": words.text(KINDS[one.kind]), "state": state, "word": words.text(SHOWN[state]), "name": one.label if named and state in NAMED else "",
        "line": words(f"bri.line.{state}", date=words.date(one.later_on if state == "moved" else one.done_on if state == "done" else one.ends)),
        "ends": state in ("open", "moved", "accepted"), "may_finish": state == "accepted",
    }  # fmt: skip


def _candidate(words: Words, one: Candidate, points: list[str]) -> dict[str, Any]:
    return {
        "id": one.speaker.id, "name": one.speaker.label, "side": words.text(SIDES[one.speaker.side]), "languages": ", ".join(one.speaker.languages),
        "points": points, "may": not one.lacks, "lacks": [words(f"bri.lack.{lack}") for lack in one.lacks],
    }  # fmt: skip


def _speakers(words: Words, briefs: Briefs) -> list[dict[str, Any]]:
    names = {each.key: words.text(each.name) for each in briefs.territories()}
    return [
        {"id": one.id, "name": one.label, "side": words.text(SIDES[one.side]), "languages": ", ".join(one.languages), "agrees": briefs.agrees(one),
         "territories": ", ".join(names.get(key, key) for key in one.territories)}
        for one in briefs.speakers()
    ]  # fmt: skip


def _helped(words: Words, mandates: Mandates) -> Figure:
    found = mandates.helped()
    name = words("bri.helped")
    evidence = counted(found.done + found.answered, until=found.until)
    because = why(
        words,
        name,
        {**evidence, "since": found.since},
        how=words("bri.helped.how"),
        of="helps",
        share=False,
        change="change.helped",
    )
    return Figure(name, words.number(found.people), words("bri.helped.line", done=found.done, answered=found.answered), because)


def _line(draft: Draft, goes: Draft | None) -> str:
    if draft.agreed:
        return "bri.draft.agreed" if draft == goes else "bri.draft.passed"
    return "bri.draft.theirs" if draft.by_author else "bri.draft.ours"
