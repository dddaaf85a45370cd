"""What ceremonies add to Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from ceremonies.desk.viewsets import CeremonyViewSet


@hooks.register("register_admin_viewset")
def ceremonies() -> ModelViewSet:
    return CeremonyViewSet()
