"""What the kinds of places are called to guests."""

from django.utils.translation import gettext as _

from ceremonies.models import Pool

Kind = Pool.Kind


def pool_words(pool: Pool) -> str:
    """Return the name of a pool's places, with the language where there is one."""
    words = {
        Kind.ON_SITE: _("On site"),
        Kind.ONLINE: _("Online"),
        Kind.WHEELCHAIR: _("Wheelchair places"),
        Kind.HEADSET: _("Headsets for interpretation"),
        Kind.SIGN_LANGUAGE: _("Seats with a view of the sign language interpreter"),
    }[Kind(pool.kind)]
    return f"{words} ({pool.language_name})" if pool.language else words
