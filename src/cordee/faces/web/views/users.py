"""People and roles: who may come in and do what, with which second factor; links that invite."""

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

from cordee.core.trust.outgoing import Reserved
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.security import tell
from cordee.faces.web.speech import Words
from cordee.records import audit, devices, second_factor, tokens, withdrawals
from cordee.records.models import Link, User
from cordee.records.permissions import DEEDS, role_may
from cordee.records.roles import MEANINGS, ROLES

HERE = "/settings/users/"


@never_cache
@needs("users")
def users(request: HttpRequest) -> HttpResponse:
    """List users, their roles and second factors; make a link, withdraw one; say of whom a second factor is asked."""
    asked = cast(Asked, request)
    if request.method == "POST" and "withdraw" in request.POST:
        wanted = request.POST["withdraw"]
        if wanted.isdecimal() and len(wanted) < 12 and Link.objects.live().filter(pk=int(wanted)).update(used_at=timezone.now()):
            _note(asked, f"link {wanted}", state="withdrawn")
        return redirect(HERE)
    if request.method == "POST" and "needed_of" in request.POST:
        return _decide(asked, request.POST["needed_of"])
    if request.method == "POST":
        return _invite(asked)
    return _page(asked)


@require_POST
@needs("users")
def change(request: HttpRequest, user_id: int) -> HttpResponse:
    """Change a user's role, shut them out, sign them out, or take a lost second factor away; an administrator must remain."""
    asked = cast(Asked, request)
    user = get_object_or_404(User, pk=user_id)
    doing = {"sign-out": _sign_out, "reset": _reset, "password": _hand_link}.get(request.POST.get("do", ""), _change)
    answer = doing(asked, user)
    return answer or redirect(HERE)


def _change(asked: Asked, user: User) -> HttpResponse | None:
    before = (user.role, user.is_active)
    with transaction.atomic():
        if asked.POST.get("role") in ROLES:
            user.role = asked.POST["role"]
        if asked.POST.get("active") in ("yes", "no"):
            user.is_active = asked.POST["active"] == "yes"
        others = User.objects.filter(role="administrator", is_active=True).exclude(pk=user.pk).exists()
        if not others and not (user.role == "administrator" and user.is_active):
            messages.error(asked, asked.words("users.last"))
            return None
        user.save(update_fields=["role", "is_active"])
        if not user.is_active:
            devices.sign_out(user.pk)
            tokens.revoke(user.pk)
        if before != (user.role, user.is_active):
            withdrawals.tell(withdrawals.account(user, timezone.now()))
    if before != (user.role, user.is_active):
        entry = _note(asked, f"user {user.pk}", role=f"{before[0]} → {user.role}", open=user.is_active)
        if before[1] != user.is_active:
            tell(asked, user, "opened" if user.is_active else "closed", entry=entry)
        else:
            tell(asked, user, "role", entry=entry)
    messages.success(asked, asked.words("users.changed"))
    return None


def _sign_out(asked: Asked, user: User) -> None:
    n = devices.sign_out(user.pk)
    _note(asked, f"user {user.pk}", signed_out=n)
    messages.success(asked, asked.words("dev.out", n=n) if n else asked.words("dev.out.none"))


def _reset(asked: Asked, user: User) -> None:
    if user.pk == asked.user.pk:
        messages.error(asked, asked.words("users.reset.self"))
    elif second_factor.remove(user.pk):
        devices.sign_out(user.pk)
        tokens.revoke(user.pk)
        tell(asked, user, "factor_reset", entry=_note(asked, f"user {user.pk}", second_factor="reset"))
        messages.success(asked, asked.words("users.reset.done", email=user.email))


def _hand_link(asked: Asked, user: User) -> HttpResponse:
    """Make a link to a new password for somebody who lost theirs; it is shown once, and they are told that it was made."""
    words = asked.words
    if not user.is_active:
        return redirect(HERE)
    base, by = settings.BASE_URL or f"{asked.scheme}://{asked.get_host()}", Text(str(asked.user), str(asked.user))
    made = company().access(asked.user.pk).hand_password_link(user.email, base=base, by=by)
    told = company().mail().lacking() is None
    return _page(
        asked, {"made": made, "made_line": words("users.password.made" if told else "users.password.mute", email=user.email)}
    )


def _decide(asked: Asked, needed_of: str) -> HttpResponse:
    known = next((one for one in second_factor.NEEDED_OF if one == needed_of), None)
    if known is not None and known != second_factor.rule():
        second_factor.decide(known, asked.user.pk)
        _note(asked, "second factor", needed_of=known)
        messages.success(asked, asked.words("users.changed"))
    return redirect(HERE)


def _invite(asked: Asked) -> HttpResponse:
    email, role = asked.POST.get("email", "").strip(), asked.POST.get("role", "")
    wrong = _wrong(asked.words, email)
    if wrong or role not in ROLES:
        return _page(asked, {"wrong": wrong, "email": email}, status=400)
    link, token = Link.objects.make(role=role, language=asked.words.language, email=email)
    _note(asked, f"link {link.pk}", state="made", role=role)
    base = settings.BASE_URL or f"{asked.scheme}://{asked.get_host()}"
    made = f"{base}/setup/{token}/"
    if email and "by_mail" in asked.POST:
        _mail(asked, link, made)
    return _page(asked, {"made": made})


def _mail(asked: Asked, link: Link, made: str) -> None:
    """Queue the letter with the link; where it cannot go, say why: the link is shown all the same."""
    letters, words = company().mail(), asked.words
    role, inviter = words.text(ROLES[link.role]), asked.user.name or asked.user.email
    problem = letters.lacking()
    place = None if problem else letters.queue(
        letters.invitation(
            link.email, link_id=link.pk, link=made, inviter=inviter, role=role, language=words.language, author=asked.user.pk
        )
    )  # fmt: skip
    if isinstance(place, Reserved):
        messages.success(asked, words("users.mailed"))
        return
    why = (
        problem.sentences(words.language)[0]
        if problem
        else " ".join(words.text(one.words) for one in place.findings)
        if place
        else ""
    )
    messages.error(asked, words("users.unmailed", why=why))


def _page(asked: Asked, found: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    words, holders = asked.words, second_factor.holders()
    people = list(User.objects.all())
    links = [{"id": one.pk, "email": one.email, "line": words("users.links.until", role=words.text(ROLES[one.role]), date=words.moment(one.made_at))}
             for one in Link.objects.live()]  # fmt: skip
    context = {
        "tab": "users", "users": [_user(words, one, one.pk in holders, asked.user.pk) for one in people], "links": links, "n": len(people),
        "with_factor": sum(one.pk in holders for one in people),
        "roles": [(name, words.text(text), words.text(MEANINGS[name])) for name, text in ROLES.items()],
        "deeds": [(words.text(text), [(words.text(ROLES[role]), role_may(role, deed)) for role in ROLES]) for deed, text in DEEDS.items()],
        "mails": company().mail().lacking() is None,
        "needed": [(one, words(f"fac.of.{one}")) for one in second_factor.NEEDED_OF], "needed_of": second_factor.rule(),
    }  # fmt: skip
    return render(asked, "pages/users.html", context | (found or {}), status=status)


def _user(words: Words, one: User, has: bool, asking: int) -> dict[str, Any]:
    there = devices.of(one.pk)
    seen = words("users.seen", n=len(there), date=words.moment(there[0].seen_at)) if there else words("users.unseen")
    return {
        "id": one.pk, "name": str(one), "email": one.email, "role": one.role, "active": one.is_active, "joined": words.date(one.joined_at),
        "has": has, "owes": not has and second_factor.needed_of(one.role), "devices": len(there), "seen": seen, "self": one.pk == asking,
    }  # fmt: skip


def _note(asked: Asked, object: str, **detail: Any) -> int:
    return audit.note("changed", author=asked.user.pk, object=object, detail=detail)


def _wrong(words: Words, email: str) -> list[str]:
    if not email:
        return []
    try:
        validate_email(email)
    except ValidationError as error:
        return list(error.messages)
    return [words("setup.taken")] if User.objects.filter(email=email.casefold()).exists() else []
