"""The page from which officers add large files; what its script asks for is in `large_files`."""

from typing import Any

from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from media_library.contributing.views import ACCEPT
from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view, organisations_for
from media_library.desk.layout import desk_page
from media_library.models import Asset, Space, Upload
from media_library.rules.film_limits import MAX_BYTES
from media_library.rules.limits import MAX_BYTES as PHOTO_MAX_BYTES
from media_library.rules.standing import AssetState
from media_library.uploading import presigned

MOST_BEGUN = 50


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def large_files(request: DeskRequest) -> HttpResponse:
    own = list(organisations_for(request.user, MAY_KEEP).order_by("name"))
    asked = request.GET.get("organisation", "")
    chosen = own[0].pk if len(own) == 1 else next((o.pk for o in own if str(o.pk) == asked), "")
    return desk_page(
        request,
        "large_files/page.html",
        title=_("Add large files"),
        organisations=own,
        chosen=chosen,
        accept=ACCEPT,
        most_film=MAX_BYTES,
        most_photo=PHOTO_MAX_BYTES,
        begun=_begun(request.user, [one.pk for one in own]),
        script={
            "address": reverse("media_desk:large_file_begin"),
            "goes_straight": presigned.goes_straight(),
            "language": get_language() or "en",
            # Colleagues may share a browser, and never each other's files.
            "memory": str(request.user.pk),
            "rooms": _rooms([one.pk for one in own]),
            "words": _words(),
        },
    )


def _begun(user: User, organisations: list[int]) -> Any:
    """Return what this person began and did not finish; it counts in the space as a whole."""
    begun = Asset.objects.filter(
        state=AssetState.RECEIVING.value,
        upload__state=Upload.State.RECEIVING,
        contribution__contributor=user,
        organisation__in=organisations,
    )
    return begun.select_related("upload", "organisation").order_by("-pk")[:MOST_BEGUN]


def _rooms(organisations: list[int]) -> dict[str, str]:
    """Say for each organisation how much still fits in; who never handed in has all of it."""
    known = Space.objects.filter(organisation__in=organisations)
    spaces = {space.organisation_id: space for space in known}
    said = {}
    for key in organisations:
        space = spaces.get(key) or Space()
        left = max(0, space.quota_bytes - space.used_bytes)
        said[str(key)] = _("%(left)s of %(all)s are free") % {
            "left": filesizeformat(left),
            "all": filesizeformat(space.quota_bytes),
        }
    return said


def _words() -> dict[str, str]:
    return {
        "waiting": _("Waits for its turn"),
        "preparing": _("Being prepared"),
        "sending": _("{sent} of {all}"),
        "left": _("about {time} left"),
        "moments": _("a few seconds left"),
        "retrying": _("The line trembles. It is tried again by itself."),
        "offline": _("No line at the moment. It goes on by itself when the line is back."),
        "hidden": "",
        "arrived": _("Has arrived. It is checked now and then waits under Review."),
        "stopped": _("Stopped"),
        "known": _("{name} is in the list already."),
        "cancelled": _("{name} was cancelled; nothing of it is kept."),
        "line": _("We could not be reached. What has arrived is kept: try again."),
        "failed": _("This file could not be sent. What has arrived is kept: try again."),
        "signed_out": _(
            "You are not signed in any more. Sign in again in another tab, then come back here "
            "and try again."
        ),
        "changed": _(
            "This file cannot be read any more: it was moved, renamed or changed since you chose "
            "it. Cancel it and choose it again."
        ),
        "store_away": _(
            "The store for files could not be reached from this browser. If this does not pass, "
            "show this sentence to those who run the site: the bucket must allow PUT from here "
            "(CORS)."
        ),
        "store_refuses": _(
            "The store for files refused a part. If trying again does not help, tell those who "
            "run the site."
        ),
        "store_silent": _(
            "The store for files does not say what has arrived. Show this sentence to those who "
            "run the site: the bucket must expose the header ETag (CORS)."
        ),
    }
