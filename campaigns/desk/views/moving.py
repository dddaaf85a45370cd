"""Moving a post in the calendar: one address for mouse, keyboard and plain form."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.move_variant import move_variant
from campaigns.clashing import clashes_of
from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view, must_act, zone_of
from campaigns.desk.entries import Entry, entries_of
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.month import Month
from campaigns.desk.move_form import MoveForm
from campaigns.desk.time_words import words_of_time
from campaigns.desk.week import Week
from campaigns.models import Variant
from campaigns.querysets import posts
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Resolved
from campaigns.wording import words_for

ELSEWHERE = frozenset({"moved-since", "already-gone"})


@desk_view(MAY_PLAN)
def move(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask where to, or move; answers JSON to whoever asks for it, else leads to the calendar."""
    if request.method != "POST":
        entry = _entry(pk)
        must_act(request.user, MAY_PLAN, entry.post.message.campaign.organisation_id)
        return _page(request, entry, MoveForm.about(entry, back=request.GET.get("view", "")))
    post = get_object_or_404(Variant.objects.select_related("message__campaign", "channel"), pk=pk)
    must_act(request.user, MAY_PLAN, post.message.campaign.organisation_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, pk, form, " ".join(_all_errors(form)), status=422)
    own_zone = zone_of(request.user)
    try:
        resolved = move_variant(
            variant=post,
            day=form.cleaned_data["day"],
            at_time=form.cleaned_data["time"],
            own_zone=own_zone,
            seen_due_at=form.seen_due_at(),
            by=request.user,
            now=timezone.now(),
        )
    except CampaignRefused as refused:
        sentence = words_for(refused.refusal)
        status = 409 if refused.refusal.code in ELSEWHERE else 422
        form.add_error(None, sentence)
        return _refused(request, pk, form, sentence, status=status)
    return _moved(request, pk, form, _said(post, resolved), is_odd=bool(resolved.oddity))


def _said(post: Variant, resolved: Resolved) -> str:
    said = words_of_time(resolved, asked=datetime.fromisoformat(post.planned_local))
    own = timezone.localtime(resolved.at)
    if own.replace(tzinfo=None) == resolved.local:
        return said
    on_own_clock = _("That is the clock of %(zone)s; on yours it is %(moment)s.")
    facts = {"zone": post.zone, "moment": date_format(own, "j F Y, H:i")}
    return f"{said} {on_own_clock % facts}"


def _moved(
    request: DeskRequest, pk: int, form: MoveForm, said: str, *, is_odd: bool
) -> HttpResponse:
    entry = _entry(pk)
    if _wants_json(request):
        return _answer(request, entry, said=said, is_moved=True)
    tell = messages.warning if is_odd or entry.clashes else messages.success
    tell(request, " ".join([said, *(clash.words for clash in entry.clashes)]))
    return redirect(f"{_calendar_of(entry, form.cleaned_data['back'])}#post-{pk}")


def _refused(
    request: DeskRequest, pk: int, form: MoveForm, sentence: str, *, status: int
) -> HttpResponse:
    entry = _entry(pk)
    if _wants_json(request):
        return _answer(request, entry, said=sentence, is_moved=False, status=status)
    if status == 409:
        # What was typed stays; sending it again is a choice made with open eyes.
        form.data = dict(form.data.items()) | {"seen": entry.seen}
    return _page(request, entry, form, status=status)


def _answer(
    request: DeskRequest, entry: Entry, *, said: str, is_moved: bool, status: int = 200
) -> JsonResponse:
    """Say what happened and where the post stands now, moved or not."""
    context = {"entry": entry, "may_plan": True}
    return JsonResponse(
        {
            "is_moved": is_moved,
            "said": said,
            "clashes": [clash.words for clash in entry.clashes],
            "day": entry.local.date().isoformat() if entry.local else "",
            "hour": entry.local.hour if entry.local else None,
            "entry": render_to_string("campaigns/desk/calendar_entry.html", context, request),
        },
        status=status,
    )


def _page(request: DeskRequest, entry: Entry, form: MoveForm, status: int = 200) -> HttpResponse:
    back = form.data.get("back", "") if form.is_bound else form.initial["back"]
    return desk_page(
        request,
        "calendar_move.html",
        title=_("Move “%(title)s”") % {"title": entry.post.title},
        tab="calendar",
        entry=entry,
        form=form,
        back_url=_calendar_of(entry, back),
        status=status,
    )


def _calendar_of(entry: Entry, back: str) -> str:
    """Return the month or week in which a post stands now."""
    on = entry.local.date() if entry.local else timezone.localdate()
    if back == "week":
        return f"{reverse('campaign_desk:week')}?week={Week.holding(on)}"
    return f"{reverse('campaign_desk:calendar')}?month={Month.holding(on)}"


def _entry(pk: int) -> Entry:
    post = get_object_or_404(posts().shown(), pk=pk)
    (entry,) = entries_of([post], holds=active_holds(), clashes=clashes_of([post]))
    return entry


def _all_errors(form: MoveForm) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
