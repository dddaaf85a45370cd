"""The form that makes a campaign message out of a page: where to, and in which languages."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from campaigns.desk.access import MAY_PLAN, organisations_for
from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.sharing import channels_for
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal

LASTS = timedelta(days=30)


class DeriveForm(forms.Form):
    """Choose a campaign, by default one that runs today, or name a new one."""

    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        required=False,
        label=_("Campaign"),
        empty_label=_("A new one, named below"),
    )
    new_name = forms.CharField(label=_("Name of the new campaign"), max_length=120, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Organisation of the new campaign")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Message.Kind)
    channels = forms.ModelMultipleChoiceField(
        ChannelAccount.objects.none(),
        label=_("Channels"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose a channel at least.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose a language at least.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        user: User,
        today: date,
        languages: Collection[str],
    ) -> None:
        self._today = today
        own = organisations_for(user, MAY_PLAN)
        campaigns = Campaign.objects.filter(organisation__in=own)
        running = campaigns.filter(starts_on__lte=today, ends_on__gte=today).first()
        home = own.filter(memberships__user=user).first()
        usable = usable_channels(own)
        initial = {
            "campaign": running,
            "organisation": home,
            "kind": Message.Kind.NEWS,
            "channels": [channel.pk for channel in usable],
            "languages": list(languages),
        }
        super().__init__(data, initial=initial)
        self.fields["channels"].queryset = usable  # type: ignore[attr-defined]
        if not usable:
            none = words_for(Refusal("no-channels"))
            self.fields["channels"].error_messages["required"] = none
        self.fields["languages"].choices = [  # type: ignore[attr-defined]
            (code, name) for code, name in settings.LANGUAGES if code in languages
        ]
        self.fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]

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


def usable_channels(organisations: QuerySet[Organisation]) -> QuerySet[ChannelAccount]:
    """Return every channel that a campaign of one of these organisations may use."""
    theirs = [channels_for(one).values("pk") for one in organisations]
    wanted = Q()
    for pks in theirs:
        wanted |= Q(pk__in=pks)
    if not theirs:
        return ChannelAccount.objects.none()
    return ChannelAccount.objects.filter(wanted).select_related("organisation")


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "campaign"
    taken = set(Campaign.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)
