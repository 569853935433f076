"""Pages for what is not there, not allowed, or broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the page is not for this user."""
    return render(request, "pages/refused.html", status=403)


def lost(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page."""
    return render(request, "pages/lost.html", {"what": "lost"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    return render(request, "pages/lost.html", {"what": "broken"}, status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its token."""
    return render(request, "pages/lost.html", {"what": "forged"}, status=403)
