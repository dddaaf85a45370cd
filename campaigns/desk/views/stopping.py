"""The stop: everything, or one scope, until it is released; and what became of what it held."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.decide_delivery import cancel_delivery
from campaigns.desk.access import MAY_PLAN, MAY_STOP, DeskRequest, desk_view, must_act
from campaigns.desk.held_posts import SHOWN, held_posts, lost_posts, workers
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.stop_form import StopForm
from campaigns.desk.stop_scopes import scopes_at
from campaigns.models import Delivery
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for
from outbox.actions.holding import hold, release
from outbox.models import Hold, Mail
from outbox.rules.states import State


@desk_view(MAY_STOP)
def stop(request: DeskRequest) -> HttpResponse:
    """Stop posts; show what is stopped, what no stop can reach, and what became of the rest."""
    back = _back(request)
    form = StopForm(request.POST or None, here=scopes_at(back))
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        hold(
            scope=form.cleaned_data["scope"],
            reason=form.cleaned_data["reason"],
            held_by=request.user.shown_name,
            now=now,
            until=form.cleaned_data["until"],
        )
        messages.success(request, _("Stopped. Nothing more of it goes out from this moment."))
        return _to_stop_page(back)
    holds = active_holds()
    posts, mails = Delivery.objects.ready(), Mail.objects.ready()
    under_way = (
        Delivery.objects.filter(state__in=[State.SENDING, State.UNKNOWN])
        .select_related("variant__channel")
        .defer("payload", "variant__payload")
        .order_by("sending_at", "pk")
    )
    return desk_page(
        request,
        "stop.html",
        title=_("Stop posts"),
        tab="stop",
        icon="lock",
        form=form,
        back=back,
        leaving=[one for one in under_way if one.state == State.SENDING],
        in_doubt=[one for one in under_way if one.state == State.UNKNOWN],
        workers=workers(),
        posts_held=posts.held(now).count() if holds else 0,
        mails_held=mails.held(now).count() if holds else 0,
        waiting=held_posts(holds, now=now),
        shown=SHOWN,
        lost=lost_posts(now=now),
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_STOP, methods=("POST",))
def let_go(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Hold, pk=pk)
    if release(hold=found, released_by=request.user.shown_name, now=timezone.now()):
        messages.success(request, _("Released. What is not too late goes out by itself."))
    else:
        messages.info(request, _("Somebody had released this stop already."))
    return _to_stop_page(_back(request))


@desk_view(MAY_PLAN, methods=("POST",))
def drop(request: DeskRequest, delivery_pk: int) -> HttpResponse:
    """Take back a post that a stop holds or made too late, and stay on the list."""
    delivery = get_object_or_404(
        Delivery.objects.select_related("variant__message__campaign"), pk=delivery_pk
    )
    must_act(request.user, MAY_PLAN, delivery.variant.message.campaign.organisation_id)
    try:
        cancel_delivery(delivery=delivery, by=request.user, now=timezone.now())
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
    else:
        messages.success(request, _("Dropped: “%(post)s”.") % {"post": delivery.variant.title})
    return _to_stop_page(_back(request))


def _back(request: DeskRequest) -> str:
    """Return the page of the admin that the person came from; empty for none, or one elsewhere."""
    address = request.POST.get("next", "") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours and address.startswith(reverse("wagtailadmin_home")) else ""


def _to_stop_page(back: str) -> HttpResponseRedirect:
    query = f"?{urlencode({'next': back})}" if back else ""
    return HttpResponseRedirect(reverse("campaign_desk:stop") + query)
