"""The site's addresses, and the textbook ways beside them: a story, signing up."""

from django.urls import path

from bench.sign_ups.textbook import sign_up
from bench.textbook import story
from config.urls import handler404, handler500, urlpatterns

urlpatterns = [
    path("textbook/<slug:slug>/", story),
    path("bench/sign-ups/<slug:way>/", sign_up),
    *urlpatterns,
]
__all__ = ["handler404", "handler500", "urlpatterns"]
