"""A worker with a channel that takes its time: `python -m bench.deliveries.worker`.

Each call's start goes to the file named on the command line, a line "delivery seconds" each.
"""

import json
import os
import signal
import sys
import time

import django

django.setup()

from campaigns.channels.feed import FeedChannel  # noqa: E402
from campaigns.channels.registry import fit  # noqa: E402
from outbox.resident import ResidentCourier, make_courier  # noqa: E402
from outbox.rules.outcomes import Sent  # noqa: E402


class TimedChannel(FeedChannel):
    """A feed that answers after as many seconds as its account is known for."""

    def __init__(self, *, log: int, delays: dict[str, float]) -> None:
        super().__init__(put_entry=lambda key, payload: "")
        self._log, self._delays = log, delays

    def send(self, payload, *, key, account, deadline, open_image):
        # One short write to a file that is only appended to: whole lines from every process.
        os.write(self._log, f"{key.delivery_id} {time.time()}\n".encode())
        time.sleep(self._delays.get(str(account.id), 0.0))
        return Sent(remote_key=key.remote_key)


def main() -> None:
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    fit(TimedChannel(log=log, delays=json.loads(sys.argv[2])))
    resident = ResidentCourier(make_courier())
    signal.signal(signal.SIGTERM, lambda *_: resident.ask_to_stop())
    resident.start()
    while resident.is_running:
        time.sleep(0.1)
    resident.stop()


if __name__ == "__main__":
    main()
