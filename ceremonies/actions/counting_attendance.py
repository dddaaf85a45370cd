"""How many took part: counted by hand, and written down before guests are forgotten."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Sum

from ceremonies.models import AttendanceFact, Ceremony, Claim, CountMethod, Entry, Pool
from ceremonies.models.choices import Status
from ceremonies.models.places import MAIN_KINDS

# Long before anybody is forgotten, and late enough that the last changes are made.
WRITTEN_DOWN_AFTER = timedelta(days=7)
# Mode, country, type of organisation, people.
Row = tuple[str, str, str, int]


class NotOverYet(Exception):
    """Nobody can be counted who has not come yet."""


@transaction.atomic
def count_people(
    *, ceremony_id: int, mode: str, count: int, method: str, now: datetime
) -> AttendanceFact:
    """Write down how many came one way, all together; a later number replaces it.

    Raises NotOverYet before the ceremony begins.
    """
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if now < ceremony.starts_at:
        raise NotOverYet
    fact, _created = AttendanceFact.objects.update_or_create(
        ceremony=ceremony,
        mode=AttendanceFact.Mode(mode),
        is_of_all=True,
        country="",
        organisation_type="",
        defaults={"count": count, "method": CountMethod(method)},
    )
    return fact


@transaction.atomic
def freeze(*, ceremony_id: int, now: datetime) -> bool:
    """Write down of which countries and organisations the guests with places are, once.

    Says whether this was the time; afterwards nothing that happens to registrations changes it.
    Who was let in at a door is counted by tickets. Where none was run, and online, nothing is known
    of who had a place and did not come: these numbers are estimates. Raises NotOverYet.
    """
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if now < ceremony.ends_at:
        raise NotOverYet
    if ceremony.counted_at:
        return False
    if ceremony.status != Status.CANCELLED:
        AttendanceFact.objects.bulk_create(_facts(ceremony))
    ceremony.counted_at = now
    ceremony.save(update_fields=["counted_at"])
    return True


def freeze_due(*, now: datetime) -> int:
    """Write down what ended WRITTEN_DOWN_AFTER ago; returns how many ceremonies.

    A postponed ceremony has not taken place.
    """
    over = Ceremony.objects.filter(counted_at=None, ends_at__lte=now - WRITTEN_DOWN_AFTER)
    due = over.exclude(status=Status.POSTPONED).order_by("pk").values_list("pk", flat=True)
    return sum(freeze(ceremony_id=pk, now=now) for pk in list(due))


def _facts(ceremony: Ceremony) -> list[AttendanceFact]:
    counted: dict[str, CountMethod] = dict.fromkeys(MAIN_KINDS, CountMethod.ESTIMATE)
    entries = _entries(ceremony)
    if entries:
        counted[Pool.Kind.ON_SITE] = CountMethod.TICKETS
    expected = [row for row in _expected(ceremony) if counted[row[0]] == CountMethod.ESTIMATE]
    return [
        AttendanceFact(
            ceremony=ceremony,
            mode=mode,
            country=country,
            organisation_type=organisation_type,
            count=count,
            method=counted[mode],
        )
        for mode, country, organisation_type, count in [*entries, *expected]
    ]


def _entries(ceremony: Ceremony) -> list[Row]:
    """Return how many of each kind were let in at the door; none where no door was run."""
    let_in = Entry.objects.filter(person__registration__ceremony=ceremony)
    kinds = ("person__registration__country", "person__registration__organisation_type")
    counted = let_in.order_by(*kinds).values_list(*kinds).annotate(count=Count("pk"))
    return [(Pool.Kind.ON_SITE, *row) for row in counted]


def _expected(ceremony: Ceremony) -> list[Row]:
    """Return how many of each kind had a place, whether or not they came."""
    have = Claim.objects.filter(
        registration__ceremony=ceremony,
        registration__ended_at=None,
        registration__confirmed_at__isnull=False,
        ended_at=None,
        granted__gt=0,
        pool__kind__in=MAIN_KINDS,
    )
    kinds = ("pool__kind", "registration__country", "registration__organisation_type")
    return list(have.order_by(*kinds).values_list(*kinds).annotate(count=Sum("granted")))
