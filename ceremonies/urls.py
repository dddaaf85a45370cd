"""Addresses of ceremonies beside their pages."""

from django.urls import path

from ceremonies.views import calendar_feed

urlpatterns = [path("ceremonies/calendar.ics", calendar_feed, name="ceremonies_calendar")]
