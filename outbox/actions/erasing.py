"""Erasing mails once nobody may know any more to whom they went."""

from collections.abc import Collection

from django.db import transaction

from outbox.models import Attempt, Mail


@transaction.atomic
def erase_mails(*, dedup_keys: Collection[str]) -> int:
    """Delete mails with all that servers said of them; returns how many there were.

    Server answers go too: a refusal repeats the address. What was not sent yet never is.
    """
    mails = list(Mail.objects.filter(dedup_key__in=dedup_keys).values_list("pk", flat=True))
    Attempt.objects.filter(subject=Mail._meta.label_lower, subject_id__in=mails).delete()
    Mail.objects.filter(pk__in=mails).delete()
    return len(mails)
