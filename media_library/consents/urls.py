"""Addresses of a person's own link."""

from django.urls import path

from media_library.consents import views
from media_library.consents.door import by_own_link

READING_AND_POST = ("GET", "HEAD", "POST")

urlpatterns = [
    path("consent/<str:token>/", by_own_link(views.own_page), name="consent_link"),
    path("consent/<str:token>/narrow/", by_own_link(views.narrow, "POST"), name="consent_narrow"),
    path(
        "consent/<str:token>/withdraw/",
        by_own_link(views.withdraw, *READING_AND_POST),
        name="consent_withdraw",
    ),
    path(
        "consent/<str:token>/pictures/<uuid:asset>/",
        by_own_link(views.picture),
        name="consent_picture",
    ),
    path(
        "consent/<str:token>/certificate/<uuid:certificate>/",
        by_own_link(views.certificate),
        name="consent_certificate",
    ),
]
