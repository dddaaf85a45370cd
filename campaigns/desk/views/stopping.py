"""The stop: everything, or one scope, until it is released."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.desk.access import MAY_STOP, DeskRequest, desk_view
from campaigns.desk.layout import desk_page
from campaigns.desk.stop_form import StopForm
from campaigns.models import Delivery
from outbox.actions.holding import hold, release
from outbox.models import Hold, Mail
from outbox.rules.states import State


@desk_view(MAY_STOP)
def stop(request: DeskRequest) -> HttpResponse:
    """Stop posts, and show what is stopped and what no stop can reach any more."""
    form = StopForm(request.POST or None)
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
        return redirect("campaign_desk:stop")
    posts, mails = Delivery.objects.ready(), Mail.objects.ready()
    leaving = Delivery.objects.filter(state=State.SENDING).select_related("variant__channel")
    return desk_page(
        request,
        "stop.html",
        title=_("Stop posts"),
        tab="stop",
        icon="lock",
        form=form,
        leaving=leaving.defer("payload", "variant__payload"),
        mails_leaving=Mail.objects.filter(state=State.SENDING).count(),
        posts_held=posts.count() - posts.unheld(now).count(),
        mails_held=mails.count() - mails.unheld(now).count(),
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_STOP, methods=("POST",))
def let_go(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Hold, pk=pk)
    if release(hold=found, released_by=request.user.shown_name, now=timezone.now()):
        messages.success(request, _("Released. What is not too late goes out by itself."))
    else:
        messages.info(request, _("Somebody had released this stop already."))
    return redirect("campaign_desk:stop")
