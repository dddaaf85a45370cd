"""The form that stops posts, and what its scopes are called."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from campaigns.models import Campaign, ChannelAccount
from outbox.rules.scopes import ALL

Choices = list[tuple[Any, Any]]


def scope_choices() -> Choices:
    """Return everything that a stop can be aimed at, in groups."""
    return [
        (ALL, _("Everything, mails included")),
        (_("One campaign"), [(f"campaign:{one.pk}", one.name) for one in Campaign.objects.all()]),
        (
            _("One channel"),
            [(f"channel:{one.pk}", str(one)) for one in ChannelAccount.objects.all()],
        ),
        (_("One language"), [(f"language:{code}", name) for code, name in settings.LANGUAGES]),
        (
            _("One organisation"),
            [(f"organisation:{one.pk}", one.name) for one in Organisation.objects.all()],
        ),
    ]


def scope_words() -> dict[str, str]:
    """Return the words for each scope; those set elsewhere (a page, a photo) are missing."""
    words: dict[str, str] = {}
    for value, label in scope_choices():
        if isinstance(label, list):
            words |= {scope: f"{value}: {name}" for scope, name in label}
        else:
            words[value] = str(label)
    return words


class StopForm(forms.Form):
    scope = forms.ChoiceField(label=_("What shall stop"), choices=scope_choices)
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

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(
                _("This moment has passed. Choose a later one, or leave it empty.")
            )
        return until
