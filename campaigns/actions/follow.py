"""Following by mail: asking, confirming (double opt-in) and leaving."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.rules.addresses import address_key
from campaigns.models import ConsentProof, Follower, Suppression
from campaigns.publishing import UNSUBSCRIBE_SALT
from campaigns.rules.following import address_hash
from outbox.actions.enqueueing import enqueue_mail
from outbox.models import Mail
from outbox.rules.states import State

VALID_FOR = timedelta(days=7)
FORGET_AFTER = timedelta(days=30)
ASK_AGAIN_AFTER = timedelta(minutes=10)


class LinkInvalid(Exception):
    """A confirmation or unsubscribe link that is wrong, used up or too old."""


@transaction.atomic
def ask_to_follow(*, address: str, language: str, now: datetime) -> None:
    """Write down the wish and owe the confirmation mail.

    The caller answers the same whatever was known of the address. Somebody who already follows
    gets no mail; somebody who asks twice within ten minutes gets one. Raises ValueError for a
    domain that cannot exist.
    """
    key = address_key(address)
    follower = Follower.objects.select_for_update().filter(address_key=key).first()
    if follower is not None and follower.state == Follower.State.ACTIVE:
        if follower.language != language:
            Follower.objects.filter(pk=follower.pk).update(language=language)
        return
    if (
        follower is not None
        and follower.state == Follower.State.PENDING
        and now - follower.asked_at < ASK_AGAIN_AFTER
    ):
        return
    token = secrets.token_urlsafe(24)
    follower, _ = Follower.objects.update_or_create(
        address_key=key,
        defaults={
            "address": address.strip(),
            "language": language,
            "state": Follower.State.PENDING,
            "confirmation_hash": _hash(token),
            "asked_at": now,
        },
    )
    _owe_confirmation(follower, token, now)


def _owe_confirmation(follower: Follower, token: str, now: datetime) -> None:
    path = reverse("confirm_following", kwargs={"language": follower.language, "token": token})
    context = {
        "confirm_url": settings.SITE_URL + path,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "language": follower.language,
    }
    with translation.override(follower.language):
        enqueue_mail(
            recipient=follower.address,
            subject=translation.gettext("Please confirm: news of the Cultural Pearls"),
            text=render_to_string("emails/follow_confirm.txt", context),
            html=render_to_string("emails/follow_confirm.html", context),
            language=follower.language,
            may_repeat=True,
            now=now,
            not_after=now + VALID_FOR,
            headers={"Auto-Submitted": "auto-generated", "Content-Language": follower.language},
            dedup_key=f"follow:{_hash(token)[:32]}",
            priority=1,
        )


def awaiting(*, token: str, now: datetime) -> Follower:
    """Return who waits behind a confirmation link. Raises LinkInvalid."""
    follower = Follower.objects.filter(
        confirmation_hash=_hash(token), state=Follower.State.PENDING
    ).first()
    if follower is None or now - follower.asked_at > VALID_FOR:
        raise LinkInvalid
    return follower


@transaction.atomic
def confirm_following(
    *, token: str, consent_text: str, form_url: str, network: str, now: datetime
) -> Follower:
    """Make the person an active follower and keep the proof. Raises LinkInvalid."""
    follower = Follower.objects.select_for_update().get(pk=awaiting(token=token, now=now).pk)
    follower.state = Follower.State.ACTIVE
    follower.confirmation_hash = ""
    follower.confirmed_at = now
    follower.save()
    ConsentProof.objects.create(
        follower=follower,
        text=consent_text,
        text_hash=hashlib.sha256(consent_text.encode()).hexdigest(),
        language=follower.language,
        form_url=form_url,
        network=network,
        asked_at=follower.asked_at,
        confirmed_at=now,
    )
    # A fresh, confirmed wish outranks an earlier leaving.
    Suppression.objects.filter(address_hash=_suppression_key(follower)).delete()
    return follower


def leaving(*, token: str) -> Follower:
    """Return who an unsubscribe link belongs to. Raises LinkInvalid."""
    try:
        pk = signing.Signer(salt=UNSUBSCRIBE_SALT).unsign(token)
        return Follower.objects.get(pk=int(pk))
    except (signing.BadSignature, ValueError, Follower.DoesNotExist) as error:
        raise LinkInvalid from error


@transaction.atomic
def stop_following(*, token: str, now: datetime) -> Follower:
    """Let the person go at once: no mail that has not left yet will leave. Repeats are harmless."""
    follower = Follower.objects.select_for_update().get(pk=leaving(token=token).pk)
    if follower.state != Follower.State.UNSUBSCRIBED:
        follower.state, follower.left_at = Follower.State.UNSUBSCRIBED, now
        follower.confirmation_hash = ""
        follower.save()
    Suppression.objects.get_or_create(
        address_hash=_suppression_key(follower), defaults={"reason": "left", "since_at": now}
    )
    Mail.objects.filter(
        scopes__contains=f"|follower:{follower.pk}|", state__in=[State.READY, State.LEASED]
    ).update(state=State.CANCELLED, reason="unsubscribed", settled_at=now)
    return follower


@transaction.atomic
def forget_unconfirmed(*, now: datetime) -> int:
    """Delete wishes that were never confirmed; returns how many."""
    deleted, _ = Follower.objects.filter(
        state=Follower.State.PENDING, asked_at__lt=now - FORGET_AFTER
    ).delete()
    return deleted


def _suppression_key(follower: Follower) -> str:
    return address_hash(follower.address_key, secret=settings.SECRET_KEY)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
