"""Mandates: what somebody and the company agreed on, in versions, signed by both, ended by either without a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.opinion.mandates import STATES, Mandate, Terms, Version
from cordee.core.vocabulary.problems_of_briefs import NoSuchEntry
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.wiring import Problem
from cordee.wiring.mandates import Mandates

HERE = "/voices/mandates/"
TERMS = ("objective", "indicator", "target", "since", "until", "we_give", "they_give", "pay")


@needs("voices")
def mandates(request: HttpRequest) -> HttpResponse:
    """List the mandates; write one."""
    asked = cast(Asked, request)
    words, known = asked.words, company().mandates(asked.user.pk)
    typed, complaint = {name: request.POST.get(name, "")[:2100] for name in (*TERMS, "speaker", "territory")}, ""
    if request.method == "POST":
        try:
            speaker = known.briefs.speaker(int(typed["speaker"] or 0))
            made = known.propose(speaker, typed["territory"], terms_of(typed))
            return redirect(f"{HERE}{made.id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError:
            complaint = words("bri.wrong")
    listed = [_listed(words, known, one) for one in known.mandates()]
    valid = sum(one["state"] == "valid" for one in listed)
    context = {
        "tab": "mandates", "mandates": listed, "answer": words("man.answer", n=valid) if valid else words("man.answer.none"), "typed": typed,
        "complaint": complaint, "speakers": [(one.id, one.label) for one in known.briefs.speakers()],
        "territories": [(one.key, words.text(one.name)) for one in known.briefs.territories()],
    }  # fmt: skip
    return render(request, "pages/mandates.html", context, status=400 if complaint else 200)


@needs("voices")
def mandate(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """Show a mandate and its versions; sign the latest, write another, end it."""
    asked = cast(Asked, request)
    words, known = asked.words, company().mandates(asked.user.pk)
    try:
        one = known.mandate(mandate_id)
    except NoSuchEntry as problem:
        raise Http404(mandate_id) from problem
    complaint = ""
    if request.method == "POST":
        try:
            messages.success(request, words(_changed(request.POST, known, one)))
            return redirect(f"{HERE}{one.id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError:
            complaint = words("bri.wrong")
    state = known.state(one)
    context = {
        "tab": "mandates", "mandate": one, "state": state, "answer": words(f"man.state.{state}", date=words.date(one.ended_on)), "complaint": complaint,
        "versions": [version_of(words, each, one) for each in reversed(one.versions)], "ended": one.ended_on is not None,
        "typed": typed_of(one.latest.terms), "may_sign": one.ended_on is None and one.latest.we_signed_at is None,
    }  # fmt: skip
    return render(request, "pages/mandate.html", context, status=400 if complaint else 200)


def terms_of(typed: Mapping[str, str]) -> Terms:
    """Read the terms of a mandate from a form.

    Raises
    ------
    ValueError
        A day cannot be read.
    """
    since, until = (date.fromisoformat(typed.get(name, "")) for name in ("since", "until"))
    given = {name: typed.get(name, "") for name in TERMS if name not in ("since", "until")}
    return Terms(since=since, until=until, **given)


def typed_of(terms: Terms) -> dict[str, str]:
    """Give terms as a form has them."""
    return {name: value.isoformat() if isinstance(value := getattr(terms, name), date) else value for name in TERMS}


def version_of(words: Words, one: Version, mandate: Mandate, *, theirs: str = "man.they_give") -> dict[str, Any]:
    """Give what a page shows of a version; ``theirs`` is how it calls what the person gives."""
    terms = one.terms
    pairs = _pairs(words, terms, theirs)
    return {
        "number": one.number, "pairs": [(words(key), value) for key, value in pairs], "signed": one.signed, "latest": one == mandate.latest,
        "span": words("man.span", since=words.date(terms.since), until=words.date(terms.until)), "by": words(f"man.by.{one.written_by}"),
        "changed": _since_before(words, one, mandate, theirs),
        "us": words.date(one.we_signed_at) if one.we_signed_at else "", "them": words.date(one.they_signed_at) if one.they_signed_at else "",
    }  # fmt: skip


def _pairs(words: Words, terms: Terms, theirs: str) -> list[tuple[str, str]]:
    return [("man.objective", terms.objective), ("man.indicator", terms.indicator), ("man.target", terms.target), ("man.we_give", terms.we_give),
            (theirs, terms.they_give), ("man.pay", terms.pay or words("man.pay.none"))]  # fmt: skip


def _since_before(words: Words, one: Version, mandate: Mandate, theirs: str) -> str:
    """Say what changed since the version before, so that nobody signs what they did not see."""
    before = next((each for each in mandate.versions if each.number == one.number - 1), None)
    if before is None:
        return ""
    now, then = (_pairs(words, each.terms, theirs) for each in (one, before))
    found = [words(key) for (key, value), (_, was) in zip(now, then, strict=True) if value != was]
    if (one.terms.since, one.terms.until) != (before.terms.since, before.terms.until):
        found.append(words("man.lasts"))
    return (
        words("man.changed", number=before.number, what=words.join(found))
        if found
        else words("man.changed.nothing", number=before.number)
    )


def _changed(given: Mapping[str, str], known: Mandates, one: Mandate) -> str:
    do = given.get("do", "")
    if do == "sign":
        known.sign(one, int(given.get("version", "0") or 0))
        return "man.signed"
    if do == "end":
        known.end(one)
        return "man.ended"
    known.revise(one, terms_of(given))
    return "man.revised"


def _listed(words: Words, known: Mandates, one: Mandate) -> dict[str, Any]:
    state = known.state(one)
    held = one.in_force or one.latest
    names = {each.key: words.text(each.name) for each in known.briefs.territories()}
    return {
        "id": one.id, "name": one.label, "territory": names.get(one.territory, one.territory), "objective": held.terms.objective, "state": state,
        "word": words.text(STATES[state]), "span": words("man.span", since=words.date(held.terms.since), until=words.date(held.terms.until)),
    }  # fmt: skip
