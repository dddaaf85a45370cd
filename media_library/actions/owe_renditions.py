"""Writing down that a photo's renditions are owed."""

from datetime import datetime

from wagtail.images.models import Filter

from media_library.models import Photo, RenditionWork

LANE = "renditions"


def owe_renditions(*, photo: Photo, now: datetime) -> RenditionWork:
    """Owe the renditions for the photo's present master and focal point; repeats change nothing."""
    # A cut follows the focal point: another one means other renditions.
    focal = Filter("fill-1x1").get_cache_key(photo)
    key = f"{photo.file.name.rsplit('/', 1)[-1]}:{focal}"
    work, _ = RenditionWork.objects.get_or_create(
        photo=photo,
        input_key=key[-120:],
        defaults={"lane": LANE, "due_at": now, "next_try_at": now, "scopes": "|all|"},
    )
    return work
