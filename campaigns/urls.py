"""Addresses of campaigns that mails print for a reader: they name their language, or a key."""

from django.urls import include, path, register_converter

from campaigns import views
from campaigns.converters import LanguageConverter

register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", include("campaigns.by_link.urls")),
    path("<language:language>/follow/", views.follow, name="follow"),
    path("<language:language>/follow/asked/", views.asked, name="follow_asked"),
    path(
        "<language:language>/follow/confirm/<str:token>/", views.confirm, name="confirm_following"
    ),
    path("<language:language>/follow/leave/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
