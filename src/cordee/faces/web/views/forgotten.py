"""A forgotten password: asking for a link, and choosing another password with it.

Whether anybody signs in with an address, neither page says, by its words or by the work it does.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cordee.core.trust.password_links import ASKED_MINUTES, LETTERS_A_DAY, LETTERS_AT_ONCE, Keyholder
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked
from cordee.faces.web.security import tell
from cordee.faces.web.tries import DAY_MINUTES, WAIT_MINUTES, Tries, comes_from
from cordee.records import audit, devices, keyholders
from cordee.records.models import User

FROM_ONE_PLACE = 20


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the link; where no mail is set up, say who can make one."""
    asked = cast(Asked, request)
    words = asked.words
    found: dict[str, Any] = {"email": "", "mails": company().mail().lacking() is None, "minutes": ASKED_MINUTES}
    if request.method != "POST" or not found["mails"]:
        return render(request, "pages/forgotten.html", found)
    email = request.POST.get("email", "").strip().casefold()[:320]
    found["email"] = email
    if not _is_address(email):
        return render(request, "pages/forgotten.html", found | {"wrong": [words("forgot.wrong")]}, status=400)
    tries = Tries({f"forgotten:{email}": LETTERS_AT_ONCE, f"forgotten:{comes_from(request)}": FROM_ONE_PLACE})
    today = Tries({f"forgotten today:{email}": LETTERS_A_DAY}, minutes=DAY_MINUTES)
    if tries.spent or today.spent:
        complaint = words("forgot.often") if today.spent else words("in.slow", n=WAIT_MINUTES)
        return render(request, "pages/forgotten.html", found | {"complaint": complaint}, status=429)
    tries.failed()
    today.failed()
    company().access().ask_password_link(email, language=words.language)
    return render(request, "pages/forgotten.html", found | {"done": True})


@never_cache
@sensitive_post_parameters("password", "again")
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a link choose another password; they sign in with it afterwards, with their second factor if they have one."""
    words = cast(Asked, request).words
    try:
        holder = company().access().holder_of(token)
    except (ForgedLink, ExpiredLink):
        return render(request, "pages/forgotten_used.html", status=404)
    found: dict[str, Any] = {"email": holder.whom.address, "complaints": {}}
    if request.method == "POST":
        password = request.POST.get("password", "")
        found["complaints"] = _complaints(words, holder, password, request.POST.get("again", ""))
        if not found["complaints"]:
            if not _changed(request, holder, password):
                return render(request, "pages/forgotten_used.html", status=404)
            messages.success(request, words("forgot.changed"))
            return redirect("/sign-in/")
    return render(request, "pages/forgotten_choose.html", found, status=400 if found["complaints"] else 200)


def _changed(request: HttpRequest, holder: Keyholder, password: str) -> bool:
    """Put the new password in place, end every session, note it and tell its owner; False where another was quicker."""
    hashed = make_password(password)
    with transaction.atomic():
        if not keyholders.replace_password(holder, hashed):
            return False
        devices.sign_out(holder.whom.user)
        entry = audit.note("changed", author=holder.whom.user, object="password", detail={"how": "link"})
    Tries({}).forget(f"tries:{holder.whom.address}")
    tell(request, User.objects.get(pk=holder.whom.user), "password", entry=entry)
    return True


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _complaints(words: Any, holder: Keyholder, password: str, again: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        validate_password(password, User(email=holder.whom.address, name=holder.whom.name))
    except ValidationError as error:
        found["password"] = list(error.messages)
    if password != again:
        found["again"] = [words("setup.differ")]
    return found
