"""Asking the streams of today's ceremonies whether they answer, outside of any request."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from ceremonies.asking_outside import ask
from ceremonies.models import StreamSource

# From the day before, when there is time to mend it, until it is over.
AHEAD, AGAIN_AFTER = timedelta(hours=24), timedelta(minutes=5)
AT_ONCE = 20


def check_streams(*, now: datetime) -> int:
    """Ask those that were not asked lately, the longest unasked first; returns how many.

    Each is asked outside of a transaction and written down at once: a run that is killed has
    told what it knows. An address that was changed meanwhile is not judged by the old one.
    """
    near = StreamSource.objects.filter(
        ceremony__starts_at__lte=now + AHEAD, ceremony__ends_at__gte=now
    )
    unasked = near.filter(Q(checked_at=None) | Q(checked_at__lte=now - AGAIN_AFTER)).order_by(
        F("checked_at").asc(nulls_first=True), "pk"
    )
    asked = list(unasked[:AT_ONCE])
    for stream in asked:
        StreamSource.objects.filter(pk=stream.pk, address=stream.address).update(
            checked_at=now, check_result=ask(stream.address)
        )
    return len(asked)
