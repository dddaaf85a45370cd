"""A tiny sender for tests: tries a delivery until its truth is known (the real one is outbox)."""

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from PIL import Image

from campaigns.channels.contract import Account, Channel, Draft, DraftImage, Payload, SendKey
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, Found, Outcome, Sent, Settling, Unknown

_MOST_ATTEMPTS = 10
_SPACE = UUID("8d9a6d0a-4d7c-4f0e-8f50-5a1d7f1f9a01")
DUE = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def no_pictures(image: DraftImage) -> bytes:
    raise AssertionError(f"nobody asked for {image.rendition}")


def draft_image(content: bytes, *, alt: str, mime: str = "image/png", side: int = 8) -> DraftImage:
    return DraftImage(
        digest=hashlib.sha256(content).hexdigest(),
        rendition="post",
        mime=mime,
        width=side,
        height=side,
        alt=alt,
        size=len(content),
    )


def draft_of(text: str, **more: Any) -> Draft:
    return Draft(text=text, language="lv", **more)


def png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "PNG")
    return target.getvalue()


def key_of(channel: Channel, delivery_id: int, *, due_at: datetime = DUE) -> SendKey:
    return SendKey(
        idem_key=uuid5(_SPACE, str(delivery_id)),
        remote_key=channel.assign_key(delivery_id=delivery_id, due_at=due_at),
        delivery_id=delivery_id,
    )


def send_once(
    channel: Channel,
    payload: Payload,
    *,
    key: SendKey,
    account: Account,
    open_image: Callable[[DraftImage], bytes] = no_pictures,
    seconds: float = 30,
) -> Outcome:
    return channel.send(
        payload,
        key=key,
        account=account,
        deadline=Deadline.after(seconds),
        open_image=open_image,
    )


def deliver(
    channel: Channel,
    payload: Payload,
    *,
    key: SendKey,
    account: Account,
    settles: bool = True,
) -> tuple[Outcome | Found, int]:
    """Send until settled; gives the end and how many answers were lost on the way.

    `settles=False` is the negative control: send again blindly whatever the channel says.
    """
    for lost in range(_MOST_ATTEMPTS):
        started_at = datetime.now(UTC)
        outcome = send_once(channel, payload, key=key, account=account)
        if not isinstance(outcome, Unknown):
            return outcome, lost
        way = channel.settling(account, first_attempt_at=started_at, now=started_at)
        if settles and way == Settling.LOOK:
            sighting = channel.look(
                payload,
                key=key,
                account=account,
                since=started_at,
                deadline=Deadline.after(30),
            )
            if isinstance(sighting, Found):
                return sighting, lost + 1
            assert isinstance(sighting, Absent)
    raise AssertionError("never settled")


def is_settled(end: Outcome | Found) -> bool:
    return isinstance(end, Sent | Found)
