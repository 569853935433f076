"""The page of somebody who is asked to speak: the question, the brief, take it, later, or no.

All three answers are sent to one address and answered by one address, so that neither a log of addresses nor the page's
own name tells which it was. A no is kept in a cookie of that device, and nowhere with us.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cordee.core.opinion.briefs import KINDS, LATEST_DAYS, Brief
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.messages import reading
from cordee.faces.web.owed import DEEDS, do_owed, owed_of
from cordee.faces.web.own_page import Own
from cordee.faces.web.own_voice import voice_of
from cordee.faces.web.speech import Words
from cordee.faces.web.views.mine import opened
from cordee.wiring import Problem
from cordee.wiring.briefs import Briefs
from cordee.wiring.mandates import OwnMandates
from cordee.wiring.own_briefs import OwnBriefs

PUT_AWAY, TOLD = "away", "told"  # cookies: which proposals this device hides, what to say once
KEPT_SECONDS = 400 * 24 * 3600
SAID = (
    "accept",
    "later",
    "no",
    "leave",
    "agree",
    "stop",
    "limit",
    "draft",
    "handed",
    "edit",
    "sign",
    "end",
    "read",
    "trust",
    "distrust",
    "help",
)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Show what is asked of a person and what we owe them; take their answer."""
    words = cast(Asked, request).words
    held = company().mandates().own(own.subject)
    mine = held.own
    here, complaint = f"/mine/{token}/asked/", ""
    typed = ""
    if request.POST.get("do") == "check":
        typed = request.POST.get("text", "")
    elif request.method == "POST":
        try:
            return _answered(request, mine, held, here)
        except Problem as problem:
            wrong, found, remedy, _ = problem.sentences(words.language)
            complaint = f"{wrong} {found} {remedy}"
        except ValueError:
            complaint = words("my.wrong.day")
    answer = render(
        request, "pages/my_page.html", _page(words, mine, _away(request), _read(request, typed)) | owed_of(words, held) | _around(request, token, here, complaint) | {"own_voice": voice_of(words, own)},
        status=400 if complaint else 200,
    )  # fmt: skip
    answer.delete_cookie(TOLD, path=here)
    return answer


@needs(None)
def door(request: HttpRequest) -> HttpResponse:
    """Lead a user who is asked to speak to their own page."""
    briefs = company().briefs()
    speaker = briefs.speaker_of(cast(Asked, request).user.email)
    return redirect("/me/") if speaker is None else HttpResponseRedirect(f"/mine/{briefs.token(speaker.subject)}/asked/")


def _answered(request: HttpRequest, mine: OwnBriefs, held: OwnMandates, here: str) -> HttpResponse:
    """Do what the person says; every answer leads back to the same address."""
    do, answer = request.POST.get("do", ""), HttpResponseRedirect(here)
    number = int(request.POST.get("brief", "0") or 0)
    if do == "accept":
        mine.accept(number)
    elif do == "later":
        mine.move(number, date.fromisoformat(request.POST.get("day", "")))
    elif do == "no":
        kept = [*_away(request), mine.brief(number).id]
        answer.set_cookie(
            PUT_AWAY, ".".join(str(one) for one in kept[-50:]), max_age=KEPT_SECONDS, path="/mine/", httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    elif do == "leave":
        mine.end(number)
    elif do == "agree":
        mine.agree()
    elif do == "stop":
        mine.stop()
        held.end_all()
        company().portraits().stop(mine.subjects)
    elif do == "limit":
        mine.limit(int(request.POST.get("most", "3") or 0))
    elif do in ("draft", "handed"):
        made = mine.write(number, request.POST.get("text", ""))
        if do == "handed":
            mine.hand_over(number, made.number, agreed=bool(request.POST.get("agreed")))
    elif do == "edit":
        mine.hand_over(number, int(request.POST.get("version", "0") or 0), agreed=True)
    elif do in DEEDS:
        do = do_owed(held, do, request.POST)
    if do in SAID:
        answer.set_cookie(TOLD, do, max_age=60, path=here, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


def _away(request: HttpRequest) -> list[int]:
    return [int(one) for one in request.COOKIES.get(PUT_AWAY, "").split(".") if one.isdecimal()]


def _around(request: HttpRequest, token: str, here: str, complaint: str) -> dict[str, Any]:
    told = request.COOKIES.get(TOLD, "")
    return {"token": token, "here": here, "complaint": complaint, "done": f"my.done.{told}" if told in SAID else ""}


def _read(request: HttpRequest, typed: str) -> tuple[int, str]:
    """Give the brief whose text is to be read, and the text; it is not kept."""
    number = request.POST.get("brief", "")
    return (int(number), typed) if typed.strip() and number.isdecimal() else (0, "")


def _page(words: Words, mine: OwnBriefs, away: list[int], read: tuple[int, str]) -> dict[str, Any]:
    briefs, speaker = mine.briefs, mine.speaker
    open_ones = mine.open()
    shown = [one for one in open_ones if one.id not in away]
    tomorrow = briefs.today + timedelta(days=1)
    return {
        "known": speaker is not None, "name": speaker.label if speaker else "", "agrees": mine.agrees, "most": speaker.most if speaker else 0,
        "briefs": [_brief(words, briefs, one) for one in shown], "put_away": [_brief(words, briefs, one) for one in open_ones if one.id in away],
        "taken": [_taken(words, mine, one, read[1] if one.id == read[0] else "") for one in mine.taken()],
        "tomorrow": tomorrow.isoformat(), "latest": (briefs.today + timedelta(days=LATEST_DAYS)).isoformat(),
    }  # fmt: skip


def _brief(words: Words, briefs: Briefs, one: Brief) -> dict[str, Any]:
    question = briefs.question(one.question)
    names = {each.key: words.text(each.name) for each in briefs.territories()}
    who = ", ".join(part for part in (question.role, question.organisation) if part)
    return {
        "id": one.id, "question": question.text, "who": who, "where": words(f"my.source.{question.source}", date=words.date(question.asked_on)),
        "near": briefs.near(question), "territory": names.get(question.territory, ""), "kind": words.text(KINDS[one.kind]),
        "interview": one.kind == "interview", "until": words.date(one.ends), "writer": one.writer, "audience": one.audience, "gives": one.gives,
        "proofs": [words("ter.proof", date=words.date(each.done_on, short=True), who=each.done_for) for each in briefs.proofs(one.proofs)],
        "links": one.links, "recommends": one.recommends, "moved": words.date(one.later_on) if one.later_on else "",
    }  # fmt: skip


def _taken(words: Words, mine: OwnBriefs, one: Brief, typed: str) -> dict[str, Any]:
    drafts = mine.drafts(one)
    own = next((each for each in reversed(drafts) if each.by_author), None)
    ours = drafts[-1] if drafts and not drafts[-1].by_author and not drafts[-1].agreed else None
    return _brief(words, mine.briefs, one) | {
        "read": reading(words, typed, prefix=f"t{one.id}-", stage=one.stage) if typed else None,
        "text": typed or (own.text if own else ""), "handed": bool(own and own.handed), "agreed": bool(drafts and drafts[-1].agreed),
        "ours": {"number": ours.number, "text": ours.text, "when": words.date(ours.written_at)} if ours else None,
    }  # fmt: skip
