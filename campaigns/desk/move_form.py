"""Where a post is moved to: by the mouse, by the keyboard, or typed."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from campaigns.desk.entries import Entry

# Beyond these no calendar can be drawn, and nobody plans.
FIRST_YEAR, LAST_YEAR = 2000, 2200


class MoveForm(forms.Form):
    """A day and a time on the mover's own clock, and where they saw the post stand."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    back = forms.ChoiceField(
        required=False, choices=[("month", ""), ("week", "")], widget=forms.HiddenInput
    )
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"required": _("Please choose a day.")},
    )
    time = forms.TimeField(
        label=_("Time, on your clock"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
    )

    @classmethod
    def about(cls, entry: Entry, *, back: str) -> "MoveForm":
        """Return a form that shows where the post stands now."""
        initial: dict[str, Any] = {"seen": entry.seen, "back": back}
        if entry.local is not None:
            initial |= {"day": entry.local.date(), "time": entry.local.time()}
        return cls(initial=initial)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("Please choose a day of this century."))
        return day

    def seen_due_at(self) -> datetime | None:
        """Return where the mover saw the post; None also for what no page of ours has sent."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None
