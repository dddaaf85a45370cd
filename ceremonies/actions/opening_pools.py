"""Giving a ceremony a kind of places that it did not have."""

from datetime import datetime

from django.db import transaction

from ceremonies.actions.keeping_facts import compile_pages_of
from ceremonies.models import Ceremony, Pool


@transaction.atomic
def open_pool(
    *, ceremony: Ceremony, kind: str, language: str, cap: int | None, now: datetime
) -> Pool:
    """Add a pool; the pages of the ceremony then offer to register. One of a kind and language."""
    pool, _created = Pool.objects.get_or_create(
        ceremony=ceremony, kind=kind, language=language, defaults={"cap": cap}
    )
    compile_pages_of(ceremony=ceremony, now=now)
    return pool
