"""What somebody without an account answers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApproveForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=160,
        help_text=_("It is kept with your answer."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )


class SendBackForm(ApproveForm):
    note = forms.CharField(
        label=_("What should be changed?"),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
    )

    field_order = ("note", "name")
