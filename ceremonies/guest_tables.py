"""Tables of ceremonies to take away: CSV in which a spreadsheet finds no formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ceremonies.guest_list import GuestFilter, chosen, line_of
from ceremonies.models import Ceremony
from ceremonies.querysets import as_guests
from media_library.public import safe_cell

MARK = "\ufeff"  # by which spreadsheets know UTF-8


def guests_response(ceremony: Ceremony, *, asked: Mapping[str, Any]) -> HttpResponse:
    """Return the list as the address narrows it; what guests need is not in it."""
    heads = [_("Name"), _("Others"), _("Email address"), _("People"), _("Places")]
    lines = (line_of(guest) for guest in as_guests(chosen(ceremony, GuestFilter(asked))))
    return table_response(
        [*heads, _("Standing"), _("Photos")],
        (
            [
                line.guest.name,
                ", ".join(line.more),
                line.guest.registration.address,
                str(line.guest.registration.party),
                ", ".join(line.ways),
                line.standing,
                line.photos,
            ]
            for line in lines
        ),
        name=f"{slugify(ceremony.name) or 'ceremony'}-guests-{timezone.localdate():%Y-%m-%d}.csv",
    )


def table_response(heads: list[str], rows: Iterable[list[str]], *, name: str) -> HttpResponse:
    """Return rows as a file that is kept out of caches."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(heads)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return HttpResponse(
        MARK + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
