"""Putting a letter in its envelope: who writes, where it comes back to, and how its reader stops us with one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any

from cordee.core.trust.letter import Kind, Writer, Written
from cordee.core.trust.mail import domain_of
from cordee.core.vocabulary.envelope import Envelope
from cordee.core.vocabulary.problems_of_mail import BadMailSetting, NoCarrier, NoWayBack
from cordee.core.vocabulary.text import Language

LOCAL = ("127.0.0.1", "::1", "localhost")
AUTOMATIC: dict[Kind, str] = {"answer": "auto-replied", "notice": "auto-generated"}


@dataclass(frozen=True, slots=True)
class House:
    """From where we write: the writer, the pages' address, and where mail comes back to.

    Parameters
    ----------
    base_url
        The address by which readers reach our pages.
    returns
        The domain and the box of returned mail, as ``bounce@house.example``; empty where nobody reads such a box.
    """

    writer: Writer
    base_url: str
    returns: str = ""

    def stop(self, token: str) -> str:
        """Give the address of the page that ends our mail to somebody."""
        return f"{self.base_url}/unsubscribe/{token}/"


def house_of(machine: Mapping[str, Any]) -> House:
    """Read from the lines of cordee.toml from where we write.

    Raises
    ------
    NoCarrier
        A line is missing without which nothing is sent.
    NoWayBack
        Readers could not reach the page on which they object.
    BadMailSetting
        A line is no address.

    Examples
    --------
    >>> house_of({"mail_url": "smtp://h", "mail_from": "a@b.example", "mail_name": "B", "base_url": "https://b.example"}).stop("t")
    'https://b.example/unsubscribe/t/'
    """
    told = {name: str(machine.get(name, "")).strip() for name in ("mail_url", "mail_from", "mail_name", "mail_place", "mailbox")}
    for needed in ("mail_url", "mail_from", "mail_name"):
        if not told[needed]:
            raise NoCarrier(setting=needed)
    sender = _address("mail_from", told["mail_from"])
    base_url = str(machine.get("base_url", "")).rstrip("/")
    scheme, _, rest = base_url.partition("://")
    host = (
        rest.partition("/")[0].removeprefix("[").partition("]")[0]
        if rest.startswith("[")
        else rest.partition("/")[0].partition(":")[0]
    )
    if not host or not (scheme == "https" or (scheme == "http" and host in LOCAL)):
        raise NoWayBack(base_url=base_url or '""')
    returns = str(machine.get("mail_returns", "")).strip() or f"bounce@{domain_of(sender)}"
    return House(
        Writer(told["mail_name"], sender, told["mail_place"]),
        base_url,
        _address("mail_returns", returns) if told["mailbox"] else "",
    )


def seal(written: Written, house: House, *, to: str, token: str, kind: Kind, language: Language, now: datetime) -> Envelope:
    """Put a letter in its envelope.

    It comes back to an address of its own (``bounce+TOKEN@…``), so that a return tells which letter it was; and it is
    ended with one click by the reader's own program (RFC 8058), by a page, or by a mail.

    Examples
    --------
    >>> from datetime import UTC
    >>> house = House(Writer("B", "a@b.example"), "https://b.example", "bounce@b.example")
    >>> made = seal(Written("s", "t", "h"), house, to="c@d.example", token="k7", kind="notice", language="en", now=datetime(2026, 3, 2, tzinfo=UTC))
    >>> made.sender, made.headers["List-Unsubscribe-Post"]
    ('bounce+k7@b.example', 'List-Unsubscribe=One-Click')
    """
    box, _, domain = house.returns.partition("@")
    stops = [f"<{house.stop(token)}>", *([f"<mailto:unsubscribe+{token}@{domain}?subject=unsubscribe>"] if house.returns else [])]
    headers = {
        "Message-ID": f"<{token}@{domain_of(house.writer.address)}>",
        "Date": format_datetime(now),
        "List-Unsubscribe": ", ".join(stops),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": language,
    }
    if kind in AUTOMATIC:
        headers["Auto-Submitted"] = AUTOMATIC[kind]
    return Envelope(
        to=to,
        sender=f"{box}+{token}@{domain}" if house.returns else house.writer.address,
        author=formataddr((house.writer.name, house.writer.address)),
        subject=written.subject,
        text=written.text,
        html=written.html,
        headers=headers,
    )


def _address(setting: str, value: str) -> str:
    address = parseaddr(value)[1]
    local, _, domain = address.partition("@")
    if address != value or not local or "." not in domain:
        raise BadMailSetting(setting=setting, detail=value)
    return address
