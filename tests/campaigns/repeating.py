"""A post that repeats, on a clock that tests move: Mondays and Thursdays at nine in Riga."""

from datetime import UTC, date, datetime, timedelta

from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.repeat_variant import repeat_variant
from campaigns.models import Delivery, Variant
from campaigns.series import owe_series_ahead
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.ownership import LeaseOnly

# A Monday in winter, five weeks before the clocks go forward on 28 March.
NOW = datetime(2027, 2, 22, 12, 0, tzinfo=UTC)
ZONE = "Europe/Riga"
RULE = "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270430"
START = datetime(2027, 2, 25, 9, 0)
# The days within 35 days of NOW.
FIRST_DAYS = [
    date(2027, 2, 25),
    *(date(2027, 3, day) for day in (1, 4, 8, 11, 15, 18, 22, 25, 29)),
]


def repeat(desk, variant, *, rule=RULE, start=START, zone=ZONE, now=NOW):
    return repeat_variant(
        variant=variant, rule=rule, local=start, zone=zone, by=desk.officer, now=now
    )


def approve(desk, variant, *, now=NOW):
    fresh = Variant.objects.get(pk=variant.pk)
    submit_variant(variant=fresh, by=fresh.author, now=now)
    return approve_variant(variant=fresh, seen_hash=fresh.payload_hash, by=desk.reviewer, now=now)


def approved_series(desk, **kwargs):
    variant = desk.derive().variants.get(language="en")
    repeat(desk, variant, **kwargs)
    approve(desk, variant)
    return variant


def edit(desk, variant, *, text, now=NOW):
    seen = Variant.objects.get(pk=variant.pk).payload_hash
    return edit_variant(
        variant=variant, changes={"text": text}, seen_hash=seen, by=desk.officer, now=now
    )


def days(variant, *states):
    found = Delivery.objects.filter(variant=variant).exclude(series_on=None).order_by("series_on")
    return list(
        (found.filter(state__in=states) if states else found).values_list("series_on", flat=True)
    )


def sweep(*, days_on=0, hours=0):
    return owe_series_ahead(now=NOW + timedelta(days=days_on, hours=hours))


def deliver(at):
    courier = Courier(handlers=registered(), ownership=LeaseOnly(), policies=policies())
    return courier.deliver_due(now=at)
