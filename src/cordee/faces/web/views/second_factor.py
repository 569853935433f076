"""One's second factor: switched on with a telephone's code, recovery codes shown once, switched off."""

from __future__ import annotations

from typing import Any, cast

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cordee.core.trust.security import Change
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.security import tell
from cordee.faces.web.tries import WAIT_MINUTES, Tries
from cordee.records import audit, devices
from cordee.records import second_factor as book

HERE = "/me/second-factor/"
CODE_TRIES = 5


@never_cache
@sensitive_post_parameters("password", "code")
@needs(None)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say whether the user has a second factor; switch it on or off, give new recovery codes."""
    asked = cast(Asked, request)
    if request.method != "POST":
        return _page(request)
    tries = Tries({f"codes:{asked.user.pk}": CODE_TRIES})
    if tries.spent:
        return _page(request, {"wrong": [asked.words("in.slow", n=WAIT_MINUTES)]}, status=429)
    doing = {"begin": _begin, "confirm": _confirm, "renew": _renew, "remove": _remove}.get(request.POST.get("do", ""))
    answer = doing(asked) if doing else redirect(HERE)
    if answer.status_code == 400:
        tries.failed()
    return answer


def _begin(asked: Asked) -> HttpResponse:
    if book.has(asked.user.pk):
        return redirect(HERE)
    if not asked.user.check_password(asked.POST.get("password", "")):
        return _page(asked, {"wrong": [asked.words("me.old.wrong")]}, status=400)
    book.begin(asked.user.pk, _secret())
    return redirect(HERE)


def _confirm(asked: Asked) -> HttpResponse:
    codes = book.confirm(asked.user.pk, asked.POST.get("code", ""), now=timezone.now(), secret=_secret())
    if not codes:
        return _page(asked, {"wrong": [asked.words("code.wrong")]}, status=400)
    devices.sign_out(asked.user.pk, but=asked.device.pk if asked.device else None)
    _noted(asked, "on", "factor_on")
    return _page(asked, {"codes": codes})


def _renew(asked: Asked) -> HttpResponse:
    if not _shown_again(asked):
        return _page(asked, {"wrong": [asked.words("code.wrong")]}, status=400)
    _noted(asked, "new recovery codes", "codes")
    return _page(asked, {"codes": book.renew_codes(asked.user.pk, _secret())})


def _remove(asked: Asked) -> HttpResponse:
    if book.needed_of(asked.user.role):
        return _page(asked, {"wrong": [asked.words("fac.needed")]}, status=400)
    if not _shown_again(asked):
        return _page(asked, {"wrong": [asked.words("code.wrong")]}, status=400)
    book.remove(asked.user.pk)
    _noted(asked, "off", "factor_off")
    messages.success(asked, asked.words("fac.removed"))
    return redirect(HERE)


def _noted(asked: Asked, state: str, what: Change) -> None:
    entry = audit.note("changed", author=asked.user.pk, object="second factor", detail={"state": state})
    tell(asked, asked.user, what, entry=entry)


def _shown_again(asked: Asked) -> bool:
    """Whether they hold the second factor now: a signed-in browser left open is not enough to take it away."""
    return bool(book.verify(asked.user.pk, asked.POST.get("code", ""), now=timezone.now(), secret=_secret()))


def _page(request: HttpRequest, found: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    asked = cast(Asked, request)
    user, words = asked.user, asked.words
    has = book.has(user.pk)
    key = "" if has else book.waiting(user.pk, _secret())
    context: dict[str, Any] = {
        "has": has, "since": book.holders().get(user.pk), "left": book.codes_left(user.pk), "needed": book.needed_of(user.role),
        "key": " ".join(key[place : place + 4] for place in range(0, len(key), 4)),
        "square": square(book.address(key, user.email), words("fac.square")) if key else "",
    }  # fmt: skip
    return render(asked, "pages/second_factor.html", context | (found or {}), status=status)


def square(text: str, title: str) -> str:
    """Draw a text as a square that a telephone reads: an SVG without style of its own, dark on light in either scheme."""
    drawn = segno.make(text, error="m").svg_inline(omitsize=True, svgclass="square", dark="#000", light="#fff", title=title)
    return mark_safe(drawn.replace("<svg", '<svg role="img"', 1))


def _secret() -> str:
    return str(company().workspace.secret)
