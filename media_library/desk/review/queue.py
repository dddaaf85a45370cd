"""The contact sheet of what waits, and what is decided about one or several from it."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media_library.actions.arranging import move_assets, set_phase
from media_library.actions.describing import describe_assets
from media_library.actions.reviewing import (
    NotToReview,
    StillMissing,
    accept_asset,
    ask_back,
    reject_asset,
)
from media_library.desk.access import MAY_ENTER, MAY_KEEP, DeskRequest, desk_view, organisations_for
from media_library.desk.layout import desk_page
from media_library.desk.library.filters import reading_language
from media_library.desk.review.waiting import QueueForm, queue_of, quotas_of, waiting_of, with_facts
from media_library.models import Asset, Licence, Phase
from media_library.models.assets import PEOPLE_WORDS
from media_library.rules.numbers import numbers_in, page_in
from media_library.rules.standing import People
from media_library.subjects import subjects

PER_PAGE = 48
MOST_COUNTED = 1_000
MOST_AT_ONCE = 200
# Who can be recognised is named one file at a time.
PEOPLE_AT_ONCE = (People.NOBODY, People.CROWD)


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def queue(request: DeskRequest) -> HttpResponse:
    form = QueueForm(request.GET, user=request.user)
    found = form.narrow(queue_of(request.user))
    language, number = reading_language(), page_in(request.GET.get("p", ""))
    start = (number - 1) * PER_PAGE
    rows = list(with_facts(found)[start : start + PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    query = request.GET.copy()
    query.pop("p", None)
    return desk_page(
        request,
        "review/queue.html",
        title=_("Review"),
        tab="review",
        icon="tasks",
        filters=form,
        asked=bool(form.chosen()),
        entries=waiting_of(shown, language=language, now=timezone.now()),
        quotas=quotas_of({asset.organisation_id for asset in shown}),
        counted=_counted(found.order_by()[: MOST_COUNTED + 1].count()),
        query=query.urlencode(),
        page=number,
        goes_on=len(rows) > PER_PAGE,
        may_keep=organisations_for(request.user, MAY_KEEP).exists(),
        subjects=subjects(),
        phases=Phase.choices,
        licences=Licence.choices,
        people=[(one.value, PEOPLE_WORDS[one]) for one in PEOPLE_AT_ONCE],
        here=request.get_full_path(),
    )


@desk_view(MAY_KEEP, methods=("POST",))
def several(request: DeskRequest) -> HttpResponse:
    """Decide about, or describe, what is ticked; each file stands for itself."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("media_desk:review")
    do = DEEDS.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    keys = numbers_in(request.POST.getlist("asset"))[:MOST_AT_ONCE]
    own = organisations_for(request.user, MAY_KEEP)
    # Not only what still waits: whoever was too late is told so.
    seen = Asset.objects.visible_to(request.user).filter(pk__in=keys, organisation__in=own)
    assets = list(seen.order_by("pk"))
    if assets:
        do(request, assets)
    else:
        messages.warning(request, _("Please tick at least one picture first."))
    return redirect(back)


def _accept(request: DeskRequest, assets: Sequence[Asset]) -> None:
    taken = incomplete = 0
    late = []
    for asset in assets:
        try:
            accept_asset(asset=asset, by=request.user, now=timezone.now())
            taken += 1
        except StillMissing:
            incomplete += 1
        except NotToReview:
            late.append(asset)
    _tell(
        request,
        ngettext(
            "%(count)s file is in the library now.",
            "%(count)s files are in the library now.",
            taken,
        ),
        taken,
    )
    if incomplete:
        sentence = ngettext(
            "%(count)s file was left: what is still missing is written below it.",
            "%(count)s files were left: what is still missing is written below each.",
            incomplete,
        )
        messages.warning(request, sentence % {"count": incomplete})
    _tell_late(request, late)


def _reject(request: DeskRequest, assets: Sequence[Asset]) -> None:
    words = request.POST.get("reason", "").strip()[:2000]
    if not words:
        messages.warning(request, _("Please say why: whoever handed it in reads it."))
        return
    done, late = _each(
        assets,
        lambda asset: reject_asset(asset=asset, by=request.user, now=timezone.now(), words=words),
    )
    _tell(
        request,
        ngettext("%(count)s file was not taken.", "%(count)s files were not taken.", done),
        done,
    )
    _tell_late(request, late)


def _ask(request: DeskRequest, assets: Sequence[Asset]) -> None:
    words = request.POST.get("question", "").strip()[:2000]
    if not words:
        messages.warning(request, _("Please write the question first."))
        return
    if len(assets) > 1:  # each question is a mail
        messages.warning(request, _("Please ask about one file at a time."))
        return
    done, late = _each(
        assets,
        lambda asset: ask_back(asset=asset, by=request.user, now=timezone.now(), words=words),
    )
    if done:
        messages.success(request, _("The question is on its way."))
    _tell_late(request, late)


def _move(request: DeskRequest, assets: Sequence[Asset]) -> None:
    subject = request.POST.get("subject", "")
    if subject and subject not in {one.key for one in subjects()}:
        raise Http404
    move_assets(assets=_open(assets), subject=subject)
    _changed(request, len(assets))


def _set_phase(request: DeskRequest, assets: Sequence[Asset]) -> None:
    phase = request.POST.get("phase", "")
    if phase not in Phase.values:
        raise Http404
    set_phase(assets=_open(assets), phase=Phase(phase))
    _changed(request, len(assets))


def _describe(request: DeskRequest, assets: Sequence[Asset]) -> None:
    licence, people = request.POST.get("licence", ""), request.POST.get("people", "")
    if licence and licence not in Licence.values:
        raise Http404
    if people and people not in {one.value for one in PEOPLE_AT_ONCE}:
        raise Http404
    count = describe_assets(
        assets=assets,
        creator=request.POST.get("creator", "").strip()[:160],
        licence=licence,
        people=People(people) if people else None,
    )
    _changed(request, count)


DEEDS: dict[str, Callable[[DeskRequest, Sequence[Asset]], None]] = {
    "accept": _accept,
    "reject": _reject,
    "ask": _ask,
    "subject": _move,
    "phase": _set_phase,
    "describe": _describe,
}


def _each(assets: Sequence[Asset], decide: Callable[[Asset], None]) -> tuple[int, list[Asset]]:
    """Decide about each; returns how many there were, and those that somebody else was faster."""
    late = []
    for asset in assets:
        try:
            decide(asset)
        except NotToReview:
            late.append(asset)
    return len(assets) - len(late), late


def _open(assets: Sequence[Asset]) -> list[Asset]:
    return list(Asset.objects.to_review().filter(pk__in=[asset.pk for asset in assets]))


def _tell(request: DeskRequest, sentence: str, count: int) -> None:
    if count:
        messages.success(request, sentence % {"count": count})


def _changed(request: DeskRequest, count: int) -> None:
    _tell(request, ngettext("%(count)s file changed.", "%(count)s files changed.", count), count)
    if not count:
        messages.warning(request, _("Nothing was changed."))


def _tell_late(request: DeskRequest, late: Sequence[Asset]) -> None:
    if late:
        sentence = _("Somebody else had decided already about: %(names)s.")
        messages.warning(request, sentence % {"names": ", ".join(map(str, late))})


def _counted(number: int) -> str:
    if number > MOST_COUNTED:
        return _("more than %(number)s files wait") % {"number": MOST_COUNTED}
    return ngettext("%(number)s file waits", "%(number)s files wait", number) % {"number": number}
