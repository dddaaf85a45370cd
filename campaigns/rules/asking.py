"""When a link for somebody without an account opens, and who may be asked by one."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.rules.addresses import address_key
from outbox.rules.refusals import Refusal

LONGEST = timedelta(days=14)
REMEMBERED = timedelta(days=30)
TOKEN_BYTES = 24  # 192 bits
MOST_IN_AN_HOUR = 40


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is on record about a link."""

    payload_hash: str
    step: str
    until: datetime
    is_used: bool
    is_withdrawn: bool


def token_hash(token: str) -> str:
    """Return what is kept of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def mailbox(address: str) -> str:
    """Return what makes spellings one person's mailbox: no case, and nothing after a plus.

    Coarser than what a mail server sees, because nobody may be asked about their own post under
    another spelling of their own address. An impossible domain is kept as it was typed.
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = address_key(address).rpartition("@")[2]
    except ValueError:
        domain = domain.lower()
    return f"{local.partition('+')[0].casefold()}@{domain}"


def why_not_ask(
    *,
    address: str,
    authors: Iterable[str],
    colleagues: Iterable[str],
    is_open_to_them: bool,
    until: datetime,
    now: datetime,
    asked_lately: int,
) -> Refusal | None:
    """Say why somebody may not be asked by a link.

    `authors` are the addresses of who wrote the post and of who asks, `colleagues` those of
    everybody who signs in at the desk: they decide there, with their role and second factor.
    """
    box = mailbox(address)
    if box in {mailbox(one) for one in authors}:
        return Refusal("asked-is-author")
    if box in {mailbox(one) for one in colleagues}:
        return Refusal("asked-has-account")
    if not is_open_to_them:
        return Refusal("same-person")
    if not now < until <= now + LONGEST:
        return Refusal("asked-too-long", {"days": LONGEST.days})
    if asked_lately >= MOST_IN_AN_HOUR:
        return Refusal("asked-too-often")
    return None


def why_closed(
    asked: Asked, *, present_hash: str, is_in_review: bool, present_step: str, now: datetime
) -> Refusal | None:
    """Say why a link does not open any more, or None if it does.

    What the person did themself is said first, then what others did, then the clock.
    """
    if asked.is_used:
        return Refusal("link-used")
    if asked.is_withdrawn:
        return Refusal("link-withdrawn")
    if asked.payload_hash != present_hash:
        return Refusal("link-changed")
    if now >= asked.until:
        return Refusal("link-expired")
    if not is_in_review or asked.step != present_step:
        return Refusal("link-decided")
    return None
