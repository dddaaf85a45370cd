"""Addresses of ceremonies beside their pages."""

from django.urls import path

from ceremonies.views import calendar_entry, calendar_feed

urlpatterns = [
    path("ceremonies/calendar.ics", calendar_feed, name="ceremonies_calendar"),
    path("ceremonies/<slug:slug>/event.ics", calendar_entry, name="ceremony_entry"),
]
