"""What speaks against a post's time, with the posts it clashes with, as its page shows it."""

from dataclasses import dataclass

from campaigns.clashing import Clash, clashes_of
from campaigns.models import Variant

# On a busy channel a whole day may be in the way; the calendar has the rest.
NAMED_AT_MOST = 5


@dataclass(frozen=True, kw_only=True)
class ShownClash:
    clash: Clash
    posts: list[Variant]
    more: int


def shown_clashes(post: Variant) -> list[ShownClash]:
    """Return the clashes of a post, the gravest first, each with the posts it is about."""
    clashes = clashes_of([post])[post.pk]
    named = {pk for clash in clashes for pk in clash.others[:NAMED_AT_MOST]}
    posts = (
        Variant.objects.select_related("channel").defer("payload").in_bulk(named) if named else {}
    )
    return [
        ShownClash(
            clash=clash,
            posts=[posts[pk] for pk in clash.others[:NAMED_AT_MOST] if pk in posts],
            more=max(0, len(clash.others) - NAMED_AT_MOST),
        )
        for clash in clashes
    ]
