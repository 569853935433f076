"""Signed links: an address that opens one person's page without an account, until a day, for one purpose.

A token carries the purpose's mark, the moment it ends and the subject (a keyed hash: no name, no address), signed with
the workspace's secret. A token opens as often as it is used until it ends, or until somebody closes it: what it opens
must be harmless when done twice. What is kept of it is a fingerprint, which opens nothing.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

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
        The workspace's key of links.

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


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A link to somebody's page as the register has it.

    Parameters
    ----------
    how
        Where it was made: ``page``, ``command``, ``letter``; empty for one that the register met when it was closed.
    closed_at
        When somebody closed it before its time.
    """

    id: int
    subject: str
    fingerprint: str
    how: str
    made_at: datetime
    until: datetime
    author: int | None = None
    closed_at: datetime | None = None
    why: str = ""

    def opens(self, now: datetime) -> bool:
        """Say whether it still opens."""
        return self.closed_at is None and now <= self.until


class OwnLinks(Protocol):
    """The book of links to people's pages; an entry is closed, never deleted."""

    def made(self, fingerprint: str, subject: str, *, how: str, at: datetime, until: datetime, author: int | None = None) -> None:
        """Note that a link was made."""
        ...

    def close(
        self, fingerprint: str, subject: str, *, until: datetime, at: datetime, why: str, author: int | None = None
    ) -> bool:
        """Close a link, noted or not; False where it was closed before."""
        ...

    def numbered(self, id: int) -> OwnLink | None:
        """Give one link of the register."""
        ...

    def is_closed(self, fingerprint: str) -> bool:
        """Say whether a link was closed before its time."""
        ...

    def open_ones(self, now: datetime, *, limit: int = 50) -> list[OwnLink]:
        """Give the links that open now, the latest first."""
        ...


def fingerprint_of(token: str) -> str:
    """Give what is kept of a token: it tells tokens apart and opens nothing.

    Examples
    --------
    >>> len(fingerprint_of("a token"))
    64
    """
    return hashlib.sha256(f"link {token}".encode()).hexdigest()


def token_in(said: str) -> str:
    """Give the token of a link as people paste it: the whole address, or its last part.

    Examples
    --------
    >>> token_in(" https://c.example/mine/AbC_d/?in=fr "), token_in("AbC_d")
    ('AbC_d', 'AbC_d')
    """
    path = said.strip().partition("?")[0].partition("#")[0].rstrip("/")
    return path.partition("/mine/")[2].partition("/")[0] or path.rpartition("/")[2]


def ends_at(token: str) -> datetime:
    """Give the moment until which a token opens; of one that ``read_token`` took only."""
    raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    return _EPOCH + timedelta(seconds=int.from_bytes(raw[:_TIME], "big"))


def _signature(purpose: str, content: bytes, secret: str) -> bytes:
    signed = hmac.new(f"link:{secret}".encode(), f"{purpose}:".encode() + content, hashlib.sha256)
    return signed.digest()[:_SIGNATURE]
