"""Forms of the desk about posts: their text, their time, and what to look at."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from campaigns.desk.standing import may_be_filtered
from campaigns.models import COUNTRIES, Campaign, ChannelAccount, Message, Variant

EVERY = _("All")
REGION = (
    "Europe/Berlin",
    "Europe/Copenhagen",
    "Europe/Helsinki",
    "Europe/Riga",
    "Europe/Stockholm",
    "Europe/Tallinn",
    "Europe/Vilnius",
    "Europe/Warsaw",
)


class FilterForm(forms.Form):
    """What the calendar and the list show; every field may stay open."""

    country = forms.ChoiceField(
        required=False, label=_("Country"), choices=[("", EVERY), *COUNTRIES]
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(), required=False, label=_("Campaign"), empty_label=EVERY
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), required=False, label=_("Organisation"), empty_label=EVERY
    )
    channel = forms.ModelChoiceField(
        ChannelAccount.objects.all(), required=False, label=_("Channel"), empty_label=EVERY
    )
    language = forms.ChoiceField(
        required=False, label=_("Language"), choices=[("", EVERY), *settings.LANGUAGES]
    )
    state = forms.ChoiceField(
        required=False, label=_("State"), choices=lambda: [("", EVERY), *may_be_filtered()]
    )

    def chosen(self) -> dict[str, Any]:
        """Return the filters that are set; an address that was tampered with filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ListFilterForm(FilterForm):
    """The list is also the place where a day that is too full for the calendar is read."""

    day = forms.DateField(
        required=False, label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class PostForm(forms.Form):
    """The words of a post, with one field per picture for what it shows."""

    seen_hash = forms.CharField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("The subject of a mail, the heading of a feed entry, the name of a link."),
    )
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea({"rows": 9}))
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    hashtags = forms.CharField(
        label=_("Hashtags"),
        max_length=200,
        required=False,
        help_text=_("Words separated by spaces, for example: #CulturalPearls #Kihnu"),
    )
    statement = forms.CharField(
        label=_("Funding statement"),
        max_length=600,
        required=False,
        help_text=_("What the funder asks for, in the language of the post."),
    )

    def __init__(self, data: QueryDict | None = None, *, post: Variant) -> None:
        self._pictures = {use.pk: use for use in post.photos.all()}
        words = ("title", "text", "link", "hashtags", "statement")
        initial = {name: getattr(post, name) for name in words}
        super().__init__(data, initial=initial | {"seen_hash": post.payload_hash})
        for number, (pk, use) in enumerate(self._pictures.items(), start=1):
            self.fields[f"alt_{pk}"] = forms.CharField(
                label=_("What picture %(number)s shows") % {"number": number},
                help_text=_("For people who cannot see it, in the language of the post."),
                max_length=1500,
                required=False,
                initial=use.alt,
                widget=forms.Textarea({"rows": 2}),
            )
        for field in self.fields.values():
            field.widget.attrs["lang"] = post.language
        for name in ("link", "hashtags"):
            self.fields[name].widget.attrs.update(spellcheck="false", autocomplete="off")

    def changes(self) -> dict[str, str]:
        """Return the words that were typed and are valid."""
        words = ("title", "text", "link", "hashtags", "statement")
        return {name: self.cleaned_data[name] for name in words if name in self.cleaned_data}

    def alts(self) -> dict[int, str]:
        """Return the alt texts by photo row."""
        return {
            pk: self.cleaned_data[f"alt_{pk}"]
            for pk in self._pictures
            if f"alt_{pk}" in self.cleaned_data
        }


def zone_choices() -> list[tuple[Any, Any]]:
    """Return the zones of the region first, then the rest of Europe."""
    others = [name for name in settings.WAGTAIL_USER_TIME_ZONES if name not in REGION]
    return [
        (_("Around the Baltic Sea"), [(name, _city(name)) for name in REGION]),
        (_("Elsewhere"), [(name, _city(name)) for name in others]),
    ]


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


class PlanForm(forms.Form):
    """When a post shall go out: a day, a time, and whose clock shows it."""

    on_day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    at_time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    zone = forms.ChoiceField(label=_("On the clocks of"), choices=zone_choices)

    def __init__(self, data: QueryDict | None = None, *, post: Variant, own_zone: str) -> None:
        initial: dict[str, Any] = {"zone": post.zone or own_zone}
        if post.planned_local:
            planned = datetime.fromisoformat(post.planned_local)
            initial |= {"on_day": planned.date(), "at_time": planned.time()}
        super().__init__(data, initial=initial)

    def wall_time(self) -> datetime:
        return datetime.combine(self.cleaned_data["on_day"], self.cleaned_data["at_time"])


class WaiveForm(forms.Form):
    rule = forms.SlugField(widget=forms.HiddenInput)
    seen_hash = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why this post need not keep the rule"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("It is kept with your name, as evidence for the funder."),
    )


class NoteForm(forms.Form):
    """Why a post goes back to its author."""

    seen_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=_("What should be changed?"),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )


class Seen(TextChoices):
    YES = "yes", _("It is there")
    NO = "no", _("It is not there")


class SightForm(forms.Form):
    """What a person saw on the network, where no machine could tell."""

    is_there = forms.ChoiceField(
        label=_("What do you see on the account?"), choices=Seen, widget=forms.RadioSelect
    )
    remote_url = forms.URLField(
        label=_("Its address, if it is there"),
        required=False,
        max_length=1000,
        assume_scheme="https",
    )


class MessageForm(forms.ModelForm):
    """A message: what is said, how long it stays worth saying, and from when."""

    embargo_until = forms.DateTimeField(
        label=_("Embargo until"),
        required=False,
        help_text=_("Nothing of this message goes out before. On your own clock."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Message
        fields = ["title", "kind", "embargo_until"]
