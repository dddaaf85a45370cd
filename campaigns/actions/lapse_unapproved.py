"""Ending what nobody approved in time, and telling its author."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext
from wagtail.log_actions import log

from accounts.models import User
from campaigns.models import Variant
from outbox.actions.enqueueing import enqueue_mail

# A draft that nobody ever asked approval for may lie past its time: it was never promised.
WAITING = (Variant.State.IN_REVIEW,)
AT_ONCE = 200
# What had lain about for longer when nobody swept is no news for its author.
WORTH_TELLING = timedelta(days=2)


@transaction.atomic
def lapse_unapproved(*, now: datetime) -> int:
    """End the posts whose time came without an approval; returns how many there were.

    Each author gets one mail for all of theirs that this sweep has ended. A new time makes such a
    post a draft again.
    """
    due = Variant.objects.select_for_update(skip_locked=True, of=["self"]).filter(
        due_at__lt=now, state__in=WAITING
    )
    lapsed = list(due.select_related("author", "channel").order_by("due_at", "pk")[:AT_ONCE])
    by_author: dict[User, list[Variant]] = defaultdict(list)
    for post in lapsed:
        log(instance=post, action="campaigns.lapsed")
        if post.due_at is not None and post.due_at > now - WORTH_TELLING:
            by_author[post.author].append(post)
    Variant.objects.filter(pk__in=[post.pk for post in lapsed]).update(
        state=Variant.State.LAPSED, changed_at=now
    )
    for author, posts in by_author.items():
        _tell(author, posts, now)
    return len(lapsed)


def _tell(author: User, posts: Collection[Variant], now: datetime) -> None:
    if not author.email:
        return
    language = language_of(author)
    with translation.override(language):
        lines = [
            {"post": post, "url": settings.SITE_URL + reverse("campaign_desk:post", args=[post.pk])}
            for post in posts
        ]
        context = {"lines": lines, "author": author, "language": language}
        enqueue_mail(
            recipient=author.email,
            subject=ngettext(
                "A post was not approved in time",
                "%(count)s posts were not approved in time",
                len(lines),
            )
            % {"count": len(lines)},
            text=render_to_string("emails/not_approved.txt", context),
            html=render_to_string("emails/not_approved.html", context),
            language=language,
            may_repeat=True,
            now=now,
            headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
        )


def language_of(user: User) -> str:
    """Return the language somebody has the editor in."""
    profile = getattr(user, "wagtail_userprofile", None)
    return str(profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
