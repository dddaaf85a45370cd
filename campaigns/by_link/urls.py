"""The address of an approval by link; it stands below no language, because it is a key."""

from django.urls import path

from campaigns.by_link import views

urlpatterns = [path("approve/<str:token>/", views.approve, name="approve_by_link")]
