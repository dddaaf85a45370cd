"""The filter of the list of ceremonies: lives in the query string and works without JavaScript."""

from typing import Any, cast

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cms.public import Country, Pearl


class CeremonyFilterForm(forms.Form):
    """Offers what there are ceremonies of: three queries, however many."""

    season = forms.ChoiceField(label=_("Season"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    pearl = forms.ChoiceField(label=_("Pearl"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = {"ceremonies__pages__live": True}
        seasons = (
            apps.get_model("ceremonies", "Ceremony")
            .objects.filter(pages__live=True)
            .order_by("-season")
            .values_list("season", flat=True)
            .distinct()
        )
        pearls = (
            Pearl.objects.filter(**shown)
            .order_by("municipality__title_name")
            .values_list("slug", "municipality__title_name")
            .distinct()
        )
        countries = Country.objects.filter(
            **{f"municipalities__pearls__{path}": value for path, value in shown.items()}
        ).distinct()
        self._offer("season", [(str(year), str(year)) for year in seasons])
        self._offer("country", sorted(((c.code, c.name) for c in countries), key=lambda c: c[1]))
        self._offer("pearl", list(pearls))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        everything: list[tuple[str, Any]] = [("", _("All"))]
        cast(forms.ChoiceField, self.fields[name]).choices = everything + choices
