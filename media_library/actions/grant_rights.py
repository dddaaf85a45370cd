"""Writing down what a rights holder granted for an asset."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from media_library.models import Asset, Grant
from media_library.rules.standing import Channel


@transaction.atomic
def grant_rights(
    *,
    asset: Asset,
    holder: str,
    licence: str,
    channels: Sequence[Channel],
    now: datetime,
    languages: Sequence[str] = (),
    until: date | None = None,
    may_be_reused_by_eu: bool = True,
    note: str = "",
    granted_by: str = "",
) -> Grant:
    """Add a grant beside the earlier ones; no languages means all of them."""
    return Grant.objects.create(
        asset=asset,
        holder=holder,
        licence=licence,
        channels=[channel.value for channel in channels],
        languages=list(languages),
        valid_from=now.date(),
        until=until,
        may_be_reused_by_eu=may_be_reused_by_eu,
        note=note,
        granted_by=granted_by,
        recorded_at=now,
    )


def revoke_grant(*, grant: Grant, now: datetime) -> None:
    """Say that a grant no longer holds; it stays on record. Repeats change nothing."""
    Grant.objects.filter(pk=grant.pk, revoked_at=None).update(revoked_at=now)
