"""Noting that somebody told a colleague no: for whoever meets people, and for nothing else of the trust register."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from cordee.actions.people import Namesake
from cordee.core.trust.consent import CHANNELS, COLLEAGUE, Said
from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.problems_of_trust import SeveralPeople
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.views.rules import day_of
from cordee.faces.web.views.trust import warn_of_nobody

HERE = "/data/objections/"
HOW = ("call", "visit", "message")


@never_cache
@needs("object")
def objections(request: HttpRequest) -> HttpResponse:
    """Note what somebody does not want, as they told it to whoever is signed in; what others said is not shown here."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    found: dict[str, Any] = {"typed": {"who": request.GET.get("who", "")[:300], "on": trust.today.isoformat()}}
    if request.method == "POST":
        given = {name: request.POST.get(name, "").strip()[:300] for name in ("who", "chosen", "channel", "on", "how", "note")}
        day = day_of(given["on"])
        at = min(datetime.combine(day, time(12), UTC), trust.now) if day and day < trust.today else trust.now
        said = Said(
            False,
            at,
            given["channel"] if given["channel"] in CHANNELS else "",
            source=f"told a colleague, {given['how'] if given['how'] in HOW else HOW[0]}",
            through=COLLEAGUE,
        )
        try:
            who = trust.whom(given["chosen"] or given["who"])
            trust.say(who, said, proof=given["note"], author=asked.user.pk)
        except Problem as problem:
            among = cast(tuple[Namesake, ...], problem.facts.get("people", ())) if isinstance(problem, SeveralPeople) else ()
            told = words("heard.several", who=given["who"]) if among else " ".join(problem.sentences(words.language)[:3])
            found = {"complaint": told, "typed": given, "among": [(one.id, one.told) for one in among]}
        else:
            messages.success(request, words("heard.noted"))
            warn_of_nobody(request, words, who)
            return redirect(HERE)
    context = {
        "channels": [(one, words(f"mine.channel.{one}")) for one in ("", *CHANNELS)],
        "ways": [(one, words(f"heard.how.{one}")) for one in HOW],
        **found,
    }
    return render(request, "pages/objections.html", context, status=400 if "complaint" in found else 200)
