"""The house's own outlets: putting feed entries, and owing the mails of an issue."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.files.storage import storages
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from campaigns.channels.contract import Payload
from campaigns.models import Delivery, FeedEntry, Follower
from outbox.actions.enqueueing import enqueue_mail
from outbox.models import Mail
from outbox.rules.scopes import scopes_in

UNSUBSCRIBE_SALT = "campaigns.unsubscribe"


def put_entry(key: str, payload: Payload) -> str:
    """Put the feed entry named `key`, or leave the one there is; returns the feed's address."""
    image = payload["images"][0] if payload["images"] else {}
    FeedEntry.objects.get_or_create(
        key=key,
        defaults={
            "language": payload["language"],
            "title": payload["title"][:200],
            "text": payload["text"],
            "link": payload["link"],
            "image_url": picture_address(image),
            "image_alt": image.get("alt", ""),
            "published_at": timezone.now(),
        },
    )
    return settings.SITE_URL + news_feed_path(payload["language"])


def news_feed_path(language: str) -> str:
    """Return the path of the news feed in a language."""
    with translation.override(language):
        return reverse("news_atom")


def enqueue_issue(key: str, payload: Payload) -> str:
    """Owe one mail to each active follower of the payload's language; repeats owe nothing twice.

    Whoever confirms later gets the next issue.
    """
    followers = Follower.objects.filter(
        state=Follower.State.ACTIVE, language=payload["language"]
    ).only("pk", "address", "language")
    scopes = _scopes_of(key)
    owed = set(
        Mail.objects.filter(dedup_key__startswith=f"{key}:").values_list("dedup_key", flat=True)
    )
    now = timezone.now()
    with translation.override(payload["language"]):
        for follower in followers.iterator():
            dedup_key = f"{key}:{follower.pk}"
            if dedup_key not in owed:
                _owe_issue_mail(follower, payload, dedup_key, now, scopes)
    return ""


def _scopes_of(key: str) -> tuple[str, ...]:
    """Return the scopes of the issue's delivery: what stops the post stops its mails as well."""
    delivery = Delivery.objects.filter(remote_key=key).first()
    return scopes_in(delivery.scopes) if delivery else ()


def _owe_issue_mail(
    follower: Follower, payload: Payload, dedup_key: str, now: Any, scopes: tuple[str, ...]
) -> None:
    link = unsubscribe_url(follower)
    context = issue_context(payload) | {"unsubscribe_url": link}
    enqueue_mail(
        recipient=follower.address,
        subject=payload["subject"],
        text=render_to_string("emails/issue.txt", context),
        html=render_to_string("emails/issue.html", context),
        language=payload["language"],
        may_repeat=False,
        now=now,
        headers={
            "List-Unsubscribe": f"<{link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<news.{payload['language']}.culturalpearls>",
            "Content-Language": payload["language"],
        },
        scopes=("newsletter", f"follower:{follower.pk}", *scopes),
        lane="newsletter",
        dedup_key=dedup_key,
    )


def issue_context(payload: Payload) -> dict[str, Any]:
    """Return what the mail of an issue is written from, apart from whom it goes to."""
    image = payload["images"][0] if payload["images"] else {}
    return {
        "title": payload["subject"],
        "preheader": payload["preheader"],
        "paragraphs": [part for part in payload["text"].split("\n\n") if part != payload["link"]],
        "link": payload["link"],
        "image_url": picture_address(image),
        "image_alt": image.get("alt", ""),
        "language": payload["language"],
        "sender": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
    }


def picture_address(image: dict[str, Any]) -> str:
    """Return the public address of a payload's picture, empty for none."""
    if not image:
        return ""
    url = storages["public"].url(image["rendition"])
    return url if url.startswith("http") else settings.SITE_URL + url


def unsubscribe_url(follower: Follower) -> str:
    """Return the address by which this person leaves; it does not expire and names no address."""
    token = signing.Signer(salt=UNSUBSCRIBE_SALT).sign(str(follower.pk))
    return settings.SITE_URL + reverse(
        "unsubscribe", kwargs={"language": follower.language, "token": token}
    )
