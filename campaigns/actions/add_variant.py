"""Filling a hole of a message: a post for one more channel or language."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from campaigns.actions.derive_message import propose
from campaigns.actions.edit_variant import refresh_payload
from campaigns.models import ChannelAccount, Message, Variant
from campaigns.proposing import Clearance, card_in, source_of
from campaigns.refused import CampaignRefused
from campaigns.sharing import may_use
from cms.public import ShareCard
from outbox.rules.refusals import Refusal


@transaction.atomic
def add_variant(
    *, message: Message, channel: ChannelAccount, language: str, by: User, now: datetime
) -> Variant:
    """Start the post of a message on one channel in one language, or return the one there is.

    A message about a page takes the words of that page in this language. Raises CampaignRefused:
    "channel-of-another", "channel-for-rehearsal", "channel-off", "language-not-spoken", and
    "page-not-live" where the page has no such version.
    """
    # Two clicks at once: the second waits here, and finds the post of the first.
    Message.objects.select_for_update().get(pk=message.pk)
    there = Variant.objects.filter(message=message, channel=channel, language=language).first()
    if there is not None:
        return there
    if not may_use(message.campaign.organisation_id, channel=channel):
        raise CampaignRefused(Refusal("channel-of-another"))
    if channel.is_for_rehearsal:
        raise CampaignRefused(Refusal("channel-for-rehearsal"))
    if not channel.is_active:
        raise CampaignRefused(Refusal("channel-off"))
    if not channel.speaks(language):
        raise CampaignRefused(Refusal("language-not-spoken"))
    if message.source_key:
        card = _card_of(message, language)
        variant = propose(
            message=message,
            channel=channel,
            card=card,
            clearance=Clearance.of_cards([card], on=now.date()),
            by=by,
            now=now,
        )
    else:
        variant = Variant(
            message=message,
            channel=channel,
            language=language,
            title=message.title,
            author=by,
            changed_at=now,
        )
        variant.save()
        refresh_payload(variant)
        variant.save()
    log(instance=variant, action="campaigns.added", user=by)
    return variant


def _card_of(message: Message, language: str) -> ShareCard:
    """Return what the page behind a message says in a language; raises "page-not-live"."""
    some_version = Page.objects.filter(translation_key=message.source_key).order_by("pk").first()
    page = source_of(some_version) if some_version else None
    card = card_in(page, language) if page else None
    if card is None:
        raise CampaignRefused(Refusal("page-not-live"))
    return card
