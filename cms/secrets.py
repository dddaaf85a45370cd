"""Names that nobody outside may read yet: places of Pearls that have no public page."""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef
from django.views.decorators.debug import sensitive_variables

from cms.models import Pearl, PearlPage, PlaceName

# Called with a title year: (address, name) of each place that a floor above keeps sealed since.
SealedPlaces = Callable[[int], Iterable[tuple[str, str]]]
_sealed: list[SealedPlaces] = []


def names_under_embargo(*, since_year: int) -> tuple[str, ...]:
    """Return every spelling, and the slugs, of places whose title is not public.

    Titles of years before `since_year` are no secret any more. A title is public from the moment
    on that its page is live in any language. A place that has been a Pearl before is named in
    public anyway and is no secret by itself.
    """
    public = PearlPage.objects.filter(pearl=OuterRef("pk"), live=True)
    pearls = Pearl.objects.annotate(is_public=Exists(public))
    known = pearls.filter(is_public=True).values("municipality")
    secret = pearls.filter(is_public=False, title_year__gte=since_year).exclude(
        municipality__in=known
    )
    places = list(
        secret.values_list("municipality", "municipality__title_name", "municipality__slug", "slug")
    )
    names = PlaceName.objects.filter(municipality__in=[place for place, *_told in places])
    told = {name for _place, *own in places for name in own}
    return tuple(sorted(told | set(names.values_list("name", flat=True))))


def register_sealed_places(source: SealedPlaces) -> SealedPlaces:
    """Add a source of places that stand in no table yet."""
    _sealed.append(source)
    return source


@sensitive_variables()
def sealed_names(*, since_year: int) -> tuple[str, ...]:
    """Return every spelling, and the slugs, of places that are sealed: to compare with, not to say.

    A place that has been a Pearl before is named in public anyway and is no secret by itself.
    """
    places = {slug: name for source in _sealed for slug, name in source(since_year)}
    if not places:
        return ()
    public = PearlPage.objects.filter(live=True, pearl__municipality__slug__in=places)
    for slug in public.values_list("pearl__municipality__slug", flat=True):
        places.pop(slug, None)
    names = PlaceName.objects.filter(municipality__slug__in=places)
    return tuple(sorted({*places, *places.values(), *names.values_list("name", flat=True)}))
