"""Access, as the API and the command line see it: whose a token is, and a second factor taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cordee.core.trust.security import Warned


class Owner(Protocol):
    """Somebody who owns a token."""

    @property
    def pk(self) -> int:
        """Their id."""
        ...


class Tokens(Protocol):
    """The book of the API's tokens."""

    def owner_of(self, token: str) -> Owner | None:
        """Give whoever a live token belongs to; None for one that was revoked, made up, or whose owner is shut out."""
        ...


@dataclass(frozen=True, slots=True)
class TakenAway:
    """A second factor that was taken away: whose, and the entry of the audit log that says so."""

    whom: Warned
    entry: int


class SecondFactors(Protocol):
    """The book of users' second factors."""

    def reset(self, email: str) -> TakenAway | None:
        """Take somebody's second factor away, with their sessions and tokens; None where there was none.

        Raises
        ------
        NoSuchUser
            Nobody signs in with that address.
        """
        ...
