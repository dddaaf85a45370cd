"""Writing down that a photo's renditions are owed."""

from datetime import datetime

from wagtail.images.models import Filter

from media_library.models import Photo, RenditionWork
from media_library.photos.renditions import missing_specs, version_of
from outbox.rules.states import SETTLED

LANE = "renditions"
SOMEBODY_WAITS, NOBODY_WAITS = 3, 5  # whoever uploads in the editor wants to see the picture


def owe_renditions(*, photo: Photo, now: datetime) -> RenditionWork:
    """Owe the renditions for the photo's present version and focal point; repeats change nothing.

    Call it whenever the master, credit, licence, focal point, people shown or epoch of rights
    may have changed.
    """
    # A cut follows the focal point: another one means other renditions.
    focal = Filter("fill-1x1").get_cache_key(photo)
    key = f"{version_of(photo)}:{focal}"
    done = {state.value for state in SETTLED}
    earlier = RenditionWork.objects.filter(photo=photo, input_key__startswith=key).order_by("pk")
    last = earlier.last()
    if last is not None and (last.state not in done or not missing_specs(photo)):
        return last
    # A credit that was changed and changed back: done once, but the files are of the other one.
    turn = f":{earlier.count()}" if last is not None else ""
    work, _ = RenditionWork.objects.get_or_create(
        photo=photo,
        input_key=key + turn,
        defaults={
            "lane": LANE,
            "due_at": now,
            "next_try_at": now,
            "scopes": "|all|",
            "priority": SOMEBODY_WAITS if photo.uploaded_by_user_id else NOBODY_WAITS,
        },
    )
    return work
