"""Addresses of press kits, below the language."""

from django.urls import path

from media_library.exporting.press import press_kit, press_kit_download

urlpatterns = [
    path("press/<uuid:key>/", press_kit, name="press_kit"),
    path("press/<uuid:key>/download/", press_kit_download, name="press_kit_download"),
]
