"""Addresses of the ceremony desk, below /admin/ceremonies/."""

from django.urls import path

from ceremonies.desk.letters import letters
from ceremonies.desk.live import live
from ceremonies.desk.places import places
from ceremonies.desk.programme import programme

app_name = "ceremony_desk"
urlpatterns = [
    path("<int:pk>/places/", places, name="places"),
    path("<int:pk>/letters/", letters, name="letters"),
    path("<int:pk>/live/", live, name="live"),
    path("<int:pk>/programme/", programme, name="programme"),
]
