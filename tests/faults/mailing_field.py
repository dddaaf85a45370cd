"""The field of a fault run over mails: guests owed one each, workers killed with -9 at any moment.

Started by `tests.faults.mailing`; says what it found as a line of JSON.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import Error as DatabaseProblem  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from ceremonies.actions.registering import confirm  # noqa: E402
from ceremonies.actions.telling_all import tell_all  # noqa: E402
from ceremonies.models import Ceremony, GuestLetter  # noqa: E402
from config.schema import template  # noqa: E402
from outbox.actions import begin, finish  # noqa: E402
from outbox.courier import Clock, Courier  # noqa: E402
from outbox.handlers import Handler, registered  # noqa: E402
from outbox.models import Mail  # noqa: E402
from outbox.ownership import ownership_here  # noqa: E402
from outbox.resident import ResidentCourier  # noqa: E402
from outbox.rules.deadline import Deadline  # noqa: E402
from outbox.rules.outcomes import Sent  # noqa: E402
from outbox.rules.refusals import Refusal  # noqa: E402
from tests.ceremonies.evening import come, hall  # noqa: E402
from tests.factories import Tree  # noqa: E402
from tests.faults.mailing_plan import POLICY, MailingPlan  # noqa: E402
from tests.faults.mailing_relay import addresses_of  # noqa: E402


class MarksSentFirst(Courier):
    """The defence "send, then say so" taken away: the row says `sent` before the call is made."""

    def _begin_and_call(
        self, handler: Handler[Any], row: Any, clock: Clock, otherwise: Any = None
    ) -> str | None:
        if handler.model is not Mail:
            return super()._begin_and_call(handler, row, clock, otherwise)
        begun = begin(handler=handler, row=row, now=clock(), policy=POLICY)
        if isinstance(begun, Refusal):
            return begun.code
        outcome = Sent(remote_key=begun.message_id)
        said = finish(handler=handler, row=begun, outcome=outcome, now=clock(), policy=POLICY)
        self._send(handler, begun, Deadline.after(POLICY.deadline.total_seconds()))
        return said


def owe(plan: MailingPlan) -> None:
    """Let everybody register and confirm, and owe them the reminder of the ceremony."""
    now = timezone.now()
    made = hall(Tree("en").homes["en"], slug="evening", on_site=plan.recipients, online=None)
    for address in addresses_of(plan):
        confirm(registration_id=come(made, address, now=now).pk, now=now)
    # The mails of registering are not this run's.
    GuestLetter.objects.all().delete()
    soon = now + timedelta(hours=20)
    Ceremony.objects.filter(pk=made.pk).update(
        doors_open_at=soon, starts_at=soon, ends_at=soon + timedelta(hours=2)
    )
    mailing = tell_all(ceremony_id=made.pk, kind="reminder", now=now)
    assert mailing.guests == plan.recipients


class Field:
    """Keeps the planned number of workers alive until nobody is owed anything."""

    def __init__(self, plan: MailingPlan) -> None:
        self._plan, self._rng = plan, random.Random(plan.seed)
        self._workers: list[int] = []
        self.kills = 0

    def run(self) -> int:
        """Returns how many rows had not come to an end within the time limit."""
        ends = time.monotonic() + self._plan.time_limit
        left = self._plan.recipients
        while left and time.monotonic() < ends:
            while len(self._workers) < self._plan.workers:
                self._fork()
            self._kill_some(done=1 - left / self._plan.recipients)
            time.sleep(self._rng.uniform(0.01, 0.05))
            left = self._left(left)
        self._end()
        return left

    def _left(self, before: int) -> int:
        """Count who has no mail that came to an end: a letter owed, or a mail on its way."""
        try:
            letters = GuestLetter._default_manager.unsettled().count()
            return letters + Mail._default_manager.unsettled().count()
        except DatabaseProblem:
            connections.close_all()
            return before

    def _kill_some(self, *, done: float) -> None:
        """Kill evenly over the mails; wherever a worker happens to be, it is dead there."""
        if self.kills < self._plan.kills and done >= (self.kills + 0.5) / (self._plan.kills + 1):
            pid = self._workers.pop(self._rng.randrange(len(self._workers)))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            self.kills += 1

    def _fork(self) -> None:
        connections.close_all()
        if (pid := os.fork()) == 0:
            self._live()
        self._workers.append(pid)

    def _live(self) -> None:
        """Be a worker until killed or told to stop."""
        kind = MarksSentFirst if self._plan.without == "send-first" else Courier
        courier = kind(handlers=registered(), ownership=ownership_here(), policy=POLICY)
        resident = ResidentCourier(courier)
        signal.signal(signal.SIGTERM, lambda *_: resident.ask_to_stop())
        resident.start()
        while not courier.stopping.wait(0.2):
            pass
        resident.stop()
        os._exit(0)

    def _end(self) -> None:
        for pid in self._workers:
            os.kill(pid, signal.SIGTERM)
        for pid in self._workers:
            os.waitpid(pid, 0)


def main() -> None:
    plan = MailingPlan.from_json(os.environ["FAULTS_PLAN"])
    settings.EMAIL_PORT = int(os.environ["RELAY_PORT"])
    if connection.vendor == "sqlite":
        template.load(connection)
    call_command("migrate", verbosity=0)
    owe(plan)
    began, field = time.monotonic(), Field(plan)
    found = {"unsettled": field.run(), "kills": field.kills}
    found["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(found), flush=True)  # noqa: T201
    sys.stdout.flush()


if __name__ == "__main__":
    main()
