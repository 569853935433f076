"""One's own portrait on one's own page: agree, add, correct, keep to oneself, withdraw. Every answer leads back to the page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from cordee.core.opinion.portraits import FIELDS, Part, Sees
from cordee.faces.web.company import company
from cordee.faces.web.own_page import Own
from cordee.faces.web.views.mine import opened
from cordee.wiring import Problem
from cordee.wiring.portraits import OwnPortrait


@opened
@require_POST
def portrait(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Do what a form of the portrait asks."""
    mine = company().portraits().own(own.subject)
    done = "portrait.wrong"
    if mine is not None:
        try:
            done = _do(request, mine)
        except (Problem, ValueError):
            done = "portrait.wrong"
    return HttpResponseRedirect(f"/mine/{token}/?done={done}#portrait")


def _do(request: HttpRequest, mine: OwnPortrait) -> str:
    do, key = request.POST.get("do", ""), request.POST.get("key", "")
    if do == "withdraw":
        mine.withdraw([key])
        return "portrait.withdrawn"
    if do == "withdraw-all":
        mine.withdraw()
        return "portrait.withdrawn"
    if do == "agree":
        mine.agree_to(key)
        return "portrait.kept"
    part = _part(request, key)
    if key:
        mine.agree_to(key, part)
    else:
        mine.agree(part)
    return "portrait.kept"


def _part(request: HttpRequest, key: str) -> Part:
    typed, field = request.POST, request.POST.get("field", "")
    if field not in FIELDS:
        raise ValueError(field)
    level, sees = typed.get("level", "").strip(), "me" if typed.get("mine") else "team"
    value = " ".join(typed.get("value", "").split())
    return Part(key, field, value, int(level) if level else None, typed.get("proof", "").strip(), cast(Sees, sees))
