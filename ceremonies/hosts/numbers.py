"""What hosts tell the officers: how many came, and what guests should be written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ceremonies.actions.asking_for_mail import ask_for_mail
from ceremonies.attendance_report import report_of
from ceremonies.counting_form import CountForm, count_with
from ceremonies.hosts.doors import UNREADABLE, Desk
from ceremonies.hosts.forms import AskForMailForm
from ceremonies.models import Ceremony


def attendance(desk: Desk) -> HttpResponse:
    """Show how many came; a POST writes down a number."""
    sent = desk.request.POST if desk.request.method == "POST" else None
    form = CountForm(sent)
    if sent is not None and count_with(form, sent, desk.ceremony, now=desk.now):
        messages.success(desk.request, _("Written down."))
        return redirect("host_attendance", pk=desk.ceremony.pk)
    return desk.page(
        "attendance",
        form=form,
        rows=report_of(Ceremony.objects.filter(pk=desk.ceremony.pk)),
        has_begun=desk.now >= desk.ceremony.starts_at,
        status=UNREADABLE if form.is_bound else 200,
    )


def letters(desk: Desk) -> HttpResponse:
    """Show what was asked for and what went out; a POST asks. Only officers send."""
    sent = desk.request.POST if desk.request.method == "POST" else None
    form = AskForMailForm(sent)
    if sent is not None and form.is_valid():
        ask_for_mail(
            ceremony_id=desk.ceremony.pk,
            words=form.cleaned_data["words"],
            asked_by=desk.request.user,
            now=desk.now,
        )
        messages.success(desk.request, _("The officers have your request and write to guests."))
        return redirect("host_letters", pk=desk.ceremony.pk)
    return desk.page(
        "letters",
        form=form,
        requests=desk.ceremony.mailing_requests.all(),
        mailings=desk.ceremony.mailings.filter(reason=""),
        status=UNREADABLE if form.is_bound else 200,
    )
