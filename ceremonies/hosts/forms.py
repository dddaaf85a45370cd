"""The forms of hosts: adding a guest who called, inviting, asking for a mail."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceremonies.actions.registering import Wish, one_key
from ceremonies.guests.forms import PartyForm
from ceremonies.guests.words import pool_words
from ceremonies.models import Ceremony, Pool


class AddGuestForm(PartyForm):
    """A guest in the host's words; without an address nothing can be sent to them."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("Empty if they have none: then please tell them all news yourself."),
        required=False,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How will they take part?"), widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our mails"), choices=settings.LANGUAGES
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ["name", "email", "party", "mode", "language"]

    def __init__(self, *args: Any, pools: Sequence[Pool], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        main = [(pool.kind, pool_words(pool)) for pool in pools if pool.is_main]
        self.fields["mode"].choices = main  # type: ignore[attr-defined]
        self.fields["mode"].initial = main[0][0] if main else None
        self.fields["language"].initial = language
        self.fields["form_key"].initial = uuid.uuid4

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        try:
            one_key(address) if address else None
        except ValueError as error:
            raise forms.ValidationError(
                _("The part after the @ is not a domain that can exist. Please check it.")
            ) from error
        return address

    def wish(self) -> Wish:
        """Return what they asked for; the form must be valid."""
        said = self.cleaned_data
        return Wish(
            address=said["email"],
            language=said["language"],
            party=said["party"],
            modes=(said["mode"],),
            name=said["name"],
        )


class InviteForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("For whom"), max_length=160)
    pool = forms.ChoiceField(label=gettext_lazy("Which places"))
    places = forms.IntegerField(
        label=gettext_lazy("How many places"),
        min_value=1,
        max_value=500,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    held_until = forms.DateField(
        label=gettext_lazy("Held until the end of"),
        help_text=gettext_lazy("What is not used by then goes to who waits."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(
        self,
        *args: Any,
        pools: Sequence[Pool],
        ceremony: Ceremony,
        now: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._ceremony, self._now = ceremony, now
        self.fields["pool"].choices = [  # type: ignore[attr-defined]
            (str(pool.pk), pool_words(pool)) for pool in pools if pool.is_main
        ]

    def clean_held_until(self) -> datetime:
        """Return the end of that day on the clock of the place, the doors at the latest."""
        day: date = self.cleaned_data["held_until"]
        if day < localdate(self._now):
            raise forms.ValidationError(_("This day is over."))
        end = datetime.combine(day, time(23, 59, 59), tzinfo=get_current_timezone())
        if self._now >= self._ceremony.doors_open_at:
            raise forms.ValidationError(_("The doors are open already."))
        return min(end, self._ceremony.doors_open_at)

    def asked(self) -> dict[str, Any]:
        """Return what the action wants to know; the form must be valid."""
        said = self.cleaned_data
        return {
            "pool_id": int(said["pool"]),
            "name": said["name"],
            "places": said["places"],
            "held_until": said["held_until"],
        }


class AskForMailForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What should guests be told, and why?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Please write what guests should be told.")},
    )
