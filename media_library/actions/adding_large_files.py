"""An officer's large files: begun against every limit, and checked like anybody's afterwards."""

from datetime import datetime, timedelta

from accounts.models import Organisation, User
from media_library.actions.contributing import open_contribution
from media_library.actions.receiving import NotTaken, room_left, start_upload
from media_library.models import Asset, Contribution
from media_library.rules.film_limits import MAX_BYTES
from media_library.rules.handing_in import kind_of, why_not_taken
from media_library.uploading import presigned
from media_library.uploading.door import Door
from media_library.uploading.ending import end_upload
from media_library.uploading.labels import label_of

# What somebody adds within a day belongs together.
TOGETHER = timedelta(days=1)
_UNBOUNDED = 2**62


def contribution_of(
    *, by: User, organisation: Organisation, language: str, now: datetime
) -> Contribution:
    """Return what an officer is adding to an organisation today."""
    open_ones = Contribution.objects.filter(
        contributor=by,
        organisation=organisation,
        handed_in_at=None,
        created_at__gt=now - TOGETHER,
    )
    return open_ones.order_by("-pk").first() or open_contribution(
        organisation=organisation, contributor=by, language=language
    )


def begin_large_file(
    *, contribution: Contribution, label: str, mime: str, length: int, now: datetime
) -> Asset:
    """Reserve the space and open the way into the bucket. Raises NotTaken, NoRoom, SpoolAway."""
    label = label_of(label)
    kind = kind_of(label=label, mime=mime)
    refusal = why_not_taken(kind=kind, length=length, room=room_left(contribution, now))
    if refusal is not None:
        raise NotTaken(refusal)
    # How much there may be is counted with the asset; the door only bounds the single file.
    door = Door(
        owner_key=f"desk:{contribution.uuid}",
        base_url="",
        bytes_left=_UNBOUNDED,
        files_left=_UNBOUNDED,
        max_bytes_per_file=MAX_BYTES,
    )
    upload = presigned.begin(door=door, label=label, mime=mime, length=length, now=now)
    try:
        return start_upload(
            contribution=contribution,
            label=label,
            mime=mime,
            length=length,
            upload=upload,
            now=now,
        )
    except NotTaken:
        end_upload(upload=upload)
        raise
