"""Writing what a finale will announce: sealed at once, and never readable in the database."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from accounts.sealing import open_text, seal_text
from ceremonies.models import Announcement, Ceremony, Cue
from ceremonies.models.choices import Kind
from ceremonies.rules.announcing import State, why_not_write
from ceremonies.rules.sealed import Content, as_text, commitment_of, from_text
from outbox.rules.refusals import Refusal

NONCE_BYTES = 32


class Refused(Exception):
    """An announcement is not in the state for it; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@transaction.atomic
def announcement_of(*, ceremony_id: int) -> Announcement:
    """Return the announcement of a finale, an empty one where there is none yet.

    Raises Refused for a ceremony that is no finale.
    """
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if ceremony.kind != Kind.INTERNATIONAL:
        raise Refused(Refusal("no-finale"))
    found, _made = Announcement.objects.get_or_create(ceremony=ceremony, is_rehearsal=False)
    return found


@sensitive_variables()
@transaction.atomic
def write(
    *,
    announcement_id: int,
    content: Content,
    reveal_at: datetime | None,
    by: Any,
    now: datetime,
    seen: str | None = None,
) -> Announcement:
    """Seal new content; whoever had armed the old one has to look again.

    Whoever writes over `seen` (a commitment) writes over that and nothing newer. Raises Refused.
    """
    row = locked(announcement_id)
    if refusal := why_not_write(row.moment, now=now):
        raise Refused(refusal)
    if seen is not None and seen != row.commitment:
        raise Refused(Refusal("changed-meanwhile"))
    text = as_text(content, nonce=secrets.token_hex(NONCE_BYTES))
    row.sealed, row.commitment = seal_text(text, bound_to=row.place), commitment_of(text)
    row.state, row.prepared, row.held_at = State.DRAFT, "", None
    row.reveal_at = reveal_at
    row.save()
    note(row, Cue.Kind.WRITTEN, by=by, now=now)
    return row


def opened_text(row: Announcement) -> str:
    """Return the sealed text of an announcement, "" where nothing is written.

    Raises SecretUnreadable.
    """
    return open_text(row.sealed, bound_to=row.place) if row.sealed else ""


@sensitive_variables()
def content_of(row: Announcement) -> Content:
    """Return what an announcement holds, empty for the year after its season's at first.

    Raises SecretUnreadable.
    """
    text = opened_text(row)
    return from_text(text) if text else Content(year=row.ceremony.season_id + 1)


def locked(announcement_id: int) -> Announcement:
    """Return the row for nobody else to write until this transaction ends."""
    rows = Announcement.objects.select_for_update(of=("self",)).select_related("ceremony")
    return rows.get(pk=announcement_id)


def note(row: Announcement, kind: str, *, by: Any, now: datetime) -> None:
    """Add a line to the log of an announcement."""
    Cue.objects.create(announcement=row, kind=kind, reveal_at=row.reveal_at, by=by, at=now)
