"""The proof of a consent, opened from the file that shows the person; it leaves a trace."""

from pathlib import PurePath
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.utils import timezone

from media_library.desk.access import MAY_KEEP, DeskRequest, asset_for, desk_view
from media_library.desk.library.files import private_file
from media_library.models import AssetAccess, Consent
from media_library.searching.finding import may_read_names


@desk_view(MAY_KEEP, methods=("POST",))
def evidence(request: DeskRequest, key: UUID, consent: UUID) -> FileResponse:
    """Hand out a signature or signed form; who opened it and when is written down first."""
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    if not may_read_names(request.user, asset):
        raise PermissionDenied
    known = Consent.objects.filter(person__depictions__asset=asset, uuid=consent)
    found = known.exclude(evidence="").first()
    if found is None:
        raise Http404
    what = f"consent {found.uuid.hex[:12]}"
    AssetAccess.objects.create(asset=asset, user=request.user, what=what, at=timezone.now())
    suffix = PurePath(str(found.evidence.name)).suffix or ".bin"
    return private_file(found.evidence, name=f"consent-{found.uuid.hex[:8]}{suffix}")
