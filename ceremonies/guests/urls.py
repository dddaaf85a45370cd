"""The address of a guest's own page; its language is the guest's."""

from django.urls import path

from ceremonies.guests.own_page import guest

urlpatterns = [path("r/<str:token>/", guest, name="guest")]
