"""Addresses of the signed-in person: where to go after signing in."""

from django.urls import path

from accounts.views import home

app_name = "accounts"
urlpatterns = [path("", home, name="home")]
