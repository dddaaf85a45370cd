"""Tickets of a party: one for each person with a place in the hall, on a page and on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ceremonies.actions.recognising import granted_on_site, place_of
from ceremonies.door.codes import qr_code, qr_picture
from ceremonies.guests.standing import page_of
from ceremonies.links import LinkInvalid, guest_of
from ceremonies.models import Person, PhotoConsent, Registration
from ceremonies.printing import as_file
from ceremonies.rules.door import CALLED_OFF, Place
from ceremonies.rules.tickets import code_of, in_groups
from ceremonies.tickets import ticket_key, ticket_text
from cms.public import keyed_pages

FOLDER = "ceremonies/guests"
NOT_FOUND = 404


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One ticket as a guest sees it; `label` says in words what the QR code is."""

    person: Person
    text: str
    code: str
    label: str

    @property
    def may_be_shown(self) -> bool:
        return self.person.photos == PhotoConsent.GRANTED

    @property
    def qr(self) -> SafeString:
        return qr_code(self.text, label=self.label)

    @property
    def picture(self) -> str:
        return qr_picture(self.text)


def tickets_of(registration: Registration) -> list[Shown]:
    """Return the tickets of those who have a place in the hall; none while it is called off."""
    if registration.ceremony.status in CALLED_OFF:
        return []
    granted = granted_on_site([registration.pk]).get(registration.pk, 0)
    coming = [
        person
        for person in registration.persons.all()
        if place_of(registration, number=person.number, granted=granted) is Place.OK
    ]
    if not coming:
        return []
    key = ticket_key(registration.ceremony)
    return [_shown(person, ticket_text(person, key)) for person in coming]


def _shown(person: Person, text: str) -> Shown:
    code = in_groups(code_of(person.ticket))
    name = person.name or _("Person %(number)s") % {"number": person.number}
    label = _("QR code of the ticket of %(name)s. In letters: %(code)s") % {
        "name": name,
        "code": code,
    }
    return Shown(person=person, text=text, code=code, label=label)


View = Callable[[HttpRequest, Registration, str], HttpResponse]


def _of_guest(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Lead the holder of a guest's link to `view(request, registration, language)`."""

    @require_safe
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        asked = keyed_pages.asked_language(request)
        try:
            registration = guest_of(token)
        except LinkInvalid:
            language = asked or translation.get_language_from_request(request)
            with translation.override(language):
                return keyed_pages.in_private(_nothing(request, language), language)
        language = asked or registration.language
        with translation.override(language), timezone.override(registration.ceremony.zone):
            return keyed_pages.in_private(view(request, registration, language), language)

    return opened


@_of_guest
def tickets(request: HttpRequest, registration: Registration, language: str) -> HttpResponse:
    """Show the tickets, or say why there are none."""
    page = page_of(registration)
    if page is None:
        return _nothing(request, language)
    context = {
        "registration": registration,
        "page": page,
        "tickets": tickets_of(registration),
        "reading": keyed_pages.reading_in(language),
    }
    return render(request, f"{FOLDER}/tickets.html", context)


@_of_guest
def tickets_file(request: HttpRequest, registration: Registration, language: str) -> HttpResponse:
    """Send the tickets as a PDF; there is no file without a ticket."""
    page, shown = page_of(registration), tickets_of(registration)
    if page is None or not shown:
        return _nothing(request, language)
    context = {"page": page, "tickets": shown, "language": language}
    return as_file(f"{FOLDER}/tickets_pdf.html", context, style="tickets", name=_("tickets"))


def _nothing(request: HttpRequest, language: str) -> HttpResponse:
    context = {"reading": keyed_pages.reading_in(language)}
    return render(request, f"{FOLDER}/no_such_link.html", context, status=NOT_FOUND)
