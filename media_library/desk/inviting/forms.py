"""Forms of invitations."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from media_library.desk.access import MAY_KEEP, organisations_for
from media_library.desk.library.filters import subject_choices
from media_library.models import Invitation

GIGABYTE = 1024**3
USUAL_DAYS = 30
MOST_FILES = 2_000
MOST_GIGABYTES = 500


def end_of(day: Any) -> datetime:
    """Return the last moment of a day, as the desk's clock counts it."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


class UntilForm(forms.Form):
    """The last day on which an invitation is open."""

    until = forms.DateField(
        label=_("Open until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day."),
    )

    def clean_until(self) -> datetime:
        moment = end_of(self.cleaned_data["until"])
        if moment <= timezone.now():
            raise forms.ValidationError(_("This day has passed. Please choose a later one."))
        return moment


class InvitationForm(UntilForm, forms.ModelForm):
    gigabytes = forms.IntegerField(
        label=_("Gigabytes at most"),
        min_value=1,
        max_value=MOST_GIGABYTES,
        initial=10,
        help_text=_("A photo has about 0.005, a minute of video about 0.2."),
    )
    max_files = forms.IntegerField(
        label=_("Files at most"), min_value=1, max_value=MOST_FILES, initial=100
    )

    class Meta:
        model = Invitation
        fields = (
            "organisation",
            "subject",
            "purpose",
            "message",
            "language",
            "recipient_name",
            "recipient_mail",
            "max_files",
        )
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "recipient_mail": _("The link is sent there. Without it: print the card or copy it."),
            "message": _("It is part of the mail and stands on the page."),
        }

    field_order = (
        "organisation",
        "subject",
        "purpose",
        "message",
        "language",
        "until",
        "recipient_name",
        "recipient_mail",
        "max_files",
        "gigabytes",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_for(user, MAY_KEEP).order_by("name")
        organisation: Any = self.fields["organisation"]
        organisation.queryset = own
        self.fields["subject"] = forms.ChoiceField(
            label=_("Belongs to"),
            required=False,
            choices=subject_choices(_("Nothing in particular")),
        )
        self.order_fields(self.field_order)
        if not self.is_bound:
            organisation.initial = own.first()
            self.fields["until"].initial = timezone.localdate() + timedelta(days=USUAL_DAYS)
