"""Putting the public holidays of the eight countries onto the list of marked days."""

from datetime import date

from campaigns.models import COUNTRIES, MarkedDay
from campaigns.rules.public_holidays import public_holidays

YEARS_AHEAD = 2


def mark_holidays(*, today: date) -> int:
    """Add what is missing for this and the next two years; returns how many days were added.

    A day that is on the list stays as people left it: renamed, or taken off it for good.
    """
    years = range(today.year, today.year + YEARS_AHEAD + 1)
    listed = set(
        MarkedDay.objects.filter(
            kind=MarkedDay.Kind.HOLIDAY, on__year__gte=years[0], on__year__lte=years[-1]
        ).values_list("country_code", "on")
    )
    longest = MarkedDay._meta.get_field("name").max_length
    missing = [
        MarkedDay(country_code=country, on=on, kind=MarkedDay.Kind.HOLIDAY, name=name[:longest])
        for country, _words in COUNTRIES
        for on, name in public_holidays(country=country, years=years).items()
        if (country, on) not in listed
    ]
    # Another worker may be at it in the same night.
    MarkedDay.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)
