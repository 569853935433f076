"""Signed links: an address that opens one person's page without an account, until a day, for one purpose.

A token carries the purpose's mark, the moment it ends and the subject (a keyed hash: no name, no address), signed with
the workspace's secret. Nothing about it is stored, so a token opens as often as it is used until it ends: what it opens
must be harmless when done twice.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink

MINE = "mine"  # the purpose of a person's own page
MINE_DAYS = 90
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIGNATURE, _TIME = 16, 5


def make_token(purpose: str, subject: str, expires_at: datetime, secret: str) -> str:
    """Make the token of a link.

    Parameters
    ----------
    purpose
        What it opens; a token of one purpose opens nothing else.
    subject
        Whom it is about, as ``subject_of`` gives it: 64 hexadecimal digits.
    expires_at
        Until when it opens.
    secret
        The workspace's secret.

    Examples
    --------
    >>> until = datetime(2026, 12, 1, tzinfo=UTC)
    >>> token = make_token("mine", "0a" * 32, until, "s")
    >>> len(token), read_token(token, "mine", "s", until) == "0a" * 32
    (71, True)
    """
    seconds = int((expires_at - _EPOCH).total_seconds())
    content = seconds.to_bytes(_TIME, "big") + bytes.fromhex(subject)
    return urlsafe_b64encode(content + _signature(purpose, content, secret)).decode("ascii").rstrip("=")


def read_token(token: str, purpose: str, secret: str, now: datetime) -> str:
    """Give the subject of a token.

    Raises
    ------
    ForgedLink
        We did not make it, or for another purpose.
    ExpiredLink
        It is too old; told only of a token that we made.
    """
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise ForgedLink from error
    content, signature = raw[:-_SIGNATURE], raw[-_SIGNATURE:]
    canonical = urlsafe_b64encode(raw).decode("ascii").rstrip("=")
    if (
        len(content) != _TIME + 32
        or canonical != token
        or not hmac.compare_digest(signature, _signature(purpose, content, secret))
    ):
        raise ForgedLink
    ends = _EPOCH + timedelta(seconds=int.from_bytes(content[:_TIME], "big"))
    if now > ends:
        raise ExpiredLink(until=f"{ends:%Y-%m-%d}")
    return content[_TIME:].hex()


def _signature(purpose: str, content: bytes, secret: str) -> bytes:
    signed = hmac.new(f"link:{secret}".encode(), f"{purpose}:".encode() + content, hashlib.sha256)
    return signed.digest()[:_SIGNATURE]
