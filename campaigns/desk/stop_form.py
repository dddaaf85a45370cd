"""The form that stops posts."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.desk.stop_scopes import scope_choices


class StopForm(forms.Form):
    scope = forms.ChoiceField(label=_("What shall stop"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Your colleagues read this while posts are stopped."),
    )
    until = forms.DateTimeField(
        label=_("Until (may stay empty)"),
        required=False,
        help_text=_("Empty means: until somebody releases it. On your own clock."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    )

    def __init__(self, data: QueryDict | None = None, *, here: Sequence[str] = ()) -> None:
        super().__init__(data, initial={"scope": here[0]} if here else None)
        cast(forms.ChoiceField, self.fields["scope"]).choices = scope_choices(here)

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(
                _("This moment has passed. Choose a later one, or leave it empty.")
            )
        return until
