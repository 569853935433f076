"""Passwords: how long one may be, and how they are kept: hashed with a salt each, and with the workspace's secret besides."""

from __future__ import annotations

import hashlib
import hmac
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from cordee.faces.web.speech import words_for

LONGEST = 128
FEWEST = 6


class NotTooLong:
    """Refuses passwords of more than 128 letters, so that nobody makes the server hash a book."""

    def validate(self, password: str, user: Any = None) -> None:
        """Complain in the reader's language."""
        if len(password) > LONGEST:
            raise ValidationError(_words()("setup.long", n=LONGEST))

    def get_help_text(self) -> str:
        """Say the same as advice."""
        return _words()("setup.long", n=LONGEST)


class NotRegular:
    """Refuses passwords whose letters repeat or follow each other, as 123456789012 do, whatever letters they are."""

    def validate(self, password: str, user: Any = None) -> None:
        """Complain in the reader's language."""
        if surprises(password) < FEWEST:
            raise ValidationError(_words()("setup.regular"))

    def get_help_text(self) -> str:
        """Say the same as advice."""
        return str(_words()("setup.regular"))


def surprises(password: str) -> int:
    """Count the letters that the one before them does not foretell: neither the same, nor its neighbour in the alphabet.

    Examples
    --------
    >>> surprises("123456789012345"), surprises("aaaaaaaaaaaa"), surprises("730594618273")
    (2, 1, 12)
    """
    codes = [ord(one) for one in password.casefold()]
    return bool(codes) + sum(abs(here - before) > 1 for before, here in pairwise(codes))


class Peppered(PBKDF2PasswordHasher):
    """PBKDF2-SHA256 over a keyed hash of the password: whoever steals the database alone cannot even try passwords.

    Hashes of before are still read; they are renewed at their owner's next sign-in.
    """

    algorithm = "pbkdf2_sha256_house"

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        """Hash a password with the salt and the workspace's secret."""
        keyed = hmac.new(str(settings.PASSWORD_PEPPER).encode(), password.encode("utf-8"), hashlib.sha256).hexdigest()
        return str(super().encode(keyed, salt, iterations))


def _words() -> Any:
    return words_for("fr" if (get_language() or "").startswith("fr") else "en", "UTC")
