"""Tokens of the API: given once, kept as a hash; a token may do what its owner may, as long as neither is shut out."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cordee.core.trust.withdrawals import Withdrawal
from cordee.records.models import AccessToken, User
from cordee.records.withdrawals import tell

BEGINNING = "cordee_"  # by which a scanner of leaked secrets knows one
DAYS = 365  # a token that nobody renews ends
USED_AGAIN = timedelta(minutes=1)  # so that not every call writes


def make(user_id: int, label: str) -> str:
    """Make a token; it is given this once."""
    token = BEGINNING + secrets.token_urlsafe(32)
    AccessToken.objects.create(user_id=user_id, hashed=_hashed(token), label=label.strip()[:80])
    return token


def owner_of(token: str, now: datetime | None = None) -> User | None:
    """Give whoever a live token belongs to; None for one that was revoked, made up, or whose owner is shut out."""
    at = now or timezone.now()
    open_ones = AccessToken.objects.filter(revoked_at=None, user__is_active=True, made_at__gte=at - timedelta(days=DAYS))
    found = open_ones.filter(hashed=_hashed(token)).select_related("user").first()
    if found is None:
        return None
    old = Q(used_at=None) | Q(used_at__lt=at - USED_AGAIN)
    AccessToken.objects.filter(old, pk=found.pk).update(used_at=at)
    owner: User = found.user
    return owner


def revoke(user_id: int, *, only: int | None = None) -> int:
    """Revoke one token of a user, or all; give how many."""
    found = AccessToken.objects.filter(user_id=user_id, revoked_at=None)
    if only is not None:
        found = found.filter(pk=only)
    now = timezone.now()
    with transaction.atomic():
        hashes = list(found.select_for_update().values_list("hashed", flat=True))
        n = found.update(revoked_at=now)
        tell(*(Withdrawal("token", one, now) for one in hashes))
    return n


def live(user_id: int) -> list[AccessToken]:
    """Give a user's tokens that open, as they were made."""
    since = timezone.now() - timedelta(days=DAYS)
    return list(AccessToken.objects.filter(user_id=user_id, revoked_at=None, made_at__gte=since))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
