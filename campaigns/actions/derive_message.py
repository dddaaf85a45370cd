"""A campaign message from any page that has a ShareCard, in one step."""

from datetime import datetime
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from campaigns.actions.edit_variant import refresh_payload
from campaigns.complying import words_asked_for
from campaigns.models import Campaign, ChannelAccount, Message, Variant, VariantPhoto
from campaigns.refused import CampaignRefused
from cms.public import ShareCard, SitePage
from outbox.rules.refusals import Refusal

MOST_PHOTOS = 4


@transaction.atomic
def derive_message(
    *, campaign: Campaign, page: SitePage, by: User, now: datetime, kind: str = Message.Kind.NEWS
) -> Message:
    """Propose a post for every channel in use and every language the page is live in.

    A language without a live version gets no post: never silently another language. Each link
    carries an id of its own, by which a post is found again on its network.
    Raises CampaignRefused("page-not-live") and ("no-channels").
    """
    cards = [
        version.specific.share_card()
        for version in page.get_translations(inclusive=True).filter(live=True)
    ]
    channels = list(ChannelAccount.objects.filter(is_active=True))
    if not cards:
        raise CampaignRefused(Refusal("page-not-live"))
    if not channels:
        raise CampaignRefused(Refusal("no-channels"))
    message = Message.objects.create(
        campaign=campaign, title=page.title[:200], kind=kind, source_key=page.translation_key
    )
    for channel in channels:
        for card in cards:
            if channel.speaks(card.language):
                propose(message=message, channel=channel, card=card, by=by, now=now)
    log(instance=message, action="campaigns.derived", user=by, data={"page": page.pk})
    return message


def propose(
    *, message: Message, channel: ChannelAccount, card: ShareCard, by: User, now: datetime
) -> Variant:
    """Write down the post that a page's card suggests for one channel; the caller's transaction."""
    variant = Variant.objects.create(
        message=message,
        channel=channel,
        language=card.language,
        title=card.title[:200],
        text=card.summary or card.title,
        hashtags=" ".join(f"#{tag}" for tag in card.hashtags)[:200],
        statement=words_asked_for(funding=card.funding, language=card.language, on=now.date()),
        source_page=Page.objects.get(pk=card.page_id),
        source_revision_id=card.revision_id,
        author=by,
        changed_at=now,
    )
    variant.link = tagged(card.url, campaign=message.campaign.slug, unique=f"p{variant.pk}")
    VariantPhoto.objects.bulk_create(
        VariantPhoto(variant=variant, photo=use.photo, alt=use.alt, sort_order=number)
        for number, use in enumerate(card.photos[:MOST_PHOTOS])
    )
    refresh_payload(variant)
    variant.save()
    return variant


def tagged(url: str, *, campaign: str, unique: str) -> str:
    """Return `url` with the campaign's name and an id that no other post has."""
    parts = urlsplit(url)
    query = urlencode({"utm_campaign": campaign, "utm_id": unique})
    return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))
