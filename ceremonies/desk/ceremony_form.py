"""The form of a ceremony: what is the same about it in every language."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import Ceremony
from ceremonies.models.choices import Kind


class CeremonyForm(WagtailAdminModelForm):
    """Saves through the action, so that a moved date is told wherever the date is told."""

    class Meta:
        model = Ceremony
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        season, pearls = cleaned.get("season"), cleaned.get("pearls")
        if cleaned.get("kind") == Kind.LOCAL and season and pearls:
            others = [str(pearl) for pearl in pearls if pearl.title_year_id != season.pk]
            if others:
                self.add_error(
                    "pearls",
                    _("These are Pearls of another year: %(names)s.")
                    % {"names": ", ".join(others)},
                )
        return cleaned

    def save(self, commit: bool = True) -> Ceremony:
        ceremony: Ceremony = super().save(commit=False)
        if commit:
            with transaction.atomic():
                self._keep(ceremony)
        return ceremony

    def _keep(self, ceremony: Ceremony) -> None:
        """Write its Pearls before its facts: with these its pages are compiled, and show both."""
        is_new = ceremony.pk is None
        if not is_new:
            self.save_m2m()
        keep_facts(ceremony=ceremony, now=timezone.now())
        if is_new:
            self.save_m2m()
