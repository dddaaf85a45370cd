"""Ceremonies as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CeremoniesConfig(AppConfig):
    name = "ceremonies"
    verbose_name = _("Ceremonies")

    def ready(self) -> None:
        from ceremonies import receivers, sealed_places, sections  # noqa: F401  register on import
        from ceremonies.guests.letters import LETTER_POLICY, LetterHandler
        from outbox.handlers import register

        register(LetterHandler(), policy=LETTER_POLICY)
