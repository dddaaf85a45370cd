"""Public addresses of the media library that stand below no language."""

from django.urls import include, path

from media_library.captions_view import captions
from media_library.press import in_a_language

urlpatterns = [
    path("", include("media_library.contributing.urls")),
    path("", include("media_library.consents.urls")),
    path("press/<uuid:key>/", in_a_language, name="press_kit_any_language"),
    path("captions/<uuid:key>/<str:language>.vtt", captions, name="film_captions"),
]
