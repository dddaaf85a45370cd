"""Pearls as what a contribution can belong to."""

from collections.abc import Iterator

from cms.models import Pearl
from media_library.public import Subject, register_subjects


@register_subjects
def pearls() -> Iterator[Subject]:
    """Yield every Pearl, the newest title years first."""
    known = Pearl.objects.select_related("municipality").order_by("-title_year_id", "slug")
    for pearl in known:
        yield Subject(key=f"pearl:{pearl.pk}", label=str(pearl))
