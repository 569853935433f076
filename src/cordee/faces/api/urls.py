"""The API's addresses for the site; the pages include them by this module's name, because no face imports another.

``path("api/", include("cordee.faces.api.urls"))``
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import path

from cordee.faces.api.api import make_api
from cordee.wiring import Company, open_company


def site_company() -> Company:
    """Open the company of this site."""
    return open_company(Path(settings.WORKSPACE))


def may_read(request: HttpRequest) -> bool:
    """Say whether who asks has a role that reads results; an expert sees their own page only."""
    may = getattr(request.user, "may", None)
    return bool(may and may("read"))


urlpatterns = [path("", make_api(site_company, may_read=may_read).urls)]
