"""Rights that run out: announced ahead to officers, and pages asked anew once they have."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import ngettext

from accounts.models import Organisation, User
from accounts.rules.roles import Role
from media_library.actions.consenting import note_run_out
from media_library.models import (
    Asset,
    Consent,
    ConsentEvent,
    ExpiryNotice,
    Grant,
    Photo,
)
from media_library.rights.clearing import agreed, granted
from media_library.rules.expiry import AHEAD, distance, outlives
from media_library.rules.standing import AssetState
from media_library.signals import rights_changed
from outbox.actions.enqueueing import enqueue_mail

TOLD = (Role.OFFICER.value, Role.ADMINISTRATOR.value)


@dataclass(frozen=True, kw_only=True)
class RunsOut:
    """One asset whose rights end, as a line of the mail; `what` is whose word ends."""

    asset: Asset
    until: date
    what: str
    notice: ExpiryNotice


@transaction.atomic
def announce_expiries(*, now: datetime) -> int:
    """Tell officers what runs out within 60, 30 and 7 days; returns how many notices were made.

    Each distance is told once, however often this runs, and one that was missed is not caught up
    with: the nearest one counts.
    """
    lines = [*_grants_running_out(now), *_consents_running_out(now)]
    notices = list({id(line.notice): line.notice for line in lines}.values())
    ExpiryNotice.objects.bulk_create(notices)
    by_owner: dict[Organisation | None, list[RunsOut]] = defaultdict(list)
    for line in lines:
        by_owner[line.asset.organisation].append(line)
    for organisation, own in by_owner.items():
        for officer in _officers_of(organisation):
            _tell(officer, organisation, sorted(own, key=lambda line: line.until), now=now)
    return len(notices)


@transaction.atomic
def hide_lapsed(*, now: datetime) -> int:
    """Have pages asked anew that show what ran out; returns how many photos that are.

    Runs as often as one likes: a consent that ran out gets its line once, and a photo whose pages
    have been made anew since its last day is left alone.
    """
    today = now.date()
    ended = Consent.objects.filter(until__lt=today).exclude(
        events__kind__in=[ConsentEvent.Kind.EXPIRED, ConsentEvent.Kind.WITHDRAWN]
    )
    people = set()
    for consent in ended:
        note_run_out(consent=consent, now=now)
        people.add(consent.person_id)
    # Grants have no lines of their own: two days cover a sweep that was missed.
    lately = (today - timedelta(days=2), today - timedelta(days=1))
    photos = list(
        Photo.objects.filter(
            Q(asset__depictions__person__in=people) | Q(asset__grants__until__range=lately),
            asset__state=AssetState.READY.value,
        ).distinct()
    )
    if photos:
        rights_changed.send(sender=Asset, photos=photos)
    return len(photos)


def _grants_running_out(now: datetime) -> Iterable[RunsOut]:
    grants = Grant.objects.filter(
        until__range=_window(now), revoked_at=None, asset__state=AssetState.READY.value
    ).select_related("asset__organisation")
    for grant in grants.prefetch_related("notices", "asset__grants"):
        until = grant.until or date.max
        days = _untold(until, grant.notices.all(), now)
        if days is None or any(
            outlives(granted(other), granted(grant)) for other in grant.asset.grants.all()
        ):
            continue
        yield RunsOut(
            asset=grant.asset,
            until=until,
            what=grant.holder,
            notice=ExpiryNotice(grant=grant, days_ahead=days, told_at=now),
        )


def _consents_running_out(now: datetime) -> Iterable[RunsOut]:
    consents = (
        Consent.objects.filter(until__range=_window(now))
        .exclude(events__kind=ConsentEvent.Kind.WITHDRAWN)
        .select_related("person")
        .prefetch_related("notices", "person__consents__events")
    )
    for consent in consents:
        until = consent.until or date.max
        days = _untold(until, consent.notices.all(), now)
        others = consent.person.consents.all()
        if days is None or any(outlives(agreed(other), agreed(consent)) for other in others):
            continue
        notice = ExpiryNotice(consent=consent, days_ahead=days, told_at=now)
        shown = Asset.objects.filter(
            depictions__person=consent.person, state=AssetState.READY.value
        ).select_related("organisation")
        for asset in shown:
            yield RunsOut(asset=asset, until=until, what=consent.person.name, notice=notice)


def _window(now: datetime) -> tuple[date, date]:
    return now.date(), now.date() + timedelta(days=max(AHEAD))


def _untold(until: date, notices: Iterable[ExpiryNotice], now: datetime) -> int | None:
    days = distance(until=until, today=now.date())
    told = {notice.days_ahead for notice in notices}
    return None if days in told else days


def _officers_of(organisation: Organisation | None) -> Iterable[User]:
    """Return who is told: officers of the owner, administrators where nobody owns it."""
    people = User.objects.filter(is_active=True).order_by("pk")
    if organisation is None:
        return people.filter(memberships__role=Role.ADMINISTRATOR.value).distinct()
    return people.filter(
        memberships__organisation=organisation, memberships__role__in=TOLD
    ).distinct()


def _tell(
    officer: User, organisation: Organisation | None, lines: list[RunsOut], *, now: datetime
) -> None:
    profile = getattr(officer, "wagtail_userprofile", None)
    language = (profile and profile.preferred_language) or settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "lines": [
                {"line": line, "day": date_format(line.until), "kind": line.asset.kind}
                for line in lines
            ],
            "language": language,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        subject = ngettext(
            "Rights run out: %(number)s picture or video",
            "Rights run out: %(number)s pictures and videos",
            len(lines),
        ) % {"number": len(lines)}
        enqueue_mail(
            recipient=officer.email,
            subject=subject,
            text=render_to_string("emails/rights_run_out.txt", context),
            html=render_to_string("emails/rights_run_out.html", context),
            language=language,
            may_repeat=True,
            now=now,
            dedup_key=f"expiry:{officer.pk}:{organisation.pk if organisation else 0}:"
            f"{now:%Y%m%dT%H%M%S}",
        )
