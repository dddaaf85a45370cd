"""Recording a consent on paper: for somebody who is shown in a file, or for somebody new."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Organisation
from media_library.actions.consenting_on_paper import TakenBackSince, record_on_paper
from media_library.desk.access import MAY_KEEP, DeskRequest, asset_for, desk_view
from media_library.desk.consents.forms import SOMEBODY_NEW, PaperForm
from media_library.desk.layout import desk_page
from media_library.desk.library.filters import reading_language
from media_library.desk.review.sheet import people_offered
from media_library.models import Asset, Consent
from media_library.rules.reviewing import OPEN_STATES
from media_library.rules.standing import AssetState

UNPROCESSABLE = 422


@desk_view(MAY_KEEP)
def paper(request: DeskRequest, key: UUID) -> HttpResponse:
    """Show the form, keep what was typed when something is wrong, and record."""
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    organisation = asset.organisation
    if organisation is None:
        raise Http404  # people are of an organisation, and so is what they agreed to
    if asset.is_withdrawn:
        messages.info(request, _("This is withdrawn already."))
        return redirect("media_desk:asset", key=asset.uuid)
    people = people_offered(asset)
    given = asset.contribution
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        people=people,
        initial={
            "person": request.GET.get("person") or (None if people else SOMEBODY_NEW),
            "text_language": given.language if given else reading_language(),
        },
    )
    if request.method == "POST" and form.is_valid():
        consent = _record(request, asset, organisation, form)
        if consent is not None:
            said = _("The consent of %(name)s is recorded.")
            messages.success(request, said % {"name": consent.person.name})
            return redirect(_back_to(asset))
    return desk_page(
        request,
        "consents/paper.html",
        title=_("Record a consent on paper"),
        tab="people",
        icon="group",
        trail=[(str(asset), _back_to(asset))],
        status=UNPROCESSABLE if form.is_bound else 200,
        asset=asset,
        form=form,
        back=_back_to(asset),
    )


def _record(
    request: DeskRequest, asset: Asset, organisation: Organisation, form: PaperForm
) -> Consent | None:
    told = form.cleaned_data
    try:
        return record_on_paper(
            asset=asset,
            organisation=organisation,
            person=form.chosen,
            name=told["name"],
            is_minor=told["is_minor"],
            consent=form.consent(),
            signed_on=told["signed_on"],
            mail=told.get("mail", ""),
            recorded_by=request.user,
            now=timezone.now(),
        )
    except TakenBackSince as since:
        words = _(
            "On %(day)s something was taken back. Only a paper that was signed after that counts."
        )
        form.refuse("signed_on", words % {"day": date_format(since.on)})
        return None


def _back_to(asset: Asset) -> str:
    """Return the page from which a file's consents are recorded: its review, else its own."""
    is_open = AssetState(asset.state) in OPEN_STATES
    name = "review_item" if is_open else "asset"
    return reverse(f"media_desk:{name}", args=[asset.uuid])
