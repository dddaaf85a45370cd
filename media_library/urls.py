"""Public addresses of the media library that stand below no language."""

from django.urls import include, path

from media_library.exporting.press import in_a_language
from media_library.films.captions_view import captions

urlpatterns = [
    path("", include("media_library.contributing.urls")),
    path("", include("media_library.consents.urls")),
    path("press/<uuid:key>/", in_a_language, name="press_kit_any_language"),
    path("captions/<uuid:key>/<str:language>.vtt", captions, name="film_captions"),
]
