"""What a post's page says about times beyond its own: the next free slot, and its series."""

from dataclasses import dataclass

from django.utils import timezone

from campaigns.desk.series_words import words_of_rule
from campaigns.models import Variant
from campaigns.rules.local_time import both_clocks
from campaigns.rules.slots import FreeSlot
from campaigns.series import running_series
from campaigns.slots import free_slot


@dataclass(frozen=True, kw_only=True)
class PostTimes:
    """A series in words, empty for a post without one; a post with one takes no slot."""

    series_words: str = ""
    slot: FreeSlot | None = None
    slot_clocks: tuple[tuple[str, str], ...] = ()


def post_times(post: Variant) -> PostTimes:
    """Return what a post's page offers; its series and its channel were fetched with it."""
    series = running_series(post)
    if series is not None:
        return PostTimes(series_words=words_of_rule(series.rule))
    slot = free_slot(channel=post.channel, variant=post, after=timezone.now())
    clocks = both_clocks(slot.resolved.at) if slot else ()
    return PostTimes(slot=slot, slot_clocks=clocks)
