"""What comes back: bounces are noted and release the letter's place; a click or a mail to stop is an objection."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from cordee.actions.mail import Desk
from cordee.core.trust.bounce import Returned, read_returned
from cordee.core.trust.consent import Said, standing
from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Mail
from cordee.core.vocabulary.problems_of_return import NotDead, WhyLifted
from cordee.engine.mailbox import Mailbox

ANSWERABLE = ("sending", "sent", "unclear")


@dataclass(frozen=True, slots=True)
class Read:
    """What lay in the mailbox: bounces, requests to stop, returns that name no letter of ours, other messages."""

    hard: int = 0
    soft: int = 0
    stopped: int = 0
    unknown: int = 0
    known: int = 0
    other: int = 0

    def plus(self, name: str) -> Read:
        """Give the same with one more."""
        return replace(self, **{name: getattr(self, name) + 1})


def read_bounces(desk: Desk, box: Mailbox, now: datetime) -> Read:
    """Read what came back. What was understood is removed from the mailbox; the rest is marked as read and left to people."""
    found = Read()
    for name, raw in box.unread():
        returned = read_returned(raw) if raw else Returned("other")
        what = _taken(desk, returned, now)
        box.put_away(name, remove=what in ("hard", "soft", "stopped", "known"))
        found = found.plus(what)
    return found


def stop(desk: Desk, token: str, now: datetime, *, everything: bool = False, how: str = "one click") -> Mail | None:
    """Note that the reader of a letter wants no more: no mail, or nothing at all. Saying it twice changes nothing.

    Returns
    -------
    Mail or None
        The letter; None where there is none of that token.
    """
    mail = desk.mails.named(token)
    if mail is None:
        return None
    channel = "" if everything else "email"
    said = Said(False, now, channel, by_themselves=True, source=f"unsubscribe, {how}")
    with desk.mails.at_once():
        if mail.subjects and not _said_already(desk, mail, channel):  # a letter of somebody erased has none left
            desk.statements.say(mail.subjects, said, proof=f"mail {mail.id}")
            desk.audit.note("changed", object="objection", subject=mail.subject, detail={"channel": channel, "how": how})
        for waiting in desk.mails.reserved_for(mail.subjects):
            letter = letter_named(waiting.letter)
            if letter.kind != "answer" and desk.outgoing.release(waiting.id, "objected", now):
                desk.mails.note(waiting.id, "", forget=letter.secrets)
    return mail


def lift_returns(desk: Desk, address: str, now: datetime, *, why: str, author: int | None = None) -> None:
    """Write to an address again that came back: its owner had it mended, or somebody mistyped it before.

    Raises
    ------
    WhyLifted
        No reason was given.
    NotDead
        No return stands against it.
    """
    if not why.strip():
        raise WhyLifted
    with desk.mails.at_once():
        subjects = desk.mails.lift(address.strip(), at=now, why=why, author=author)
        if not subjects:
            raise NotDead
        desk.audit.note("changed", author=author, object="dead address", subject=subjects[0], detail={"lifted": True})


def has_stopped(desk: Desk, mail: Mail) -> bool:
    """Say whether the reader of a letter gets no more mail."""
    return standing(desk.statements.said_by(mail.subjects), channel="email").blocked


def _said_already(desk: Desk, mail: Mail, channel: str) -> bool:
    """Say whether they told us the same or more, and nothing else since."""
    said = [one for one in desk.statements.said_by(mail.subjects) if one.by_themselves and one.channel in ("", channel)]
    latest = max(said, key=lambda one: one.said_at, default=None)
    return latest is not None and not latest.granted and not latest.purpose and not latest.topic


def _taken(desk: Desk, returned: Returned, now: datetime) -> str:
    if returned.what == "unsubscribe":
        return "stopped" if stop(desk, returned.token, now, how="mail") else "unknown"
    if returned.what == "other":
        return "other"
    with desk.mails.at_once():
        fresh = desk.mails.came_back(
            returned.fingerprint, token=returned.token, kind=returned.kind, status=returned.status, at=now
        )
        mail = desk.mails.named(returned.token) if returned.token else None
        if not fresh:
            return "known" if mail else "unknown"
        if mail is None:
            return "unknown"
        if mail.state in ANSWERABLE:
            desk.outgoing.release(mail.id, f"came back {returned.status}".strip(), now)
        if letter_named(mail.letter).kind == "notice" and desk.mails.untold(mail.id, now):
            desk.audit.note("changed", object=f"notice, mail {mail.id}", subject=mail.subject, detail={"came_back": True})
    return returned.kind
