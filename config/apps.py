"""The composition root as a Django application, for its commands and templates."""

from django.apps import AppConfig


class CompositionConfig(AppConfig):
    name = "config"
    label = "composition"
    verbose_name = "Composition"
