"""What the library can be narrowed down by, as a form in the address."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from media_library.desk.access import MAY_ENTER, organisations_for
from media_library.models import Asset, Phase
from media_library.models.assets import STATE_WORDS
from media_library.rules.standing import AssetState, Channel
from media_library.searching.finding import Finding
from media_library.subjects import subjects

CHANNEL_WORDS = {
    Channel.WEB: _("Website"),
    Channel.SOCIAL: _("Social media"),
    Channel.NEWSLETTER: _("Newsletter"),
    Channel.PRINT: _("Print"),
    Channel.PRESS: _("Press"),
    Channel.CEREMONY: _("Ceremonies"),
    Channel.ARCHIVE: _("Archive"),
}
CHANNELS = [(channel.value, words) for channel, words in CHANNEL_WORDS.items()]
STANDING_IN_LIBRARY = (AssetState.READY, AssetState.WITHDRAWN, AssetState.ERASED)
FACTS = ("kind", "shape", "phase", "subject", "organisation", "year", "tag")
EARLIEST_YEAR = 2020


def reading_language() -> str:
    """Return the language that clearance is shown for unless another is asked for."""
    active = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return active if active in dict(settings.LANGUAGES) else "en"


def subject_choices(words: Any) -> list[tuple[str, Any]]:
    """Return what something can belong to, with `words` for nothing."""
    return _any(words, [(subject.key, subject.label) for subject in subjects()])


def _any(words: Any, choices: Any) -> list[tuple[str, Any]]:
    return [("", words), *choices]


class FilterForm(forms.Form):
    """Every field may be empty; what is no choice is taken as empty."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=_any(_("All"), Asset.Kind.choices)
    )
    subject = forms.ChoiceField(label=_("Belongs to"), required=False)
    phase = forms.ChoiceField(
        label=_("Working phase"), required=False, choices=_any(_("Any"), Phase.choices)
    )
    shape = forms.ChoiceField(
        label=_("Shape"), required=False, choices=_any(_("Any"), Asset.Shape.choices)
    )
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    channel = forms.ChoiceField(
        label=_("May be shown in"), required=False, choices=_any(_("Not asked"), CHANNELS)
    )
    language = forms.ChoiceField(label=_("In the language"), required=False)
    used = forms.ChoiceField(
        label=_("On pages"),
        required=False,
        choices=_any(_("Not asked"), [("yes", _("Used")), ("no", _("Not used"))]),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=_any(
            STATE_WORDS[AssetState.READY],
            [(state.value, STATE_WORDS[state]) for state in STANDING_IN_LIBRARY[1:]],
        ),
    )
    tag = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, user: User, today: date) -> None:
        super().__init__(data)
        self.today = today
        own: list[Organisation] = list(organisations_for(user, MAY_ENTER))
        choices: dict[str, list[tuple[str, Any]]] = {
            "subject": [(subject.key, subject.label) for subject in subjects()],
            "organisation": [(str(one.pk), one.name) for one in own],
            "year": [(str(year), str(year)) for year in range(today.year, EARLIEST_YEAR - 1, -1)],
        }
        for name, known in choices.items():
            self._field(name).choices = _any(_("Any"), known)
        self._field("language").choices = settings.LANGUAGES
        if len(own) < 2:
            del self.fields["organisation"]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def chosen(self) -> dict[str, str]:
        """Return what was asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chosen_language(self) -> str:
        return self.chosen().get("language") or reading_language()

    def finding(self) -> Finding:
        """Return the question as `find_assets` takes it."""
        chosen = self.chosen()
        state = chosen.get("state")
        used = chosen.get("used")
        return Finding(
            text=chosen.get("q", ""),
            facts=tuple((name, chosen[name]) for name in FACTS if name in chosen),
            states=(AssetState(state),) if state else (AssetState.READY,),
            channel=Channel(chosen["channel"]) if "channel" in chosen else None,
            language=self.chosen_language(),
            used=None if used is None else used == "yes",
        )
