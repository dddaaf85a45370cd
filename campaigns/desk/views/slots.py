"""The times of the week that a channel likes to post at."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.desk.access import MAY_ENTER, MAY_PLAN, DeskRequest, desk_view, may_act, must_act
from campaigns.desk.layout import desk_page
from campaigns.desk.scheduling_forms import SlotForm
from campaigns.models import ChannelAccount, Slot
from campaigns.rules.local_time import both_clocks
from campaigns.slots import free_slot


@desk_view(MAY_ENTER)
def slots(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a channel's times of the week; POST adds one."""
    found = get_object_or_404(
        ChannelAccount.objects.select_related("organisation").defer("sealed_secret"), pk=pk
    )
    form = SlotForm(request.POST or None)
    if request.method == "POST":
        must_act(request.user, MAY_PLAN, found.organisation_id)
        if form.is_valid():
            form.instance.channel = found
            try:
                with transaction.atomic():
                    form.save()
            except IntegrityError:
                form.add_error(None, _("The channel has this time already."))
            else:
                return redirect("campaign_desk:slots", pk)
    free = free_slot(channel=found, after=timezone.now())
    return desk_page(
        request,
        "slots.html",
        title=_("Times of the week: %(channel)s") % {"channel": found.name},
        tab="channels",
        icon="time",
        trail=[(_("Channels"), reverse("desk_channels:index"))],
        channel=found,
        slots=list(found.slots.all()),
        form=form,
        free=free,
        free_clocks=both_clocks(free.resolved.at) if free else (),
        may_change=may_act(request.user, MAY_PLAN, found.organisation_id),
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_PLAN, methods=("POST",))
def remove_slot(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a time out of the week; posts that stand in it keep their time."""
    slot = get_object_or_404(Slot.objects.select_related("channel"), pk=pk)
    must_act(request.user, MAY_PLAN, slot.channel.organisation_id)
    slot.delete()
    messages.success(request, _("The time is gone. Posts that were planned for it keep it."))
    return redirect("campaign_desk:slots", slot.channel_id)
