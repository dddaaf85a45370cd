"""The card of an invitation: A5, to be printed and put up, in the invitation's language."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view
from media_library.desk.inviting.codes import qr_code
from media_library.desk.inviting.views import invitations_of, link_of


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def card(request: DeskRequest, key: UUID) -> HttpResponse:
    """Show a card whose link still leads somewhere."""
    one = invitations_of(request).open(timezone.now()).filter(uuid=key).first()  # type: ignore[attr-defined]
    if one is None:
        raise Http404
    link = link_of(one)
    with translation.override(one.language):
        context = {
            "invitation": one,
            "link": link,
            "code": qr_code(link, label=_("QR code of the link")),
        }
        return render(request, "media_library/desk/inviting/card.html", context)
