"""How a withdrawal reaches rehearsed posts: what waits is refused, test accounts delete theirs."""

from collections.abc import Collection, Iterator
from datetime import datetime

from accounts.sealing import SecretUnreadable
from campaigns.channels.registry import channel
from campaigns.clearing import assets_in
from campaigns.composing import account_of
from campaigns.models import RehearsedPost
from campaigns.rehearsal.handling import key_of
from campaigns.rehearsal.outlets import OWN_KINDS
from media_library.public import Asset, reaching
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Refused, Sent
from outbox.rules.states import OPEN, State

NAME = "rehearsals"
SECONDS_A_CALL = 8.0
DELETED, REFUSED, ON_ITS_WAY = (
    ("done", "deleted"),
    ("beyond", "delete-refused"),
    ("asked", "being-deleted"),
)


def stop(assets: Collection[Asset], now: datetime) -> None:
    """Do nothing: the gate refuses what waits, and our own outlets show it to nobody."""


def clean(assets: Collection[Asset], now: datetime) -> Iterator[reaching.Reached]:
    """Ask each test account to delete what it has of the assets; what is gone stays gone."""
    by_id = {asset.pk: asset for asset in assets}
    wanted = "|".join(map(str, by_id))
    if not wanted:
        return
    rows = RehearsedPost.objects.filter(
        scopes__regex=rf"\|asset:({wanted})\|", state__in=[State.SENT, State.NEEDS_HUMAN, *OPEN]
    ).exclude(channel__kind__in=OWN_KINDS)
    for row in rows.select_related("channel").order_by("pk"):
        outcome, words = _delete(row)
        for asset_id in assets_in(row.scopes) & set(by_id):
            yield reaching.Reached(
                asset=by_id[asset_id],
                where=f"{row.channel.name}: {row.remote_url} [rehearsed {row.pk}]",
                outcome=outcome,
                words=words,
            )


def _delete(row: RehearsedPost) -> tuple[str, str]:
    """Return outcome and words; a call without an answer is made again at the next turn."""
    if row.state != State.SENT:
        return ON_ITS_WAY if row.state in OPEN else REFUSED
    try:
        account = account_of(row.channel)
    except SecretUnreadable:
        return REFUSED
    answer = channel(row.channel.kind).take_down(
        key=key_of(row), account=account, deadline=Deadline.after(SECONDS_A_CALL)
    )
    if isinstance(answer, Sent):
        return DELETED
    return REFUSED if isinstance(answer, Refused) else ON_ITS_WAY


reaching.register_reach(reaching.Reach(name=NAME, stop=stop, clean=clean))
