"""How much of its space each organisation uses, as its assets say; nothing is changed here."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from media_library.keeping.named import ON_THEIR_WAY
from media_library.models import Asset, Space, Upload
from media_library.rules.standing import AssetState


@dataclass(frozen=True, kw_only=True)
class Miscount:
    """A space that is noted to be used otherwise than its assets say."""

    space_id: int
    organisation: str
    noted: int
    counted: int

    @property
    def words(self) -> str:
        return f"space of {self.organisation}: {self.noted} bytes noted, {self.counted} are used"


def taking_space() -> QuerySet[Asset]:
    """Return the assets that count: from the promise of their first byte to the end of the last."""
    arrived = Q(upload__state=Upload.State.RECEIVED)
    counts = Q(state__in=ON_THEIR_WAY) | ~Q(original="") | arrived
    return Asset.objects.filter(counts).exclude(state=AssetState.ERASED.value)


def miscounts() -> list[Miscount]:
    """Return the spaces whose note is wrong; two queries, however many there are."""
    sums = dict(
        taking_space()
        .exclude(organisation=None)
        .order_by()
        .values_list("organisation")
        .annotate(Sum("bytes"))
    )
    spaces = Space.objects.select_related("organisation").order_by("pk")
    found = (miscount_of(space, sums.get(space.organisation_id, 0)) for space in spaces)
    return [wrong for wrong in found if wrong is not None]


def miscount_of(space: Space, counted: int) -> Miscount | None:
    # Where a quota was lowered below what is there, the note ends at the quota: it is full.
    counted = min(counted, space.quota_bytes)
    if space.used_bytes == counted:
        return None
    return Miscount(
        space_id=space.pk,
        organisation=str(space.organisation),
        noted=space.used_bytes,
        counted=counted,
    )


def counted_anew(organisation_id: int) -> int:
    """Return how many bytes of an organisation's space its assets use at this moment."""
    own = taking_space().filter(organisation=organisation_id).order_by()
    return int(own.aggregate(sum=Sum("bytes"))["sum"] or 0)
