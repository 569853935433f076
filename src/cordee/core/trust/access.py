"""Access by token, as the API sees it: a book that knows whose a token is."""

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
