"""Addresses of the door for hosts, below /partner/ceremonies/."""

from django.urls import path

from ceremonies.door import hosting

urlpatterns = [
    path("<uuid:key>/door/", hosting.door, name="host_door"),
    path("<uuid:key>/badges.pdf", hosting.badges, name="host_badges"),
]
