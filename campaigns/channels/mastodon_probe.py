"""Learning what a Mastodon-API server really does when an account is connected."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaigns.channels.answers import Answer, Failure, ask
from campaigns.channels.contract import Account, Connected, Connection
from outbox.rules.deadline import Deadline

# What our limits are called, and where the instance answer has them.
_LIMITS = {
    "characters": ("statuses", "max_characters"),
    "characters_per_link": ("statuses", "characters_reserved_per_url"),
    "images": ("statuses", "max_media_attachments"),
    "image_bytes": ("media_attachments", "image_size_limit"),
    "image_pixels": ("media_attachments", "image_matrix_limit"),
    "alt_characters": ("media_attachments", "description_limit"),
}


def probe(*, account: Account, deadline: Deadline, now: datetime) -> Connection:
    """Read the server's limits, check the token, and try whether it honours Idempotency-Key.

    Servers that speak this API differ (some ignore the key), so it is proven by doing: two posts
    to nobody ("direct", no mention) under one key must be one post. Both are deleted at once.
    """
    server = _Server(account=account, deadline=deadline)
    instance = server.ask("GET", "/api/v2/instance")
    if not isinstance(instance, Answer):
        return instance
    owner = server.ask("GET", "/api/v1/accounts/verify_credentials")
    if not isinstance(owner, Answer):
        return owner
    key = str(uuid.uuid4())
    posted: list[str] = []
    failure: Failure | None = None
    for number in (1, 2):
        # Different words under one key: a server that merely drops equal texts proves nothing.
        answer = server.post_to_nobody(words=f"Connection test {number} of 2", key=key)
        if not isinstance(answer, Answer):
            failure = answer
            break
        posted.append(answer.text_of("id"))
    left_behind = [
        status_id
        for status_id in dict.fromkeys(posted)
        if not isinstance(server.ask("DELETE", f"/api/v1/statuses/{status_id}"), Answer)
    ]
    if failure:
        return failure
    return Connected(
        capabilities={
            "account_id": owner.text_of("id"),
            "account_name": owner.text_of("acct"),
            "server_version": instance.text_of("version"),
            "limits": _limits(instance.body, now),
            "idempotency": {
                "is_proven": posted[0] == posted[1] != "",
                "probed_at": now.isoformat(),
                "left_behind": left_behind,
            },
        }
    )


class _Server:
    """The account's server, for as long as one probe."""

    def __init__(self, *, account: Account, deadline: Deadline) -> None:
        self._base = account.base_url.rstrip("/")
        self._token = str(account.secret.get("access_token", ""))
        self._deadline = deadline

    def ask(self, method: str, path: str, **request: Any) -> Answer | Failure:
        return ask(
            method=method,
            url=self._base + path,
            deadline=self._deadline,
            token=self._token,
            **request,
        )

    def post_to_nobody(self, *, words: str, key: str) -> Answer | Failure:
        return self.ask(
            "POST",
            "/api/v1/statuses",
            headers={"idempotency-key": key},
            json={"status": words, "visibility": "direct"},
        )


def _limits(instance: Any, now: datetime) -> dict[str, dict[str, Any]]:
    """Pick the limits that the server names; what it leaves out stays with the shipped rows."""
    told = {}
    configuration = _part(instance, "configuration")
    for name, (group, field) in _LIMITS.items():
        value = _part(configuration, group).get(field)
        if isinstance(value, int) and value > 0:
            told[name] = {"value": value, "source_date": now.date().isoformat()}
    return told


def _part(whole: Any, name: str) -> Mapping[str, Any]:
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else {}
