"""Signing out of a device that is elsewhere, or of all others at once."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cordee.faces.web.frame import Asked, needs
from cordee.records import devices


@require_POST
@needs(None)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign the user out of one of their devices, or of all but this one."""
    asked = cast(Asked, request)
    here = asked.device.pk if asked.device else None
    wanted = request.POST.get("device", "")
    only = int(wanted) if wanted.isdecimal() and len(wanted) < 12 else None
    n = devices.sign_out(asked.user.pk, only=only) if only is not None else devices.sign_out(asked.user.pk, but=here)
    messages.success(request, asked.words("dev.out", n=n) if n else asked.words("dev.out.none"))
    return redirect("/me/")
