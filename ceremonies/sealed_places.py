"""Which places an announcement keeps sealed: for whoever has to see that none of them is told."""

import logging

from django.views.decorators.debug import sensitive_variables

from ceremonies.actions.announcing import content_of
from ceremonies.announced import public_announcements
from ceremonies.rules.announcing import State
from ceremonies.secrecy import Unspeakable, unlogged
from cms.public import secrets

logger = logging.getLogger(__name__)


@secrets.register_sealed_places
@sensitive_variables()
def sealed_places(since_year: int) -> list[tuple[str, str]]:
    """Return address and name of each place whose title is not announced yet.

    What cannot be opened stops no post: nobody else can read its names either.
    """
    waiting = public_announcements().exclude(state=State.ANNOUNCED).exclude(sealed="")
    found = []
    for row in waiting.select_related("ceremony"):
        try:
            with unlogged():
                content = content_of(row)
        except Unspeakable as error:
            logger.error("announcement %s could not be opened: %s", row.pk, error)
            continue
        if content.year >= since_year:
            found += [(pearl.slug, pearl.name) for pearl in content.pearls]
    return found
