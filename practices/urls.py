"""The permanent addresses of practices."""

from django.urls import path

from practices.views import permanent

urlpatterns = [path("id/<str:pid>", permanent, name="permanent")]
