"""A relay that refuses, defers, thinks, hangs up, and keeps a true ledger of what it took."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller

from tests.faults.mailing_plan import MailingPlan
from tests.faults.servers import free_port

REFUSED, DEFERRED = "refused", "deferred"  # how an address begins that is treated so


def addresses_of(plan: MailingPlan) -> list[str]:
    """Return whom the plan writes to; the address itself tells the relay what to do."""
    few = round(plan.recipients * plan.refused_share)
    kinds = [REFUSED] * few + [DEFERRED] * few
    kinds += ["guest"] * (plan.recipients - len(kinds))
    return [f"{kind}{number}@example.org" for number, kind in enumerate(kinds)]


class Relay:
    """What aiosmtpd asks; `taken` maps an address to the Message-IDs that were taken for it."""

    def __init__(self, plan: MailingPlan) -> None:
        self._plan, self._rng = plan, random.Random(plan.seed)
        self.taken: defaultdict[str, list[str]] = defaultdict(list)
        self.refused: set[str] = set()
        self.deferred: set[str] = set()
        self.dropped = 0
        self.port = free_port()

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith(REFUSED):
            self.refused.add(address)
            return "550 5.1.1 no such user"
        if address.startswith(DEFERRED) and address not in self.deferred:
            self.deferred.add(address)
            return "450 4.2.0 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self._plan.delay * self._rng.uniform(0, 2))
        if self._rng.random() < self._plan.dropped_share:
            self.dropped += 1
            server.transport.abort()
            return "451 4.3.0 gone"
        for address in envelope.rcpt_tos:
            self.taken[address].append(message_from_bytes(envelope.content)["Message-ID"])
        # Taken, and the answer not yet out: whoever dies now has sent it without knowing.
        await asyncio.sleep(self._plan.delay * self._rng.uniform(0, 2))
        return "250 OK"


@contextmanager
def running_relay(plan: MailingPlan) -> Iterator[Relay]:
    relay = Relay(plan)
    controller = Controller(relay, hostname="127.0.0.1", port=relay.port)
    controller.start()
    try:
        yield relay
    finally:
        controller.stop()
