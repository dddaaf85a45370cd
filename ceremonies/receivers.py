"""What follows when a Pearl looks different: pages with its chip are compiled again."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from ceremonies.models import CeremonyPage
from cms.public import compile_page, pearl_looks_different


@receiver(pearl_looks_different)
def compile_pages_of_pearl(pearl_id: int, **_: Any) -> None:
    for page in CeremonyPage.objects.live().filter(ceremony__pearls=pearl_id):
        compile_page(page=page, now=timezone.now())
