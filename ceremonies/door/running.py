"""Running the door: gates are opened and closed, at the desk and at the hosts' page alike."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceremonies.actions.opening_gates import GateNamed, Opened, open_gate, revoke_gate
from ceremonies.door.report import report_of
from ceremonies.models import Ceremony

BEFORE_DOORS, AFTER_END = timedelta(hours=2), timedelta(hours=1)
LONGEST = timedelta(days=10)
MOMENT = "%Y-%m-%dT%H:%M"
UNREADABLE = 422


class GateForm(forms.Form):
    """A new gate; its times are clock times of the hall."""

    name = forms.CharField(
        label=gettext_lazy("Name of the gate"),
        help_text=gettext_lazy("For example: main entrance. Each gate has a link of its own."),
        max_length=80,
        error_messages={"required": gettext_lazy("Please give the gate a name.")},
    )
    opens_at = forms.DateTimeField(
        label=gettext_lazy("Works from"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )
    closes_at = forms.DateTimeField(
        label=gettext_lazy("Works until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The gate would close before it opens."))
        elif opens_at and closes_at and closes_at - opens_at > LONGEST:
            self.add_error("closes_at", _("A gate works for ten days at most."))
        return cleaned


class Running:
    """One look at the door, or one thing done there; `opened` holds a PIN that is shown once."""

    def __init__(self, request: HttpRequest, ceremony: Ceremony) -> None:
        self.request, self.ceremony = request, ceremony
        self.opened: Opened | None = None
        self.form = self._empty_form()
        self.status = 200

    def do(self) -> None:
        """Do what was posted: open a gate, or close one for good."""
        if self.request.POST.get("do") == "revoke":
            self._revoke()
        else:
            self._open()

    @property
    def context(self) -> dict[str, Any]:
        return {
            "ceremony": self.ceremony,
            "report": report_of(self.ceremony, now=timezone.now()),
            "form": self.form,
            "opened": self.opened,
        }

    def _open(self) -> None:
        form = GateForm(self.request.POST)
        if form.is_valid():
            try:
                self.opened = open_gate(
                    ceremony=self.ceremony, opened_by=self.request.user, **form.cleaned_data
                )
            except GateNamed:
                form.add_error("name", _("There is a gate of this name already."))
        if form.errors:
            self.form, self.status = form, UNREADABLE

    def _revoke(self) -> None:
        typed = self.request.POST.get("gate", "")
        gate = get_object_or_404(self.ceremony.gates, pk=int(typed) if typed.isdecimal() else 0)
        revoke_gate(gate_id=gate.pk, now=timezone.now())

    def _empty_form(self) -> GateForm:
        return GateForm(
            initial={
                "opens_at": self.ceremony.doors_open_at - BEFORE_DOORS,
                "closes_at": self.ceremony.ends_at + AFTER_END,
            }
        )
