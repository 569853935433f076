"""Users: who may come in and with which role; links that invite."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cordee.faces.web.frame import Asked, needs
from cordee.records.models import Link, User
from cordee.records.roles import MEANINGS, ROLES


@never_cache
@needs("users")
def users(request: HttpRequest) -> HttpResponse:
    """List users and links; make a link, withdraw one."""
    words = cast(Asked, request).words
    found: dict[str, Any] = {"tab": "users"}
    status = 200
    if request.method == "POST" and "withdraw" in request.POST:
        Link.objects.live().filter(pk=request.POST["withdraw"]).update(used_at=timezone.now())
        return redirect("/settings/users/")
    if request.method == "POST":
        email, role = request.POST.get("email", "").strip(), request.POST.get("role", "")
        wrong = _wrong(words, email)
        if wrong or role not in ROLES:
            found |= {"wrong": wrong, "email": email}
            status = 400
        else:
            _, token = Link.objects.make(role=role, language=words.language, email=email)
            base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
            found["made"] = f"{base}/setup/{token}/"
    listed = [
        {
            "id": one.pk,
            "name": str(one),
            "email": one.email,
            "role": one.role,
            "active": one.is_active,
            "joined": words.date(one.joined_at),
        }
        for one in User.objects.all()
    ]
    links = [{"id": one.pk, "email": one.email, "line": words("users.links.until", role=words.text(ROLES[one.role]), date=words.moment(one.made_at))}
             for one in Link.objects.live()]  # fmt: skip
    roles = [(name, words.text(text), words.text(MEANINGS[name])) for name, text in ROLES.items()]
    return render(
        request, "pages/users.html", found | {"users": listed, "links": links, "roles": roles, "n": len(listed)}, status=status
    )


@require_POST
@needs("users")
def change(request: HttpRequest, user_id: int) -> HttpResponse:
    """Change a user's role, or shut them out; somebody who administers must remain."""
    words = cast(Asked, request).words
    with transaction.atomic():
        user = get_object_or_404(User, pk=user_id)
        if request.POST.get("role") in ROLES:
            user.role = request.POST["role"]
        if request.POST.get("active") in ("yes", "no"):
            user.is_active = request.POST["active"] == "yes"
        others = User.objects.filter(role="administrator", is_active=True).exclude(pk=user.pk).exists()
        if not others and not (user.role == "administrator" and user.is_active):
            messages.error(request, words("users.last"))
            return redirect("/settings/users/")
        user.save(update_fields=["role", "is_active"])
    messages.success(request, words("users.changed"))
    return redirect("/settings/users/")


def _wrong(words: Any, email: str) -> list[str]:
    if not email:
        return []
    try:
        validate_email(email)
    except ValidationError as error:
        return list(error.messages)
    return [words("setup.taken")] if User.objects.filter(email=email.casefold()).exists() else []
