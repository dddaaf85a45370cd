"""Badges of all who have a place in the hall: ten on a sheet, with a sign for "no photos"."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ceremonies.actions.recognising import granted_on_site, place_of
from ceremonies.models import Ceremony, Person, PhotoConsent
from ceremonies.printing import as_file
from ceremonies.rules.door import Place
from ceremonies.rules.tickets import code_of, in_groups

ON_A_SHEET = 10


@dataclass(frozen=True, kw_only=True)
class Badge:
    """One badge; who has not said yes to photos is not to be shown."""

    name: str
    code: str
    may_be_shown: bool


def badges_of(ceremony: Ceremony) -> list[Badge]:
    """Return a badge for each person with a place in the hall, by name; unnamed ones last."""
    persons = list(
        Person.objects.filter(
            registration__ceremony=ceremony, registration__ended_at=None
        ).select_related("registration")
    )
    granted = granted_on_site(person.registration_id for person in persons)
    coming = [
        person
        for person in persons
        if place_of(
            person.registration,
            number=person.number,
            granted=granted.get(person.registration_id, 0),
        )
        is Place.OK
    ]
    coming.sort(key=lambda person: (not person.name, person.name.casefold(), person.pk))
    return [
        Badge(
            name=person.name,
            code=in_groups(code_of(person.ticket)),
            may_be_shown=person.photos == PhotoConsent.GRANTED,
        )
        for person in coming
    ]


def badges_file(ceremony: Ceremony) -> HttpResponse:
    """Return the sheets as a PDF."""
    badges = badges_of(ceremony)
    sheets = [badges[start : start + ON_A_SHEET] for start in range(0, len(badges), ON_A_SHEET)]
    about = {"ceremony": ceremony, "sheets": sheets, "language": get_language() or "en"}
    return as_file("ceremonies/door/badges_pdf.html", about, style="badges", name=_("badges"))
