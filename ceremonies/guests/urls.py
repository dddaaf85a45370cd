"""The addresses of a guest's own page and tickets; their language is the guest's."""

from django.urls import path

from ceremonies.guests.own_page import guest
from ceremonies.guests.tickets import tickets, tickets_file

urlpatterns = [
    path("r/<str:token>/", guest, name="guest"),
    path("r/<str:token>/tickets/", tickets, name="guest_tickets"),
    path("r/<str:token>/tickets.pdf", tickets_file, name="guest_tickets_file"),
]
