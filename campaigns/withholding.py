"""How a withdrawal reaches posts: what waits is held, what is public is changed or taken down."""

from collections.abc import Collection, Iterator
from datetime import datetime

from campaigns.actions.take_down import owe_takedown
from campaigns.clearing import assets_in
from campaigns.models import Delivery, FeedEntry
from campaigns.sources import note_doubts, posts_showing
from media_library.public import Asset, asset_scope, reaching
from outbox.actions.deciding import AlreadyUnderWay, cancel
from outbox.models import Mail
from outbox.rules.states import OPEN, State
from outbox.signals import rows_due

NAME = "posts"
ASKED_FOR = "asset-withdrawn"
DONE, ASKED, BEYOND = "done", "asked", "beyond"
IN_DOUBT = {*OPEN, State.NEEDS_HUMAN}
MAILS = (
    ("mails that waited", "not-sent", DONE, [State.CANCELLED]),
    # One whose fate nobody knows may have arrived: it counts as delivered.
    ("mails", "mail-delivered", BEYOND, [State.SENT, State.NEEDS_HUMAN]),
    ("mails on their way", "being-deleted", ASKED, [*OPEN, State.READY]),
)


def owed_with(assets: Collection[Asset]) -> list[Delivery]:
    """Return every post that was ever owed with one of some assets, by what it was owed with."""
    wanted = "|".join(str(asset.pk) for asset in assets)
    if not wanted:
        return []
    return list(
        Delivery.objects.filter(scopes__regex=rf"\|asset:({wanted})\|")
        .select_related("variant__channel")
        .order_by("pk")
    )


def stop(assets: Collection[Asset], now: datetime) -> None:
    """Take pictures out of our own feeds; posts and mails that wait are held by their scopes."""
    note_doubts(posts_showing({asset.photo.pk for asset in assets if _is_photo(asset)}), now=now)
    keys = [delivery.remote_key for delivery in owed_with(assets) if delivery.remote_key]
    FeedEntry.objects.filter(key__in=keys).exclude(image_url="").update(
        image_url="", image_alt="", changed_at=now
    )


def _is_photo(asset: Asset) -> bool:
    return hasattr(asset, "photo")


def clean(assets: Collection[Asset], now: datetime) -> Iterator[reaching.Reached]:
    """Go after each post that carries one of the assets, and say how far it has come."""
    stop(assets, now)  # an entry that was being put meanwhile may have come after it
    by_id = {asset.pk: asset for asset in assets}
    for delivery in owed_with(assets):
        outcome, words = _reach(delivery, now)
        account = delivery.variant.channel
        place = delivery.remote_url or f"{delivery.variant.title} ({delivery.variant.language})"
        for asset_id in assets_in(delivery.scopes) & set(by_id):
            if words:
                yield reaching.Reached(
                    asset=by_id[asset_id],
                    where=f"{account.name}: {place} [{delivery.pk}]",
                    outcome=outcome,
                    words=words,
                )
    for asset in assets:
        yield from _mails(asset, now)


def _reach(delivery: Delivery, now: datetime) -> tuple[str, str]:
    """Return outcome and words for one post; no words where it never left."""
    if delivery.state in IN_DOUBT:
        return ASKED, "being-deleted"
    if delivery.state == State.READY:
        return DONE, "not-sent"
    if delivery.state != State.SENT:
        return DONE, ""
    kind = delivery.variant.channel.kind
    if kind == "feed":
        return DONE, "picture-removed"
    if kind == "mail":
        return DONE, ""  # each mail of the issue has its own fate
    takedown = owe_takedown(delivery=delivery, asked_for=ASKED_FOR, now=now)
    if takedown.state == State.SENT:
        return DONE, "deleted"
    if takedown.state in {State.FAILED, State.NEEDS_HUMAN, State.EXPIRED, State.CANCELLED}:
        return BEYOND, "no-delete" if takedown.reason == "no-delete" else "delete-refused"
    return ASKED, "being-deleted"


def _mails(asset: Asset, now: datetime) -> Iterator[reaching.Reached]:
    """Cancel mails that wait with the asset, count those that left."""
    mails = Mail.objects.filter(scopes__contains=f"|{asset_scope(asset.pk)}|")
    for mail in mails.filter(state__in=[State.READY, State.LEASED]):
        try:
            cancel(row=mail, reason=ASKED_FOR, now=now)
        except AlreadyUnderWay:
            rows_due.send(sender=Mail)
    for where, words, outcome, states in MAILS:
        number = mails.filter(state__in=states).count()
        if number:
            yield reaching.Reached(
                asset=asset, where=f"{where} ({number})", outcome=outcome, words=words
            )


reaching.register_reach(reaching.Reach(name=NAME, stop=stop, clean=clean))
