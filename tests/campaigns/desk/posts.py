"""Planned posts on a desk, in any number."""

from datetime import UTC, date, datetime, timedelta

from accounts.rules.roles import Role
from campaigns.models import Delivery, Series, Variant
from outbox.rules.scopes import scopes_text

NOON = datetime(2030, 5, 15, 12, tzinfo=UTC)


def owe(message, channel, person, *, count, start=0):
    """Write planned posts on a message of their own each, with a delivery."""
    for number in range(start, start + count):
        about = type(message).objects.create(campaign=message.campaign, title=f"Post {number}")
        variant = Variant.objects.create(
            message=about,
            channel=channel,
            language="en",
            title=f"Post {number}",
            text="x",
            state=Variant.State.APPROVED,
            author=person(Role.OFFICER),
            due_at=NOON,
            planned_local="2030-05-15T15:00",
            zone="Europe/Tallinn",
            changed_at=NOON,
        )
        Delivery.objects.create(
            variant=variant,
            lane="feed:1",
            scopes=scopes_text("language:en"),
            due_at=NOON,
            next_try_at=NOON,
            payload={},
        )


def owe_days(message, channel, person, *, states, rule="FREQ=DAILY;COUNT=200"):
    """Write a post that repeats, with a delivery a day from NOON on, in these states."""
    owe(message, channel, person, count=1)
    variant = Variant.objects.latest("pk")
    Series.objects.create(variant=variant, rule=rule, set_by=variant.author, set_at=NOON)
    first = variant.deliveries.get()
    Delivery.objects.bulk_create(
        [
            Delivery(
                variant=variant,
                lane="feed:1",
                scopes=first.scopes,
                payload={},
                occurrence=number,
                series_on=date(2030, 5, 15) + timedelta(days=number),
                due_at=NOON + timedelta(days=number),
                next_try_at=NOON + timedelta(days=number),
                state=state,
            )
            for number, state in enumerate(states, start=1)
        ]
    )
    first.delete()
    next_one = variant.deliveries.filter(state="ready").order_by("due_at").first()
    variant.due_at = next_one.due_at if next_one else NOON + timedelta(days=len(states) + 1)
    variant.save(update_fields=["due_at"])
    return variant
