"""Addresses of consents on paper, below /admin/media/consents/."""

from django.urls import path

from media_library.desk.consents import recording

urlpatterns = [
    path("<uuid:key>/paper/", recording.paper, name="consent_on_paper"),
]
