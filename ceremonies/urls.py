"""Addresses of ceremonies beside their pages, below the language."""

from django.urls import path

from ceremonies.guests.views import registered, registration
from ceremonies.live_views import announcement, state
from ceremonies.views import calendar_entry, calendar_feed, how_it_stands

urlpatterns = [
    path("ceremonies/calendar.ics", calendar_feed, name="ceremonies_calendar"),
    path("ceremonies/<slug:slug>/event.ics", calendar_entry, name="ceremony_entry"),
    path("ceremonies/<slug:slug>/now/", how_it_stands, name="ceremony_now"),
    path("ceremonies/<slug:slug>/register/", registration, name="ceremony_registration"),
    path("ceremonies/<slug:slug>/registered/", registered, name="ceremony_registered"),
    path("ceremonies/<slug:slug>/state.json", state, name="ceremony_state"),
    path("ceremonies/<slug:slug>/announcement.json", announcement, name="ceremony_announcement"),
]
