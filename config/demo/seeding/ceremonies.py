"""Ceremonies of the demo's season in four languages: facts, programme, streams, places."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from wagtail.models import Page

from accounts.models import Organisation, User
from ceremonies.actions.wording_programme import word_programme
from ceremonies.models import ProgrammeItem, StreamSource
from ceremonies.public import Ceremony, CeremonyPage, keep_facts, open_pool
from cms.public import Pearl
from config.demo.content import shapes
from config.demo.content.ceremonies import CEREMONIES
from config.demo.seeding.announcement import seed_announcement
from config.demo.seeding.door import hold, open_door
from config.demo.seeding.guests import seed_guests
from config.site_tree import SiteTree

DOORS_BEFORE = timedelta(minutes=30)
REGISTRATION_BEFORE = timedelta(days=14)
# A live one begins on a full five minutes.
STEP = 5


def seed_ceremonies(
    *, tree: SiteTree, pearls: dict[str, Pearl], users: dict[str, User], now: datetime
) -> None:
    """Make the season as officers, guests and hosts do, each through their own actions."""
    for item in CEREMONIES:
        ceremony = _ceremony(item, pearl=pearls[item.pearl], now=now)
        for kind, language, cap in item.places:
            open_pool(ceremony=ceremony, kind=kind, language=language, cap=cap, now=now)
        _publish(item, ceremony, tree=tree)
        seed_guests(item.parties, ceremony=ceremony, now=now)
        if item.gate:
            open_door(item, ceremony=ceremony, users=users)
        if item.is_finale:
            seed_announcement(ceremony=ceremony, users=users, now=now)
        if ceremony.ends_at < now:
            hold(item, ceremony=ceremony, users=users, now=now)


def _ceremony(item: shapes.Ceremony, *, pearl: Pearl, now: datetime) -> Ceremony:
    starts_at = _starts_at(item, now=now)
    ceremony = Ceremony(
        name=item.title["en"],
        season=pearl.title_year,
        organisation=_host(item),
        kind="international" if item.is_finale else "local",
        mode=item.mode.replace("_", "-"),
        status="confirmed",
        doors_open_at=starts_at - DOORS_BEFORE,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=item.duration_minutes),
        zone=item.zone,
        registration_opens_at=min(now, starts_at - REGISTRATION_BEFORE),
        **{name: getattr(item, name) for name in SAME_HERE_AND_THERE},
    )
    keep_facts(ceremony=ceremony, now=now)
    ceremony.pearls.set([pearl])
    _programme(item, ceremony)
    StreamSource.objects.bulk_create(
        StreamSource(
            ceremony=ceremony,
            kind=stream.kind,
            language=stream.language,
            address=stream.address,
            caption_languages=stream.captions,
        )
        for stream in item.streams
    )
    return ceremony


SAME_HERE_AND_THERE = (
    "street_address",
    "is_step_free",
    "has_hearing_loop",
    "host_organiser",
    "handed_over_by",
    "received_by",
)


def _starts_at(item: shapes.Ceremony, *, now: datetime) -> datetime:
    if item.minutes_from_now is not None:
        begins = now + timedelta(minutes=item.minutes_from_now)
        return begins.replace(minute=begins.minute // STEP * STEP, second=0, microsecond=0)
    day = (now + timedelta(days=item.days_from_today)).astimezone(ZoneInfo(item.zone))
    return day.replace(hour=item.starts_at_hour, minute=0, second=0, microsecond=0)


def _host(item: shapes.Ceremony) -> Organisation:
    """The town of the Pearl; the finale is the lead partner's."""
    if item.is_finale:
        return Organisation.objects.get(is_lead=True)
    return Organisation.objects.get(slug=f"town-{item.pearl}")


def _programme(item: shapes.Ceremony, ceremony: Ceremony) -> None:
    rows = [
        ProgrammeItem.objects.create(
            ceremony=ceremony,
            starts_at=ceremony.starts_at + timedelta(minutes=told.after_minutes),
            minutes=told.minutes,
            title=told.title["en"],
            languages=told.languages,
        )
        for told in item.programme
    ]
    for code in item.title:
        words = {
            row.pk: {"title": told.title[code], "speakers": (told.speakers or {}).get(code, "")}
            for row, told in zip(rows, item.programme, strict=True)
        }
        word_programme(ceremony_id=ceremony.pk, language=code, words=words)


def _publish(item: shapes.Ceremony, ceremony: Ceremony, *, tree: SiteTree) -> None:
    original: Page | None = None
    for code in item.title:
        page = CeremonyPage(
            title=item.title[code],
            slug=item.slug,
            summary=item.intro[code],
            ceremony=ceremony,
            venue=item.place[code],
            host_event=(item.host_event or {}).get(code, ""),
            host_event_url=item.host_event_url,
        )
        tree.publish(page, parent=tree.pages[code, "ceremonies"], code=code, original=original)
        original = original or page


def ceremonies_to_try() -> list[tuple[str, str]]:
    """Return pages of the season that show something at once, and what."""
    language = settings.LANGUAGE_CODE
    return [
        (f"/{language}/ceremonies/{item.slug}/", "a ceremony that is on, with its streams")
        for item in CEREMONIES
        if item.minutes_from_now is not None
    ] + [
        (
            f"/admin/ceremonies/{ceremony.pk}/announcement/",
            "rehearse and arm the finale, as reviewer and admin",
        )
        for ceremony in Ceremony.objects.filter(kind="international")
    ]
