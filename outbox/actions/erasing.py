"""Erasing mails once nobody may know any more to whom they went."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from outbox.models import Attempt, Mail


@transaction.atomic
def erase_mails(*, dedup_keys: Collection[str]) -> int:
    """Delete mails whose key is one of these or begins with one and a colon; returns how many.

    Server answers go too: a refusal repeats the address. What was not sent yet never is.
    """
    named = Q(dedup_key__in=dedup_keys)
    for key in dedup_keys:
        named |= Q(dedup_key__startswith=f"{key}:")
    mails = list(Mail.objects.filter(named).values_list("pk", flat=True))
    Attempt.objects.filter(subject=Mail._meta.label_lower, subject_id__in=mails).delete()
    Mail.objects.filter(pk__in=mails).delete()
    return len(mails)
