"""Addresses of the hosts' desk, below /partner/ceremonies/."""

from django.urls import path

from ceremonies.hosts import door, guests, inviting, numbers
from ceremonies.hosts.doors import hosts_only, own_ceremony

urlpatterns = [
    path("", hosts_only(guests.ceremonies), name="host_ceremonies"),
    path("<int:pk>/", own_ceremony(guests.guest_list, "POST"), name="host_guests"),
    path("<int:pk>/guests.csv", own_ceremony(guests.table), name="host_guests_table"),
    path("<int:pk>/paper/", own_ceremony(guests.on_paper), name="host_guests_paper"),
    path("<int:pk>/needs/", own_ceremony(guests.needs), name="host_needs"),
    path("<int:pk>/add/", own_ceremony(inviting.add, "POST"), name="host_add_guest"),
    path(
        "<int:pk>/invitations/",
        own_ceremony(inviting.invitations, "POST"),
        name="host_invitations",
    ),
    path("<int:pk>/attendance/", own_ceremony(numbers.attendance, "POST"), name="host_attendance"),
    path("<int:pk>/door/", own_ceremony(door.door, "POST"), name="host_door"),
    path("<int:pk>/badges.pdf", own_ceremony(door.badges), name="host_badges"),
    path("<int:pk>/letters/", own_ceremony(numbers.letters, "POST"), name="host_letters"),
]
