"""Give a new practice its permanent number."""

from typing import Any

from django.db import transaction

from practices.models import Practice, PracticeNumber, pid_of


@transaction.atomic
def register_practice(**fields: Any) -> Practice:
    """Make a practice with the next number; `fields` are those of `Practice`."""
    return Practice.objects.create(pid=pid_of(PracticeNumber.objects.create().pk), **fields)
