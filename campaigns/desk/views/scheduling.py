"""Several times at once: all posts of a message, a post that repeats, the next free slot."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from campaigns.actions.plan_message import Fate, Mode, plan_into_slot, plan_message, posts_of
from campaigns.actions.repeat_variant import end_series, repeat_variant
from campaigns.clashing import Clash, clashes_of, clashes_of_turns
from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view, must_act, zone_of
from campaigns.desk.layout import desk_page
from campaigns.desk.scheduling_forms import MessagePlanForm, SeriesForm
from campaigns.desk.series_words import words_of_rule
from campaigns.desk.standing import Standing, standing_of_delivery
from campaigns.desk.time_words import words_of_time
from campaigns.desk.views.deciding import own_post
from campaigns.models import Delivery, Message, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import both_clocks
from campaigns.series import Occurrence, live_series, occurrences_of
from campaigns.turns import Turn
from campaigns.wording import words_for
from outbox.rules.states import State

SHOWN_AT_MOST = 20
Clocks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ShownFate:
    """What became of one post, in words; `clocks` are empty for one that was refused."""

    post: Variant
    words: str
    clocks: Clocks
    warnings: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ShownDay:
    """One day of a series that lies ahead, and how its delivery stands, where it has one yet."""

    occurrence: Occurrence
    clocks: Clocks
    delivery: Delivery | None
    standing: Standing | None
    words: str
    clashes: Sequence[Clash]

    @property
    def may_cancel(self) -> bool:
        return self.delivery is not None and self.delivery.state == State.READY


@desk_view(MAY_PLAN)
def message(request: DeskRequest, pk: int) -> HttpResponse:
    """Plan the posts of a message together; the answer names the fate of every single one."""
    about = get_object_or_404(Message.objects.select_related("campaign"), pk=pk)
    must_act(request.user, MAY_PLAN, about.campaign.organisation_id)
    posts, own_zone = posts_of(about), zone_of(request.user)
    form = MessagePlanForm(request.POST or None, posts=posts, own_zone=own_zone)
    fates: list[ShownFate] = []
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["posts"])
        planned = plan_message(
            posts=[post for post in posts if post.pk in chosen],
            mode=Mode(form.cleaned_data["mode"]),
            local=form.wall_time(),
            zone=form.cleaned_data["zone"],
            by=request.user,
            now=timezone.now(),
        )
        fates = shown(planned)
        _count(request, fates)
    return desk_page(
        request,
        "plan_message.html",
        title=_("Plan the posts of “%(title)s”") % {"title": about.title},
        tab="campaigns",
        icon="time",
        trail=[
            (about.campaign.name, reverse("campaign_desk:campaign", args=[about.campaign_id])),
            (about.title, reverse("campaign_desk:message", args=[pk])),
        ],
        form=form,
        message=about,
        posts=posts,
        fates=fates,
        status=422 if form.is_bound and not fates else 200,
    )


def shown(fates: Sequence[Fate]) -> list[ShownFate]:
    """Put into words what became of each post; six more queries, however many there are."""
    clashes = clashes_of([fate.variant for fate in fates if fate.resolved])
    return [
        ShownFate(
            post=fate.variant,
            words=_words(fate),
            clocks=both_clocks(fate.resolved.at) if fate.resolved else (),
            warnings=[clash.words for clash in clashes.get(fate.variant.pk, ())],
        )
        for fate in fates
    ]


def _words(fate: Fate) -> str:
    if fate.resolved is None or fate.asked is None:
        return words_for(fate.refusal) if fate.refusal else ""
    return _("%(words)s On the clock of %(zone)s.") % {
        "words": words_of_time(fate.resolved, asked=fate.asked),
        "zone": fate.zone,
    }


def _count(request: DeskRequest, fates: Sequence[ShownFate]) -> None:
    done = sum(bool(fate.clocks) for fate in fates)
    if done:
        said = ngettext("%(count)s post is planned.", "%(count)s posts are planned.", done)
        messages.success(request, said % {"count": done})
    if left := len(fates) - done:
        said = ngettext(
            "%(count)s post was not planned; it is as it was. The list says why.",
            "%(count)s posts were not planned; they are as they were. The list says why.",
            left,
        )
        messages.warning(request, said % {"count": left})


@desk_view(MAY_PLAN)
def series(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a post repeat, change how it does, and see its days ahead."""
    found = own_post(request, pk, MAY_PLAN)
    now = timezone.now()
    running = live_series(found)
    own_zone = zone_of(request.user)
    form = SeriesForm(request.POST or None, post=found, own_zone=own_zone, series=running, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            repeat_variant(
                variant=found,
                rule=form.rule(),
                local=form.wall_time(),
                zone=form.cleaned_data["zone"],
                by=request.user,
                now=now,
            )
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            messages.success(request, _("The post repeats. These are its days."))
            return redirect("campaign_desk:series", pk)
    campaign = found.message.campaign
    days = (
        []
        if running is None
        else [one for one in occurrences_of(running, found) if one.resolved.at > now]
    )
    return desk_page(
        request,
        "series.html",
        title=_("Repeat “%(title)s”") % {"title": found.title},
        tab="calendar",
        icon="rotate",
        trail=[
            (campaign.name, reverse("campaign_desk:campaign", args=[campaign.pk])),
            (found.title, reverse("campaign_desk:post", args=[pk])),
        ],
        form=form,
        post=found,
        series=running,
        rule_words=words_of_rule(running.rule) if running else "",
        days=_days(found, days),
        more=max(0, len(days) - SHOWN_AT_MOST),
        status=422 if form.is_bound else 200,
    )


def _days(found: Variant, ahead: Sequence[Occurrence]) -> list[ShownDay]:
    turns = {
        one.series_on: Turn(post=found, day=one) for one in found.deliveries.all() if one.series_on
    }
    shown = [turns[one.on] for one in ahead[:SHOWN_AT_MOST] if one.on in turns]
    clashes = {turn.day: said for turn, said in clashes_of_turns(shown).items()}
    days = []
    for one in ahead[:SHOWN_AT_MOST]:
        delivery = turns[one.on].day if one.on in turns else None
        days.append(
            ShownDay(
                occurrence=one,
                clocks=both_clocks(one.resolved.at),
                delivery=delivery,
                standing=standing_of_delivery(delivery, holds=()) if delivery else None,
                words=words_of_time(one.resolved, asked=one.local) if one.resolved.oddity else "",
                clashes=clashes.get(delivery, ()),
            )
        )
    return days


@desk_view(MAY_PLAN, methods=("POST",))
def end(request: DeskRequest, pk: int) -> HttpResponse:
    found = own_post(request, pk, MAY_PLAN)
    try:
        taken_back = end_series(variant=found, by=request.user, now=timezone.now())
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
    else:
        said = ngettext(
            "The post repeats no more. %(count)s day that waited was taken back.",
            "The post repeats no more. %(count)s days that waited were taken back.",
            taken_back,
        )
        messages.success(request, said % {"count": taken_back})
    return redirect("campaign_desk:post", pk)


@desk_view(MAY_PLAN, methods=("POST",))
def into_slot(request: DeskRequest, pk: int) -> HttpResponse:
    found = own_post(request, pk, MAY_PLAN)
    try:
        fate = plan_into_slot(variant=found, by=request.user, now=timezone.now())
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
    else:
        messages.success(request, _words(fate))
        for clash in clashes_of([found])[found.pk]:
            messages.warning(request, clash.words)
    return redirect("campaign_desk:post", pk)
