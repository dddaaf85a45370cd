"""Asking somebody without an account about a post, and taking the question back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.ask_for_approval import ask_for_approval, withdraw_request
from campaigns.approving import case_of
from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view
from campaigns.desk.approval_card import STEP_WORDS, approval_card
from campaigns.desk.approval_forms import AskForm
from campaigns.desk.layout import desk_page
from campaigns.desk.measuring import stored
from campaigns.desk.views.deciding import own_post
from campaigns.models import ApprovalRequest
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal


@desk_view(MAY_PLAN)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the form; POST asks about the post exactly as it stands."""
    found, now = own_post(request, pk, MAY_PLAN), timezone.now()
    card = approval_card(found, user=request.user, now=now)
    if not card.may_ask:
        messages.error(request, words_for(Refusal("not-in-review")))
        return redirect("campaign_desk:post", pk)
    form = AskForm(request.POST or None, post=found, step=card.step)
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_for_approval(
                variant=found,
                step=form.cleaned_data["step"],
                to_name=form.cleaned_data["to_name"],
                to_address=form.cleaned_data["to_address"],
                language=form.cleaned_data["language"],
                until=form.until(),
                by=request.user,
                now=now,
            )
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            sentence = _("%(name)s gets a mail with a link.")
            messages.success(request, sentence % {"name": asked.to_name})
            return redirect("campaign_desk:post", pk)
    campaign = found.message.campaign
    return desk_page(
        request,
        "ask.html",
        title=_("Ask somebody without an account"),
        tab="approvals",
        icon="mail",
        trail=[
            (campaign.name, reverse("campaign_desk:campaign", args=[campaign.pk])),
            (found.title, reverse("campaign_desk:post", args=[pk])),
        ],
        post=found,
        form=form,
        card=card,
        step_words=STEP_WORDS[Step(card.step)] if len(case_of(found).wanted) > 1 else "",
        weighed=stored(found),
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_PLAN, methods=("POST",))
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ApprovalRequest, pk=pk)
    own_post(request, found.variant_id, MAY_PLAN)
    if withdraw_request(request=found, by=request.user, now=timezone.now()):
        messages.success(request, _("The link is taken back. It opens nothing any more."))
    else:
        messages.info(request, _("The link was used or taken back already."))
    return redirect("campaign_desk:post", found.variant_id)
