"""How long a place is kept for somebody who has to answer, and until when places move up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from outbox.rules.refusals import Refusal

# A place is kept, and counts as taken, until its mail is answered (double opt-in).
KEPT_UNCONFIRMED = timedelta(minutes=60)
# So long before the doors open a place that becomes free is simply theirs; later they are asked,
# for by then people have made other plans.
ASKED_FROM = timedelta(hours=48)
ANSWER_WITHIN = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On what terms the next in line get a place: at once, or if they answer by `answer_by`."""

    answer_by: datetime | None


def terms_of_moving_up(
    *, doors_open_at: datetime, is_happening: bool, now: datetime
) -> Terms | Refusal:
    """Say on what terms places move up, or why they do not any more."""
    if not is_happening:
        return Refusal("not-happening")
    if now >= doors_open_at:
        return Refusal("doors-are-open")
    if doors_open_at - now > ASKED_FROM:
        return Terms(answer_by=None)
    return Terms(answer_by=min(now + ANSWER_WITHIN, doors_open_at))
