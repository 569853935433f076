"""Access, as the API and the command line see it: whose a token is, and a second factor taken away."""

from __future__ import annotations

from typing import Protocol


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


class SecondFactors(Protocol):
    """The book of users' second factors."""

    def reset(self, email: str) -> bool:
        """Take somebody's second factor away, with their sessions and tokens; say whether there was one.

        Raises
        ------
        NoSuchUser
            Nobody signs in with that address.
        """
        ...
