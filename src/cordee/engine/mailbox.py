"""The mailbox of returned mail, a Maildir or an IMAP folder: what lies there unread, and putting away what was handled."""

from __future__ import annotations

import imaplib
import mailbox
import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from cordee.core.vocabulary.problems_of_mail import NoMailbox

PASSWORD = "CORDEE_MAILBOX_PASSWORD"
SECONDS = 30
LARGEST = 5_000_000
FORMS = "maildir:/FOLDER, imaps://NAME@HOST/INBOX"


class Mailbox(Protocol):
    """What came back, message by message."""

    def unread(self) -> Iterator[tuple[str, bytes]]:
        """Give each unread message with the name it goes by here; one that is too large comes empty."""
        ...

    def put_away(self, name: str, *, remove: bool) -> None:
        """Mark a message as read, or remove it for good."""
        ...


@contextmanager
def mailbox_of(url: str, environment: Mapping[str, str] = os.environ) -> Iterator[Mailbox]:
    """Open the mailbox of an address such as ``maildir:/var/mail/returned`` or ``imaps://name@host/INBOX``.

    The password stands in the address, or better in the environment variable ``CORDEE_MAILBOX_PASSWORD``.

    Raises
    ------
    NoMailbox
        There is none at that address, or it does not open.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NoMailbox(detail=FORMS) from error
    if parts.scheme == "maildir" and parts.path:
        folder = Path(parts.path)
        if not (folder / "new").is_dir() or not (folder / "cur").is_dir():
            raise NoMailbox(detail=f"{folder}")
        with _closing(mailbox.Maildir(folder, create=False)) as opened:
            yield _Maildir(opened)
        return
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise NoMailbox(detail=FORMS)
    password = unquote(parts.password or "") or environment.get(PASSWORD, "")
    folder_name = unquote(parts.path.strip("/")) or "INBOX"
    try:
        connection = _connected(parts.scheme == "imaps", parts.hostname, port)
        try:
            connection.login(unquote(parts.username or ""), password)
            if connection.select(f'"{folder_name}"')[0] != "OK":
                raise NoMailbox(detail=folder_name)
            yield _Imap(connection)
        finally:
            with suppress(Exception):
                connection.logout()
    except (imaplib.IMAP4.error, OSError) as error:
        raise NoMailbox(detail=type(error).__name__) from error


class _Maildir:
    """A Maildir; what was read moves from ``new`` to ``cur`` with its mark."""

    def __init__(self, opened: mailbox.Maildir) -> None:
        self.opened = opened

    def unread(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self.opened.keys()):
            with suppress(KeyError, FileNotFoundError):
                message = self.opened.get_message(name)
                if "S" not in message.get_flags():
                    raw = self.opened.get_bytes(name)
                    yield name, raw if len(raw) <= LARGEST else b""

    def put_away(self, name: str, *, remove: bool) -> None:
        if remove:
            self.opened.discard(name)
            return
        with suppress(KeyError, FileNotFoundError):
            message = self.opened.get_message(name)
            message.set_subdir("cur")
            message.add_flag("S")
            self.opened[name] = message


class _Imap:
    """A folder of an IMAP server; reading it marks nothing."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def unread(self) -> Iterator[tuple[str, bytes]]:
        _, found = self.connection.uid("SEARCH", "UNSEEN")
        for name in (found[0] or b"").split() if found else ():
            _, size = self.connection.uid("FETCH", name, "(RFC822.SIZE)")
            digits = str(size[0]).partition("RFC822.SIZE ")[2].partition(")")[0].split(" ")[0] if size and size[0] else ""
            if not digits.isdecimal():
                continue
            if int(digits) > LARGEST:
                yield name.decode("ascii"), b""
                continue
            _, parts = self.connection.uid("FETCH", name, "(BODY.PEEK[])")
            raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
            yield name.decode("ascii"), raw

    def put_away(self, name: str, *, remove: bool) -> None:
        self.connection.uid("STORE", name, "+FLAGS", r"(\Seen \Deleted)" if remove else r"(\Seen)")
        if remove:
            self.connection.expunge()


def _connected(secure: bool, host: str, port: int | None) -> Any:
    if secure:
        return imaplib.IMAP4_SSL(host, port or 993, ssl_context=ssl.create_default_context(), timeout=SECONDS)
    connection = imaplib.IMAP4(host, port or 143, timeout=SECONDS)
    if host not in ("127.0.0.1", "::1", "localhost"):
        connection.starttls(ssl.create_default_context())
    return connection


@contextmanager
def _closing(opened: mailbox.Maildir) -> Iterator[mailbox.Maildir]:
    try:
        yield opened
    finally:
        opened.close()
