"""A link to a new password: asked for by whoever forgot theirs, or made by a colleague who hands it over.

Whoever asks is told the same, and costs the same work, whether anybody signs in with the address or not.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cordee.actions.letters import Drafts
from cordee.actions.mail import Desk, queue
from cordee.core.trust.audit import Audit
from cordee.core.trust.password_links import ASKED_MINUTES, HANDED_MINUTES, Keyholder, Keyholders, password_token
from cordee.core.trust.security import Warned
from cordee.core.vocabulary.problems import NoSuchUser
from cordee.core.vocabulary.text import Language

NOTED = "password link"
NOBODY = 0  # the number of a user that no user has


class _Nobody(Exception):
    """Undoes the letter to somebody who is not there."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A link that a colleague hands over: its token, until when it opens, whose it is, and the entry of the audit log."""

    token: str
    until: datetime
    whom: Warned
    entry: int


def ask(desk: Desk, book: Keyholders, drafts: Drafts, address: str, *, page: str, language: Language, now: datetime) -> None:
    """Queue the letter with the link to whoever signs in with an address; for an address that nobody has, do as much and undo it.

    Parameters
    ----------
    page
        The address of the page that the link opens, to which the token is added.
    language
        That of the page on which it was asked for; a user gets the letter in their own.
    """
    known = book.named(address)
    holder = known or Keyholder(Warned(NOBODY, address.strip()[:254], language), secrets.token_hex(44))
    state = {"state": "asked" if known else "unknown address"}
    until = now + timedelta(minutes=ASKED_MINUTES)
    with desk.mails.at_once():
        entry = desk.audit.note("changed", object=f"{NOTED} {holder.whom.user}" if known else NOTED, detail=state)
        with suppress(_Nobody), desk.mails.at_once():
            token = password_token(holder, until, desk.link_key)
            queue(desk, drafts.forgotten(holder.whom, link=f"{page}{token}/", until=until, entry=entry), now)
            if known is None:
                raise _Nobody


def hand(book: Keyholders, audit: Audit, address: str, *, link_key: str, now: datetime, author: int | None = None) -> Handed:
    """Make a link for a colleague, to be handed over as one trusts.

    Raises
    ------
    NoSuchUser
        Nobody signs in with that address, or they were shut out.
    """
    holder = book.named(address)
    if holder is None:
        raise NoSuchUser(said=address)
    until = now + timedelta(minutes=HANDED_MINUTES)
    entry = audit.note("changed", author=author, object=f"{NOTED} {holder.whom.user}", detail={"state": "made"})
    return Handed(password_token(holder, until, link_key), until, holder.whom, entry)
