"""A person's own pages: what is shown of them, what they agreed to, and taking it back."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from media_library.actions.consenting import assets_showing, narrow_consent
from media_library.actions.withdrawing import NothingToWithdraw, withdraw_assets
from media_library.consents.door import query_of
from media_library.consents.texts import channel_words
from media_library.contributing.languages import portal_reading
from media_library.models import Asset, Consent, Person, PhotoRendition, Withdrawal
from media_library.rights.certifying import certificate_context
from media_library.rights.clearing import channels_left, is_withdrawn
from media_library.rules.standing import AssetState

FOLDER = "media_library/consents"
LONGEST_REASON = 600
SMALL = ("width-320|format-jpeg", "width-640|format-jpeg", "fill-480x320|format-jpeg")
# What never became a picture of anything is no picture of anybody.
HIDDEN = [AssetState.REFUSED, AssetState.REJECTED, AssetState.WITHDRAWN, AssetState.ERASED]


@dataclass(frozen=True, kw_only=True)
class ChannelLine:
    code: str
    words: str
    is_left: bool


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One consent as its giver reads it."""

    consent: Consent
    channels: list[ChannelLine]
    is_withdrawn: bool


def own_page(request: HttpRequest, person: Person, *, token: str, language: str) -> HttpResponse:
    """Show what is held of a person, and what they agreed to."""
    return _page(request, "own_page", person, token=token, language=language)


def narrow(request: HttpRequest, person: Person, *, token: str, language: str) -> HttpResponse:
    """Leave only the places that are still ticked; none can be added here."""
    key = _uuid(request.POST.get("consent", ""))
    consent = person.consents.filter(uuid=key).first() if key else None
    if consent is None:
        raise Http404
    wanted = set(request.POST.getlist("channels"))
    if not is_withdrawn(consent) and wanted < channels_left(consent):
        narrow_consent(
            consent=consent, channels=sorted(wanted), by=speaker_for(person), now=timezone.now()
        )
    return _back(request, token)


def withdraw(request: HttpRequest, person: Person, *, token: str, language: str) -> HttpResponse:
    """Ask once, then take everything back."""
    if request.method != "POST":
        return _page(request, "withdraw", person, token=token, language=language)
    with suppress(NothingToWithdraw):  # then the page says that nothing is shown
        withdraw_assets(
            person=person,
            asked_by=speaker_for(person),
            by_own_link=True,
            reason=request.POST.get("reason", "")[:LONGEST_REASON],
            originals=Withdrawal.Original.DESTROYED,
            now=timezone.now(),
        )
    return _back(request, token)


def certificate(
    request: HttpRequest, person: Person, *, token: str, language: str, certificate: UUID
) -> HttpResponse:
    """Show the certificate of one of the person's withdrawals, to be printed or kept."""
    withdrawal = person.withdrawals.filter(uuid=certificate).first()
    if withdrawal is None:
        raise Http404
    context = {**certificate_context(withdrawal), "back": _address(request, token)}
    return _rendered(request, "certificate", language, context)


def picture(
    request: HttpRequest, person: Person, *, token: str, language: str, asset: UUID
) -> FileResponse:
    """Hand out the small picture of something that shows this very person."""
    found = _shown(person).filter(uuid=asset).first()
    file = small_file(found) if found else None
    if file is None:
        raise Http404
    try:
        content = file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, filename="preview.jpg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def small_file(asset: Asset) -> Any:
    """Return a small JPEG of an asset, None while there is none.

    What was handed in has its preview; what an officer added has only what pages show of it.
    """
    if asset.preview:
        return asset.preview
    made = PhotoRendition.objects.filter(image__asset=asset, filter_spec__in=SMALL)
    smallest = made.order_by("width").first()
    return smallest.file if smallest else None


def speaker_for(person: Person) -> str:
    """Return who holds the link: for a child the parent or guardian."""
    return person.guardian_name if person.is_minor and person.guardian_name else person.name


def _shown(person: Person) -> Any:
    return assets_showing(person).exclude(state__in=[state.value for state in HIDDEN])


def _page(
    request: HttpRequest, name: str, person: Person, *, token: str, language: str
) -> HttpResponse:
    assets = list(_shown(person).order_by("pk"))
    consents = [_line(consent) for consent in person.consents.prefetch_related("events")]
    context = {
        "person": person,
        "token": token,
        "query": query_of(request),
        "assets": assets,
        "pictured": [asset for asset in assets if small_file(asset)],
        "consents": consents,
        "may_withdraw": assets or not all(line.is_withdrawn for line in consents),
        "withdrawals": person.withdrawals.all(),
        "kinds": Asset.Kind,
    }
    return _rendered(request, name, language, context)


def _line(consent: Consent) -> ConsentLine:
    left = channels_left(consent)
    return ConsentLine(
        consent=consent,
        channels=[
            ChannelLine(code=code, words=channel_words(code), is_left=code in left)
            for code in consent.channels
        ],
        is_withdrawn=is_withdrawn(consent),
    )


def _rendered(
    request: HttpRequest, name: str, language: str, context: dict[str, Any]
) -> HttpResponse:
    reading = portal_reading(request, language)
    return render(request, f"{FOLDER}/{name}.html", {**context, "reading": reading})


def _address(request: HttpRequest, token: str) -> str:
    return reverse("consent_link", kwargs={"token": token}) + query_of(request)


def _back(request: HttpRequest, token: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(request, token), status=303)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
