"""A guest's own page: how things stand, and confirming, accepting, switching, changing, leaving."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ceremonies.actions.changing import cancel, change_party, switch
from ceremonies.actions.registering import HasEnded, NotOpen, accept, confirm
from ceremonies.guests.forms import PartyForm
from ceremonies.guests.persons import PersonForm, person_forms, save_persons
from ceremonies.guests.sentences import sentence_of
from ceremonies.guests.standing import Standing, page_of, standing_of
from ceremonies.links import LinkInvalid, guest_of
from ceremonies.models import Registration
from ceremonies.models.places import MAIN_KINDS
from cms.public import keyed_pages

FOLDER = "ceremonies/guests"
NOT_FOUND, GONE, UNREADABLE = 404, 410, 422


class Unreadable(Exception):
    """A form says something that cannot be; `wrong` knows what, and all of `given` is kept."""

    def __init__(
        self, wrong: PartyForm | PersonForm, **given: PartyForm | list[PersonForm]
    ) -> None:
        super().__init__("unreadable")
        self.wrong, self.given = wrong, given


@csrf_exempt  # the link is the whole proof and no cookie is: nothing to borrow for a foreign page
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """Show the page on GET; only a POST changes anything, for mail scanners open every link."""
    language = keyed_pages.asked_language(request)
    try:
        registration = guest_of(token)
    except LinkInvalid:
        language = language or translation.get_language_from_request(request)
        with translation.override(language):
            response = _render(request, "no_such_link", language, status=NOT_FOUND)
        return keyed_pages.in_private(response, language)
    language = language or registration.language
    with translation.override(language):
        response = _answer(request, registration, language)
    return keyed_pages.in_private(response, language)


def _answer(request: HttpRequest, registration: Registration, language: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, registration, language)
    do = DOINGS.get(request.POST.get("do", ""))
    if do is None:
        return _page(request, registration, language, status=UNREADABLE)
    try:
        do(request, registration)
    except Unreadable as found:
        again = {"wrong": found.wrong, **found.given}
        return _page(request, registration, language, status=UNREADABLE, **again)
    except NotOpen as refused:
        words = sentence_of(refused.refusal)
        return _page(request, registration, language, status=UNREADABLE, words=words)
    except HasEnded:
        registration.refresh_from_db()
        return _page(request, registration, language, status=GONE, is_too_late=True)
    return redirect(request.get_full_path())


def _page(
    request: HttpRequest,
    registration: Registration,
    language: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    page = page_of(registration)
    if page is None:
        return _render(request, "no_such_link", language, status=NOT_FOUND)
    standing: Standing = standing_of(registration, page=page, now=timezone.now())
    about = {
        "registration": registration,
        "ceremony": registration.ceremony,
        "page": page,
        "standing": standing,
        "party_form": PartyForm(initial={"party": registration.party}),
        "persons": person_forms(registration),
        **context,
    }
    return _render(request, "own_page", language, status=status, **about)


def _render(
    request: HttpRequest, name: str, language: str, *, status: int, **context: Any
) -> HttpResponse:
    about = {"reading": keyed_pages.reading_in(language), **context}
    return render(request, f"{FOLDER}/{name}.html", about, status=status)


def _confirm(request: HttpRequest, registration: Registration) -> None:
    confirm(registration_id=registration.pk, now=timezone.now())


def _accept(request: HttpRequest, registration: Registration) -> None:
    offered = registration.claims.filter(ended_at=None, offered__gt=0)
    for claim in offered.order_by("pk"):
        accept(claim_id=claim.pk, now=timezone.now())


def _switch(request: HttpRequest, registration: Registration) -> None:
    to = request.POST.get("to", "")
    if registration.ceremony.pools.filter(kind__in=MAIN_KINDS, kind=to).exists():
        switch(registration_id=registration.pk, to=to, now=timezone.now())


def _change(request: HttpRequest, registration: Registration) -> None:
    form = PartyForm(request.POST)
    if not form.is_valid():
        raise Unreadable(form, party_form=form)
    change_party(
        registration_id=registration.pk, party=form.cleaned_data["party"], now=timezone.now()
    )


def _name(request: HttpRequest, registration: Registration) -> None:
    filled = person_forms(registration, request.POST)
    for form in filled:
        if not form.is_valid():
            raise Unreadable(form, persons=filled)
    save_persons(registration, filled, now=timezone.now())


def _cancel(request: HttpRequest, registration: Registration) -> None:
    cancel(registration_id=registration.pk, now=timezone.now())


DOINGS: dict[str, Callable[[HttpRequest, Registration], None]] = {
    "confirm": _confirm,
    "accept": _accept,
    "switch": _switch,
    "change": _change,
    "name": _name,
    "cancel": _cancel,
}
