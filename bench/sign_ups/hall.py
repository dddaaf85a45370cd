"""The hall with its seats: opened, counted after the crowd, watched and counted in the turmoil.

A process of its own beside the server: python -m bench.sign_ups.hall WHAT …
"""

import json
import sys
from datetime import timedelta
from typing import Any

MAIN = "on-site"


def open_hall(seats: str) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from bench.sign_ups.textbook import TABLE
    from ceremonies.actions.opening_pools import open_pool
    from tests.ceremonies.evening import hall
    from tests.factories import Tree

    call_command("migrate", verbosity=0)
    made = hall(Tree("en").homes["en"], slug="evening", on_site=int(seats), online=None)
    open_pool(ceremony=made, kind="online", language="", cap=None, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(TABLE)


def judge(seats: str, guests: str) -> dict[str, dict[str, int]]:
    """Count what is wrong by each way: seats given twice, guests lost, numbers out of order."""
    from django.db import connection

    from ceremonies.models import Claim

    ours = list(
        Claim.objects.filter(pool__kind=MAIN).order_by("number").values_list("number", "granted")
    )
    found = {"ours": _wrong(ours, seats=int(seats), guests=int(guests))}
    for way, name in (("counted", "count, then insert"), ("locked", "table lock")):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT number, has_seat::int FROM bench_sign_ups WHERE way = %s ORDER BY number",
                [way],
            )
            found[name] = _wrong(cursor.fetchall(), seats=int(seats), guests=int(guests))
    return found


def _wrong(line: list[tuple[int, int]], *, seats: int, guests: int) -> dict[str, int]:
    numbers = [number for number, _seated in line]
    return {
        "oversold": max(sum(seated for _number, seated in line) - seats, 0),
        "lost": guests - len(line),
        "out_of_order": len(line)
        - len(set(numbers))
        + sum(1 for number, seated in line if seated and number > seats),
    }


def choose(cancels: str, lapses: str, switches: str) -> dict[str, list[str]]:
    """Choose who changes their mind, from the head of the line so that seats move on; watch it."""
    from django.db import connection
    from django.utils import timezone

    from bench.sign_ups.watching import WATCH
    from ceremonies.links import guest_token
    from ceremonies.models import Claim, Registration

    with connection.cursor() as cursor:
        cursor.execute(WATCH)
    many = int(cancels) + int(lapses) + int(switches)
    first = Claim.objects.filter(pool__kind=MAIN).order_by("number")[:many]
    chosen = [claim.registration for claim in first.select_related("registration")]
    # One after the other of each kind, so that all three meet at the same seats.
    lapsing = chosen[:: max(many // int(lapses), 1)][: int(lapses)]
    others = [one for one in chosen if one not in lapsing]
    switching = others[:: max(len(others) // int(switches), 1)][: int(switches)]
    cancelling = [one for one in others if one not in switching][: int(cancels)]
    late = timezone.now() - timedelta(minutes=1)
    Registration.objects.exclude(pk__in=[one.pk for one in lapsing]).update(
        confirmed_at=timezone.now()
    )
    Registration.objects.filter(pk__in=[one.pk for one in lapsing]).update(confirm_by=late)
    return {
        "cancel": [guest_token(one) for one in cancelling],
        "switch": [guest_token(one) for one in switching],
    }


def lapse() -> int:
    """Free what was not confirmed, again and again until nothing is left, as beat does."""
    from django.utils import timezone

    from ceremonies.actions.changing import due_to_expire, expire

    rounds = 0
    while due := list(due_to_expire(now=timezone.now())):
        for ceremony_id in due:
            expire(ceremony_id=ceremony_id, now=timezone.now())
        rounds += 1
    return rounds


def judge_turmoil(seats: str) -> dict[str, int]:
    from bench.sign_ups.watching import what_was_seen

    return what_was_seen(seats=int(seats))


WHAT: dict[str, Any] = {
    "open": open_hall,
    "judge": judge,
    "choose": choose,
    "lapse": lapse,
    "judge_turmoil": judge_turmoil,
}

if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(WHAT[sys.argv[1]](*sys.argv[2:])))
