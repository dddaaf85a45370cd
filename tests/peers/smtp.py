"""A recipient's mail server that answers as told: refuses, greylists, takes and loses replies."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.peers.processes import free_port


@dataclass
class Recipient:
    """Addresses decide: `bad…` is refused for good, `grey…` once, all others are taken.

    With `lose_every` n, the reply to each n-th mail is lost after the mail was taken.
    """

    lose_every: int = 0
    port: int = 0
    mails: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    _seen_grey: set[str] = field(default_factory=set)

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("bad"):
            return "550 5.1.1 no such user"
        if address.startswith("grey") and address not in self._seen_grey:
            self._seen_grey.add(address)
            return "450 4.2.0 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), message))
        if self.lose_every and len(self.mails) % self.lose_every == 0:
            server.transport.abort()
        return "250 OK"


@contextmanager
def smtp_recipient(*, lose_every: int = 0) -> Iterator[Recipient]:
    """Run the server for as long as the block."""
    recipient = Recipient(lose_every=lose_every, port=free_port())
    controller = Controller(recipient, hostname="127.0.0.1", port=recipient.port)
    controller.start()
    try:
        yield recipient
    finally:
        controller.stop()
