"""How many deliveries a second go through the whole protocol when the call itself is free."""

import time

from django.utils import timezone

from bench.free_call import FreeCall, owe_many
from outbox.courier import Courier
from outbox.ownership import ownership_here

DELIVERIES = 2000


def run():
    now = timezone.now()
    owe_many([f"lane:{n}" for n in range(4)], now, DELIVERIES)
    ownership = ownership_here()
    began = time.perf_counter()
    done = Courier(handlers=[FreeCall()], ownership=ownership).deliver_due()
    protocol = DELIVERIES / (time.perf_counter() - began)
    ownership.let_go()
    rows = [
        ("what", "rows", "per second"),
        ("whole protocol, one thread", sum(done.values()), f"{protocol:,.0f}"),
    ]
    return "Outbox on this database", rows, {"deliveries_per_s": round(protocol)}
