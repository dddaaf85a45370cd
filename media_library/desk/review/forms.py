"""Forms of one file under review: its facts, its people, its words, and what is decided."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_library.desk.library.filters import CHANNELS
from media_library.desk.library.forms import FactsForm, TextsForm
from media_library.models import Asset, Person

SAVE, ACCEPT, ASK, REJECT = "save", "accept", "ask", "reject"
DEEDS = (SAVE, ACCEPT, ASK, REJECT)
MOST_WORDS = 2000


class HandedInFactsForm(FactsForm):
    """What is known about a file before it is taken, its rights included."""

    class Meta(FactsForm.Meta):
        fields = (  # type: ignore[assignment]
            "title",
            "subject",
            "phase",
            "creator",
            "rights_holder",
            "licence",
            "place",
            "taken_on",
            "people",
        )
        help_texts = {
            "rights_holder": _("If it is left empty: whoever took it."),
            "title": _("If it is left empty: the caption, or what it shows."),
        }

    def save(self, commit: bool = True) -> Asset:
        """Write the facts alone: where the file stands is nobody's to change here."""
        asset: Asset = super().save(commit=False)
        if commit:
            asset.save(update_fields=self.changed_data)
        return asset


class HandedInTextsForm(TextsForm):
    """The partner's own words stay the partner's until somebody changes them."""

    def save(self) -> None:
        if self.has_changed():
            super().save()


class PeopleForm(forms.Form):
    """Who of the people that were named can be seen in this very file."""

    shown = forms.ModelMultipleChoiceField(
        label=_("Can be seen in this file"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also = forms.CharField(
        label=_("Somebody else who can be seen"),
        required=False,
        max_length=160,
        help_text=_("A name. The file is shown nowhere until their consent is on record."),
    )

    def __init__(self, *args: Any, offered: Collection[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        shown: Any = self.fields["shown"]
        shown.queryset = Person.objects.filter(pk__in=[person.pk for person in offered])
        if not offered:
            del self.fields["shown"]

    def chosen(self) -> list[Person]:
        return list(self.cleaned_data.get("shown", []))


class DecisionForm(forms.Form):
    """The point no cut may lose, what is granted, and the words that go with a decision."""

    x = forms.FloatField(min_value=0, max_value=1, required=False)
    y = forms.FloatField(min_value=0, max_value=1, required=False)
    tags = forms.CharField(
        label=_("Tags"), required=False, max_length=400, help_text=_("With commas between them.")
    )
    channels = forms.MultipleChoiceField(
        label=_("May be shown in"),
        choices=CHANNELS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Only in these languages"),
        choices=list(settings.LANGUAGES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all languages."),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day. Empty means without end."),
    )
    may_be_reused_by_eu = forms.BooleanField(
        label=_("EU institutions may reuse it free of charge"), required=False
    )
    note = forms.CharField(
        label=_("Limits that were agreed"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    spoken_language = forms.ChoiceField(
        label=_("Spoken language"),
        required=False,
        choices=[("", _("Nothing is said")), *settings.LANGUAGES],
    )
    words = forms.CharField(
        label=_("Your question, or why you do not take it"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever handed it in reads this. Accepting needs no words."),
    )

    def __init__(self, data: Any = None, *, asset: Asset, draft: Mapping[str, Any]) -> None:
        initial = {
            "x": asset.focal_x,
            "y": asset.focal_y,
            "channels": [code for code, _words in CHANNELS],
            "may_be_reused_by_eu": True,
            **draft,
        }
        super().__init__(data, initial=initial)
        if asset.kind != Asset.Kind.FILM:
            del self.fields["spoken_language"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        do = self.data.get("do")
        if do in {ASK, REJECT} and not told.get("words"):
            self.add_error("words", _("Please write it here: whoever handed it in reads it."))
        if do == ACCEPT and not told.get("channels") and "channels" not in self.errors:
            self.add_error("channels", _("Please tick at least one place."))
        until = told.get("until")
        if do == ACCEPT and until and until < timezone.localdate():
            self.add_error("until", _("This day has passed."))
        return told

    def point(self) -> tuple[float, float] | None:
        x, y = self.cleaned_data.get("x"), self.cleaned_data.get("y")
        return None if x is None or y is None else (x, y)

    def tag_list(self) -> list[str]:
        tags = self.cleaned_data["tags"].split(",")
        return [tag.strip()[:100] for tag in tags if tag.strip()]

    def kept(self) -> dict[str, Any]:
        """Return what stands in no record before the file is taken, as plain values."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"x", "y"}}
        if told.get("until"):
            told["until"] = told["until"].isoformat()
        return told
