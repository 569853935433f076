"""How much one may send and ask: the size of what is uploaded, calls of the API, and how much of it is unusual."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.problems_of_access import TooManyCalls, TooMuchSent
from cordee.faces.web.frame import Asked
from cordee.faces.web.tries import WAIT_MINUTES, Tries, comes_from

Answer = Callable[[HttpRequest], HttpResponse]
DAY = 24 * 3600
MEGABYTE = 1 << 20
UPLOADS_A_DAY = 5  # times what one upload may hold
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")


class Proxies:
    """Believes what a proxy says of a request only where it comes from a proxy: this machine, a private network, or one named."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forget what somebody else said in a proxy's name."""
        if not is_proxy(str(request.META.get("REMOTE_ADDR", ""))):
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.answer(request)


def is_proxy(address: str) -> bool:
    """Say whether a peer may speak for others."""
    if settings.PROXIES:
        return address in settings.PROXIES
    try:
        return not address or not ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return False


class Sizes:
    """Refuses an upload that is too large before it is read, and one too many of a user's in a day."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say how much may be sent."""
        asked = cast(Asked, request)
        if request.content_type != "multipart/form-data":
            return self.answer(request)
        size = -(-int(request.META.get("CONTENT_LENGTH") or 0) // MEGABYTE)
        most = settings.UPLOAD_MEGABYTES
        key = f"uploaded:{asked.user.pk if asked.user.is_authenticated else comes_from(request)}".replace(" ", "")
        today = int(cache.get(key, 0))
        if most and (size > most or today + size > UPLOADS_A_DAY * most):
            problem = TooMuchSent(size=size, today=today, most=most, a_day=UPLOADS_A_DAY * most)
            return render(
                request,
                "pages/problem.html",
                {"sentences": problem.sentences(asked.words.language), "code": problem.code},
                status=413,
            )
        cache.add(key, 0, DAY)
        cache.incr(key, size)
        return self.answer(request)


def slowed(request: HttpRequest) -> HttpResponse | None:
    """Count a call of the API; give the answer to one too many within ten minutes."""
    bearer = request.headers.get("Authorization", "")
    user = cast(Asked, request).user
    calls = Tries({f"calls:{bearer or (user.pk if user.is_authenticated else comes_from(request))}": settings.API_CALLS})
    if calls.spent:
        problem: Problem = TooManyCalls(most=settings.API_CALLS, minutes=WAIT_MINUTES)
        language = cast(Asked, request).words.language
        told = {"code": problem.code, "problem": problem.in_language(language)}
        return JsonResponse(told, status=429, headers={"Retry-After": str(WAIT_MINUTES * 60)})
    calls.failed()
    return None


def is_unusual(deed: str, user_id: int) -> bool:
    """Count a deed of a user's that the audit log notes; say, once a day, that there were more than a day usually has."""
    most = {"exported": settings.ALERT_EXPORTS, "saw": settings.ALERT_LOOKS}.get(deed, 0)
    if not most:
        return False
    key = f"unusual:{deed}:{user_id}"
    cache.add(key, 0, DAY)
    return bool(cache.incr(key) == most + 1)
