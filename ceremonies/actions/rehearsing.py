"""Rehearsing an announcement: everything is really done with invented Pearls, and taken back.

All of it happens inside one transaction that never commits, so that no reader, no feed and no
worker can see any of it, not even for a moment.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Sum
from django.views.decorators.debug import sensitive_variables

from ceremonies.actions.announcing import Refused, announcement_of, content_of, note, write
from ceremonies.actions.arming import MAY_ARM, arm
from ceremonies.actions.cueing import press
from ceremonies.actions.publishing_pearls import publish_owed
from ceremonies.actions.revealing import reveal
from ceremonies.actions.telling_news import tell_owed
from ceremonies.models import Announcement, Ceremony, Cue
from ceremonies.rules.announcing import Press
from ceremonies.rules.sealed import Content, NewPearl, Words
from ceremonies.secrecy import unlogged
from cms.public import Region
from outbox.rules.refusals import Refusal

PASSWORDS = "django.contrib.auth.backends.ModelBackend"
PEARLS = 2
REHEARSAL = "This is a rehearsal."


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """How it went: what was published, owed, or failed, and how long the moment and pages took.

    `owed` are posts and mails on their way, `waiting` posts that would wait for a person.
    """

    published: int
    failed: int
    owed: int
    waiting: int
    moment_took: timedelta
    pages_took: timedelta


def rehearse(*, ceremony_id: int, by: Any, now: datetime) -> Rehearsal:
    """Go the whole way from the first word to the last page, then take it all back.

    Raises Refused where there is nobody else who may arm, or no region to put a Pearl in.
    """
    real = announcement_of(ceremony_id=ceremony_id)
    with transaction.atomic():
        with unlogged(but=Refused):
            content = _invented(content_of(real), real.pk)
        rehearsal = _play(Ceremony.objects.get(pk=ceremony_id), content, first=by, now=now)
        transaction.set_rollback(True)
    note(real, Cue.Kind.REHEARSED, by=by, now=now)
    return rehearsal


def _play(ceremony: Ceremony, content: Content, *, first: Any, now: datetime) -> Rehearsal:
    row = Announcement.objects.create(ceremony=ceremony, is_rehearsal=True)
    row = write(
        announcement_id=row.pk,
        content=content,
        reveal_at=now + timedelta(hours=1),
        by=first,
        now=now,
    )
    for person in (first, _second(first)):
        arm(announcement_id=row.pk, person=person, seen=row.commitment, now=now)
    press(announcement_id=row.pk, button=Press.GO_NOW, by=first, now=now)
    _done, moment_took = _timed(lambda: reveal(announcement_id=row.pk, now=now))
    (published, failed), pages_took = _timed(lambda: publish_owed(now=now, announcement=row))
    _told, untold = tell_owed(now=now, announcement=row)
    news = row.owed_news.aggregate(owed=Sum("owed", default=0), waiting=Sum("waiting", default=0))
    return Rehearsal(
        published=published,
        failed=failed + untold,
        moment_took=moment_took,
        pages_took=pages_took,
        **news,
    )


def _second(first: Any) -> Any:
    """Return anybody else who may arm: without them the evening itself would fail."""
    others = get_user_model().objects.with_perm(MAY_ARM, backend=PASSWORDS).exclude(pk=first.pk)
    second = others.filter(is_active=True).first()
    if second is None:
        raise Refused(Refusal("no-second-person"))
    return second


@sensitive_variables()
def _invented(real: Content, number: int) -> Content:
    """Return other Pearls that are told of in the same campaign, on the same channels."""
    region = Region.objects.order_by("pk").first()
    if region is None:
        raise Refused(Refusal("no-region"))
    told = real.telling
    return Content(
        year=real.year,
        guests_told=real.guests_told,
        telling=told and replace(told, texts=dict.fromkeys(told.texts, REHEARSAL)),
        pearls=tuple(
            NewPearl(
                slug=f"rehearsal-pearl-{number}-{which}",
                name=f"Rehearsal Pearl {which}",
                country=region.country_id,
                region=region.pk,
                latitude="57.0000",
                longitude="20.0000",
                words={
                    code: Words(
                        title=f"Rehearsal Pearl {which}",
                        summary=REHEARSAL,
                        body=REHEARSAL,
                    )
                    for code, _name in settings.LANGUAGES
                },
            )
            for which in range(1, PEARLS + 1)
        ),
    )


def _timed(do: Callable[[], Any]) -> tuple[Any, timedelta]:
    began = time.perf_counter()
    done = do()
    return done, timedelta(seconds=time.perf_counter() - began)
