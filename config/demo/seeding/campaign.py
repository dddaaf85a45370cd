"""A campaign half sent and half to come, and people who follow."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from accounts.models import Organisation, User
from campaigns.public import (
    Campaign,
    ChannelAccount,
    Variant,
    approve_variant,
    ask_to_follow,
    confirm_following,
    consent_text,
    derive_message,
    edit_variant,
    mark_holidays,
    plan_variant,
    submit_variant,
)
from cms.public import StoryPage
from config.demo.content.campaign import CAMPAIGN
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import DueRow, Mail
from outbox.ownership import ownership_here

ZONE = "Europe/Stockholm"
FOLLOWERS = (
    ("anna@example.org", "en"),
    ("uwe@example.org", "de"),
    ("zofia@example.org", "pl"),
    ("janis@example.org", "lv"),
    ("maja@example.org", "pl"),
)
# Written beforehand, so that what has gone out already had followers to go to.
BEFORE_ANY_POST = timedelta(days=5)


def seed_followers(*, now: datetime) -> None:
    """Let people follow as they do: ask, receive the mail, press its button."""
    then = now - BEFORE_ANY_POST
    for address, language in FOLLOWERS:
        ask_to_follow(address=address, language=language, now=then)
        mail = Mail.objects.filter(recipient=address).latest("pk")
        token = re.findall(r"/confirm/([^/\s]+)/", mail.text)[0]
        confirm_following(
            token=token,
            consent_text=consent_text(),
            form_url=f"/{language}/follow/",
            network="",
            now=then,
        )
    deliver_at(then)


def seed_campaign(*, stories: dict[str, StoryPage], users: dict[str, User], now: datetime) -> None:
    """Plan, approve and partly deliver the demo campaign; one post leaves two minutes from now."""
    mark_holidays(today=now.date())
    organisation = Organisation.objects.get(is_lead=True)
    channels = [
        ChannelAccount(organisation=organisation, kind="feed", name="News feed", connected_at=now),
        ChannelAccount(organisation=organisation, kind="mail", name="Followers", connected_at=now),
        *(
            ChannelAccount(
                organisation=organisation,
                kind=kind,
                name=name,
                is_for_rehearsal=True,
                connected_at=now,
            )
            for kind, name in (("feed", "Test feed"), ("mail", "Test mails"))
        ),
    ]
    ChannelAccount.objects.bulk_create(channels)
    offsets = [message.minutes_from_start for message in CAMPAIGN.messages]
    campaign = Campaign.objects.create(
        name=CAMPAIGN.name["en"],
        slug=CAMPAIGN.slug,
        goal=CAMPAIGN.goal["en"],
        organisation=organisation,
        starts_on=(now + timedelta(minutes=min(offsets))).date(),
        ends_on=(now + timedelta(minutes=max(offsets))).date(),
    )
    for message in sorted(CAMPAIGN.messages, key=lambda item: item.minutes_from_start):
        due_at = now + timedelta(minutes=message.minutes_from_start)
        # What has gone out by now was planned and approved the day before it went.
        then = min(now, due_at - timedelta(days=1))
        derived = derive_message(
            campaign=campaign,
            page=stories[message.story],
            by=users["officer"],
            now=then,
            languages=message.texts,  # a story may be told in more than the campaign is
        )
        for variant in derived.variants.all():
            _tell(variant, message.texts, due_at, users, then)
        if due_at < now:
            deliver_at(due_at)


def _tell(
    variant: Variant,
    texts: Mapping[str, str],
    due_at: datetime,
    users: dict[str, User],
    then: datetime,
) -> None:
    edited = edit_variant(
        variant=variant,
        changes={"text": texts[variant.language]},
        seen_hash=variant.payload_hash,
        by=users["officer"],
        now=then,
    )
    local = due_at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None, microsecond=0)
    plan_variant(variant=edited, local=local, zone=ZONE, by=users["officer"], now=then)
    submit_variant(variant=edited, by=users["officer"], now=then)
    approve_variant(variant=edited, seen_hash=edited.payload_hash, by=users["reviewer"], now=then)


def deliver_at(now: datetime, *, only: type[DueRow] | None = None) -> None:
    """Deliver what was due at `now`, by the real courier with its clock set there.

    `only` leaves other work, such as that of pictures, to the workers of the running demo.
    """
    ownership = ownership_here()
    try:
        Courier(
            handlers=[each for each in registered() if only in (None, each.model)],
            ownership=ownership,
            policies=policies(),
            clock=lambda: now,
        ).deliver_due(now=now)
    finally:
        ownership.let_go()
