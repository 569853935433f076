"""The second factor: codes that a telephone makes (TOTP, RFC 6238), and recovery codes for when it is gone.

Neither a key nor a code is kept: the key is made from a nonce and the workspace's secret, a recovery code is a keyed hash.
So whoever steals the database alone can make no code.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Literal, cast

import pyotp
from django.db import transaction

from cordee.core.trust.access import TakenAway
from cordee.core.trust.security import Warned
from cordee.core.vocabulary.problems import NoSuchUser
from cordee.core.vocabulary.text import Language
from cordee.records import audit, devices, tokens
from cordee.records.models import RecoveryCode, SecondFactor, SecondFactorRule, User

NeededOf = Literal["nobody", "administrators", "everybody"]
NEEDED_OF: tuple[NeededOf, ...] = ("nobody", "administrators", "everybody")
STEP_SECONDS = 30
DRIFT = 1  # steps that a telephone's clock may be off, either way
CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters that look alike
ISSUER = "Cordée"


def begin(user_id: int, secret: str) -> str:
    """Make a key for a telephone, not in force until a code of it is confirmed; give it."""
    if has(user_id):
        raise ValueError("one in force is removed first")
    nonce = secrets.token_hex(20)
    SecondFactor.objects.filter(user_id=user_id, confirmed_at=None).delete()
    SecondFactor.objects.create(user_id=user_id, nonce=nonce)
    return _key(user_id, nonce, secret)


def waiting(user_id: int, secret: str) -> str:
    """Give the key that waits for its first code; empty where none does."""
    found = SecondFactor.objects.filter(user_id=user_id, confirmed_at=None).first()
    return _key(user_id, found.nonce, secret) if found else ""


def confirm(user_id: int, code: str, *, now: datetime, secret: str) -> list[str]:
    """Put the waiting key in force if the code is its own; give the recovery codes, this once."""
    with transaction.atomic():
        found = SecondFactor.objects.filter(user_id=user_id, confirmed_at=None).first()
        if found is None or not _fits(found, user_id, code, now, secret):
            return []
        SecondFactor.objects.filter(pk=found.pk).update(confirmed_at=now)
        return renew_codes(user_id, secret)


def verify(user_id: int, code: str, *, now: datetime, secret: str) -> Literal["code", "recovery", ""]:
    """Say whether a code lets its user in, and of which kind it was; a code that let somebody in does so never again."""
    plain = _plain(code)
    found = SecondFactor.objects.filter(user_id=user_id).exclude(confirmed_at=None).first()
    if found is None:
        return ""
    if len(plain) == 6 and plain.isdecimal():
        return "code" if _fits(found, user_id, plain, now, secret) else ""
    hashed = _hashed(user_id, plain, secret)
    return "recovery" if RecoveryCode.objects.filter(user_id=user_id, hashed=hashed, used_at=None).update(used_at=now) else ""


def is_replayed(user_id: int, code: str, *, now: datetime, secret: str) -> bool:
    """Say whether a code that was refused is one of these minutes, and was used before."""
    found = SecondFactor.objects.filter(user_id=user_id).exclude(confirmed_at=None).first()
    return found is not None and any(step <= found.last_step for step in _steps(found, user_id, code, now, secret))


def renew_codes(user_id: int, secret: str) -> list[str]:
    """Make new recovery codes in place of the old; they are given this once."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user_id=user_id).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user_id=user_id, hashed=_hashed(user_id, one, secret)) for one in codes)
    return [f"{one[:5]}-{one[5:]}" for one in codes]


def codes_left(user_id: int) -> int:
    """Count the recovery codes that still open."""
    return RecoveryCode.objects.filter(user_id=user_id, used_at=None).count()


def remove(user_id: int) -> bool:
    """Take a user's second factor and recovery codes away; say whether there was one in force."""
    with transaction.atomic():
        RecoveryCode.objects.filter(user_id=user_id).delete()
        return SecondFactor.objects.filter(user_id=user_id).exclude(confirmed_at=None).delete()[0] > 0


def reset(email: str) -> TakenAway | None:
    """Take the second factor of somebody who lost it away, sign them out everywhere, revoke their tokens; it is noted."""
    user = User.objects.filter(email=email.strip().casefold()).first()
    if user is None:
        raise NoSuchUser(said=email)
    if not remove(user.pk):
        return None
    devices.sign_out(user.pk)
    tokens.revoke(user.pk)
    entry = audit.note("changed", object=f"user {user.pk}", detail={"second_factor": "reset"})
    return TakenAway(Warned(user.pk, user.email, cast(Language, user.language), user.name), entry)


def has(user_id: int) -> bool:
    """Say whether a user has a second factor in force."""
    return SecondFactor.objects.filter(user_id=user_id).exclude(confirmed_at=None).exists()


def holders() -> dict[int, datetime]:
    """Give who has one, and since when."""
    found = SecondFactor.objects.exclude(confirmed_at=None).values_list("user_id", "confirmed_at")
    return {user_id: since for user_id, since in found if since is not None}


def rule() -> NeededOf:
    """Say of whom it is asked; nobody, unless the team decided otherwise."""
    latest = SecondFactorRule.objects.last()
    return cast(NeededOf, latest.needed_of) if latest else "nobody"


def decide(needed_of: NeededOf, author: int | None) -> None:
    """Write down of whom it is asked from now on."""
    if needed_of not in NEEDED_OF:
        raise ValueError(needed_of)
    SecondFactorRule.objects.create(needed_of=needed_of, author_id=author)


def needed_of(role: str) -> bool:
    """Say whether the team asks it of a role."""
    said = rule()
    return said == "everybody" or (said == "administrators" and role == "administrator")


def address(key: str, email: str) -> str:
    """Give the address that a telephone reads from the square: whose key it is, and the key."""
    return pyotp.TOTP(key).provisioning_uri(name=email, issuer_name=ISSUER)


def _fits(found: SecondFactor, user_id: int, code: str, now: datetime, secret: str) -> bool:
    """Compare with the codes of the steps around now; a step at or before the last one used is over for good."""
    fitting = _steps(found, user_id, code, now, secret)
    return any(SecondFactor.objects.filter(pk=found.pk, last_step__lt=step).update(last_step=step) for step in fitting)


def _steps(found: SecondFactor, user_id: int, code: str, now: datetime, secret: str) -> list[int]:
    """Give the steps around now whose code this is."""
    maker = pyotp.HOTP(_key(user_id, found.nonce, secret))
    here = int(now.timestamp()) // STEP_SECONDS
    return [step for step in range(here - DRIFT, here + DRIFT + 1) if hmac.compare_digest(maker.at(step), _plain(code))]


def _key(user_id: int, nonce: str, secret: str) -> str:
    made = hmac.new(f"second-factor:{secret}".encode(), f"{user_id}:{nonce}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made[:20]).decode("ascii")


def _hashed(user_id: int, code: str, secret: str) -> str:
    return hmac.new(f"recovery:{secret}".encode(), f"{user_id}:{code}".encode(), hashlib.sha256).hexdigest()


def _plain(code: str) -> str:
    return "".join(letter for letter in code[:64].casefold() if letter.isascii() and letter.isalnum())
