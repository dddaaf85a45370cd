"""When, where and whether a ceremony happens: written so that calendars and readers hear of it."""

from datetime import datetime

from django.db import transaction

from ceremonies.models import Ceremony, CeremonyPage
from ceremonies.rules.changes import Change, Facts, change_of, still_untold
from cms.public import compile_page


@transaction.atomic
def keep_facts(*, ceremony: Ceremony, now: datetime) -> Change | None:
    """Save a ceremony as it was edited; returns what the change means, None for a new one.

    What others wrote meanwhile to its calendar entry is kept: the version number never falls.
    Its pages are compiled anew, for they show when and where.
    """
    if ceremony.pk is None:
        ceremony.save()
        return None
    before = Ceremony.objects.select_for_update().get(pk=ceremony.pk)
    change = change_of(
        before=before.facts,
        after=ceremony.facts,
        sequence=before.calendar_sequence,
        previous_starts_at=before.previous_starts_at,
    )
    ceremony.status = change.facts.status
    ceremony.previous_starts_at = change.previous_starts_at
    ceremony.calendar_sequence = change.sequence
    if change.is_material:
        known = Facts.from_json(before.untold["facts"]) if before.untold else None
        untold = still_untold(known=known, before=before.facts, after=change.facts)
        ceremony.untold = untold and {"facts": untold.as_json(), "at": now.isoformat()}
    else:
        ceremony.untold = before.untold
    ceremony.save()
    compile_pages_of(ceremony=ceremony, now=now)
    return change


def compile_pages_of(*, ceremony: Ceremony, now: datetime) -> None:
    """Make every live page of a ceremony say what it now is."""
    for page in CeremonyPage.objects.live().filter(ceremony=ceremony):
        compile_page(page=page, now=now)
