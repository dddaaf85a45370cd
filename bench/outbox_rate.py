"""How many deliveries a second go through the whole protocol when the call itself is free."""

import time

from django.utils import timezone

from bench.free_call import FreeCall, owe_many
from outbox.actions import claim_ready
from outbox.courier import Courier
from outbox.models import Mail
from outbox.ownership import ownership_here
from outbox.rules.policy import Policy

DELIVERIES, CLAIMS, BATCH = 2000, 20_000, 200


def run():
    now = timezone.now()
    owe_many([f"lane:{n}" for n in range(4)], now, DELIVERIES)
    ownership = ownership_here()
    began = time.perf_counter()
    done = Courier(handlers=[FreeCall()], ownership=ownership).deliver_due()
    protocol = DELIVERIES / (time.perf_counter() - began)
    ownership.let_go()
    Mail.objects.all().delete()

    owe_many(["one"], now, CLAIMS)
    courier = Courier(handlers=[FreeCall()], ownership=ownership_here(), policy=Policy(batch=BATCH))
    courier.ownership.ensure()
    claimed, began = 0, time.perf_counter()
    while rows := claim_ready(
        model=Mail,
        lane="one",
        owner=courier.ownership.identity,
        now=now,
        policy=courier.policy,
    ):
        claimed += len(rows)
    claims = claimed / (time.perf_counter() - began)
    courier.ownership.let_go()
    rows = [
        ("what", "rows", "per second"),
        ("claim only, batches of 200", claimed, f"{claims:,.0f}"),
        ("whole protocol, one thread", sum(done.values()), f"{protocol:,.0f}"),
    ]
    figures = {"claims_per_s": round(claims), "deliveries_per_s": round(protocol)}
    return "Outbox on this database", rows, figures
