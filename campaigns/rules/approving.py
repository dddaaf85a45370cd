"""Who may approve what, and what an approval is worth."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from accounts.rules.roles import Role
from outbox.rules.refusals import Refusal

MAY_APPROVE = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
MAY_PLAN = frozenset({Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR})


def payload_hash(payload: Mapping[str, Any]) -> str:
    """Return the hash that pins an approval: SHA-256 of the payload as canonical JSON."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def why_not_approve(
    *,
    roles: Iterable[Role],
    is_author: bool,
    seen_hash: str,
    present_hash: str,
    problems: Iterable[Refusal],
) -> Refusal | None:
    """Say why this person may not approve this post now, or None if they may."""
    if not MAY_APPROVE & set(roles):
        return Refusal("not-a-reviewer")
    if is_author:
        return Refusal("own-post")
    if seen_hash != present_hash:
        return Refusal("changed-since")
    if first := next(iter(problems), None):
        return first
    return None


def why_not_send(
    *, approved_hashes: Iterable[str], frozen_hash: str, present_hash: str
) -> Refusal | None:
    """Say why a delivery's payload is not covered by an approval, or None if it is."""
    if frozen_hash != present_hash:
        return Refusal("changed-since")
    if frozen_hash not in set(approved_hashes):
        return Refusal("not-approved")
    return None
