"""The API's addresses for the site; the pages include them by this module's name, because no face imports another.

``path("api/", include("cordee.faces.api.urls"))``
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import path

from cordee.core.trust.access import Owner
from cordee.faces.api.api import make_api
from cordee.wiring import Company, open_company


def site_company() -> Company:
    """Open the company of this site."""
    return open_company(Path(settings.WORKSPACE))


def may_read(request: HttpRequest) -> bool:
    """Say whether who asks has a role that reads results; an expert sees their own page only."""
    return _may(request, "read")


def may_trust(request: HttpRequest) -> bool:
    """Say whether who asks has a role that keeps the registers of trust."""
    return _may(request, "trust")


def _may(request: HttpRequest, deed: str) -> bool:
    who = getattr(request, "auth", None) or request.user
    may = getattr(who, "may", None)
    return bool(may and may(deed))


def owner_of(token: str) -> Owner | None:
    """Give whoever a token belongs to, as this company's records know it."""
    return site_company().book().tokens.owner_of(token)


urlpatterns = [path("", make_api(site_company, may_read=may_read, may_trust=may_trust, owner_of_token=owner_of).urls)]
