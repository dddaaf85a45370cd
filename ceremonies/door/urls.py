"""Addresses of the door, below /door/."""

from django.urls import path

from ceremonies.door import api, app

app_name = "door"
urlpatterns = [
    path("", app.shell, name="app"),
    path("sw.js", app.worker, name="worker"),
    path("api/open", api.open_at_phone, name="open"),
    path("api/snapshot", api.snapshot, name="snapshot"),
    path("api/scans", api.scans, name="scans"),
    path("api/walk-ins", api.walk_ins, name="walk_ins"),
    path("api/inside", api.inside, name="inside"),
]
