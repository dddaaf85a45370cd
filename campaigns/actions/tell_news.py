"""Posts about news that others decided on and approved: written, planned for now, and owed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import propose
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Campaign, ChannelAccount, Message, Variant
from campaigns.proposing import Clearance, versions_of
from campaigns.refused import CampaignRefused
from campaigns.sharing import channels_for
from cms.public import ShareCard
from cms.public import news as told
from outbox.rules.refusals import Refusal


def pairs_of(news: told.News) -> list[tuple[ChannelAccount, ShareCard]]:
    """Return which outlets tell news in which languages, with the card that a post is made of.

    A language needs a text and a public version of the page. Photos stay away: those of the
    page show something else.
    """
    campaign = Campaign.objects.select_related("organisation").get(pk=news.campaign)
    outlets = channels_for(campaign.organisation).filter(pk__in=news.outlets).order_by("pk")
    cards = [version.card for version in versions_of(news.page) if version.card is not None]
    return [
        (outlet, _worded(card, news))
        for outlet in outlets.select_related("organisation")
        for card in cards
        if outlet.speaks(card.language) and news.texts.get(card.language, "").strip()
    ]


def _worded(card: ShareCard, news: told.News) -> ShareCard:
    return replace(
        card,
        title=news.titles[card.language],
        summary=news.texts[card.language],
        hashtags=tuple(dict.fromkeys((*card.hashtags, *news.tags))),
        photos=(),
    )


@transaction.atomic
def tell_news(
    news: told.News, *, author: int, approved_by: Sequence[int], now: datetime
) -> told.Told:
    """Write a post for every outlet and language, approve it in their names, and owe it at once.

    Each approval is asked of the same rules as at the desk. A post that meets a refusal waits
    there for a person; it holds back no other. Raises CampaignRefused("nothing-to-propose").
    """
    pairs = pairs_of(news)
    if not pairs:
        raise CampaignRefused(Refusal("nothing-to-propose"))
    writer = User.objects.get(pk=author)
    approvers = sorted(
        User.objects.filter(pk__in=approved_by), key=lambda one: approved_by.index(one.pk)
    )
    title = news.titles.get("en") or next(iter(news.titles.values()))
    message = Message.objects.create(
        campaign_id=news.campaign, title=title[:200], source_key=news.page.translation_key
    )
    owed = 0
    for outlet, card in pairs:
        post = propose(
            message=message,
            channel=outlet,
            card=card,
            clearance=Clearance.of_cards([card], on=now.date()),
            by=writer,
            now=now,
        )
        owed += _owe(post, writer=writer, approvers=approvers, now=now)
    names = [one.shown_name for one in approvers]
    log(instance=message, action="campaigns.told", user=writer, data={"approved_by": names})
    return told.Told(owed=owed, waiting=len(pairs) - owed)


def _owe(post: Variant, *, writer: User, approvers: Sequence[User], now: datetime) -> bool:
    """Bring a post through every step that its organisation wants; says whether it is owed."""
    try:
        plan_variant(
            variant=post,
            local=now.astimezone(UTC).replace(tzinfo=None),
            zone="UTC",
            by=writer,
            now=now,
        )
        submit_variant(variant=post, by=writer, now=now)
    except CampaignRefused:
        return False
    for person in approvers:
        try:
            approve_variant(variant=post, seen_hash=post.payload_hash, by=person, now=now)
        except CampaignRefused:
            continue
        post.refresh_from_db()
        if post.state == Variant.State.APPROVED:
            return True
    return False
