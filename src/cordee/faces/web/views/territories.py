"""Territories: on what we want to be listened to, what we claim and prove there, who speaks for it, or nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.actions.territories import Claimed
from cordee.core.opinion.surveys import template_named
from cordee.core.opinion.territories import Claim, Proof, Territory, words_of
from cordee.core.opinion.viability import LACKS, Viability
from cordee.core.opinion.viability import STATES as VIABLE
from cordee.core.vocabulary.problems_of_voices import NoSuchTerritory
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import answer, company, current_run, rows
from cordee.faces.web.concentration import concentration_of, concentration_said
from cordee.faces.web.could_speak import could_speak
from cordee.faces.web.depth_reach import of_territory
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.leaders import in_order, leaders_of
from cordee.faces.web.lexicon import suggested_of, with_word
from cordee.faces.web.pulse import pulses_of
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import download
from cordee.faces.web.voices import answers_coming, minds_of, named_of, verdict_said
from cordee.records.models import User
from cordee.wiring import Ask, Condition, Problem
from cordee.wiring.voices import Voices

HERE = "/voices/"
FIELDS = (
    "name_en",
    "name_fr",
    "words_en",
    "words_fr",
    "owner",
    "state",
    "text",
    "done_for",
    "done_on",
    "note",
    "why",
    "key",
    "do",
    "word",
    "offer",
    "whom",
)


@needs("read")
def territories(request: HttpRequest) -> HttpResponse:
    """List the territories, each with its verdict and its claims; make one."""
    asked = cast(Asked, request)
    words, voices = asked.words, company().voices(asked.user.pk)
    typed, complaint = {name: request.POST.get(name, "") for name in FIELDS}, ""
    if request.method == "POST":
        try:
            made = voices.write(_territory(words, typed))
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
        else:
            return redirect(f"{HERE}territories/{made.value.key}/")
    computed = {row["territory"]: row for row in rows("territories")}
    claims = voices.claims()
    coming = answers_coming(voices)
    listed = [_listed(words, one, computed.get(one.key), claims, coming.get(one.key, "")) for one in voices.territories()]
    concentrated = rows("voice_concentration")
    for each in listed:
        each["concentrated"] = concentration_said(words, [row for row in concentrated if row["territory"] == each["key"]])
    counts = {verdict: sum(one["verdict"] == verdict for one in listed) for verdict in ("voice", "gap", "unknown")}
    gap = next((str(one["name"]) for one in listed if one["verdict"] == "gap"), "")
    context = {
        "tab": "territories", "territories": listed, "answer": _answer(words, counts, len(listed), gap), "typed": typed, "complaint": complaint,
        "offers": [_offer(words, each) for each in voices.viability()],
        "export": "/voices/territories", "export_query": "", "computed": current_run() is not None, "open_surveys": sum(one.state == "open" for one in voices.surveys()),
    }  # fmt: skip
    return render(request, "pages/territories.html", context, status=400 if complaint else 200)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the territories of the last run as a file."""
    if current_run() is None:
        raise Http404(kind)
    return download(answer("territories"), "territories", kind)


@needs("read")
def territory(request: HttpRequest, key: str) -> HttpResponse:
    """Show one territory: claims with their proofs, who is named, what comes to mind, its surveys; correct any of it."""
    asked = cast(Asked, request)
    words, voices = asked.words, company().voices(asked.user.pk)
    try:
        one = voices.territory(key)
    except NoSuchTerritory as problem:
        raise Http404(key) from problem
    if one.key != key:
        return redirect(f"{HERE}territories/{one.key}/")
    typed, complaint = {name: request.POST.get(name, "") for name in FIELDS}, ""
    if request.method == "POST":
        try:
            messages.success(request, words(_changed(words, voices, one, typed)))
            return redirect(f"{HERE}territories/{key}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    mine = Ask(where=(Condition("territory", "=", key),))
    row = next(iter(rows("territories", mine)), None)
    claims = voices.claims(key)
    surveys = voices.surveys(key)
    named = rows("nominations", mine)
    led, placed = leaders_of(words, rows("leaders", mine)), in_order(rows("leaders", mine))
    history = voices.history(key)
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in={line.author for line in history if line.author})}
    context = {
        "tab": "territories", "name": words.text(one.name), "key": key, "owner": one.owner, "closed": one.state == "closed",
        "answer": _one_answer(words, row, claims, answers_coming(voices).get(key, "")), "row": row, "verdict": row["verdict"] if row else "unknown",
        "claims": [_claim(words, each) for each in claims], "pulses": pulses_of(words, rows("trust_pulses", mine), surveys), "lexicon": suggested_of(words, rows("suggested_words", mine), one), "named": named_of(words, named, surveys), "few": row["named_by_few"] if row else None,
        "leaders": led, "concentration": concentration_of(words, rows("voice_concentration", mine)), "speak": could_speak(words, one, named=asked.user.may("voices")), "reach": of_territory(words, placed, request.GET.get("up", "")), "minds": minds_of(words, rows("top_of_mind", mine), rows("mind_waves", mine)), "surveys": [_survey(words, voices, each) for each in surveys],
        "answered": _answered(words, row), "words_en": ", ".join(one.words_en), "words_fr": ", ".join(one.words_fr), "name_en": one.name.en, "name_fr": one.name.fr,
        "state": one.state, "typed": typed, "complaint": complaint, "history": [_line(words, line, authors) for line in history] if len(history) > 1 else [],
    }  # fmt: skip
    return render(request, "pages/territory.html", context, status=400 if complaint else 200)


def said(words: Words, problem: Problem) -> str:
    """Say a problem in one line of a form."""
    wrong, found, remedy, _ = problem.sentences(words.language)
    return f"{wrong} {found} {remedy}"


def _changed(words: Words, voices: Voices, one: Territory, typed: Mapping[str, str]) -> str:
    """Do what a form of the page asks; give the key of what to say."""
    do, why = typed["do"], typed["why"]
    if do == "claim":
        voices.write(Claim("", one.key, typed["text"], typed["owner"], offer=typed["offer"].strip(), whom=typed["whom"].strip()))
        return "ter.claimed"
    if do == "word":
        voices.write(with_word(one, typed["word"], typed["key"]), why=words("lex.why"))
        return "lex.taken"
    if do == "proof":
        voices.write(
            Proof(
                "",
                voices.claim(typed["key"]).key,
                _day(words, typed["done_on"]),
                typed["done_for"],
                typed["owner"],
                typed["note"],
            )
        )
        return "ter.proved"
    if do == "correct-claim":
        voices.write(
            replace(
                voices.claim(typed["key"]),
                text=typed["text"],
                owner=typed["owner"],
                offer=typed["offer"].strip(),
                whom=typed["whom"].strip(),
            ),
            why=why,
        )
        return "ter.corrected"
    if do == "withdraw":
        if typed["key"].startswith("p"):
            voices.write(replace(voices.proof(typed["key"]), withdrawn=True), why=why)
        else:
            voices.write(replace(voices.claim(typed["key"]), withdrawn=True), why=why)
        return "ter.withdrawn"
    voices.write(replace(_territory(words, typed), key=one.key), why=why)
    return "ter.corrected"


def _territory(words: Words, typed: Mapping[str, str]) -> Territory:
    name_en, name_fr = typed["name_en"].strip(), typed["name_fr"].strip()
    if not (name_en or name_fr):
        raise ValueError(words("ter.wrong.name"))
    state = "closed" if typed["state"] == "closed" else "active"
    name = Text(name_en or name_fr, name_fr or name_en)
    return Territory(
        "",
        name,
        words_of(typed["words_en"]),
        words_of(typed["words_fr"]),
        typed["owner"],
        "closed" if state == "closed" else "active",
    )


def _answer(words: Words, counts: Mapping[str, int], n: int, gap: str) -> str:
    if not n:
        return words("ter.none")
    parts = [
        words(f"ter.answer.{verdict}", n=counts[verdict], name=gap) for verdict in ("voice", "gap", "unknown") if counts[verdict]
    ]
    return type(parts[0])(" ".join(parts))


def _one_answer(words: Words, row: Mapping[str, Any] | None, claims: list[Claimed], coming: str) -> str:
    verdict = row["verdict"] if row else "unknown"
    if row is not None and verdict == "voice":
        first = words("ter.one.voice", n=row["voices"], name=row["top_name"])
    elif verdict == "gap":
        first = words("ter.one.gap")
    elif coming and (row is None or not row["top_share_evidence"]["n"]):
        first = words(f"ter.one.{coming}")
    else:
        first = words(
            "ter.one.unknown" if row is None or not row["top_share_evidence"]["n"] else "ter.one.few",
            n=row["top_share_evidence"]["n"] if row else 0,
        )
    announced = sum(not one.practised for one in claims)
    second = (
        words("ter.one.claims", n=announced, of=len(claims))
        if announced
        else words("ter.one.all")
        if claims
        else words("ter.one.noclaim")
    )
    return type(first)(f"{first} {second}")


def _answered(words: Words, row: Mapping[str, Any] | None) -> str:
    n = row["top_share_evidence"]["n"] if row else 0
    until = row["top_share_evidence"]["until"] if row else None
    return words("ter.answered", n=n, date=words.date(until)) if n and until else ""


def _listed(words: Words, one: Territory, row: Mapping[str, Any] | None, claims: list[Claimed], coming: str) -> dict[str, Any]:
    mine = [each for each in claims if each.claim.territory == one.key]
    verdict = str(row["verdict"]) if row else "unknown"
    return {
        "key": one.key, "name": words.text(one.name), "owner": one.owner, "verdict": verdict, "line": verdict_said(words, row, coming),
        "claims": len(mine), "practised": sum(each.practised for each in mine), "closed": one.state == "closed",
    }  # fmt: skip


def _offer(words: Words, one: Viability) -> dict[str, Any]:
    """Give what is said of an offer as a row: whether anything is, what is lacking, the claims that name it."""
    return {
        "name": one.offer, "state": one.state, "word": words.text(VIABLE[one.state]), "cases": words("ter.offer.cases", n=one.open_cases),
        "claims": [{"text": each.text, "territory": each.territory} for each in one.claims],
        "latest": words("ter.offer.latest", date=words.date(one.latest, short=True)) if one.latest else "",
        "lacks": words("ter.offer.lacks", what=words.join([words.text(LACKS[each]) for each in one.lacks])) if one.lacks and one.claims else "",
    }  # fmt: skip


def _claim(words: Words, one: Claimed) -> dict[str, Any]:
    return {
        "offer": one.claim.offer, "whom": one.claim.whom,
        "key": one.claim.key, "text": one.claim.text, "owner": one.claim.owner, "practised": one.practised,
        "proofs": [
            {"key": each.key, "line": words("ter.proof", date=words.date(each.done_on, short=True), who=each.done_for), "owner": each.owner, "note": each.note}
            for each in one.proofs
        ],
    }  # fmt: skip


def _survey(words: Words, voices: Voices, one: Any) -> dict[str, Any]:
    counts = voices.counts(one.id)
    return {
        "id": one.id, "title": one.title, "template": words.text(template_named(one.template).name), "wave": one.wave, "state": one.state,
        "line": words("sur.counts.few" if counts.told is None else "sur.counts", answered=counts.told or 0, asked=counts.asked),
    }  # fmt: skip


def _line(words: Words, line: Line[Any], authors: Mapping[int, str]) -> dict[str, str]:
    author = authors.get(line.author, words("int.nobody")) if line.author is not None else words("trust.command")
    return {
        "when": words.moment(line.entered_at),
        "author": author,
        "why": line.why,
        "what": f"{words.text(line.value.name)} · {line.value.owner or '–'}",
    }


def _day(words: Words, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(words("int.wrong.day")) from None
