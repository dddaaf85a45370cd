"""A host asks that guests be written to; an officer answers, and alone can send."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ceremonies.models import MailingRequest


@transaction.atomic
def ask_for_mail(*, ceremony_id: int, words: str, asked_by: Any, now: datetime) -> MailingRequest:
    """Write down what a host wants guests to hear; the same words while open ask only once."""
    asked, _created = MailingRequest.objects.get_or_create(
        ceremony_id=ceremony_id,
        words=words,
        answered_at=None,
        defaults={"asked_by": asked_by, "asked_at": now},
    )
    return asked


@transaction.atomic
def answer_request(*, request_id: int, answered_by: Any, now: datetime) -> None:
    """Note that an officer has dealt with a request; a second answer changes nothing."""
    MailingRequest.objects.filter(pk=request_id, answered_at=None).update(
        answered_by=answered_by, answered_at=now
    )
