"""The filter of the story list: lives in the query string and works without JavaScript."""

from typing import Any, cast

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cms.listing import StoryFilter
from cms.models.labels import Theme
from cms.models.places import Country


class StoryFilterForm(forms.Form):
    pearl = forms.ChoiceField(label=_("Pearl"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    year = forms.ChoiceField(label=_("Title year"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pearls = list(
            apps.get_model("cms", "Pearl")
            .objects.select_related("municipality")
            .order_by("municipality__title_name")
        )
        everything: list[tuple[str, Any]] = [("", _("All"))]
        self._choice("pearl").choices = everything + [
            (pearl.slug, str(pearl.municipality.title_name)) for pearl in pearls
        ]
        self._choice("country").choices = everything + sorted(
            ((country.code, country.name) for country in Country.objects.all()),
            key=lambda choice: choice[1],
        )
        years = sorted({pearl.title_year_id for pearl in pearls})
        self._choice("year").choices = everything + [(str(year), str(year)) for year in years]
        self._choice("theme").choices = everything + [
            (theme.slug, theme.label) for theme in Theme.objects.all()
        ]

    def _choice(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])

    def chosen(self) -> StoryFilter:
        """Return what was asked for; a value that does not exist counts as not asked."""
        self.is_valid()
        values = {name: value for name, value in self.cleaned_data.items() if value}
        return StoryFilter(
            pearl=values.get("pearl"),
            country=values.get("country"),
            year=int(values["year"]) if "year" in values else None,
            theme=values.get("theme"),
        )
