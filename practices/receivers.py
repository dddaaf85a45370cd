"""What follows when a Pearl looks different: pages with its chip are compiled again."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from cms.public import compile_page, pearl_looks_different
from practices.models import PracticePage


@receiver(pearl_looks_different)
def compile_pages_of_pearl(pearl_id: int, **_: Any) -> None:
    for page in PracticePage.objects.live().filter(pearls=pearl_id):
        compile_page(page=page, now=timezone.now())
