"""From a page to a campaign message in one step."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from campaigns.actions.derive_message import derive_message
from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view
from campaigns.desk.derive_form import DeriveForm
from campaigns.desk.layout import desk_page
from campaigns.desk.proposal import proposal_of
from campaigns.models import Message
from campaigns.proposing import versions_of
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for
from cms.public import SitePage


@desk_view(MAY_PLAN)
def derive(request: DeskRequest, page_pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, SitePage):
        raise Http404
    versions = versions_of(page)
    form = DeriveForm(
        request.POST or None,
        user=request.user,
        today=timezone.localdate(),
        languages=[version.language for version in versions if version.card is not None],
    )
    if request.method == "POST" and form.is_valid():
        try:
            message = _derived(form, page, request)
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            count = message.variants.count()
            sentence = ngettext(
                "%(count)s post is proposed. Please read it and give it a time.",
                "%(count)s posts are proposed. Please read them and give them a time.",
                count,
            )
            messages.success(request, sentence % {"count": count})
            return redirect("campaign_desk:campaign", message.campaign_id)
    told = Message.objects.filter(source_key=page.translation_key).select_related("campaign")
    channels = list(form.fields["channels"].queryset)  # type: ignore[attr-defined]
    return desk_page(
        request,
        "derive.html",
        title=_("Tell others: %(page)s") % {"page": page.title},
        tab="calendar",
        icon="openquote",
        page=page,
        form=form,
        told=told,
        proposal=proposal_of(versions, channels, on=timezone.localdate()),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        status=422 if form.is_bound else 200,
    )


@transaction.atomic
def _derived(form: DeriveForm, page: SitePage, request: DeskRequest) -> Message:
    """Make campaign and message together, or neither."""
    return derive_message(
        campaign=form.chosen_campaign(),
        page=page,
        by=request.user,
        now=timezone.now(),
        kind=form.cleaned_data["kind"],
        languages=form.cleaned_data["languages"],
        channels=form.cleaned_data["channels"],
    )
