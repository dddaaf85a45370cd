"""Where rehearsed posts go out: test accounts, and stand-ins for our own feed and mail.

The site's own outlets are public, so a rehearsal never gets near them: its feed entry is the
rehearsed post itself, read at the desk, and its mail goes to whoever asked for the rehearsal.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from campaigns.channels.contract import Channel, Payload
from campaigns.channels.feed import FeedChannel
from campaigns.channels.mail import MailChannel
from campaigns.channels.registry import channel
from campaigns.clearing import assets_in
from campaigns.models import ChannelAccount, RehearsedPost
from campaigns.publishing import issue_context
from media_library.public import asset_scope
from outbox.actions.enqueueing import enqueue_mail

# What stays in this house; every other kind is a server of somebody else's.
OWN_KINDS = frozenset({ChannelAccount.Kind.FEED, ChannelAccount.Kind.MAIL})
MAIL_LANE = "rehearsals"


def outlet_of(row: RehearsedPost) -> Channel:
    """Return the channel that a rehearsed post goes out by."""
    if row.channel.kind == ChannelAccount.Kind.FEED:
        return FeedChannel(put_entry=lambda _key, _payload: address_at_the_desk(row))
    if row.channel.kind == ChannelAccount.Kind.MAIL:
        return MailChannel(enqueue_issue=lambda key, payload: mail_to_asker(row, key, payload))
    return channel(row.channel.kind)


def scope_of(rehearsal_id: int) -> str:
    """Name everything that belongs to one rehearsal: its posts, and its mails."""
    return f"rehearsal:{rehearsal_id}"


def address_at_the_desk(row: RehearsedPost) -> str:
    """Return where an officer reads what would have stood in the feed."""
    page = reverse("campaign_desk:rehearsal", args=[row.rehearsal_id])
    return f"{settings.SITE_URL}{page}#post-{row.pk}"


def mail_to_asker(row: RehearsedPost, key: str, payload: Payload) -> str:
    """Owe the issue as one mail to the person who asked for the rehearsal; once under its key."""
    language = payload["language"]
    with translation.override(language):
        context = issue_context(payload) | {"rehearsal_url": address_at_the_desk(row)}
        enqueue_mail(
            recipient=row.rehearsal.asked_by.email,
            subject=payload["subject"],
            text=render_to_string("emails/rehearsed_issue.txt", context),
            html=render_to_string("emails/rehearsed_issue.html", context),
            language=language,
            may_repeat=True,
            now=timezone.now(),
            headers={"Content-Language": language},
            scopes=(
                scope_of(row.rehearsal_id),
                *(asset_scope(pk) for pk in sorted(assets_in(row.scopes))),
            ),
            lane=MAIL_LANE,
            dedup_key=f"{key}:rehearsal",
        )
    return ""
