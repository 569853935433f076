"""Surveys as those see them who ask: made from a template in three clicks, followed by counts, closed. Never who answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.subjects import Whom
from cordee.actions.surveys import Audience
from cordee.core.accounts.stages import STAGES
from cordee.core.opinion.asking import REFUSALS
from cordee.core.opinion.surveys import LEAST_ASKED, TEMPLATES, Survey, template_named
from cordee.core.opinion.territories import words_of
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson, SeveralPeople
from cordee.core.vocabulary.problems_of_voices import NoSuchSurvey
from cordee.faces.web.company import company, rows, tally
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.pulse import is_pulse, pulses_of
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.faces.web.worth import worth_of
from cordee.wiring import Ask, Condition, Problem
from cordee.wiring.voices import Voices

HERE = "/voices/surveys/"
FIELDS = (
    "territory",
    "template",
    "title",
    "offered",
    "house",
    "stage",
    "people",
    "suggested",
    "speakers",
    "segment",
    "closes_on",
    "do",
)


@needs("read")
def surveys(request: HttpRequest) -> HttpResponse:
    """List the surveys, the latest first."""
    words, voices = cast(Asked, request).words, company().voices()
    names = {one.key: words.text(one.name) for one in voices.territories()}
    listed = []
    for one in voices.surveys():
        counts = voices.counts(one.id)
        listed.append(
            {"id": one.id, "title": one.title, "territory": names.get(one.territory, one.territory), "wave": one.wave, "state": one.state,
             "answered": counts.told, "asked": counts.asked, "closed": words.date(one.closed_at, short=True) if one.closed_at else "",
             "template": words.text(template_named(one.template).name)}
        )  # fmt: skip
    opened = sum(one["state"] == "open" for one in listed)
    answer = words("sur.answer", n=opened) if opened else words("sur.answer.none") if listed else words("sur.empty")
    context = {"tab": "surveys", "surveys": listed, "answer": answer, "territories": bool(names)}
    return render(request, "pages/surveys.html", context)


@needs("voices")
def new(request: HttpRequest) -> HttpResponse:
    """Make a survey from a template, and choose whom it asks."""
    asked = cast(Asked, request)
    words, voices = asked.words, company().voices(asked.user.pk)
    given = request.POST if request.method == "POST" else request.GET
    typed, complaint = {name: given.get(name, "")[:20_000] for name in FIELDS}, ""
    typed["template"] = typed["template"] or TEMPLATES[0].id
    if request.method == "POST":
        try:
            return redirect(f"{HERE}{_made(asked, voices, typed)}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    context = {
        "tab": "surveys", "typed": typed, "complaint": complaint,
        "territories": [(one.key, words.text(one.name)) for one in voices.territories() if one.state == "active"],
        "templates": [(one.id, words.text(one.name), words.text(one.purpose), one.id == typed["template"]) for one in TEMPLATES],
        "stages": _stages(words),
    }  # fmt: skip
    return render(request, "pages/survey_new.html", context, status=400 if complaint else 200)


@needs("read")
def survey(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show how a survey stands, in counts; ask more people, open it, write to them, close it."""
    asked = cast(Asked, request)
    words, voices = asked.words, company().voices(asked.user.pk)
    try:
        one = voices.survey(survey_id)
    except NoSuchSurvey as problem:
        raise Http404(survey_id) from problem
    complaint = ""
    if request.method == "POST":
        typed = {name: request.POST.get(name, "")[:20_000] for name in FIELDS}
        try:
            _done(asked, voices, one, typed)
            return redirect(f"{HERE}{one.id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    counts = voices.counts(one.id)
    template = template_named(one.template)
    mail = company().mail().lacking()
    context = {
        "tab": "surveys", "survey": one, "complaint": complaint, "title": one.title, "territory": words.text(voices.territory(one.territory).name),
        "template": words.text(template.name), "purpose": words.text(template.purpose), "counts": counts, "least": LEAST_ASKED,
        "share": round(100 * (counts.told or 0) / counts.asked) if counts.asked else 0, "closes": words.date(one.closes_on) if one.closes_on else "",
        "closed": words.date(one.closed_at) if one.closed_at else "", "offered": list(one.offered), "names": [each.label for each in voices.names(one.id)],
        "stages": _stages(words), "lacking": mail.sentences(words.language)[0] if mail else "", "told": counts.told,
        "computed": voices.is_counted(one), "answer": _answer(words, one, counts.told, counts.asked),
        "pulses": pulses_of(words, rows("trust_pulses", Ask(where=(Condition("survey", "=", str(one.id)),))), [one]), "pulse": is_pulse(one), "worth": worth_of(words, one.id),
    }  # fmt: skip
    return render(request, "pages/survey.html", context, status=400 if complaint else 200)


def _answer(words: Words, one: Survey, answered: int | None, asked: int) -> str:
    if one.state == "draft":
        return words("sur.one.draft", n=asked) if asked else words("sur.one.nobody")
    if answered is None:
        return words("sur.one.few.open" if one.state == "open" else "sur.one.few.closed", of=asked)
    key = "sur.one.open" if one.state == "open" else "sur.one.closed"
    return words(key, n=answered, of=asked)


def _made(asked: Asked, voices: Voices, typed: Mapping[str, str]) -> int:
    """Make a survey with its audience, and say who was left out and why; nothing is kept where it cannot be asked."""
    words = asked.words
    template = template_named(typed["template"])
    offered = words_of(typed["offered"]) if template.offers else ()
    house = typed["house"].strip() if template.offers else ""
    if house and house not in offered:
        offered = (house, *offered)
    closes = _day(words, typed["closes_on"])
    title = typed["title"].strip() or words.text(template.name)
    draft = Survey(0, title, template.id, voices.territory(typed["territory"]).key, 1, offered, house, closes_on=closes)
    people = _people(words, voices, typed, draft.territory)
    suggested = _named(words, voices, typed["suggested"])
    if template.lists and not suggested:
        raise ValueError(words("sur.wrong.listed"))
    chosen = voices.audience(draft, people) if people else None
    made = voices.make(draft)
    if suggested:
        voices.list_people(made, suggested)
    if chosen is not None:
        added = voices.ask(made, chosen, segment=typed["segment"] or _segment(words, typed["stage"])) if chosen.people else 0
        messages.success(asked, _asked_said(words, added, chosen))
    return made.id


def _done(asked: Asked, voices: Voices, one: Survey, typed: Mapping[str, str]) -> None:
    """Do what a button of a survey's page asks, and say what was done."""
    words = asked.words
    if typed["do"] == "ask":
        chosen = voices.audience(one, _people(words, voices, typed, one.territory))
        added = voices.ask(one, chosen, segment=typed["segment"] or _segment(words, typed["stage"]))
        messages.success(asked, _asked_said(words, added, chosen))
    elif typed["do"] == "suggest":
        messages.success(asked, words("sur.listed", n=voices.list_people(one, _named(words, voices, typed["suggested"]))))
    elif typed["do"] == "open":
        messages.success(asked, words("sur.opened", n=voices.counts(voices.open(one).id).asked))
    elif typed["do"] == "invite":
        sent = voices.invite(one)
        messages.success(asked, words("sur.invited", n=sent.queued, blocked=sent.blocked, unknown=sent.unknown))
    elif typed["do"] == "close":
        voices.close(one)
        messages.success(asked, words("sur.closed.done"))
    elif typed["do"] == "reply":
        voices.reply(one, asked.POST.get("reply", ""))
        messages.success(asked, words("pulse.reply.done"))
    elif typed["do"] == "reopen":
        voices.reopen(one)
        messages.success(asked, words("sur.reopened"))


def _asked_said(words: Words, added: int, chosen: Audience) -> str:
    first = words("sur.asked", n=added)
    if not chosen.refused:
        return first
    reasons = words.join(f"{n} {words.text(REFUSALS[why])}" for why, n in sorted(chosen.refused.items()))
    return f"{first} {words('sur.refused', because=reasons)}"


def _people(words: Words, voices: Voices, typed: Mapping[str, str], territory: str) -> list[Whom]:
    found = voices.people_of_stage(typed["stage"]) if typed["stage"] in STAGES else []
    speaking = voices.people_who_speak(territory) if typed["speakers"] else []
    return [*found, *speaking, *_named(words, voices, typed["people"])]


def _named(words: Words, voices: Voices, typed: str) -> list[Whom]:
    """Find people as they are typed, one a line; all who are not found are told at once."""
    found, lost = [], []
    for line in dict.fromkeys(one.strip() for one in typed.splitlines() if one.strip()):
        try:
            found += voices.people([line])
        except (NoSuchPerson, SeveralPeople):
            lost.append(line)
    if lost:
        raise ValueError(words("sur.lost", names=words.join(lost)))
    return found


def _segment(words: Words, stage: str) -> str:
    return words.text(STAGES[stage]) if stage in STAGES else ""


def _stages(words: Words) -> list[tuple[str, str]]:
    there = tally("accounts", "stage")
    return [(one, words("sur.stage", name=words.text(text), n=there[one])) for one, text in STAGES.items() if there.get(one)]


def _day(words: Words, text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(words("int.wrong.day")) from None
