"""Telling users by mail that a key of theirs changed, or that somebody tried one; the audit log has it already."""

from __future__ import annotations

from typing import cast

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from cordee.core.trust.security import BY_A_STRANGER, BY_THEMSELVES, Change, Changed, Warned
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.web.company import company
from cordee.faces.web.labels import label_of
from cordee.records.models import User
from cordee.records.roles import ROLES

ONCE = 24 * 3600  # seconds in which a stranger who tries keys makes us write once


def tell(request: HttpRequest, user: User, what: Change, *, entry: int, stranger: bool = False) -> bool:
    """Tell a user what changed, who did it and with which browser; say whether a letter waits to go.

    Parameters
    ----------
    user
        Whose key it is.
    entry
        The entry of the audit log that says so: each is told once.
    stranger
        Whether nobody came in who could be named.
    """
    asking = getattr(request, "user", None)
    who = BY_A_STRANGER if stranger else BY_THEMSELVES
    if not stranger and asking is not None and asking.is_authenticated and asking.pk != user.pk:
        who = Text(str(asking), str(asking))
    if label := label_of(request.headers.get("User-Agent", "")):
        who = Text(f"{who.en} ({label})", f"{who.fr} ({label})")
    role = ROLES[user.role] if what == "role" else None
    changed = Changed(what, timezone.now(), who, entry, role)
    return company().mail().tell_change(Warned(user.pk, user.email, cast(Language, user.language), user.name), changed)


def tell_administrators(request: HttpRequest, what: Change, *, entry: int, stranger: bool = False) -> int:
    """Tell every administrator that something is unusual; say how many letters wait to go."""
    asking = getattr(request, "auth", None) or getattr(request, "user", None)
    who = BY_A_STRANGER if stranger or asking is None or not asking.is_authenticated else Text(str(asking), str(asking))
    changed, letters, n = Changed(what, timezone.now(), who, entry), company().mail(), 0
    for one in User.objects.filter(role="administrator", is_active=True):
        n += letters.tell_change(Warned(one.pk, one.email, cast(Language, one.language), one.name), changed)
    return n


def tell_once(request: HttpRequest, user: User, what: Change, *, entry: int) -> bool:
    """Tell a user, once a day at most, what a stranger made happen."""
    if not cache.add(f"told-of-{what}:{user.pk}", 1, ONCE):
        return False
    return tell(request, user, what, entry=entry, stranger=True)


def tell_of_attack(request: HttpRequest, entry: int) -> int:
    """Tell administrators, once a day at most, that one place tried passwords until it was closed."""
    return tell_administrators(request, "attack", entry=entry, stranger=True) if cache.add("told-of-attack", 1, ONCE) else 0
