"""Those who may sign in, on the records' database: whom a link to a new password is for."""

from __future__ import annotations

from typing import cast

from cordee.core.trust.password_links import Keyholder
from cordee.core.trust.security import Warned
from cordee.core.vocabulary.text import Language
from cordee.records.models import User

LONGEST = 254


def named(email: str) -> Keyholder | None:
    """Give who signs in with an address; see ``cordee.core.trust.password_links.Keyholders``."""
    asked = email.strip().casefold().replace("\0", "")[: LONGEST + 1]
    found = User.objects.filter(email=asked, is_active=True).first()
    return _holder(found) if found is not None else None


def everyone() -> list[Keyholder]:
    """Give all who may sign in."""
    return [_holder(one) for one in User.objects.filter(is_active=True)]


def replace_password(holder: Keyholder, hashed: str) -> bool:
    """Put another password, hashed already, in the place of the one that is known; False where it changed meanwhile."""
    standing = User.objects.filter(pk=holder.whom.user, is_active=True, password=holder.kept)
    return bool(standing.update(password=hashed))


def _holder(one: User) -> Keyholder:
    return Keyholder(Warned(one.pk, one.email, cast(Language, one.language), one.name), one.password)
