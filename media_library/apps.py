"""The media library as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaLibraryConfig(AppConfig):
    name = "media_library"
    verbose_name = _("Media library")

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.permissions import register_permission_policy

        from media_library import receivers  # noqa: F401  receivers register on import
        from media_library.desk.policy import OrganisationPolicy, WholeProgrammePolicy
        from media_library.films.work import FILM_POLICY, FilmHandler
        from media_library.ingest.handler import INGEST_POLICY, IngestHandler
        from media_library.models import Film, Photo
        from media_library.photos.rendition_work import RENDITION_POLICY, RenditionHandler
        from media_library.rights.withdrawal_work import WITHDRAWAL_POLICY, WithdrawalHandler
        from outbox.handlers import register

        # Exact classes come before what Wagtail registers for its own, in whatever order.
        register_permission_policy(Photo, OrganisationPolicy(Photo), exact_class=True)
        register_permission_policy(Film, OrganisationPolicy(Film), exact_class=True)
        document = get_document_model()
        register_permission_policy(document, WholeProgrammePolicy(document), exact_class=True)
        register(IngestHandler(), policy=INGEST_POLICY)
        register(RenditionHandler(), policy=RENDITION_POLICY)
        register(FilmHandler(), policy=FILM_POLICY)
        register(WithdrawalHandler(), policy=WITHDRAWAL_POLICY)
