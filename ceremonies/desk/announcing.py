"""The announcement of a finale at the desk: its moment, arming, the buttons of the evening, log."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from ceremonies.actions.announcing import Refused, announcement_of, content_of, write
from ceremonies.actions.arming import MAY_ARM, arm
from ceremonies.actions.cueing import press
from ceremonies.actions.rehearsing import rehearse
from ceremonies.actions.telling_news import sketches_of
from ceremonies.announced import html_of
from ceremonies.clock import SILENT_AFTER
from ceremonies.desk.announcement_words import sentence
from ceremonies.desk.frame import UNREADABLE, frame
from ceremonies.models import Announcement, Ceremony
from ceremonies.models.choices import Kind
from ceremonies.rules.announcing import Press, State, shown_state
from ceremonies.rules.sealed import Content, code_name, missing_words
from ceremonies.secrecy import unlogged

MAY_WRITE = "ceremonies.change_announcement"


class MomentForm(forms.Form):
    year = forms.IntegerField(
        label=gettext_lazy("Title year of the new Pearls"), min_value=2000, max_value=2100
    )
    reveal_at = forms.DateTimeField(
        label=gettext_lazy("Announced at"),
        help_text=gettext_lazy("In your own time zone. It can still be moved on the evening."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how it stands; a POST does one thing (`do`) to it, or says why not."""
    row = allowed_row(request, pk)
    form = None
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "write":
            form = MomentForm(request.POST)
            if not form.is_valid():
                return _page(request, row, form=form, status=UNREADABLE)
        try:
            words = _deed(do, request, row, form)()
        except Refused as refused:
            messages.error(request, sentence(refused.refusal))
            row.refresh_from_db()
            return _page(request, row, status=UNREADABLE)
        messages.success(request, words)
        return redirect(reverse("ceremony_desk:announcement", args=[pk]))
    return _page(request, row)


def sees_announcements(request: HttpRequest) -> bool:
    """Whether somebody writes what is announced, or arms it."""
    return request.user.has_perm(MAY_WRITE) or request.user.has_perm(MAY_ARM)


def allowed_row(request: HttpRequest, pk: int) -> Announcement:
    """Return the announcement, for whoever writes or arms it. Raises 403 and 404."""
    if not sees_announcements(request):
        raise PermissionDenied
    ceremony = get_object_or_404(Ceremony, pk=pk)
    if ceremony.kind != Kind.INTERNATIONAL:
        raise Http404
    return announcement_of(ceremony_id=ceremony.pk)


def _deed(
    do: str, request: HttpRequest, row: Announcement, form: MomentForm | None
) -> Callable[[], str]:
    """Return what a button does; called, it says in words what was done. Raises 403 and 404."""
    if do == "write" and form is not None:
        if not request.user.has_perm(MAY_WRITE):
            raise PermissionDenied
        return lambda: _write(request, row, form)
    if do == "arm":
        return lambda: _arm(request, row)
    if do == "rehearse":
        return lambda: _rehearse(request, row)
    if do in list(Press):
        return lambda: _press(request, row, Press(do))
    raise Http404


def _write(request: HttpRequest, row: Announcement, form: MomentForm) -> str:
    keep_content(
        request,
        row,
        lambda known: replace(known, year=form.cleaned_data["year"]),
        seen=form.cleaned_data["seen"],
        reveal_at=form.cleaned_data["reveal_at"],
    )
    return str(_("The moment has been set. Two persons have to arm it."))


def _arm(request: HttpRequest, row: Announcement) -> str:
    seen, now = request.POST.get("seen", ""), timezone.now()
    with unlogged(but=Refused):
        armed = arm(announcement_id=row.pk, person=request.user, seen=seen, now=now)
    if armed.state == State.ARMED:
        return str(_("It is armed. From now on it happens by itself at its moment."))
    return str(_("You have armed it. A second person has to look at the same and arm it, too."))


def _press(request: HttpRequest, row: Announcement, button: Press) -> str:
    press(announcement_id=row.pk, button=button, by=request.user, now=timezone.now())
    return {
        Press.HOLD: _("It is held. Nothing is announced until somebody presses “Go on”."),
        Press.GO_ON: _("It goes on."),
        Press.GO_NOW: _("It is being announced."),
        Press.FIVE_MORE: _("Five minutes more."),
    }[button]


def _rehearse(request: HttpRequest, row: Announcement) -> str:
    went = rehearse(ceremony_id=row.ceremony_id, by=request.user, now=timezone.now())
    told = {
        "published": went.published,
        "failed": went.failed,
        "owed": went.owed,
        "waiting": went.waiting,
        "moment": f"{went.moment_took.total_seconds():.2f}",
        "pages": f"{went.pages_took.total_seconds():.1f}",
    }
    return (
        _(
            "Rehearsed with invented Pearls, and all of it taken back: the moment took "
            "%(moment)s s, %(published)s pages %(pages)s s. Failed: %(failed)s. Posts and mails on "
            "their way: %(owed)s. Posts that would wait for a person: %(waiting)s."
        )
        % told
    )


@sensitive_variables()
def keep_content(
    request: HttpRequest,
    row: Announcement,
    change: Callable[[Content], Content],
    *,
    seen: str,
    reveal_at: Any = None,
) -> None:
    """Seal what `change` makes of the content. Raises Refused."""
    with unlogged(but=Refused):
        write(
            announcement_id=row.pk,
            content=change(content_of(row)),
            reveal_at=reveal_at or row.reveal_at,
            by=request.user,
            now=timezone.now(),
            seen=seen,
        )


def _has_clock(row: Announcement) -> bool:
    seen_at = row.clock_seen_at
    return seen_at is not None and timezone.now() - seen_at < SILENT_AFTER


@sensitive_variables()
def _page(
    request: HttpRequest,
    row: Announcement,
    *,
    form: MomentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    with unlogged():
        content = content_of(row)
        sketches = sketches_of(row, content, now=timezone.now()) if row.state == "draft" else []
    title = _("Announcement: %(ceremony)s") % {"ceremony": row.ceremony.name}
    initial = {"year": content.year, "reveal_at": row.reveal_at, "seen": row.commitment}
    languages = [code for code, _name in settings.LANGUAGES]
    missing = missing_words(content, languages=languages)
    armed = row.armings.filter(digest=row.commitment).select_related("person")
    context = {
        **frame(title, icon="lock"),
        "row": row,
        "state": shown_state(row.moment),
        "pearls": [
            (number, code_name(number), sum(name == code_name(number) for name, *_rest in missing))
            for number, _pearl in enumerate(content.pearls, start=1)
        ],
        "previews": [(name, html_of(content, language=code)) for code, name in settings.LANGUAGES],
        "sketches": sketches,
        "has_posts": content.telling is not None,
        "guests_told": content.guests_told,
        "next_number": len(content.pearls) + 1,
        "armed_by": list(armed),
        "may_arm": request.user.has_perm(MAY_ARM),
        "may_write": request.user.has_perm(MAY_WRITE),
        "form": form or MomentForm(initial=initial),
        "is_past": row.reveal_at is not None and row.reveal_at <= timezone.now(),
        "has_clock": _has_clock(row),
        "owed": list(row.owed_pages.all()),
        "news": list(row.owed_news.all()),
        "log": row.cues.select_related("by"),
    }
    return render(request, "ceremonies/desk/announcement.html", context, status=status)
