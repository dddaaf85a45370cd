"""Addresses of the ceremony desk, below /admin/ceremonies/."""

from django.urls import path

from ceremonies.desk.door import badges, door
from ceremonies.desk.letters import letters
from ceremonies.desk.places import places

app_name = "ceremony_desk"
urlpatterns = [
    path("<int:pk>/places/", places, name="places"),
    path("<int:pk>/letters/", letters, name="letters"),
    path("<int:pk>/door/", door, name="door"),
    path("<int:pk>/badges.pdf", badges, name="badges"),
]
