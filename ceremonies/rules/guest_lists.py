"""How a party stands in the host's eyes, and who may read what guests need."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from outbox.rules.refusals import Refusal

# What guests need is erased so long after the end; it is there to prepare by, not to keep.
NEEDS_KEPT_AFTER = timedelta(days=14)


class Standing(StrEnum):
    """The one word for a party in a list."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    HELD = "held"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who wants to read, in view of one ceremony.

    `hosts` and `partners` are the keys of the organisations that they are host or local partner
    of; `sees_needs` is the officers' permission.
    """

    hosts: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    sees_needs: bool = False


def standing_of_party(
    *, has_ended: bool, is_confirmed: bool, granted: int, offered: int
) -> Standing:
    """Return the word; `granted` and `offered` are places to attend, not aids."""
    if has_ended:
        return Standing.ENDED
    if not is_confirmed:
        return Standing.HELD
    if offered:
        return Standing.OFFERED
    return Standing.CONFIRMED if granted else Standing.WAITING


def why_no_guest_list(reader: Reader, *, organisation: int) -> Refusal | None:
    """Say why somebody at the hosts' desk has no business with a ceremony's guests."""
    if organisation in reader.hosts | reader.partners:
        return None
    return Refusal("not-theirs")


def why_no_needs(
    reader: Reader, *, organisation: int, ends_at: datetime, now: datetime
) -> Refusal | None:
    """Say why somebody may not read what guests need.

    Diet and access needs tell of health and belief: only who prepares for them reads them, the
    host of that very ceremony and officers, and only as long as they are kept.
    """
    if not (reader.sees_needs or organisation in reader.hosts):
        return Refusal("not-preparing")
    until = ends_at + NEEDS_KEPT_AFTER
    if now >= until:
        return Refusal("erased", {"until": until})
    return None
