"""The media library as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaLibraryConfig(AppConfig):
    name = "media_library"
    verbose_name = _("Media library")

    def ready(self) -> None:
        from media_library import receivers  # noqa: F401  receivers register on import
        from media_library.rendition_work import RENDITION_POLICY, RenditionHandler
        from outbox.handlers import register

        register(RenditionHandler(), policy=RENDITION_POLICY)
