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
    who = getattr(request, "auth", None) or request.user
    may = getattr(who, "may", None)
    return bool(may and may("read"))


def owner_of(token: str) -> Owner | None:
    """Give whoever a token belongs to, as this company's records know it."""
    return site_company().book().tokens.owner_of(token)


urlpatterns = [path("", make_api(site_company, may_read=may_read, owner_of_token=owner_of).urls)]
