"""One's own page: what is kept about you, your language, your password."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from cordee.faces.web.frame import Asked, needs
from cordee.records.roles import MEANINGS, ROLES


@sensitive_post_parameters("old", "new", "again")
@needs(None)
def me(request: HttpRequest) -> HttpResponse:
    """Show what is kept about the user; change the name or the password."""
    asked = cast(Asked, request)
    words, user = asked.words, asked.user
    found: dict[str, Any] = {"role": words.text(ROLES[user.role]), "meaning": words.text(MEANINGS[user.role]), "complaints": {}}
    if request.method == "POST" and "name" in request.POST:
        user.name = request.POST["name"].strip()[:120]
        user.save(update_fields=["name"])
        messages.success(request, words("me.saved"))
        return redirect("/me/")
    if request.method == "POST":
        new = request.POST.get("new", "")
        complaints: dict[str, list[str]] = {}
        if not user.check_password(request.POST.get("old", "")):
            complaints["old"] = [words("me.old.wrong")]
        try:
            validate_password(new, user)
        except ValidationError as error:
            complaints["new"] = list(error.messages)
        if new != request.POST.get("again", ""):
            complaints["again"] = [words("setup.differ")]
        if not complaints:
            user.set_password(new)
            user.save(update_fields=["password"])
            update_session_auth_hash(request, user)
            messages.success(request, words("me.saved"))
            return redirect("/me/")
        found["complaints"] = complaints
    return render(request, "pages/me.html", found, status=400 if found["complaints"] else 200)
