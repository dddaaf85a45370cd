"""The queue of what waits for approval, and the ways of approving: stages and deputies."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from accounts.models import Organisation
from accounts.rules.roles import Role
from campaigns.actions.set_policy import end_deputy, set_deputy, set_policy
from campaigns.approving import desk_day
from campaigns.desk.access import (
    MAY_DECIDE,
    MAY_ENTER,
    DeskRequest,
    desk_view,
    has_role,
    organisations_for,
)
from campaigns.desk.approval_forms import DeputyForm
from campaigns.desk.entries import entries_of
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.waiting import lines_of, waiting_for
from campaigns.models import ApprovalPolicy, Deputy
from campaigns.querysets import posts
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for

PER_PAGE = 25
MAY_SET_POLICY = frozenset({Role.ADMINISTRATOR})


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def approvals(request: DeskRequest) -> HttpResponse:
    """List what waits for the reader, what lapses first on top; `?of=others` the rest."""
    now = timezone.now()
    mine, others = waiting_for(request.user, now=now)
    shows_others = request.GET.get("of") == "others"
    page = Paginator(others if shows_others else mine, PER_PAGE).get_page(request.GET.get("page"))
    waiting = list(page.object_list)
    found = posts().shown().filter(pk__in=[one.pk for one in waiting])
    return desk_page(
        request,
        "approvals.html",
        title=_("Waiting for approval"),
        tab="approvals",
        icon="view",
        lines=lines_of(
            waiting,
            entries=entries_of(found, holds=active_holds()),
            user=request.user,
            now=now,
        ),
        mine=len(mine),
        others=len(others),
        shows_others=shows_others,
        page=page,
        query="of=others&" if shows_others else "",
    )


@desk_view(MAY_DECIDE)
def ways(request: DeskRequest) -> HttpResponse:
    """Show deputies and stages; POST names a deputy."""
    today = desk_day(timezone.now())
    form = DeputyForm(request.POST or None, user=request.user, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_deputy(**form.cleaned_data, by=request.user)
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            sentence = _("%(deputy)s decides in the place of %(absent)s on these days.")
            names = {"deputy": made.deputy.shown_name, "absent": made.absent.shown_name}
            messages.success(request, sentence % names)
            return redirect("campaign_desk:ways")
    organisations = organisations_for(request.user, MAY_SET_POLICY).order_by("name")
    two_stage = set(
        ApprovalPolicy.objects.filter(is_two_stage=True).values_list("organisation_id", flat=True)
    )
    deputies = Deputy.objects.filter(until_on__gte=today).select_related("absent", "deputy")
    return desk_page(
        request,
        "ways.html",
        title=_("Ways of approving"),
        tab="approvals",
        icon="view",
        form=form,
        deputies=[(one, _may_end(request, one)) for one in deputies.order_by("from_on", "pk")],
        policies=[(one, one.pk in two_stage) for one in organisations],
        today=today,
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_SET_POLICY, methods=("POST",))
def policy(request: DeskRequest, organisation_pk: int) -> HttpResponse:
    """Switch an organisation between one stage and two."""
    organisation = get_object_or_404(
        organisations_for(request.user, MAY_SET_POLICY), pk=organisation_pk
    )
    again = set_policy(
        organisation=organisation,
        is_two_stage="two" in request.POST,
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, _saved(organisation, again))
    return redirect("campaign_desk:ways")


def _saved(organisation: Organisation, again: int) -> str:
    said = _("The way of approving of %(name)s is saved.") % {"name": organisation}
    if again:
        said += " " + ngettext(
            "%(count)s approved post waits for approval again, because a step is missing.",
            "%(count)s approved posts wait for approval again, because a step is missing.",
            again,
        ) % {"count": again}
    return said


@desk_view(MAY_DECIDE, methods=("POST",))
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """End a deputyship: one's own, or anybody's as an administrator."""
    found = get_object_or_404(Deputy.objects.select_related("absent", "deputy"), pk=pk)
    if not _may_end(request, found):
        raise PermissionDenied
    end_deputy(deputy=found, by=request.user)
    messages.success(request, _("That is ended. What was decided meanwhile stands."))
    return redirect("campaign_desk:ways")


def _may_end(request: DeskRequest, one: Deputy) -> bool:
    is_theirs = request.user.pk in {one.absent_id, one.deputy_id}
    return is_theirs or has_role(request.user, MAY_SET_POLICY)
