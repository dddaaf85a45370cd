"""The form that makes a campaign message out of a page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from campaigns.models import Campaign, Message

LASTS = timedelta(days=30)


class DeriveForm(forms.Form):
    """Choose a campaign, by default one that runs today, or name a new one."""

    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        required=False,
        label=_("Campaign"),
        empty_label=_("A new one, named below"),
    )
    new_name = forms.CharField(label=_("Name of the new campaign"), max_length=120, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), required=False, label=_("Organisation of the new campaign")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Message.Kind)

    def __init__(self, data: QueryDict | None = None, *, user: User, today: date) -> None:
        self._today = today
        running = Campaign.objects.filter(starts_on__lte=today, ends_on__gte=today).first()
        own = Organisation.objects.filter(memberships__user=user).first()
        initial = {"campaign": running, "organisation": own, "kind": Message.Kind.NEWS}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("campaign") or self.errors:
            return cleaned
        if not cleaned.get("new_name"):
            self.add_error("new_name", _("Please choose a campaign above, or name a new one."))
        if not cleaned.get("organisation"):
            self.add_error("organisation", _("Please say whose campaign it is."))
        return cleaned

    def chosen_campaign(self) -> Campaign:
        """Return the campaign, making the new one if one was named; it starts today."""
        chosen: Campaign | None = self.cleaned_data["campaign"]
        if chosen is not None:
            return chosen
        name = self.cleaned_data["new_name"]
        return Campaign.objects.create(
            name=name,
            slug=_free_slug(name),
            organisation=self.cleaned_data["organisation"],
            starts_on=self._today,
            ends_on=self._today + LASTS,
        )


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "campaign"
    taken = set(Campaign.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)
