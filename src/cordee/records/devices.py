"""Where users are signed in: each browser a device that can be signed out from afar."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from cordee.records.models import Device

DAYS = 14
SEEN_AGAIN = timedelta(minutes=5)  # so that not every look at a page writes


def begin(user_id: int, label: str, now: datetime) -> str:
    """Note a browser in which somebody signed in; give the token that its session keeps."""
    Device.objects.filter(seen_at__lt=now - timedelta(days=DAYS)).delete()
    token = secrets.token_urlsafe(24)
    Device.objects.create(user_id=user_id, session=_hashed(token), label=label[:80], signed_in_at=now, seen_at=now)
    return token


def standing(token: str, user_id: int, now: datetime, *, stay: timedelta = timedelta(days=DAYS)) -> Device | None:
    """Give the device of a session's token, unless it was signed out, is another's, or was away for longer than ``stay``."""
    since = now - stay
    found = Device.objects.filter(session=_hashed(token), user_id=user_id, seen_at__gte=since).first()
    if found is not None and found.seen_at < now - SEEN_AGAIN:
        Device.objects.filter(pk=found.pk).update(seen_at=now)
    return found


def of(user_id: int) -> list[Device]:
    """Give the devices where a user is signed in, the one seen last first."""
    return list(Device.objects.filter(user_id=user_id))


def end(token: str) -> None:
    """Forget the device of a session that its user leaves."""
    Device.objects.filter(session=_hashed(token)).delete()


def sign_out(user_id: int, *, only: int | None = None, but: int | None = None) -> int:
    """Sign a user out: of one device, of all but one, or of all; give how many."""
    found = Device.objects.filter(user_id=user_id)
    if only is not None:
        found = found.filter(pk=only)
    if but is not None:
        found = found.exclude(pk=but)
    return found.delete()[0]


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
