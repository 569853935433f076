"""Sessions that can be ended from afar: each belongs to a device, and lives no longer than its device does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cordee.faces.web.frame import Asked
from cordee.faces.web.labels import label_of
from cordee.faces.web.proof import prove
from cordee.faces.web.security import tell
from cordee.records import audit, devices
from cordee.records.models import User

KEY = "device"
HALF = "half"  # somebody whose password fitted and whose code is awaited


class Devices:
    """Ends the session of a device that was signed out, and keeps what signed-in people see out of every cache."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer whoever is still signed in here, or as to a stranger."""
        asked = cast(Asked, request)
        asked.device = None
        if asked.user.is_authenticated:
            asked.device = devices.standing(
                str(request.session.get(KEY, "")),
                asked.user.pk,
                timezone.now(),
                stay=timedelta(seconds=settings.SESSION_COOKIE_AGE),
            )
            if asked.device is None:
                logout(request)
        answer = self.answer(request)
        if (asked.user.is_authenticated or HALF in request.session) and not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "private, no-store"
        return answer


def listen() -> None:
    """Hear of every way in and out."""
    user_logged_in.connect(_came_in, dispatch_uid="device")
    user_logged_out.connect(_went_out, dispatch_uid="device")


def _came_in(sender: Any, request: HttpRequest, user: User, **rest: Any) -> None:
    label, how = label_of(request.headers.get("User-Agent", "")), getattr(request, "how", "password")
    known = {one.label for one in devices.of(user.pk)}
    request.session[KEY] = devices.begin(user.pk, label, timezone.now())
    request.session.pop(HALF, None)
    request.session.clear_expired()
    prove(request)
    entry = audit.note("signed_in", author=user.pk, object="session", detail={"how": how})
    if how == "recovery":
        tell(request, user, "recovery", entry=entry)
    elif known and label not in known:
        tell(request, user, "browser", entry=entry)


def _went_out(sender: Any, request: HttpRequest, user: User | None, **rest: Any) -> None:
    devices.end(str(request.session.get(KEY, "")))
