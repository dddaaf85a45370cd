"""Bluesky (AT Protocol): one record under a key of our own, so repeats are harmless."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaigns.channels.answers import Answer, harmless
from campaigns.channels.bluesky_session import POSTS, Session
from campaigns.channels.bluesky_text import facets, post_text
from campaigns.channels.checks import (
    counted,
    images_of,
    picture_bytes,
    picture_problems,
    refused,
    text_problems,
)
from campaigns.channels.contract import (
    Account,
    Connected,
    Connection,
    Count,
    Draft,
    OpenImage,
    Payload,
    SendKey,
)
from campaigns.rules.record_keys import second_of, timestamp_key
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

_MIMES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


class BlueskyChannel:
    """Posts through `putRecord`; sessions by app password.

    `account.secret` holds "app_password" and, once signed in, "did", "access" and "refresh".
    """

    kind = "bluesky"
    label = "Bluesky"

    def compose(self, draft: Draft, account: Account) -> Payload:
        """Freeze text, facets and card. The record's `createdAt` is no part of it: it is the due
        second in the record key, so a post planned weeks ahead is not filed weeks back, and a
        repeat is still the same record to the letter.
        """
        text, links = post_text(draft)
        card = None
        if draft.link and not draft.images:
            card = {"uri": draft.link, "title": draft.title or draft.link, "description": ""}
        return {
            "channel": self.kind,
            "text": text,
            "language": draft.language,
            "link": draft.link,
            "facets": facets(text=text, links=links, dids=account.capabilities.get("handles", {})),
            "card": card,
            "images": [image.frozen() for image in draft.images],
        }

    def count(self, payload: Payload, account: Account) -> Count:
        """Count graphemes, and also bytes."""
        text = payload["text"]
        count = counted(kind=self.kind, name="characters", text=text, account=account)
        also = counted(kind=self.kind, name="bytes", text=text, account=account)
        return Count(used=count.used, limit=count.limit, unit=count.unit, also=also)

    def problems(self, payload: Payload, account: Account) -> list[Refusal]:
        return [
            *text_problems(payload=payload, count=self.count(payload, account)),
            *picture_problems(kind=self.kind, payload=payload, account=account, mimes=_MIMES),
        ]

    def assign_key(self, *, delivery_id: int, due_at: datetime, step: int = 0) -> str:
        return timestamp_key(delivery_id=delivery_id, due_at=due_at, step=step)

    def settling(
        self, account: Account, *, first_attempt_at: datetime | None, now: datetime
    ) -> Settling:
        return Settling.REPEAT

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
        session = Session(account=account, deadline=deadline)
        record = _record(payload, key)
        embed = _embed(payload=payload, session=session, open_image=open_image)
        if isinstance(embed, Refused | NotSent | LaneBlocked):
            return embed
        if embed:
            record["embed"] = embed
        answer = session.ask_signed_in(
            "com.atproto.repo.putRecord",
            # null means "must not exist yet": without it another post would be replaced silently.
            {"collection": POSTS, "rkey": key.remote_key, "record": record, "swapRecord": None},
        )
        if isinstance(answer, Refused) and answer.facts.get("error") == "InvalidSwap":
            return _compare(session=session, key=key, record=record)
        return _sent(answer, session=session, key=key) if isinstance(answer, Answer) else answer

    def look(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        since: datetime,
        deadline: Deadline,
    ) -> Sighting:
        session = Session(account=account, deadline=deadline)
        answer = session.get_record(key)
        if isinstance(answer, Answer):
            return Found(remote_key=key.remote_key, url=session.url_of(key))
        if isinstance(answer, Refused) and answer.facts.get("error") == "RecordNotFound":
            return Absent()
        return Unsure(words=answer.words)

    def take_down(self, *, key: SendKey, account: Account, deadline: Deadline) -> Outcome:
        """Delete the record; the server says yes to one that is gone, too."""
        session = Session(account=account, deadline=deadline)
        answer = session.ask_signed_in(
            "com.atproto.repo.deleteRecord", {"collection": POSTS, "rkey": key.remote_key}
        )
        return Sent(remote_key=key.remote_key) if isinstance(answer, Answer) else answer

    def connect(self, account: Account, *, deadline: Deadline, now: datetime) -> Connection:
        """Sign in afresh and look up the handles that texts may mention."""
        session = Session(account=account, deadline=deadline)
        failure = session.sign_in()
        if failure:
            return failure
        dids = {}
        for handle in account.capabilities.get("handles", {}):
            answer = session.ask(
                "GET", "com.atproto.identity.resolveHandle", params={"handle": handle}
            )
            dids[handle] = answer.text_of("did") if isinstance(answer, Answer) else ""
        return Connected(
            capabilities={
                "did": session.did,
                "handles": dids,
                "limits": {},
                "checked_at": now.isoformat(),
            }
        )


def _record(payload: Payload, key: SendKey) -> dict[str, Any]:
    created_at = second_of(key=key.remote_key)
    record: dict[str, Any] = {
        "$type": POSTS,
        "text": payload["text"],
        "langs": [payload["language"]],
        "createdAt": created_at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    }
    if payload["facets"]:
        record["facets"] = payload["facets"]
    return record


def _embed(
    *, payload: Payload, session: Session, open_image: OpenImage
) -> Mapping[str, Any] | Refused | NotSent | LaneBlocked | None:
    """Upload the pictures. Equal bytes get an equal content id, so repeats give equal records."""
    if payload["card"]:
        return {"$type": "app.bsky.embed.external", "external": payload["card"]}
    images = []
    for image in images_of(payload):
        content = picture_bytes(image=image, open_image=open_image)
        if isinstance(content, Refused):
            return content
        answer = session.ask_signed_in("com.atproto.repo.uploadBlob", content, image.mime)
        if not isinstance(answer, Answer):
            return harmless(answer)
        blob = answer.body.get("blob") if isinstance(answer.body, dict) else None
        if not isinstance(blob, dict):
            return NotSent(code="nonsense", words="The server took a picture but named no blob.")
        shape = {"width": image.width, "height": image.height}
        images.append({"alt": image.alt, "image": blob, "aspectRatio": shape})
    return {"$type": "app.bsky.embed.images", "images": images} if images else None


def _sent(answer: Answer, *, session: Session, key: SendKey) -> Outcome:
    uri, cid = answer.text_of("uri"), answer.text_of("cid")
    if not uri.endswith(f"/{key.remote_key}") or not cid:
        return Unknown(code="nonsense", words="The server confirmed without naming the record.")
    facts = {"uri": uri, "cid": cid}
    return Sent(remote_key=key.remote_key, url=session.url_of(key), facts=facts)


def _compare(*, session: Session, key: SendKey, record: Mapping[str, Any]) -> Outcome:
    """Our key is taken: by this very post, or by another that must not be touched."""
    answer = session.get_record(key)
    if not isinstance(answer, Answer):
        return Unknown(code="key-taken", words=answer.words)
    there = answer.body.get("value") if isinstance(answer.body, dict) else None
    if there == record:
        return _sent(answer, session=session, key=key)
    words = "Another post already lives under this key; nothing was changed."
    return Refused(code="key-taken", words=words, facts={"uri": answer.text_of("uri")})


CHANNEL = BlueskyChannel()
