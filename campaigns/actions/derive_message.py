"""A campaign message from any page that has a ShareCard, in one step."""

from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from campaigns.actions.edit_variant import refresh_payload
from campaigns.models import Campaign, ChannelAccount, Message, Variant, VariantPhoto
from campaigns.proposing import Clearance, versions_of, words_of
from campaigns.refused import CampaignRefused
from campaigns.rules.post_ids import post_id
from campaigns.sharing import channels_for
from cms.public import ShareCard, SitePage
from outbox.rules.refusals import Refusal


@transaction.atomic
def derive_message(
    *,
    campaign: Campaign,
    page: SitePage,
    by: User,
    now: datetime,
    kind: str = Message.Kind.NEWS,
    languages: Collection[str] | None = None,
    channels: Collection[ChannelAccount] | None = None,
) -> Message:
    """Propose a post for every channel of the campaign and every language the page is told in.

    `languages` and `channels` narrow that down; None stands for all. A language without a
    version of its own gets no post: never silently another language. Each link carries an id of
    its own, by which a post is found again on its network. Raises CampaignRefused
    "page-not-live", "no-channels" and "nothing-to-propose".
    """
    cards = [version.card for version in versions_of(page) if version.card is not None]
    usable = list(channels_for(campaign.organisation))
    if not cards:
        raise CampaignRefused(Refusal("page-not-live"))
    if channels is not None:
        chosen = {channel.pk for channel in channels}
        usable = [channel for channel in usable if channel.pk in chosen]
    if not usable:
        raise CampaignRefused(Refusal("no-channels"))
    pairs = [
        (channel, card)
        for channel in usable
        for card in cards
        if channel.speaks(card.language) and (languages is None or card.language in languages)
    ]
    if not pairs:
        raise CampaignRefused(Refusal("nothing-to-propose"))
    message = Message.objects.create(
        campaign=campaign, title=page.title[:200], kind=kind, source_key=page.translation_key
    )
    clearance = Clearance.of_cards(cards, on=now.date())
    for channel, card in pairs:
        propose(message=message, channel=channel, card=card, clearance=clearance, by=by, now=now)
    log(instance=message, action="campaigns.derived", user=by, data={"page": page.pk})
    return message


def propose(
    *,
    message: Message,
    channel: ChannelAccount,
    card: ShareCard,
    clearance: Clearance,
    by: User,
    now: datetime,
) -> Variant:
    """Write down the post that a page's card suggests for one channel; the caller's transaction.

    Photos that may not be shown there stay away.
    """
    variant = Variant.objects.create(
        message=message,
        channel=channel,
        language=card.language,
        **words_of(card, on=now.date()),
        source_page=Page.objects.get(pk=card.page_id),
        source_revision_id=card.revision_id,
        author=by,
        changed_at=now,
    )
    variant.link = own_link(variant, card)
    VariantPhoto.objects.bulk_create(
        VariantPhoto(variant=variant, photo=use.photo, alt=use.alt, sort_order=number)
        for number, use in enumerate(clearance.photos_for(card, channel))
    )
    refresh_payload(variant)
    variant.save()
    return variant


def own_link(variant: Variant, card: ShareCard) -> str:
    """Return the address of a card's page with the campaign's name and the post's own id."""
    parts = urlsplit(card.url)
    told = {"utm_campaign": variant.message.campaign.slug, "utm_id": post_id(variant.pk)}
    query = urlencode(told)
    return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))
