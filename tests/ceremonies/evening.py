"""A ceremony with places, and what must be true of them after every change."""

import uuid
from datetime import UTC, datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from ceremonies.actions.opening_pools import open_pool
from ceremonies.actions.registering import Wish, register
from ceremonies.models import Ceremony, CeremonyIndexPage, CeremonyPage, Claim, Pool
from cms.models import TitleYear
from tests.factories import organisation, pearl, publish

DOORS = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)
NOW = DOORS - timedelta(days=30)


def ceremony(*, on_site=None, online=None, **fields):
    """Return a ceremony that takes registrations; a pool for each number given."""
    season, _ = TitleYear.objects.get_or_create(year=2027)
    made = Ceremony.objects.create(
        **{
            "season": season,
            "organisation": organisation(),
            "name": "Evening",
            "mode": "hybrid",
            "status": "confirmed",
            "starts_at": DOORS + timedelta(hours=1),
            "ends_at": DOORS + timedelta(hours=4),
            "doors_open_at": DOORS,
            "registration_opens_at": NOW - timedelta(days=1),
            "zone": "Europe/Riga",
            **fields,
        }
    )
    for kind, cap in (("on-site", on_site), ("online", online)):
        if cap is not None:
            Pool.objects.create(ceremony=made, kind=kind, cap=cap)
    return made


def evening(starts_at, **facts):
    """Return a confirmed ceremony of Rūjiena's, two hours long."""
    made = Ceremony.objects.create(
        **{
            "name": "Evening",
            "season": pearl().title_year,
            "organisation": organisation(),
            "status": "confirmed",
            "doors_open_at": starts_at - timedelta(minutes=30),
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "zone": "Europe/Riga",
            **facts,
        }
    )
    made.pearls.set([pearl()])
    return made


def hall(home, *, slug="midsummer", on_site=2, online=1):
    """Publish a ceremony in thirty days that takes registrations; returns it."""
    now = timezone.now()
    index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), home)
    made = evening(
        now + timedelta(days=30), mode="hybrid", registration_opens_at=now - timedelta(days=1)
    )
    page = CeremonyPage(title=slug.title(), slug=slug, ceremony=made, venue="Square")
    publish(page, index)
    for kind, cap in (("on-site", on_site), ("online", online)):
        open_pool(ceremony=made, kind=kind, language="", cap=cap, now=timezone.now())
    return made


def wish(address="guest@example.org", party=1, modes=("on-site",), **fields):
    return Wish(address=address, language="en", party=party, modes=modes, **fields)


def come(evening, address, party=1, modes=("on-site",), *, now=NOW, **fields):
    """Register a party; returns the registration."""
    asked = wish(address, party, modes, **fields)
    return register(ceremony_id=evening.pk, wish=asked, form_key=uuid.uuid4(), now=now).registration


def places(registration):
    """Return what a party has: (pool's kind, granted, wanted) of each live claim."""
    live = registration.claims.filter(ended_at=None).order_by("pk")
    return [(c.pool.kind, c.granted, c.wanted) for c in live.select_related("pool")]


def out_of_balance(evening):
    """Return the pools whose tally is not what claims and invitations add up to."""
    wrong = []
    for pool in evening.pools.all():
        live = pool.claims.filter(ended_at=None).aggregate(g=Sum("granted"), w=Sum("wanted"))
        granted, wanted = live["g"] or 0, live["w"] or 0
        held = pool.invitations.aggregate(unused=Sum("unused"))["unused"] or 0
        if (pool.taken, pool.waiting) != (granted + held, wanted - granted):
            wrong.append((pool, granted, held, wanted))
    return wrong


def overlooked(evening):
    """Return the first in line of each pool who would fit and yet has no place."""
    found = []
    for pool in evening.pools.all():
        line = [c for c in pool.claims.filter(ended_at=None).order_by("number") if c.missing]
        if line and pool.tally.fits(1 if line[0].registration.may_split else line[0].missing):
            found.append(line[0])
    return found


def in_line(pool):
    """Return the numbers of those who wait, in order."""
    waiting = Claim.objects.filter(pool=pool, ended_at=None).order_by("number")
    return [claim.number for claim in waiting if claim.missing]
