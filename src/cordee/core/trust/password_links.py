"""A forgotten password: the signed link that opens the choice of a new one, and the letter that brings it.

The link is good once: it is signed over the password that is to be replaced, so that a new one closes every link that was
made before. It opens no session, and takes no second factor away.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from cordee.core.trust.letter import Fact, Letter
from cordee.core.trust.links import make_token, read_token
from cordee.core.trust.security import Warned
from cordee.core.vocabulary.problems_of_trust import ForgedLink
from cordee.core.vocabulary.text import Text

PURPOSE = "password"
ASKED_MINUTES = 60  # of a link that goes by mail
HANDED_MINUTES = 24 * 60  # of a link that a colleague hands over
LETTERS_A_DAY, LETTERS_AT_ONCE = 6, 3  # to one address, whoever asks: nobody fills a mailbox

FORGOTTEN = Letter(
    "forgotten",
    "answer",
    Text("A link to a new password", "Un lien vers un nouveau mot de passe"),
    (
        Fact("until", Text("until when the link opens", "jusqu’à quand le lien ouvre")),
        Fact("link", Text("the one-time link", "le lien à usage unique"), link=True, secret=True),
    ),
    Text("A new password for Cordée at {writer}", "Un nouveau mot de passe pour Cordée chez {writer}"),
    (
        Text(
            "Somebody, we hope you, forgot the password that goes with this address in Cordée.",
            "Quelqu’un, vous nous l’espérons, a oublié le mot de passe qui va avec cette adresse dans Cordée.",
        ),
        Text(
            "The link below lets you choose a new one. It opens once, until {until}. Do not pass it on. A second factor is asked as always.",
            "Le lien ci-dessous vous laisse en choisir un nouveau. Il s’ouvre une seule fois, jusqu’au {until}. Ne le transmettez pas. Le second facteur sera demandé comme toujours.",
        ),
        Text(
            "If it was not you, do nothing: your password stays as it is.",
            "Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.",
        ),
    ),
    Text("you sign in to Cordée with this address.", "vous vous connectez à Cordée avec cette adresse."),
    (Text("Choose a new password", "Choisir un nouveau mot de passe"), "link"),
)


@dataclass(frozen=True, slots=True)
class Keyholder:
    """Somebody who may sign in: whom to write to, and the password as it is kept, which is never shown."""

    whom: Warned
    kept: str = field(repr=False)


class Keyholders(Protocol):
    """The book of those who may sign in."""

    def named(self, email: str) -> Keyholder | None:
        """Give who signs in with an address, in any case; None where nobody does, or where they were shut out."""
        ...

    def everyone(self) -> list[Keyholder]:
        """Give all who may sign in."""
        ...


def password_token(holder: Keyholder, until: datetime, secret: str) -> str:
    """Make the token of the link with which somebody may choose a new password.

    Parameters
    ----------
    until
        The moment at which it stops opening (UTC).
    secret
        The workspace's key of links.

    Examples
    --------
    >>> from datetime import UTC
    >>> until, ann = datetime(2026, 3, 2, tzinfo=UTC), Keyholder(Warned(7, "ann@acme.example", "en"), "pbkdf2$old")
    >>> token = password_token(ann, until, "s")
    >>> holder_of(token, [ann], secret="s", now=until).whom.user
    7
    """
    return make_token(PURPOSE, _mark(holder, secret), until, secret)


def holder_of(token: str, holders: Iterable[Keyholder], *, secret: str, now: datetime) -> Keyholder:
    """Give whose password a token lets one choose.

    Raises
    ------
    ForgedLink
        We did not make it, or the password changed since, or its owner may no longer come in.
    ExpiredLink
        It is too old.
    """
    mark = read_token(token, PURPOSE, secret, now)
    found = [one for one in holders if hmac.compare_digest(_mark(one, secret), mark)]
    if not found:
        raise ForgedLink
    return found[0]


def _mark(holder: Keyholder, secret: str) -> str:
    """Name somebody with their password of now, so that another password is another name."""
    return hmac.new(f"password:{secret}".encode(), f"{holder.whom.user}:{holder.kept}".encode(), hashlib.sha256).hexdigest()
