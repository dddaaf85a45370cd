"""Filling a hole of a message: a post for one more channel or language."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from campaigns.actions.derive_message import propose
from campaigns.actions.edit_variant import refresh_payload
from campaigns.models import ChannelAccount, Message, Variant
from campaigns.refused import CampaignRefused
from outbox.rules.refusals import Refusal


@transaction.atomic
def add_variant(
    *, message: Message, channel: ChannelAccount, language: str, by: User, now: datetime
) -> Variant:
    """Start the post of a message on one channel in one language, or return the one there is.

    A message about a page takes the words of that page in this language. Raises CampaignRefused:
    "channel-off", "language-not-spoken", and "page-not-live" where the page has no such version.
    """
    there = Variant.objects.filter(message=message, channel=channel, language=language).first()
    if there is not None:
        return there
    if not channel.is_active:
        raise CampaignRefused(Refusal("channel-off"))
    if not channel.speaks(language):
        raise CampaignRefused(Refusal("language-not-spoken"))
    if message.source_key:
        page = Page.objects.filter(
            translation_key=message.source_key, locale__language_code=language, live=True
        ).first()
        if page is None:
            raise CampaignRefused(Refusal("page-not-live"))
        card = page.specific.share_card()
        variant = propose(message=message, channel=channel, card=card, by=by, now=now)
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
