"""A bounce: a mail that came back, read from the report that its carrier sent (RFC 3464), and what it says of the address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Literal

from cordee.core.vocabulary.text import Text

Kind = Literal["hard", "soft"]
What = Literal["bounce", "unsubscribe", "other"]
SOFT_IN_A_ROW = 3
NOTHING = "unknown"

# Final by their first digit, yet about this mail or the moment, not about the address: they suppress nothing by themselves.
PASSING: dict[str, Text] = {
    "5.2.2": Text("the mailbox is full; it may be emptied", "la boîte est pleine ; elle peut être vidée"),
    "5.2.3": Text("this mail is too large for the mailbox", "ce message est trop grand pour la boîte"),
    "5.3": Text("the receiving system, not the address", "le système destinataire, non l’adresse"),
    "5.4": Text("the way there, not the address", "le chemin, non l’adresse"),
    "5.5": Text("the two servers did not understand each other", "les deux serveurs ne se sont pas compris"),
    "5.6": Text("the content of this mail", "le contenu de ce message"),
    "5.7": Text("a rule of the receiver, against us or this mail", "une règle du destinataire, contre nous ou ce message"),
}
LASTING = ("5.4.4",)  # no such host: the address cannot exist

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
TOKEN = re.compile(r"([a-z0-9._-]+)\+([a-z2-7]{16,48})@", re.IGNORECASE)
OURS = re.compile(r"<([a-z2-7]{16,48})@", re.IGNORECASE)
ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To")
READ_AT_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Returned:
    """What lies in the mailbox: a bounce, a request to stop, or something else.

    Parameters
    ----------
    token
        Whose mail it is about; empty where it does not say.
    status
        The status of RFC 3463, such as ``5.1.1``; empty where it gives none.
    fingerprint
        The same for the same return, however often it is read.
    """

    what: What
    token: str = ""
    status: str = ""
    fingerprint: str = ""

    @property
    def kind(self) -> Kind:
        """Whether the address is dead or only did not work this time."""
        return kind_of(self.status)


def kind_of(status: str) -> Kind:
    """Judge a status: hard where the address itself is dead, soft otherwise.

    Examples
    --------
    >>> kind_of("5.1.1"), kind_of("4.2.2"), kind_of("5.2.2"), kind_of("5.7.1"), kind_of("5.4.4"), kind_of("")
    ('hard', 'soft', 'soft', 'soft', 'hard', 'soft')
    """
    if not status.startswith("5"):
        return "soft"
    if status in LASTING:
        return "hard"
    return "soft" if status in PASSING or status.rpartition(".")[0] in PASSING else "hard"


def status_of(code: str, *, about_address: bool) -> str:
    """Give the status of a reply that came while sending; a bare 550 about an address counts as 5.1.1.

    A 552 without a status is a full mailbox by RFC 5321.

    Examples
    --------
    >>> status_of("550 5.2.1", about_address=True), status_of("550", about_address=True), status_of("554", about_address=False)
    ('5.2.1', '5.1.1', '5.6.0')
    >>> status_of("552", about_address=True), status_of("451", about_address=True), status_of("", about_address=True)
    ('5.2.2', '4.0.0', '5.1.1')
    """
    reply, _, status = code.partition(" ")
    if status:
        return status
    if reply.startswith("4"):
        return "4.0.0"
    if reply == "552":
        return "5.2.2"
    return "5.1.1" if about_address else "5.6.0"


def suppressed(kinds: Sequence[str], *, soft_in_a_row: int = SOFT_IN_A_ROW) -> bool:
    """Judge whether an address gets no more mail: one hard bounce, or so many soft ones in a row.

    Parameters
    ----------
    kinds
        What became of the mails to it, the latest first: ``hard``, ``soft``, or ``fine``.

    Examples
    --------
    >>> suppressed(["fine", "hard"]), suppressed(["soft", "soft", "soft"]), suppressed(["soft", "fine", "soft", "soft"])
    (True, True, False)
    """
    if "hard" in kinds:
        return True
    return len(kinds) >= soft_in_a_row and all(one == "soft" for one in kinds[:soft_in_a_row])


def read_returned(raw: bytes) -> Returned:
    """Read one message of the mailbox of returned mail.

    A report that says *delayed* or *delivered* is no bounce. A person's own words, or an automatic reply, are something
    else: they stay for people to read.
    """
    message = message_from_bytes(raw, policy=policy.default)
    purpose, token = _addressed(message)
    report = _report(message)
    automatic = str(message.get("Auto-Submitted", "no")).strip().lower().partition(";")[0].strip()
    status = ""
    if report is not None:
        failed = [_one(fields, "Status") for fields in report if _one(fields, "Action").lower() == "failed"]
        if not failed:
            return Returned("other", token)
        status = next((found[1] for one in failed if (found := STATUS.search(one))), "")
    elif purpose == "unsubscribe":
        return Returned("unsubscribe" if automatic == "no" else "other", token)
    elif automatic == "auto-replied" or purpose is None or not _from_a_carrier(message):
        return Returned("other", token)
    else:
        status = next(iter(STATUS.findall(_words(message))), "")
        if not status.startswith(("4", "5")):
            return Returned("other", token)
    token = token or _returned_id(message)
    return Returned("bounce", token, status, _fingerprint(token, status, str(message.get("Message-ID", "")).strip(), raw))


def _addressed(message: Message) -> tuple[str | None, str]:
    for name in ADDRESSED:
        for value in message.get_all(name, []):
            if found := TOKEN.search(str(value)):
                return ("unsubscribe" if found[1].lower() == "unsubscribe" else "bounce"), found[2].lower()
    return None, ""


def _report(message: EmailMessage | Message) -> list[Message] | None:
    """Give the fields of each recipient in a delivery report; None where it is none."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            return [one for one in blocks if isinstance(one, Message)] if isinstance(blocks, list) else []
    return None


def _from_a_carrier(message: Message) -> bool:
    sender = str(message.get("From", "")).lower()
    return str(message.get("Return-Path", "")).strip() == "<>" or "mailer-daemon" in sender or "postmaster" in sender


def _returned_id(message: Message) -> str:
    """Find our own Message-ID in the copy of the mail that came back."""
    for part in message.walk():
        kind = part.get_content_type()
        headers: Iterable[str] = ()
        if kind == "message/rfc822":
            inner = part.get_payload()
            headers = (
                [str(one.get("Message-ID", "")) for one in inner if isinstance(one, Message)] if isinstance(inner, list) else ()
            )
        elif kind == "text/rfc822-headers":
            headers = [line for line in _content(part).splitlines() if line.lower().startswith("message-id:")]
        for header in headers:
            if found := OURS.search(header):
                return found[1].lower()
    return ""


def _words(message: Message) -> str:
    return "\n".join(_content(part) for part in message.walk() if part.get_content_type() == "text/plain")[:READ_AT_MOST]


def _content(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(part.get_payload())


def _one(fields: Message, name: str) -> str:
    return str(fields.get(name, "")).strip()


def _fingerprint(token: str, status: str, id: str, raw: bytes) -> str:
    mark = id or hashlib.sha256(raw).hexdigest()
    return hashlib.sha256(f"{token}|{status}|{mark}".encode()).hexdigest()
