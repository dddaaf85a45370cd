"""Rules of repetition as people say them: every week on Mon and Thu, until 1 March 2027."""

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.rules.recurring import WEEKDAYS as CODES
from campaigns.rules.recurring import Every, Recurrence, recurrence


def words_of_rule(rule: str) -> str:
    """Say how a post repeats, in the active language."""
    read = recurrence(rule)
    return " ".join(part for part in (_pace(read), _days(read), _end(read)) if part)


def _pace(read: Recurrence) -> str:
    number = {"number": read.interval}
    if read.every is Every.DAY:
        return ngettext("every day", "every %(number)s days", read.interval) % number
    if read.every is Every.WEEK:
        return ngettext("every week", "every %(number)s weeks", read.interval) % number
    return ngettext("every month", "every %(number)s months", read.interval) % number


def _days(read: Recurrence) -> str:
    said = []
    if read.days:
        said.append(_("on %(days)s") % {"days": ", ".join(map(_weekday, read.days))})
    if read.month_days:
        days = ", ".join(_("its last day") if day == -1 else f"{day}." for day in read.month_days)
        said.append(_("on %(days)s") % {"days": days})
    return " ".join(said)


def _weekday(day: str) -> str:
    number = CODES.index(day[-2:])
    place = day[:-2]
    if not place:
        return str(WEEKDAYS_ABBR[number])
    return {
        "1": _("the first %(weekday)s"),
        "2": _("the second %(weekday)s"),
        "3": _("the third %(weekday)s"),
        "4": _("the fourth %(weekday)s"),
        "-1": _("the last %(weekday)s"),
    }[place] % {"weekday": WEEKDAYS[number]}


def _end(read: Recurrence) -> str:
    if read.until is not None:
        return _("until %(day)s") % {"day": date_format(read.until, "j F Y")}
    count = read.count or 0
    return ngettext("%(count)s time", "%(count)s times", count) % {"count": count}
