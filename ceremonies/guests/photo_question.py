"""What people are asked about photos: the very words are shown, and kept beside the answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

QUESTION = gettext_lazy("May photos and films of the ceremony show this person?")
EXPLAINED = gettext_lazy(
    "The organisers publish some to report on the ceremony. Without an answer we take it as a no. "
    "You can change the answer here at any time."
)


def asked_of_one() -> str:
    """Return what a guest reads beside each person on their own page, in the active language."""
    return f"{QUESTION} {EXPLAINED}"


def asked_at_door() -> str:
    """Return what staff read out to a party that walks in, in the active language."""
    return _(
        "May photos and films of the ceremony show you? "
        "The organisers publish some to report on the ceremony."
    )
