"""What ceremonies add to Wagtail's admin."""

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from ceremonies.desk.viewsets import CeremonyViewSet, NeverDeleted
from ceremonies.models import Ceremony

register_permission_policy(Ceremony, NeverDeleted(Ceremony))


@hooks.register("register_admin_viewset")
def ceremonies() -> ModelViewSet:
    return CeremonyViewSet()


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [path("ceremonies/", include("ceremonies.desk.urls"))]
