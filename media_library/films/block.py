"""The block by which pages choose a film of the library."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.blocks import ChooserBlock

from media_library.models import Film


class FilmChooserBlock(ChooserBlock):
    @cached_property
    def target_model(self) -> type[Film]:
        return Film

    @cached_property
    def widget(self) -> Any:
        # The picker is a part of the desk, which is not there yet while models are loaded.
        from media_library.desk.film_picker import film_picker

        return film_picker.widget_class()

    class Meta:
        icon = "media"
