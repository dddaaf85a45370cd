"""Arming: two different persons look at the same content, and it is frozen and made ready."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from accounts.sealing import seal_text
from ceremonies.actions.announcing import Refused, content_of, locked, note
from ceremonies.actions.telling_news import sketches_of
from ceremonies.announced import html_of
from ceremonies.models import Announcement, Arming, Cue
from ceremonies.rules.announcing import State, is_armed_by_two, why_not_arm
from ceremonies.rules.sealed import Content, code_name, missing_words
from cms.public import Pearl
from outbox.rules.refusals import Refusal

MAY_ARM = "ceremonies.arm_announcement"


@sensitive_variables()
@transaction.atomic
def arm(*, announcement_id: int, person: Any, seen: str, now: datetime) -> Announcement:
    """Arm what `person` has looked at: `seen` is its commitment. The second person freezes it.

    Raises Refused.
    """
    if not person.has_perm(MAY_ARM):
        raise Refused(Refusal("no-right"))
    row = locked(announcement_id)
    _check(row, person, seen=seen, now=now)
    Arming.objects.create(announcement=row, person=person, digest=row.commitment, armed_at=now)
    if not armed_by_two(row):
        note(row, Cue.Kind.ARMED_FIRST, by=person, now=now)
        return row
    row.prepared, row.state = _prepared(row), State.ARMED
    row.save(update_fields=["prepared", "state"])
    note(row, Cue.Kind.ARMED, by=person, now=now)
    return row


def armed_by_two(row: Announcement) -> bool:
    """Say whether two different persons armed what is in the row now."""
    armed = list(row.armings.values_list("person_id", "digest"))
    return is_armed_by_two(armed, commitment=row.commitment)


@sensitive_variables()
def why_not_armed_by(row: Announcement, person: Any, *, seen: str, now: datetime) -> Refusal | None:
    """Say why this person cannot arm what they saw, or None if they can."""
    content = content_of(row)
    return why_not_arm(
        row.moment,
        pearls=len(content.pearls),
        missing=missing_words(content, languages=[code for code, _name in settings.LANGUAGES]),
        taken=_taken(content),
        are_posts_wrong=_are_posts_wrong(row, content, now),
        seen=seen,
        commitment=row.commitment,
        is_armed_by_them=row.armings.filter(person=person, digest=row.commitment).exists(),
        now=now,
    )


def _check(row: Announcement, person: Any, *, seen: str, now: datetime) -> None:
    if refusal := why_not_armed_by(row, person, seen=seen, now=now):
        raise Refused(refusal)


def _taken(content: Content) -> list[str]:
    """Return the code names of Pearls whose address is another's, in the table or in the list."""
    slugs = [pearl.slug for pearl in content.pearls]
    known = set(Pearl.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    return [
        code_name(number)
        for number, slug in enumerate(slugs, start=1)
        if slug in known or slug in slugs[: number - 1]
    ]


@sensitive_variables()
def _are_posts_wrong(row: Announcement, content: Content, now: datetime) -> bool:
    """Say whether a channel would refuse a post as it stands, or no post can be made at all."""
    sketches = sketches_of(row, content, now=now)
    is_told = content.telling is not None
    return is_told and (not sketches or any(sketch.problems for sketch in sketches))


@sensitive_variables()
def _prepared(row: Announcement) -> str:
    """Render what the page of the ceremony will show, in each language, and seal it."""
    content = content_of(row)
    html = {code: html_of(content, language=code) for code, _name in settings.LANGUAGES}
    return seal_text(json.dumps(html), bound_to=f"{row.place}:prepared")
