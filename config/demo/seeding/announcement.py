"""What the demo's finale announces: complete and sealed, to be rehearsed and armed by people."""

from datetime import datetime, timedelta

from accounts.models import User
from ceremonies.actions.announcing import announcement_of, write
from ceremonies.public import Ceremony
from ceremonies.rules.sealed import Content, NewPearl, Words
from cms.public import Region
from config.demo.content.new_pearls import NEW_PEARLS
from config.demo.content.shapes import SealedPearl

# As in the programme: when the next Pearls are named.
INTO_THE_EVENING = timedelta(minutes=120)


def seed_announcement(*, ceremony: Ceremony, users: dict[str, User], now: datetime) -> None:
    """Seal it as the officer does; nobody has armed it yet."""
    write(
        announcement_id=announcement_of(ceremony_id=ceremony.pk).pk,
        content=Content(
            year=ceremony.season_id + 1, pearls=tuple(_pearl(item) for item in NEW_PEARLS)
        ),
        reveal_at=ceremony.starts_at + INTO_THE_EVENING,
        by=users["officer"],
        now=now,
    )


def _pearl(item: SealedPearl) -> NewPearl:
    return NewPearl(
        slug=item.slug,
        name=item.name,
        country=Region.objects.get(pk=item.region).country_id,
        region=item.region,
        latitude=item.latitude,
        longitude=item.longitude,
        words={
            code: Words(title=item.name, summary=item.summary[code], body=item.body[code])
            for code in item.body
        },
    )
