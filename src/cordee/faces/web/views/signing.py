"""Signing in and out, the one-time link, and the choice of language."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked
from cordee.faces.web.middleware import COOKIE
from cordee.faces.web.security import tell_of_attack, tell_once
from cordee.faces.web.sessions import HALF
from cordee.faces.web.tries import WAIT_MINUTES, Tries, comes_from
from cordee.records import audit, second_factor
from cordee.records.models import Link, User
from cordee.records.roles import MEANINGS, ROLES

TRIES, CODE_TRIES = 8, 5
HALF_MINUTES = 10


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let somebody in by address and password; too many tries have to wait."""
    asked = cast(Asked, request)
    onward = after(request)
    if asked.user.is_authenticated:
        return HttpResponseRedirect(onward)
    found: dict[str, Any] = {"next": onward, "nobody": not User.objects.exists(), "email": ""}
    if request.method == "POST":
        email = request.POST.get("email", "").strip().casefold()
        found["email"] = email
        tries = Tries({f"tries:{email[:254]}": TRIES, f"tries:{comes_from(request)}": 5 * TRIES})
        if tries.spent:
            found["complaint"] = asked.words("in.slow", n=WAIT_MINUTES)
            return render(request, "pages/sign_in.html", found, status=429)
        user = authenticate(request, username=email, password=request.POST.get("password", ""))
        if isinstance(user, User):
            tries.forget(f"tries:{email[:254]}")
            return _password_fitted(request, user, onward)
        tries.failed()
        known = User.objects.filter(email=email).first()
        entry = audit.note("refused", author=known.pk if known else None, object="sign-in", detail={"why": "password"})
        if known is not None and known.is_active and Tries({f"tries:{email[:254]}": TRIES}).spent:
            tell_once(request, known, "tries", entry=entry)
        if Tries({f"tries:{comes_from(request)}": 5 * TRIES}).spent:
            tell_of_attack(request, entry)
        found["complaint"] = asked.words("in.wrong")
    return render(request, "pages/sign_in.html", found, status=400 if "complaint" in found else 200)


@never_cache
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """Ask whoever has a second factor for its code, after the password."""
    asked = cast(Asked, request)
    half = request.session.get(HALF, {})
    user = _half_in(half)
    if user is None or asked.user.is_authenticated:
        request.session.pop(HALF, None)
        return redirect("/sign-in/")
    found: dict[str, Any] = {}
    if request.method == "POST":
        tries = Tries({f"codes:{user.pk}": CODE_TRIES})
        if tries.spent:
            found["complaint"] = asked.words("in.slow", n=WAIT_MINUTES)
            return render(request, "pages/sign_in_code.html", found, status=429)
        given = request.POST.get("code", "")
        how = second_factor.verify(user.pk, given, now=timezone.now(), secret=company().workspace.secret)
        if how:
            tries.forget(f"codes:{user.pk}")
            asked.how = how
            login(request, user)
            return redirect("/me/second-factor/" if how == "recovery" else half["next"])
        tries.failed()
        entry = audit.note("refused", author=user.pk, object="sign-in", detail={"why": "code"})
        if tries.spent:
            tell_once(request, user, "tries", entry=entry)
        elif second_factor.is_replayed(user.pk, given, now=timezone.now(), secret=company().workspace.secret):
            tell_once(request, user, "replayed", entry=entry)
        found["complaint"] = asked.words("code.wrong")
    return render(request, "pages/sign_in_code.html", found, status=400 if found else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let somebody out."""
    logout(request)
    return redirect("/sign-in/")


@never_cache
@sensitive_post_parameters("password", "again")
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a one-time link choose a password and come in."""
    words = cast(Asked, request).words
    link = Link.objects.opened_by(token)
    if link is None:
        return render(request, "pages/setup_used.html", status=404)
    found: dict[str, Any] = {
        "link": link, "first": not User.objects.exists(), "email": link.email, "name": "", "complaints": {},
        "role": words.text(ROLES[link.role]), "meaning": words.text(MEANINGS[link.role]),
    }  # fmt: skip
    if request.method == "POST":
        email = link.email or request.POST.get("email", "").strip().casefold()
        name, password = request.POST.get("name", "").strip()[:120], request.POST.get("password", "")
        found |= {
            "email": email,
            "name": name,
            "complaints": _complaints(words, email, name, password, request.POST.get("again", "")),
        }
        if not found["complaints"]:
            with transaction.atomic():
                used = Link.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now())
                if not used:
                    return render(request, "pages/setup_used.html", status=404)
                user = User.objects.make(email, password, role=link.role, language=words.language, name=name)
            cast(Asked, request).how = "link"
            login(request, user)
            return redirect("/")
    return render(request, "pages/setup.html", found, status=400 if found["complaints"] else 200)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the pages, for this browser and for the user."""
    asked = cast(Asked, request)
    chosen = request.POST.get("language", "")
    answer = HttpResponseRedirect(after(request))
    if chosen in LANGUAGES:
        answer.set_cookie(COOKIE, chosen, max_age=365 * 24 * 3600, samesite="Lax", httponly=True, secure=request.is_secure())
        if asked.user.is_authenticated:
            User.objects.filter(pk=asked.user.pk).update(language=chosen)
    return answer


def after(request: HttpRequest) -> str:
    """Give the page of ours to which a request wants to lead."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else "/"


def _password_fitted(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Let them in, or ask for the code of their second factor first."""
    if not second_factor.has(user.pk):
        login(request, user)
        return HttpResponseRedirect(onward)
    request.session.cycle_key()
    request.session[HALF] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "at": timezone.now().timestamp(),
        "next": onward,
    }
    return redirect("/sign-in/code/")


def _half_in(half: dict[str, Any]) -> User | None:
    """Give whoever gave the right password here a short while ago, if it still is theirs."""
    if timezone.now().timestamp() - float(half.get("at", 0)) > HALF_MINUTES * 60:
        return None
    user = User.objects.filter(pk=half.get("user"), is_active=True).first()
    return user if user and constant_time_compare(half.get("hash", ""), user.get_session_auth_hash()) else None


def _complaints(words: Any, email: str, name: str, password: str, again: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        validate_email(email)
    except ValidationError as error:
        found["email"] = list(error.messages)
    if User.objects.filter(email=email).exists():
        found["email"] = [words("setup.taken")]
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        found["password"] = list(error.messages)
    if password != again:
        found["again"] = [words("setup.differ")]
    return found
