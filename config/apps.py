"""The composition root as a Django application, for its commands and wiring."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CompositionConfig(AppConfig):
    name = "config"
    label = "composition"
    verbose_name = "Composition"

    def ready(self) -> None:
        from config.permissions import set_up_roles

        # Listed last, so that every other package's permissions exist when this one is reached.
        post_migrate.connect(set_up_roles, sender=self, dispatch_uid="composition.roles")
