"""The post: hands one mail at a time to the carrier, by SMTP or a provider's API, and says what became of it.

A mail is *unclear* only where the connection was lost once its content was being handed over: before that the carrier
cannot have taken it, after its reply we know. What a carrier says besides its codes is dropped: it names people.
"""

from __future__ import annotations

import os
import re
import smtplib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cordee.core.vocabulary.envelope import Answer, Blame, Envelope
from cordee.core.vocabulary.problems_of_mail import BadMailSetting

SECONDS = 30
PASSWORD = "CORDEE_MAIL_PASSWORD"
KEYS = {"postmark": "server_token", "scaleway": "secret_key", "mailjet": "secret_key"}
LOCAL = ("127.0.0.1", "::1", "localhost")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
FIRST_DOT = re.compile(rb"(?m)^\.")
FORMS = "smtp://NAME@HOST:587, smtps://NAME@HOST:465, anymail:brevo"


class Post:
    """The way to one carrier. It opens a connection when the first mail goes, and keeps it until it is closed."""

    def __init__(self, carrier: Any) -> None:
        self._carrier = carrier

    def send(self, envelope: Envelope) -> Answer:
        """Hand over one mail, and say what became of it."""
        from django.core.mail import EmailMultiAlternatives

        message: Any = EmailMultiAlternatives(
            envelope.subject, envelope.text, envelope.sender, [envelope.to], headers={"From": envelope.author, **envelope.headers}
        )
        message.attach_alternative(envelope.html, "text/html")
        message.track_opens = message.track_clicks = False  # a provider must not add what we do not write
        try:
            message.message()
        except (ValueError, UnicodeError):
            return Answer("refused", "", lasting=True, blame="message")
        return self._carrier.carry(message)

    def close(self) -> None:
        """End the connection; what was sent stays sent whatever comes of that."""
        with suppress(Exception):
            self._carrier.close()


@contextmanager
def post_of(url: str, environment: Mapping[str, str] = os.environ) -> Iterator[Post]:
    """Open the post of an address such as ``smtp://name@host:587`` or ``anymail:brevo``.

    The password stands in the address, or better in the environment variable ``CORDEE_MAIL_PASSWORD``. ``smtp`` asks
    for TLS except on this machine; ``?tls=no`` does without.

    Raises
    ------
    BadMailSetting
        The address is none that we know.
    """
    post = Post(_carrier(url, environment))
    try:
        yield post
    finally:
        post.close()


def _carrier(url: str, environment: Mapping[str, str]) -> Any:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadMailSetting(setting="mail_url", detail=FORMS) from error
    options = dict(parse_qsl(parts.query))
    password = unquote(parts.password or "") or environment.get(PASSWORD, "")
    if parts.scheme in ("smtp", "smtps") and parts.hostname:
        plain = options.get("tls") == "no" or parts.hostname in LOCAL
        return _Smtp(
            host=parts.hostname,
            port=port or (465 if parts.scheme == "smtps" else 587),
            username=unquote(parts.username or ""),
            password=password,
            use_ssl=parts.scheme == "smtps",
            use_tls=parts.scheme == "smtp" and not plain,
            timeout=SECONDS,
        )
    name = parts.path.strip("/") or parts.netloc
    if parts.scheme == "anymail" and re.fullmatch(r"[a-z_]+", name):
        try:
            backend = import_module(f"anymail.backends.{name}").EmailBackend
        except ImportError as error:
            raise BadMailSetting(setting="mail_url", detail=f"anymail:{name}") from error
        key = {KEYS.get(name, "api_key"): password} if password else {}
        return _Provider(backend, options | key)
    raise BadMailSetting(setting="mail_url", detail=FORMS)


class _Smtp:
    """A carrier that speaks SMTP, through Django's backend."""

    def __init__(self, **options: Any) -> None:
        from django.core.mail.backends.smtp import EmailBackend

        watched, secure = _watched(smtplib.SMTP), _watched(smtplib.SMTP_SSL)

        class Backend(EmailBackend):
            @property
            def connection_class(self) -> Any:
                return secure if self.use_ssl else watched

        self.backend: Any = Backend(**options)

    def carry(self, message: Any) -> Answer:
        try:
            self.backend.open()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Answer("refused", _code(error), blame="carrier")
        connection = self.backend.connection
        connection.handing_over = False
        try:
            self.backend.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            return self._refused(code, said, "address")
        except smtplib.SMTPSenderRefused as error:
            return self._refused(error.smtp_code, error.smtp_error, "carrier")
        except smtplib.SMTPDataError as error:
            return self._refused(error.smtp_code, error.smtp_error, "message")
        except (smtplib.SMTPException, OSError):
            lost = connection.handing_over
            self._drop()
            return Answer("unclear") if lost else Answer("refused", blame="carrier")
        except (ValueError, UnicodeError):
            return Answer("refused", lasting=True, blame="message")
        return Answer("sent", "250")

    def close(self) -> None:
        self.backend.close()

    def _refused(self, code: int, said: bytes | str, blame: Blame) -> Answer:
        if code == 421:  # it closes the connection after this
            self._drop()
        return Answer("refused", _status(code, said), lasting=code >= 500, blame="carrier" if code == 421 else blame)

    def _drop(self) -> None:
        connection, self.backend.connection = self.backend.connection, None
        with suppress(Exception):
            if connection is not None:
                connection.close()


def _watched(kind: Any) -> Any:
    """Make an SMTP connection that notes when it begins to hand over the content of a mail."""

    class Watched(kind):
        handing_over = False

        def data(self, msg: Any) -> Any:
            self.putcmd("data")
            code, said = self.getreply()
            if code != 354:
                raise smtplib.SMTPDataError(code, said)
            content = FIRST_DOT.sub(b"..", msg)
            end = b"" if content.endswith(b"\r\n") else b"\r\n"
            self.handing_over = True
            self.send(content + end + b".\r\n")
            return self.getreply()

    return Watched


class _Provider:
    """A carrier that is reached by a provider's API, through Anymail."""

    def __init__(self, backend: Any, options: Mapping[str, Any]) -> None:
        from django.core.exceptions import ImproperlyConfigured

        try:
            self.backend = backend(ignore_unsupported_features=True, **options)
        except (ImproperlyConfigured, TypeError) as error:
            raise BadMailSetting(setting="mail_url", detail=str(error).partition("\n")[0]) from error

    def carry(self, message: Any) -> Answer:
        from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

        try:
            self.backend.send_messages([message])
        except AnymailRecipientsRefused:
            return Answer("refused", lasting=True, blame="address")
        except AnymailAPIError as error:
            if _never_reached(error):
                return Answer("refused", blame="carrier")
            code = error.status_code
            if code is None or code >= 500:
                return Answer("unclear", str(code or ""))
            ours = code in (401, 402, 403, 429)
            return Answer("refused", str(code), lasting=not ours, blame="carrier" if ours else "message")
        except (AnymailError, ValueError):
            return Answer("refused", lasting=True, blame="message")
        states = {one.status for one in message.anymail_status.recipients.values()}
        if states & {"invalid", "rejected"}:
            return Answer("refused", lasting=True, blame="address")
        return Answer("unclear") if states & {"failed", "unknown"} else Answer("sent")

    def close(self) -> None:
        self.backend.close()


def _never_reached(error: BaseException) -> bool:
    """Say whether no connection was made at all, so that nothing can have been handed over."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    waiting: list[Any] = [error]
    for one in waiting:
        if isinstance(one, (NewConnectionError, ConnectTimeoutError)):
            return True
        if isinstance(one, BaseException) and len(waiting) < 20:
            waiting += [one.__cause__, getattr(one, "reason", None), *one.args]
    return False


def _code(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    return _status(code, getattr(error, "smtp_error", b"")) if code else ""


def _status(code: int, said: bytes | str) -> str:
    words = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    found = STATUS.match(words.strip())
    return f"{code} {found[1]}" if found else str(code)
