"""Writing down that a film's public files are owed."""

from datetime import datetime

from django.db import transaction

from media_library.films.files import version_of
from media_library.models import Film, FilmWork
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due


@transaction.atomic
def owe_film(*, film: Film, now: datetime) -> FilmWork:
    """Owe the files for the film's present original and rights; repeats change nothing."""
    work, _ = FilmWork.objects.get_or_create(
        film=film,
        input_key=version_of(film),
        defaults={
            "lane": f"films:{film.asset.organisation_id or 'programme'}",
            "scopes": scopes_text("films"),
            "due_at": now,
            "next_try_at": now,
        },
    )
    rows_due.send(sender=FilmWork)
    return work
