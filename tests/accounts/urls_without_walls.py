"""The site's addresses without the walls: what the doors test proves itself against."""

from django.urls import path
from wagtail.admin.views.account import LoginView

from config.urls import urlpatterns as walled

urlpatterns = [path("open/login/", LoginView.as_view()), *walled]
