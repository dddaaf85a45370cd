"""A campaign: its messages on every channel and in every language, holes included."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from campaigns.actions.add_variant import add_variant
from campaigns.desk.access import MAY_EDIT, MAY_ENTER, MAY_PLAN, DeskRequest, desk_view
from campaigns.desk.forms import MessageForm
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.views.overview import Entry, entries_of
from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.querysets import posts
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for

Cell = Entry | None
LANGUAGE_CODES = frozenset(dict(settings.LANGUAGES))


@dataclass(frozen=True, kw_only=True)
class Row:
    """A channel's posts of one message, one cell per language.

    `is_spoken` False marks a language that the channel does not publish in.
    """

    channel: ChannelAccount
    cells: list[tuple[str, Cell, bool]]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """A message; `untold` are the languages that its page is not published in."""

    message: Message
    rows: list[Row]
    holes: int
    untold: frozenset[str]


def matrices_of(campaign: Campaign) -> list[Matrix]:
    """Return every message of a campaign with its cells; six queries, however many there are."""
    found = posts().shown().chosen(campaign=campaign).order_by("pk")
    cells = {
        (entry.post.message_id, entry.post.channel_id, entry.post.language): entry
        for entry in entries_of(found, holds=active_holds())
    }
    used = {channel_id for _message, channel_id, _language in cells}
    channels = [
        channel
        for channel in ChannelAccount.objects.all()
        if channel.is_active or channel.pk in used
    ]
    told_in = _languages_of_pages(campaign)
    matrices = []
    for message in campaign.messages.order_by("-pk"):
        rows = [
            Row(
                channel=channel,
                cells=[
                    (code, cells.get((message.pk, channel.pk, code)), channel.speaks(code))
                    for code, _name in settings.LANGUAGES
                ],
            )
            for channel in channels
        ]
        holes = sum(cell is None and spoken for row in rows for _code, cell, spoken in row.cells)
        told = told_in[message.source_key] if message.source_key else LANGUAGE_CODES
        untold = LANGUAGE_CODES - told
        matrices.append(Matrix(message=message, rows=rows, holes=holes, untold=untold))
    return matrices


def _languages_of_pages(campaign: Campaign) -> dict[UUID, frozenset[str]]:
    """Return the languages in which each page behind a campaign's messages is published."""
    keys = campaign.messages.exclude(source_key=None).values("source_key")
    live = Page.objects.filter(translation_key__in=keys, live=True)
    found: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    for key, code in live.values_list("translation_key", "locale__language_code"):
        found[key] |= {code}
    return found


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
        matrices=matrices_of(found),
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
    form = MessageForm(request.POST or None, instance=about)
    campaign_url = reverse("campaign_desk:campaign", args=[about.campaign_id])
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The message is saved."))
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
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_EDIT, methods=("POST",))
def fill_hole(request: DeskRequest, message_pk: int, channel_pk: int, code: str) -> HttpResponse:
    """Start the post of an empty cell and open it."""
    about = get_object_or_404(Message, pk=message_pk)
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
