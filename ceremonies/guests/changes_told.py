"""What has changed about a ceremony, in words: many mail programs show no calendar part."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ceremonies.models import Ceremony
from ceremonies.models.choices import Mode, Status
from ceremonies.rules.changes import Facts


def changes_told(before: dict[str, Any], ceremony: Ceremony) -> list[str]:
    """Return a sentence for each change since the facts that guests were told before."""
    was, now = Facts.from_json(before), ceremony.facts
    if now.status in (Status.CANCELLED, Status.POSTPONED):
        return [_of_status(now.status)]
    told = []
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        told += [
            _("New time: %(when)s.") % {"when": _when(now)},
            _("Until now it was: %(when)s.") % {"when": _when(was)},
        ]
    if was.mode != now.mode:
        told.append(_of_mode(now.mode))
    if was.street_address != now.street_address and now.street_address:
        told.append(_("New address: %(address)s.") % {"address": now.street_address})
    if was.status in (Status.CANCELLED, Status.POSTPONED):
        told.insert(0, _("The ceremony takes place after all."))
    return told or [_of_status(now.status)]


def _of_status(status: str) -> str:
    words = {
        Status.CANCELLED: _("The ceremony is cancelled. We are sorry."),
        Status.POSTPONED: _(
            "The ceremony is postponed. Your registration stays; we write as soon as there is a "
            "new date."
        ),
        Status.CONFIRMED: _("It is certain now that the ceremony takes place."),
    }
    return words.get(Status(status), _("There is news about the ceremony; please see its page."))


def _of_mode(mode: str) -> str:
    return {
        Mode.ONLINE: _("The ceremony takes place online only."),
        Mode.ON_SITE: _("The ceremony takes place on site only."),
        Mode.HYBRID: _("You can take part on site or online."),
    }[Mode(mode)]


def _when(facts: Facts) -> str:
    return render_to_string("emails/guest_when.txt", {"facts": facts}).strip()
