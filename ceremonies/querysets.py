"""Reads of guests: who comes to a ceremony and how they stand, whoever looks; constant queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from accounts.models import Membership
from accounts.rules.roles import Role
from accounts.sealing import SecretUnreadable
from ceremonies.actions.naming import Needs, needs_of
from ceremonies.models import Ceremony, Claim, Person, Registration
from ceremonies.models.places import MAIN_KINDS
from ceremonies.rules.guest_lists import Reader, Standing, standing_of_party


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One party in a list. `before` are the parties that stand before it, where it waits."""

    registration: Registration
    standing: Standing
    persons: list[Person]
    claims: list[Claim]
    before: int

    @property
    def name(self) -> str:
        """The first name given, "" where nobody has said."""
        return next((person.name for person in self.persons if person.name), "")

    @property
    def main(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.pool.is_main]


def guests_of(ceremony: Ceremony, *, words: str = "", standing: str = "") -> QuerySet[Registration]:
    """Return the parties whose name or address holds the words, in the order of registering.

    Ended ones only where they are asked for by `standing`.
    """
    found = Registration.objects.filter(ceremony=ceremony).order_by("pk")
    if words:
        named = Person.objects.filter(registration=OuterRef("pk"), name__icontains=words)
        found = found.filter(Q(address__icontains=words) | Exists(named))
    main = Claim.objects.filter(
        registration=OuterRef("pk"), ended_at=None, pool__kind__in=MAIN_KINDS
    )
    placed, offered = Exists(main.filter(granted__gt=0)), Exists(main.filter(offered__gt=0))
    if standing == Standing.ENDED:
        return found.exclude(ended_at=None)
    found = found.filter(ended_at=None)
    if standing == Standing.HELD:
        return found.filter(confirmed_at=None)
    if not standing:
        return found
    found = found.exclude(confirmed_at=None)
    return found.filter(
        {
            Standing.CONFIRMED: placed & ~offered,
            Standing.OFFERED: offered,
            Standing.WAITING: ~placed,
        }[Standing(standing)]
    )


def as_guests(registrations: QuerySet[Registration] | Any) -> list[Guest]:
    """Read parties with their persons and places: three queries, however many."""
    line = Claim.objects.filter(
        pool=OuterRef("pool"), ended_at=None, granted__lt=F("wanted"), number__lt=OuterRef("number")
    )
    ahead = line.order_by().values("pool").annotate(n=Count("pk")).values("n")
    claims = (
        Claim.objects.filter(ended_at=None)
        .select_related("pool")
        .order_by("pk")
        .annotate(before=Coalesce(Subquery(ahead, output_field=IntegerField()), 0))
    )
    read = registrations.prefetch_related(
        "persons", Prefetch("claims", claims, to_attr="live_claims")
    )
    return [_guest(registration) for registration in read]


def needs_of_guests(ceremony: Ceremony) -> Iterator[tuple[Person, Needs | None]]:
    """Open what those who come need, in the order of their names; None where a seal is broken."""
    persons = (
        Person.objects.filter(
            registration__ceremony=ceremony,
            registration__ended_at=None,
            registration__confirmed_at__isnull=False,
        )
        .exclude(needs="")
        .select_related("registration")
        .order_by("name", "pk")
    )
    for person in persons:
        try:
            yield person, needs_of(person)
        except SecretUnreadable:
            yield person, None


def reader(user: Any) -> Reader:
    """Return in which roles somebody reads lists of guests; none for whom is not active."""
    if not user.is_active:
        return Reader()
    roles = Membership.objects.filter(user=user, role__in=(Role.HOST.value, Role.PARTNER.value))
    held = list(roles.values_list("role", "organisation_id"))
    return Reader(
        hosts=frozenset(pk for role, pk in held if role == Role.HOST.value),
        partners=frozenset(pk for role, pk in held if role == Role.PARTNER.value),
        sees_needs=user.has_perm("ceremonies.see_needs"),
    )


def _guest(registration: Any) -> Guest:
    claims: list[Any] = registration.live_claims
    main = [claim for claim in claims if claim.pool.is_main]
    waiting = [claim for claim in main if claim.missing]
    return Guest(
        registration=registration,
        standing=standing_of_party(
            has_ended=registration.ended_at is not None,
            is_confirmed=registration.confirmed_at is not None,
            granted=sum(claim.granted for claim in main),
            offered=sum(claim.offered for claim in main),
        ),
        persons=list(registration.persons.all()),
        claims=claims,
        before=waiting[0].before if waiting else 0,
    )
