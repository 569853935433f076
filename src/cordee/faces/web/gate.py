"""The gate before every page: what the permission matrix does not open, no page answers, whatever its view forgot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from cordee.faces.web.frame import turned_away
from cordee.faces.web.limits import slowed
from cordee.faces.web.proof import asked_again
from cordee.records.permissions import need_of

API = "api/"


class Gate:
    """Turns away by the matrix, before the view is asked; the API has its own guard, because a token opens it too."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what the API gives is a file, which no browser takes for a page."""
        answer = self.answer(request)
        if request.path.startswith(f"/{API}"):
            answer.headers.setdefault("Content-Disposition", 'attachment; filename="api.json"')
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], arguments: Any, named: Any
    ) -> HttpResponse | None:
        """Turn away, or let the view answer."""
        route = route_of(request)
        if route.startswith(API):
            return slowed(request)
        need = need_of(route, str(request.method))
        return turned_away(request, need) or asked_again(request, route, need)


def route_of(request: HttpRequest) -> str:
    """Give the pattern of the address that was asked for; empty where none fits."""
    found = request.resolver_match
    return str(found.route) if found else ""
