"""Taking back what shows somebody: hidden everywhere from the commit on, cleared away after it."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from media_library.actions.consenting import end_consent
from media_library.addresses import FILES, public_names
from media_library.models import Asset, Person, Withdrawal, WithdrawalStep, WithdrawalWork
from media_library.rights.reaching import reaches
from media_library.rules.standing import AssetState
from outbox.actions.holding import hold
from outbox.signals import rows_due

LANE = "withdrawals"
FIRST = 0  # before anything else that is owed
HELD_BECAUSE = "withdrawn"
ASSET_SCOPES = "asset:"
# In no scope that can be held, not even "all": who stops all posts must not stop this.
BEYOND_HOLDS = "|withdrawals|"


class NothingToWithdraw(Exception):
    """Neither an asset nor a consent is left that could be taken back."""


def asset_scope(asset_id: int) -> str:
    """Return the scope under which everything stands that is owed with an asset."""
    return f"{ASSET_SCOPES}{asset_id}"


@transaction.atomic
def withdraw_assets(
    *,
    asked_by: str,
    now: datetime,
    assets: Iterable[Asset] = (),
    person: Person | None = None,
    by_own_link: bool = False,
    recorded_by: User | None = None,
    reason: str = "",
    originals: Withdrawal.Original = Withdrawal.Original.DESTROYED,
) -> Withdrawal:
    """Withdraw some assets, or everything that shows a person together with their consents.

    From the commit on no page prints them and nothing that is scheduled goes out with them; what
    is left to do is owed in the same transaction. A photo of a group goes as a whole: a crop is a
    new asset. Asking again returns the first withdrawal. Raises NothingToWithdraw.
    """
    wanted = {asset.pk for asset in assets}
    if person is not None:
        person = Person.objects.select_for_update().get(pk=person.pk)
        wanted |= set(person.depictions.values_list("asset", flat=True))
    shown = list(
        Asset.objects.select_for_update()
        .filter(pk__in=wanted)
        .exclude(state__in=[AssetState.WITHDRAWN.value, AssetState.ERASED.value])
        .order_by("pk")
    )
    ended = 0 if person is None else _end_consents(person, by=asked_by, reason=reason, now=now)
    if not shown and not ended:
        return _earlier(wanted, person)
    withdrawal = Withdrawal.objects.create(
        person=person,
        asked_by=asked_by,
        by_own_link=by_own_link,
        recorded_by=recorded_by,
        reason=reason,
        originals=originals,
        asked_at=now,
    )
    withdrawal.assets.set(shown)
    _hide(shown, withdrawal, now=now)
    WithdrawalWork.objects.create(
        withdrawal=withdrawal,
        lane=LANE,
        priority=FIRST,
        due_at=now,
        next_try_at=now,
        scopes=BEYOND_HOLDS,
    )
    rows_due.send(sender=WithdrawalWork)
    return withdrawal


def _hide(assets: Collection[Asset], withdrawal: Withdrawal, *, now: datetime) -> None:
    ids = [asset.pk for asset in assets]
    Asset.objects.filter(pk__in=ids).update(
        state=AssetState.WITHDRAWN.value, state_at=now, rights_epoch=F("rights_epoch") + 1
    )
    for asset in assets:
        asset.state, asset.state_at = AssetState.WITHDRAWN.value, now
        asset.rights_epoch += 1
        hold(
            scope=asset_scope(asset.pk),
            reason=HELD_BECAUSE,
            held_by=f"withdrawal:{withdrawal.uuid}",
            now=now,
        )
    # Written down before the rows that name them are gone: each has to answer "not found".
    WithdrawalStep.objects.bulk_create(
        WithdrawalStep(
            withdrawal=withdrawal,
            asset_id=asset_id,
            reach=FILES,
            where=name,
            outcome=WithdrawalStep.Outcome.ASKED,
            at=now,
        )
        for asset_id, names in public_names(ids).items()
        for name in sorted(names)
    )
    for reach in reaches():
        reach.stop(assets, now)


def _end_consents(person: Person, *, by: str, reason: str, now: datetime) -> int:
    events = [
        end_consent(consent=consent, by=by, reason=reason, now=now)
        for consent in person.consents.all()
    ]
    return sum(event is not None for event in events)


def _earlier(wanted: Collection[int], person: Person | None) -> Withdrawal:
    known = Withdrawal.objects.order_by("pk")
    first = (
        known.filter(assets__in=wanted).first()
        if person is None
        else known.filter(person=person).first()
    )
    if first is None:
        raise NothingToWithdraw
    return first
