"""Addresses of the ceremony desk, below /admin/ceremonies/."""

from django.urls import path

from ceremonies.desk.announcing import announcement
from ceremonies.desk.letters import letters
from ceremonies.desk.new_pearls import new_pearl
from ceremonies.desk.places import places

app_name = "ceremony_desk"
urlpatterns = [
    path("<int:pk>/places/", places, name="places"),
    path("<int:pk>/letters/", letters, name="letters"),
    path("<int:pk>/announcement/", announcement, name="announcement"),
    path("<int:pk>/announcement/pearls/<int:number>/", new_pearl, name="new_pearl"),
]
