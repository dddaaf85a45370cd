"""The site's addresses, and the same story the textbook way."""

from django.urls import path

from bench.textbook import story
from config.urls import handler404, handler500, urlpatterns

urlpatterns = [path("textbook/<slug:slug>/", story), *urlpatterns]
__all__ = ["handler404", "handler500", "urlpatterns"]
