"""What runs out announces itself 60, 30 and 7 days ahead, once each, to the right people."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.actions.grant_role import grant_role
from accounts.rules.roles import Role
from media_library.actions.expiring import announce_expiries
from media_library.actions.grant_rights import grant_rights
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import ExpiryNotice
from media_library.rules.expiry import distance, outlives
from media_library.rules.standing import Channel, Span
from outbox.models import Mail
from tests.factories import organisation, person, photo
from tests.media_library.rights.people import agreed, photo_of, somebody

LAST = date(2027, 6, 30)


def days_before(days: int) -> datetime:
    return datetime(2027, 6, 30, 3, 0, tzinfo=UTC) - timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "expected"),
    [(90, None), (61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)],
)
def test_the_nearest_distance_counts(left, expected):
    assert distance(until=LAST, today=LAST - timedelta(days=left)) == expected


def test_another_grant_that_covers_as_much_and_lasts_longer_makes_silence():
    ending = Span(channels=frozenset({"web"}), valid_from=LAST, until=LAST)
    longer = Span(channels=frozenset({"web", "print"}), valid_from=LAST)
    assert outlives(longer, ending)
    assert not outlives(ending, longer)
    assert not outlives(ending, ending)
    for spoilt in ({"channels": frozenset({"print"})}, {"is_ended": True}, {"until": LAST}):
        assert not outlives(Span(**{**vars(longer), **spoilt}), ending)
    assert not outlives(Span(**{**vars(longer), "languages": frozenset({"lv"})}), ending)


@pytest.fixture
def officer(db):
    return person(Role.OFFICER)


def lasting(**fields):
    made = photo(title="The lantern evening", organisation=organisation(), **fields)
    made.asset.grants.update(until=LAST, valid_from=date(2026, 1, 1))
    return made


def told():
    return list(Mail.objects.order_by("pk").values_list("recipient", flat=True))


def test_a_grant_is_announced_three_times_and_never_twice(officer):
    asset = lasting().asset
    for days, mails in [(61, 0), (60, 1), (60, 1), (45, 1), (30, 2), (29, 2), (7, 3), (1, 3)]:
        announce_expiries(now=days_before(days))
        assert len(told()) == mails, days
    assert set(told()) == {officer.email}
    assert sorted(ExpiryNotice.objects.values_list("days_ahead", flat=True)) == [7, 30, 60]
    mail = Mail.objects.first()
    assert "The lantern evening" in mail.text
    assert "30 June 2027" in mail.text
    own_page = f"{settings.SITE_URL}{reverse('media_desk:asset', args=[asset.uuid])}"
    assert own_page in mail.text
    assert f'href="{own_page}"' in mail.html


def test_whoever_slept_through_is_told_once(officer):
    lasting()
    announce_expiries(now=days_before(5))
    assert len(told()) == 1


def test_a_consent_is_announced_with_every_picture_it_carries(officer):
    anna = somebody()
    agreed(anna, until=LAST, now=days_before(400))
    photo_of(anna, title="Dancing")
    photo_of(anna, title="Singing")
    assert announce_expiries(now=days_before(30)) == 1
    (mail,) = Mail.objects.all()
    assert "Dancing" in mail.text
    assert "Singing" in mail.text
    assert "Anna Ozola" in mail.text


def test_other_organisations_and_partners_hear_nothing(officer):
    stranger = person()
    grant_role(user=stranger, organisation=organisation("Another"), role=Role.OFFICER)
    person(Role.PARTNER)
    person(Role.OFFICER, is_active=False)
    lasting()
    announce_expiries(now=days_before(30))
    assert told() == [officer.email]


def test_what_belongs_to_nobody_is_told_to_administrators(officer):
    administrator = person(Role.ADMINISTRATOR)
    photo().asset.grants.update(until=LAST)
    announce_expiries(now=days_before(30))
    assert told() == [administrator.email]


def test_what_was_prolonged_revoked_or_withdrawn_is_not_announced(officer):
    prolonged, withdrawn, revoked = lasting(), lasting(), lasting()
    grant_rights(
        asset=prolonged.asset,
        holder="A",
        licence="CC0-1.0",
        channels=tuple(Channel),
        now=days_before(90),
    )
    withdraw_assets(assets=[withdrawn.asset], asked_by="An officer", now=days_before(90))
    revoked.asset.grants.update(revoked_at=days_before(90))
    assert announce_expiries(now=days_before(30)) == 0
    assert told() == []
