"""A planned time in words, with what the change of the clocks did to it."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.rules.local_time import Oddity, Resolved


def words_of_time(resolved: Resolved, *, asked: datetime) -> str:
    """Say when a post goes out; `asked` is the wall time that was wished for in its zone."""
    facts = {
        "asked": date_format(asked, "H:i"),
        "said": date_format(resolved.local, "j F Y, H:i"),
    }
    if resolved.oddity is Oddity.GAP:
        sentence = _(
            "The clocks go forward that night and jump over %(asked)s. The post goes out at "
            "%(said)s instead."
        )
    elif resolved.oddity is Oddity.FOLD:
        sentence = _(
            "The clocks go back that night, so %(asked)s comes twice. The post goes out the first "
            "time: %(said)s, still summer time."
        )
    else:
        sentence = _("The time is set: %(said)s.")
    return sentence % facts
