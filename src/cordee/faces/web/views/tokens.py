"""Tokens by which other programs read in a user's name: made and shown once, or revoked."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.security import tell
from cordee.faces.web.views.me import shown
from cordee.records import audit
from cordee.records import tokens as book

MOST = 20


@never_cache
@require_POST
@needs("read")
def tokens(request: HttpRequest) -> HttpResponse:
    """Make a token of the API, shown once; or revoke one."""
    asked = cast(Asked, request)
    words, user = asked.words, asked.user
    wanted = request.POST.get("revoke", "")
    if wanted.isdecimal() and len(wanted) < 12:
        if book.revoke(user.pk, only=int(wanted)):
            audit.note("changed", author=user.pk, object="token", detail={"revoked": int(wanted)})
            messages.success(request, words("tok.revoked"))
        return redirect("/me/")
    label = request.POST.get("label", "").strip()
    if not label or len(book.live(user.pk)) >= MOST:
        wrong = words("tok.many", n=MOST) if label else words("tok.unnamed")
        return shown(request, {"complaints": {"label": [wrong]}}, status=400)
    token = book.make(user.pk, label)
    entry = audit.note("changed", author=user.pk, object="token", detail={"made": book.live(user.pk)[-1].pk})
    tell(asked, user, "token", entry=entry)
    return shown(request, {"token": token})
