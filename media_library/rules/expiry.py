"""When officers are told that a grant or consent runs out, and when they need not be."""

from datetime import date

from media_library.rules.standing import Span

AHEAD = (7, 30, 60)  # days


def distance(*, until: date, today: date) -> int | None:
    """Return the announcement that is due for a last day: 7, 30 or 60 days, None for none yet.

    The nearest one counts, so that whoever was away is told once, not three times at once.
    """
    left = (until - today).days
    if left < 0:
        return None
    return next((days for days in AHEAD if left <= days), None)


def outlives(other: Span, ending: Span) -> bool:
    """Say whether another grant or consent still covers all that one covered after its last day."""
    if ending.until is None or other.is_ended:
        return False
    lasts = other.until is None or other.until > ending.until
    speaks = not other.languages or (bool(ending.languages) and other.languages >= ending.languages)
    vouches = other.is_by_guardian or not ending.is_by_guardian
    return lasts and speaks and vouches and other.channels >= ending.channels
