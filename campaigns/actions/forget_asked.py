"""Forgetting the addresses of people who were asked by a link, once nothing needs them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from campaigns.actions.ask_for_approval import mail_key
from campaigns.models import ApprovalRequest
from campaigns.rules.asking import REMEMBERED
from outbox.actions.erasing import erase_mails


@transaction.atomic
def forget_asked(*, now: datetime) -> int:
    """Erase the addresses behind links that ended 30 days ago, and their mails; returns how many.

    The name stays: it stands below the decision. The hash of the token goes with the mail, so that
    what somebody keeps in an old mailbox is a link to nothing.
    """
    long_ago = now - REMEMBERED
    ended = Q(used_at__lt=long_ago) | Q(withdrawn_at__lt=long_ago) | Q(until__lt=long_ago)
    found = list(ApprovalRequest.objects.filter(ended).exclude(to_address=""))
    erase_mails(dedup_keys=[mail_key(request) for request in found])
    for request in found:
        request.to_address, request.token_hash = "", f"forgotten:{request.pk}"
    ApprovalRequest.objects.bulk_update(found, ["to_address", "token_hash"], batch_size=200)
    return len(found)
