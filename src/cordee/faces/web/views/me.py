"""One's own page: what is kept about you, your password, your second factor, where you are signed in, your tokens."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.security import tell
from cordee.faces.web.tries import WAIT_MINUTES, Tries
from cordee.records import audit, devices, second_factor, tokens
from cordee.records.roles import MEANINGS, ROLES

TRIES = 8


@never_cache
@sensitive_post_parameters("old", "new", "again")
@needs(None)
def me(request: HttpRequest) -> HttpResponse:
    """Show what is kept about the user; change the name or the password."""
    asked = cast(Asked, request)
    words, user = asked.words, asked.user
    if request.method == "POST" and "name" in request.POST:
        user.name = request.POST["name"].strip()[:120]
        user.save(update_fields=["name"])
        audit.note("changed", author=user.pk, object="me/")
        messages.success(request, words("me.saved"))
        return redirect("/me/")
    if request.method == "POST":
        tries = Tries({f"passwords:{user.pk}": TRIES})
        if tries.spent:
            return shown(request, {"complaints": {"old": [words("in.slow", n=WAIT_MINUTES)]}}, status=429)
        complaints = _complaints(asked, request.POST.get("new", ""))
        if not complaints:
            user.set_password(request.POST.get("new", ""))
            user.save(update_fields=["password"])
            update_session_auth_hash(request, user)
            devices.sign_out(user.pk, but=asked.device.pk if asked.device else None)
            entry = audit.note("changed", author=user.pk, object="password")
            tell(asked, user, "password", entry=entry)
            messages.success(request, words("me.changed"))
            return redirect("/me/")
        if "old" in complaints:
            tries.failed()
        return shown(request, {"complaints": complaints}, status=400)
    return shown(request)


def shown(request: HttpRequest, more: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """Show the page, with what was made or complained of just now."""
    asked = cast(Asked, request)
    words, user = asked.words, asked.user
    here, hours = asked.device.pk if asked.device else None, settings.SESSION_COOKIE_AGE // 3600
    found: dict[str, Any] = {
        "role": words.text(ROLES[user.role]), "meaning": words.text(MEANINGS[user.role]), "complaints": {},
        "stay": words("dev.about", n=hours // 24) if hours % 24 == 0 else words("dev.about.hours", n=hours),
        "has_factor": second_factor.has(user.pk), "owes_factor": user.owes_second_factor,
        "devices": [
            {"id": one.pk, "label": one.label or words("dev.unnamed"), "here": one.pk == here,
             "line": words("dev.line", began=words.moment(one.signed_in_at), seen=words.moment(one.seen_at))}
            for one in devices.of(user.pk)
        ],
        "tokens": [
            {"id": one.pk, "label": one.label,
             "line": words("tok.line", made=words.date(one.made_at), used=words.moment(one.used_at)) if one.used_at
             else words("tok.line.unused", made=words.date(one.made_at))}
            for one in tokens.live(user.pk)
        ],
        "may_token": user.may("read"), "speaks": company().briefs().speaker_of(user.email) is not None,
    }  # fmt: skip
    return render(request, "pages/me.html", found | (more or {}), status=status)


def _complaints(asked: Asked, new: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if not asked.user.check_password(asked.POST.get("old", "")):
        found["old"] = [asked.words("me.old.wrong")]
    try:
        validate_password(new, asked.user)
    except ValidationError as error:
        found["new"] = list(error.messages)
    if new != asked.POST.get("again", ""):
        found["again"] = [asked.words("setup.differ")]
    return found
