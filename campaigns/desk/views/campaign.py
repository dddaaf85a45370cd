"""A campaign: its messages on every channel and in every language, holes included."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.add_variant import add_variant
from campaigns.actions.change_message import change_message, start_message
from campaigns.desk.access import (
    MAY_EDIT,
    MAY_ENTER,
    MAY_KEEP_CAMPAIGNS,
    MAY_PLAN,
    DeskRequest,
    desk_view,
    may_act,
    must_act,
)
from campaigns.desk.forms import MessageForm
from campaigns.desk.layout import desk_page
from campaigns.desk.too_early import words_of_too_early
from campaigns.desk.views.matrix import matrices_of
from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def campaign(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Campaign.objects.select_related("organisation"), pk=pk)
    return desk_page(
        request,
        "campaign.html",
        title=found.name,
        tab="campaigns",
        icon="group",
        trail=[(_("All campaigns"), reverse("desk_campaigns:index"))],
        campaign=found,
        may_edit=may_act(request.user, MAY_EDIT, found.organisation_id),
        may_keep=may_act(request.user, MAY_KEEP_CAMPAIGNS, found.organisation_id),
        may_plan=may_act(request.user, MAY_PLAN, found.organisation_id),
        matrices=matrices_of(found.messages.order_by("-pk")),
        languages=settings.LANGUAGES,
    )


@desk_view(MAY_PLAN)
def new_message(request: DeskRequest, campaign_pk: int) -> HttpResponse:
    """Start a message by hand; its posts are added cell by cell."""
    found = get_object_or_404(Campaign, pk=campaign_pk)
    return _message_page(request, Message(campaign=found))


@desk_view(MAY_PLAN)
def message(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what a message is called, how long it is worth saying, and its embargo."""
    return _message_page(
        request, get_object_or_404(Message.objects.select_related("campaign"), pk=pk)
    )


def _message_page(request: DeskRequest, about: Message) -> HttpResponse:
    must_act(request.user, MAY_PLAN, about.campaign.organisation_id)
    form = MessageForm(request.POST or None, instance=about)
    campaign_url = reverse("campaign_desk:campaign", args=[about.campaign_id])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        saved = (
            change_message(message=about, by=request.user, **said)
            if about.pk
            else start_message(campaign=about.campaign, by=request.user, **said)
        )
        messages.success(request, _("The message is saved."))
        for words in words_of_too_early(saved):
            messages.warning(request, words)
        return redirect(campaign_url)
    return desk_page(
        request,
        "message.html",
        title=about.title if about.pk else _("New message"),
        tab="campaigns",
        icon="openquote",
        trail=[(about.campaign.name, campaign_url)],
        form=form,
        campaign_url=campaign_url,
        message_pk=about.pk,
        matrices=matrices_of([about]) if about.pk else [],
        languages=settings.LANGUAGES,
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_EDIT, methods=("POST",))
def fill_hole(request: DeskRequest, message_pk: int, channel_pk: int, code: str) -> HttpResponse:
    """Start the post of an empty cell and open it."""
    about = get_object_or_404(Message.objects.select_related("campaign"), pk=message_pk)
    must_act(request.user, MAY_EDIT, about.campaign.organisation_id)
    channel = get_object_or_404(ChannelAccount, pk=channel_pk)
    if code not in dict(settings.LANGUAGES):
        return redirect("campaign_desk:campaign", about.campaign_id)
    try:
        post = add_variant(
            message=about, channel=channel, language=code, by=request.user, now=timezone.now()
        )
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
        return redirect("campaign_desk:campaign", about.campaign_id)
    return redirect("campaign_desk:post", post.pk)
