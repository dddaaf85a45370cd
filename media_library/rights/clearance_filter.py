"""`rules.clearance` as one SQL condition, for lists that no one could ask row by row.

A property test holds it against the pure rule: whoever changes one changes the other.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from media_library.models import Consent, ConsentEvent, Depiction, Grant
from media_library.one_by_one import asked_of_each
from media_library.rules.standing import AssetState, Channel, People


def is_cleared(*, channel: Channel, language: str, on: date) -> Q:
    """Return what holds for assets that may be shown in a channel, in a language, on a day."""
    grants = Grant.objects.alias(**_AS_TEXT).filter(
        _covers(channel, language), _in_force(on), asset=OuterRef("pk"), revoked_at=None
    )
    objecting = Depiction.objects.filter(
        ~Exists(_consents(channel=channel, language=language, on=on)), asset=OuterRef("pk")
    )
    named = Q(people=People.NAMED.value)
    return (
        Q(state=AssetState.READY.value)
        & asked_of_each(grants)
        & ~Q(people=People.NOT_SAID.value)
        & (~named | Q(Exists(Depiction.objects.filter(asset=OuterRef("pk")))))
        & ~Q(Exists(objecting))
    )


# Lists of codes are kept as JSON. SQLite knows no "contains" for it, and the codes hold neither
# quotes nor wildcards, so a quoted code is looked for in the text of the list.
_AS_TEXT = {
    "channels_text": Cast("channels", TextField()),
    "languages_text": Cast("languages", TextField()),
}


def _holds(field: str, code: str) -> Q:
    return Q(**{f"{field}__contains": f'"{code}"'})


def _covers(channel: Channel, language: str) -> Q:
    return _holds("channels_text", channel.value) & (
        Q(languages_text="[]") | _holds("languages_text", language)
    )


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(until=None) | Q(until__gte=on))


def _consents(*, channel: Channel, language: str, on: date) -> QuerySet[Consent]:
    """Return the consents of a depicted person that cover the use and that nothing has ended."""
    events = ConsentEvent.objects.filter(consent=OuterRef("pk"))
    withdrawn = events.filter(kind=ConsentEvent.Kind.WITHDRAWN)
    narrowed = (
        events.filter(kind=ConsentEvent.Kind.NARROWED)
        .alias(left=Cast("channels", TextField()))
        .exclude(_holds("left", channel.value))
    )
    return Consent.objects.alias(**_AS_TEXT).filter(
        _covers(channel, language),
        _in_force(on),
        Q(is_by_guardian=True) | Q(person__is_minor=False),
        ~Exists(withdrawn),
        ~Exists(narrowed),
        person=OuterRef("person"),
    )
