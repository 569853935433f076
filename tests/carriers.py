"""A real SMTP server on this machine for tests: it takes, refuses, delays, or hangs up as a test wants."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Carrier:
    """What the server took, and how it treats addresses.

    ``refusing`` gives the reply to RCPT by address, ``hanging_up`` the addresses at whose content the line is cut:
    ``"before"`` the mail is taken, or ``"after"`` it was, without an answer. ``holding`` says before which answer it waits
    (``"RCPT"`` or ``"DATA"``) until it is ``released``.
    """

    port: int = 0
    taken: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    refusing: dict[str, str] = field(default_factory=dict)
    refusing_content: str = ""
    refusing_sender: str = ""
    hanging_up: dict[str, str] = field(default_factory=dict)
    holding: str = ""
    held: bool = False
    released: bool = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.refusing_sender:
            return self.refusing_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refusing:
            return self.refusing[address]
        await self._hold("RCPT")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusing_content:
            return self.refusing_content
        when = self.hanging_up.get(envelope.rcpt_tos[0])
        if when != "before":
            read = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(read, EmailMessage)
            self.taken.append((envelope.mail_from, list(envelope.rcpt_tos), read))
            await self._hold("DATA")
        if when:
            server.transport.abort()
        return "250 OK"

    async def _hold(self, where: str) -> None:
        if self.holding == where:
            self.held = True
            while not self.released:
                await asyncio.sleep(0.02)


@contextlib.contextmanager
def carrier() -> Iterator[Carrier]:
    """Run the server until the test is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = Carrier(port)
    controller = Controller(found, hostname="127.0.0.1", port=port, server_hostname="carrier.example")
    controller.start()
    try:
        yield found
    finally:
        found.released = True
        controller.stop()
