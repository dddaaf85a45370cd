"""Mastodon and servers that speak its API; whether one honours idempotency keys is probed."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from campaigns.channels.answers import Answer, Failure, ask, harmless
from campaigns.channels.checks import (
    images_of,
    limit_of,
    picture_bytes,
    picture_problems,
    refused,
    text_problems,
)
from campaigns.channels.contract import (
    Account,
    Connection,
    Count,
    Draft,
    DraftImage,
    OpenImage,
    Payload,
    SendKey,
)
from campaigns.channels.mastodon_probe import probe
from campaigns.channels.mastodon_sighting import statuses_since, was_seen
from campaigns.channels.wording import paragraphs, tag_line
from campaigns.rules.counting import graphemes, mastodon_characters
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    Absent,
    Found,
    LaneBlocked,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Settling,
    Sighting,
    Unknown,
    Unsure,
)
from outbox.rules.refusals import Refusal

# The server keeps a key for an hour after it was first used; the rest is for clocks that differ.
KEY_LIVES = timedelta(minutes=50)
# How much of a call's time stays for the post itself while pictures are being processed.
_FOR_THE_POST = 5.0
_BETWEEN_LOOKS = 0.5
GONE = {404, 410}
_MIMES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"})


class MastodonChannel:
    """Posts through `POST /api/v1/statuses`. `account.secret` holds "access_token"."""

    kind = "mastodon"
    label = "Mastodon"

    def compose(self, draft: Draft, account: Account) -> Payload:
        parts = (draft.text, draft.link, draft.credit, draft.statement, tag_line(draft))
        return {
            "channel": self.kind,
            "text": paragraphs(parts),
            "warning": draft.warning,
            "language": draft.language,
            "visibility": "public",
            "link": draft.link,
            "images": [image.frozen() for image in draft.images],
        }

    def count(self, payload: Payload, account: Account) -> Count:
        used = mastodon_characters(
            text=payload["text"],
            warning=payload["warning"],
            characters_per_link=self._limit("characters_per_link", account),
        )
        return Count(used=used, limit=self._limit("characters", account), unit="characters")

    def problems(self, payload: Payload, account: Account) -> list[Refusal]:
        return [
            *text_problems(payload=payload, count=self.count(payload, account)),
            *picture_problems(kind=self.kind, payload=payload, account=account, mimes=_MIMES),
            *self._own_picture_problems(payload, account),
        ]

    def assign_key(self, *, delivery_id: int, due_at: datetime, step: int = 0) -> str:
        return ""

    def settling(
        self, account: Account, *, first_attempt_at: datetime | None, now: datetime
    ) -> Settling:
        """Trust the key only where this server proved it, and only while the server keeps it."""
        is_proven = account.capabilities.get("idempotency", {}).get("is_proven", False)
        is_young = first_attempt_at is None or now - first_attempt_at <= KEY_LIVES
        return Settling.KEYED if is_proven and is_young else Settling.LOOK

    def send(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        deadline: Deadline,
        open_image: OpenImage,
    ) -> Outcome:
        if refusal := refused(self.problems(payload, account)):
            return refusal
        media_ids = []
        for image in images_of(payload):
            media_id = _upload(
                image=image, account=account, deadline=deadline, open_image=open_image
            )
            if not isinstance(media_id, str):
                return media_id
            media_ids.append(media_id)
        answer = ask(
            method="POST",
            url=_url(account, "/api/v1/statuses"),
            deadline=deadline,
            token=_token(account),
            headers={"idempotency-key": str(key.idem_key)},
            json={
                "status": payload["text"],
                "spoiler_text": payload["warning"],
                "language": payload["language"],
                "visibility": payload["visibility"],
                "media_ids": media_ids,
            },
        )
        if not isinstance(answer, Answer):
            return answer
        status_id = answer.text_of("id")
        if not status_id:
            return Unknown(code="nonsense", words="The server confirmed without naming the post.")
        return Sent(remote_key=status_id, url=answer.text_of("url"))

    def look(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        since: datetime,
        deadline: Deadline,
    ) -> Sighting:
        statuses = statuses_since(account=account, since=since, deadline=deadline)
        if isinstance(statuses, Unsure):
            return statuses
        for status in statuses:
            if was_seen(payload=payload, status=status):
                return Found(remote_key=status["id"], url=status.get("url") or "")
        return Absent()

    def take_down(self, *, key: SendKey, account: Account, deadline: Deadline) -> Outcome:
        answer = ask(
            method="DELETE",
            url=_url(account, f"/api/v1/statuses/{key.remote_key}"),
            deadline=deadline,
            token=_token(account),
        )
        is_gone = isinstance(answer, Refused) and answer.facts.get("status") in GONE
        if isinstance(answer, Answer) or is_gone:
            return Sent(remote_key=key.remote_key)
        return answer

    def connect(self, account: Account, *, deadline: Deadline, now: datetime) -> Connection:
        return probe(account=account, deadline=deadline, now=now)

    def _limit(self, name: str, account: Account) -> int:
        return limit_of(kind=self.kind, name=name, account=account)

    def _own_picture_problems(self, payload: Payload, account: Account) -> Iterable[Refusal]:
        longest, largest = (self._limit(n, account) for n in ("alt_characters", "image_pixels"))
        for number, image in enumerate(images_of(payload), start=1):
            pixels = image.width * image.height
            if pixels > largest:
                facts = {"image": number, "used": pixels, "limit": largest}
                yield Refusal("image-too-large", facts)
            if (used := graphemes(image.alt)) > longest:
                yield Refusal("alt-too-long", {"image": number, "used": used, "limit": longest})


def _upload(
    *, image: DraftImage, account: Account, deadline: Deadline, open_image: OpenImage
) -> str | Refused | NotSent | LaneBlocked:
    """Upload one picture and wait until it may be attached. A picture alone publishes nothing."""
    content = picture_bytes(image=image, open_image=open_image)
    if isinstance(content, Refused):
        return content
    answer = ask(
        method="POST",
        url=_url(account, "/api/v2/media"),
        deadline=deadline,
        token=_token(account),
        data={"description": image.alt},
        files={"file": (f"picture.{image.mime.partition('/')[2]}", content, image.mime)},
    )
    media_id = answer.text_of("id") if isinstance(answer, Answer) else ""
    while isinstance(answer, Answer) and answer.status in {202, 206}:
        if deadline.left < _FOR_THE_POST + _BETWEEN_LOOKS:
            words = "The server is still processing a picture."
            return NotSent(code="media-processing", words=words)
        time.sleep(_BETWEEN_LOOKS)
        answer = _look_at_media(media_id=media_id, account=account, deadline=deadline)
    if not isinstance(answer, Answer):
        return harmless(answer)
    if not media_id:
        return NotSent(code="nonsense", words="The server took a picture but gave it no id.")
    return media_id


def _look_at_media(*, media_id: str, account: Account, deadline: Deadline) -> Answer | Failure:
    url = _url(account, f"/api/v1/media/{media_id}")
    return ask(method="GET", url=url, deadline=deadline, token=_token(account))


def _url(account: Account, path: str) -> str:
    return account.base_url.rstrip("/") + path


def _token(account: Account) -> str:
    return str(account.secret.get("access_token", ""))


CHANNEL = MastodonChannel()
