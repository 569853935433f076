"""Being asked again who one is before what cannot be undone: roles, erasing, tokens. A browser left open is not enough."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from cordee.faces.web.frame import Asked
from cordee.records.permissions import Need

PROVED = "proved"
MINUTES = 30
SENSITIVE: frozenset[str] = frozenset({"users", "erase"})
SENSITIVE_PAGES = frozenset({"me/tokens/"})


def prove(request: HttpRequest) -> None:
    """Note that the user just showed who they are."""
    request.session[PROVED] = timezone.now().timestamp()


def is_proved(request: HttpRequest) -> bool:
    """Say whether the user showed who they are within the last half hour."""
    age = timezone.now().timestamp() - float(request.session.get(PROVED, 0))
    return 0 <= age <= MINUTES * 60


def asked_again(request: HttpRequest, route: str, need: Need) -> HttpResponse | None:
    """Lead to the question who one is; None where nothing is asked."""
    if request.method != "POST" or not (need in SENSITIVE or route in SENSITIVE_PAGES) or is_proved(request):
        return None
    address = f"/me/confirm/?{urlencode({'next': _came_from(request)})}"
    if getattr(cast(Asked, request), "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _came_from(request: HttpRequest) -> str:
    """Give the page whose form it was, which is shown again afterwards."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() and page.path.startswith("/") else "/me/"
