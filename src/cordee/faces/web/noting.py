"""What the audit log notes of every request by itself, after the permission matrix: looks at people, files, changes, refusals."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cordee.core.trust.audit import AuditDeed
from cordee.faces.web.gate import API, route_of
from cordee.faces.web.limits import is_unusual
from cordee.faces.web.security import tell_administrators
from cordee.records import audit
from cordee.records.permissions import PAGES, Rule

TABLE, REGISTERS = "api/tables/<name>", "api/registers/"


class Noting:
    """Notes a request once it is answered. Objects are addresses, without what was typed: no name, no search word, no token."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note."""
        answer = self.answer(request)
        author = _author(request)
        deed = _deed(request, answer.status_code)
        if author is not None and deed is not None:
            entry = audit.note(deed, author=author, object=object_of(request), detail=_detail(request))
            if is_unusual(deed, author):
                tell_administrators(request, "exports" if deed == "exported" else "looks", entry=entry)
        return answer


def object_of(request: HttpRequest) -> str:
    """Give the address as the log has it: the pattern where a secret token stands in it."""
    route, found = route_of(request), request.resolver_match
    return route if found is None or "token" in found.kwargs else request.path.lstrip("/")


def _author(request: HttpRequest) -> int | None:
    owner = getattr(request, "auth", None) or getattr(request, "user", None)
    return getattr(owner, "pk", None)


def _deed(request: HttpRequest, status: int) -> AuditDeed | None:
    route = route_of(request)
    if status == 403:
        return "refused"
    if status >= 400 or not route:
        return None
    if route.startswith(API):
        return "exported" if route == TABLE or route.startswith(REGISTERS) else None
    rule = PAGES.get(route, Rule())
    if request.method == "POST":
        return None if rule.itself or rule.post == "anyone" else "changed"
    return rule.noted or None


def _detail(request: HttpRequest) -> dict[str, str]:
    return {"by": "token"} if request.headers.get("Authorization", "").startswith("Bearer ") else {}
