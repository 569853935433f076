"""What every page has around it: doors, language, the date that its figures are of; and who may come in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from cordee.faces.web.company import company, current_run
from cordee.faces.web.speech import Words
from cordee.records.models import Device, User
from cordee.records.permissions import Deed, Need

DOORS = (
    ("week", "/"),
    ("accounts", "/accounts/"),
    ("voices", "/voices/"),
    ("programmes", "/programmes/"),
    ("results", "/results/"),
    ("data", "/data/"),
    ("settings", "/settings/"),
)


class Asked(HttpRequest):
    """A request as our middleware hands it over."""

    words: Words
    user: User
    device: Device | None
    how: str
    htmx: Any


View = Callable[..., HttpResponse]


def needs(deed: Deed | None) -> Callable[[View], View]:
    """Let in only signed-in users who may do something; None asks for a signed-in user only."""

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            return turned_away(request, deed or "signed_in") or view(request, *arguments, **named)

        guarded.__dict__["deed"] = deed or "signed_in"
        return guarded

    return around


def turned_away(request: HttpRequest, need: Need) -> HttpResponse | None:
    """Give the answer to somebody who may not do what a page needs; None to those who may."""
    user = cast(Asked, request).user
    if need == "anyone":
        return None
    if need == "closed":
        return HttpResponseNotAllowed([])
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if need == "signed_in" or user.may(need):
        return None
    if user.owes_second_factor:
        return redirect("/me/second-factor/")
    if request.path == "/":
        return redirect("/me/")
    return render(request, "pages/refused.html", status=403)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the templates what every page shows."""
    words = getattr(request, "words", None) or Words("en")
    user = getattr(request, "user", None)
    here = request.path
    signed_in = bool(user and user.is_authenticated)
    doors = [
        {"name": name, "url": url, "here": here.startswith(url) if url != "/" else here == "/"}
        for name, url in DOORS
        if signed_in and cast(User, user).may("read")
    ]
    found: dict[str, Any] = {
        "words": words,
        "language": words.language,
        "other": "fr" if words.language == "en" else "en",
        "doors": doors,
        "signed_in": signed_in,
        "who": user if signed_in else None,
        "may_take_in": signed_in and cast(User, user).may("take_in"),
        "may_set": signed_in and cast(User, user).may("settings"),
        "may_object": signed_in and cast(User, user).may("object"),
        "may_trust": signed_in and cast(User, user).may("trust"),
        "may_users": signed_in and cast(User, user).may("users"),
        "may_send": signed_in and cast(User, user).may("send"),
        "may_voices": signed_in and cast(User, user).may("voices"),
        "may_cycles": signed_in and cast(User, user).may("cycles"),
        "may_judge": signed_in and cast(User, user).may("judge"),
        "may_audit": signed_in and cast(User, user).may("audit"),
        "as_of": None,
        "uncomputed": 0,
        "zone": zone_name(words),
    }
    run_id = current_run() if signed_in else None
    if signed_in and run_id is None:
        found["uncomputed"] = len(company().imports())
    if run_id is not None:
        found["as_of"] = company().run_info(run_id)["as_of"]
    return found


def zone_name(words: Words) -> str:
    """Name the zone of the times on pages: Paris time."""
    area, _, city = words.zone.rpartition("/")
    return words("zone.city", city=city.replace("_", " ")) if area else words("zone.other", zone=words.zone)
