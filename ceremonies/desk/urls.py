"""Addresses of the ceremony desk, below /admin/ceremonies/."""

from django.urls import path

from ceremonies.desk.announcement_news import announcement_news
from ceremonies.desk.announcing import announcement
from ceremonies.desk.attendance import attendance, attendance_of, attendance_table
from ceremonies.desk.door import badges, door
from ceremonies.desk.guests import guests, guests_table, needs
from ceremonies.desk.letters import letters
from ceremonies.desk.live import live
from ceremonies.desk.new_pearls import new_pearl
from ceremonies.desk.places import places
from ceremonies.desk.programme import programme
from ceremonies.desk.start import start

app_name = "ceremony_desk"
urlpatterns = [
    path("<int:pk>/desk/", start, name="start"),
    path("<int:pk>/places/", places, name="places"),
    path("<int:pk>/letters/", letters, name="letters"),
    path("<int:pk>/live/", live, name="live"),
    path("<int:pk>/programme/", programme, name="programme"),
    path("<int:pk>/guests/", guests, name="guests"),
    path("<int:pk>/guests.csv", guests_table, name="guests_table"),
    path("<int:pk>/needs/", needs, name="needs"),
    path("<int:pk>/attendance/", attendance_of, name="attendance_of"),
    path("attendance/", attendance, name="attendance"),
    path("attendance.csv", attendance_table, name="attendance_table"),
    path("<int:pk>/door/", door, name="door"),
    path("<int:pk>/badges.pdf", badges, name="badges"),
    path("<int:pk>/announcement/", announcement, name="announcement"),
    path("<int:pk>/announcement/news/", announcement_news, name="announcement_news"),
    path("<int:pk>/announcement/pearls/<int:number>/", new_pearl, name="new_pearl"),
]
