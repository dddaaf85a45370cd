"""Trying a channel's account, and learning what its server really does."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.sealing import SecretUnreadable
from campaigns.channels.contract import Connected
from campaigns.channels.registry import channel
from campaigns.composing import account_of
from campaigns.desk.access import MAY_CONNECT, DeskRequest, desk_view, must_act
from campaigns.models import ChannelAccount
from campaigns.wording import words_for
from outbox.actions.lanes import unblock_lane
from outbox.rules.deadline import Deadline
from outbox.rules.refusals import Refusal

SECONDS = 15  # a person waits; the outbox's own calls are shorter


@desk_view(MAY_CONNECT, methods=("POST",))
def connect(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ChannelAccount, pk=pk)
    must_act(request.user, MAY_CONNECT, found.organisation_id)
    try:
        account = account_of(found)
    except SecretUnreadable:
        messages.error(
            request, _("The token on record can no longer be opened. Please enter it again.")
        )
        return redirect("desk_channels:edit", pk)
    now = timezone.now()
    answer = channel(found.kind).connect(account, deadline=Deadline.after(SECONDS), now=now)
    if isinstance(answer, Connected):
        ChannelAccount.objects.filter(pk=pk).update(
            capabilities=dict(answer.capabilities), connected_at=now
        )
        # What waited for a living token may go on at once.
        unblock_lane(lane=found.lane)
        messages.success(request, _("It works. The account is connected."))
    else:
        said = _("The server said: %(words)s") % {"words": answer.words} if answer.words else ""
        messages.error(request, f"{words_for(Refusal(_at_the_door(answer.code)))} {said}".strip())
    return redirect("desk_channels:edit", pk)


def _at_the_door(code: str) -> str:
    """While connecting, a refusal is about the account and not about a post."""
    return "not-connected" if code == "platform" else code
