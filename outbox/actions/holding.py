"""Stopping everything in one scope, and letting it go again."""

from datetime import datetime

from django.db import transaction

from outbox.models import Hold
from outbox.rules.scopes import why_not_a_scope
from outbox.signals import rows_due


def hold(
    *, scope: str, reason: str, held_by: str, now: datetime, until: datetime | None = None
) -> Hold:
    """Stop every row in `scope` from its commit on; only calls already begun still end.

    Raises ValueError for an unusable scope.
    """
    why_not_a_scope(scope)
    return Hold.objects.create(
        scope=scope, reason=reason, held_by=held_by, held_at=now, until=until
    )


@transaction.atomic
def release(*, hold: Hold, released_by: str, now: datetime) -> bool:
    """Let the rows go again. Returns False when somebody had released them already."""
    released = Hold.objects.filter(pk=hold.pk, released_at=None).update(
        released_at=now, released_by=released_by
    )
    rows_due.send(sender=Hold)
    return bool(released)
