"""Addresses of the content package outside the languages."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

urlpatterns = [path("sitemap.xml", sitemap, name="sitemap")]
