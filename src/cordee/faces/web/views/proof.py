"""The question who one is, asked again before what cannot be undone."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.proof import MINUTES, prove
from cordee.faces.web.tries import WAIT_MINUTES, Tries
from cordee.faces.web.views.me import TRIES
from cordee.faces.web.views.signing import after
from cordee.records import audit


@never_cache
@sensitive_post_parameters("password")
@needs(None)
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the password; it then holds for half an hour."""
    asked = cast(Asked, request)
    found = {"next": after(request), "minutes": MINUTES}
    if request.method != "POST":
        return render(request, "pages/confirm.html", found)
    tries = Tries({f"passwords:{asked.user.pk}": TRIES})
    if tries.spent:
        return render(request, "pages/confirm.html", found | {"complaint": asked.words("in.slow", n=WAIT_MINUTES)}, status=429)
    if not asked.user.check_password(request.POST.get("password", "")):
        tries.failed()
        audit.note("refused", author=asked.user.pk, object="confirm", detail={"why": "password"})
        return render(request, "pages/confirm.html", found | {"complaint": asked.words("me.old.wrong")}, status=400)
    prove(request)
    return HttpResponseRedirect(after(request))
