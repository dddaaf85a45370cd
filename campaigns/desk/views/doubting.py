"""Deciding about a post whose page has changed."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.settle_source_doubt import let_stand, take_over
from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view
from campaigns.desk.typed_numbers import number_in
from campaigns.desk.views.deciding import own_post
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for


@desk_view(MAY_PLAN, methods=("POST",))
def settle_source(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the page's new text over, or say that the post still stands."""
    found = own_post(request, pk, MAY_PLAN)
    seen = number_in(request.POST.get("seen_revision", ""))
    now = timezone.now()
    try:
        if request.POST.get("decision") == "stands":
            let_stand(variant=found, seen_revision=seen, by=request.user, now=now)
            messages.success(request, _("The post still stands, and so does its approval."))
        else:
            seen_hash = request.POST.get("seen_hash", "")
            taken = take_over(
                variant=found, seen_revision=seen, seen_hash=seen_hash, by=request.user, now=now
            )
            kept = taken.payload_hash == seen_hash
            sentence = (
                _("Nothing had to change in the post, so its approval stays.")
                if kept
                else _("The new text stands in the post. It needs a new approval.")
            )
            messages.success(request, sentence)
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
    return redirect("campaign_desk:post", pk)
