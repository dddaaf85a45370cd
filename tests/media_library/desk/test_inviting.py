"""Invitations: made for own organisations only, shown with what came in, ended at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.inviting import invite
from media_library.contributing.links import contribute_path, invitation_behind
from media_library.models import Invitation
from outbox.models import Mail
from tests.factories import organisation, person
from tests.media_library.desk.waiting import signed_in, waiting

pytestmark = pytest.mark.django_db
LIST = "/admin/media/invitations/"


@pytest.fixture
def officer(db):
    return signed_in(person(Role.OFFICER))


def told(**changed):
    return {
        "organisation": organisation().pk,
        "subject": "",
        "purpose": "The lantern evening",
        "message": "Bring everything",
        "language": "lv",
        "until": (timezone.localdate() + timedelta(days=10)).isoformat(),
        "recipient_name": "Ilze",
        "recipient_mail": "ilze@rujiena.example",
        "max_files": 20,
        "gigabytes": 3,
        **changed,
    }


def made(of=None, **fields):
    return invite(
        organisation=of or organisation(),
        purpose=fields.pop("purpose", "The lantern evening"),
        until=timezone.now() + timedelta(days=5),
        language=fields.pop("language", "en"),
        invited_by=person(),
        now=timezone.now(),
        **fields,
    )


def at(invitation, name="invitation"):
    return reverse(f"media_desk:{name}", args=[invitation.uuid])


def test_an_invitation_is_made_and_its_mail_owed(officer):
    answer = officer.post(f"{LIST}new/", told())
    one = Invitation.objects.get()
    assert answer["Location"] == at(one)
    assert (one.max_files, one.max_bytes) == (20, 3 * 1024**3)
    assert contribute_path(one) in Mail.objects.get(recipient="ilze@rujiena.example").text
    page = officer.get(at(one)).content.decode()
    assert contribute_path(one) in page
    assert "<svg" in page


@pytest.mark.parametrize("until", ["2001-01-01", "", "someday"])
def test_a_day_that_cannot_be_is_said_and_nothing_is_lost(officer, until):
    page = officer.post(f"{LIST}new/", told(until=until))
    assert page.status_code == 200
    assert "What you typed is still here" in page.content.decode()
    assert "The lantern evening" in page.content.decode()
    assert not Invitation.objects.exists()


def test_nobody_invites_for_another_organisation(officer):
    page = officer.post(f"{LIST}new/", told(organisation=organisation("Elsewhere").pk))
    assert page.status_code == 200
    assert "Elsewhere" not in page.content.decode()
    assert not Invitation.objects.exists()


def test_the_list_says_what_came_in_and_past_ones_stand_apart(officer):
    open_one, past = made(purpose="Open one"), made(purpose="Ended one")
    waiting(contribution=open_one.contribution)
    waiting(contribution=open_one.contribution)
    Invitation.objects.filter(pk=past.pk).update(until=timezone.now() - timedelta(days=1))
    page = officer.get(LIST).content.decode()
    assert "Open one" in page
    assert "2 files" in page
    assert "Ended one" not in page
    assert "Ended one" in officer.get(f"{LIST}?show=past").content.decode()


def test_a_new_link_makes_the_old_one_void(officer):
    one = made()
    token = contribute_path(one).split("/")[2]
    assert invitation_behind(token) == one
    officer.post(at(one, "invitation_renew"))
    assert invitation_behind(token) is None


def test_taking_back_ends_it_and_nothing_can_be_done_any_more(officer):
    one = made(recipient_mail="ilze@rujiena.example")
    token = contribute_path(one).split("/")[2]
    sent = Mail.objects.count()
    officer.post(at(one, "invitation_revoke"))
    assert invitation_behind(token) is None
    officer.post(at(one, "invitation_send"))
    officer.post(at(one, "invitation_renew"))
    assert Mail.objects.count() == sent
    assert officer.get(at(one, "invitation_card")).status_code == 404
    assert "<svg" not in officer.get(at(one)).content.decode().partition('class="media-code"')[2]


def test_it_is_extended_to_the_end_of_the_day(officer):
    one = made()
    day = timezone.localdate() + timedelta(days=40)
    officer.post(at(one, "invitation_extend"), {"until": day.isoformat()})
    one.refresh_from_db()
    assert timezone.localtime(one.until).date() == day
    page = officer.post(at(one, "invitation_extend"), {"until": "2001-01-01"})
    assert "This day has passed" in page.content.decode()


def test_the_card_speaks_the_language_of_the_invitation(officer):
    one = made(language="lv", purpose="Laternu vakars")
    page = officer.get(at(one, "invitation_card")).content.decode()
    assert '<html lang="lv">' in page
    assert "Laternu vakars" in page
    assert contribute_path(one) in page


def test_another_organisations_invitations_do_not_exist(officer):
    foreign = made(organisation("Elsewhere"), purpose="Secret")
    assert "Secret" not in officer.get(LIST).content.decode()
    for name in ("invitation", "invitation_card"):
        assert officer.get(at(foreign, name)).status_code == 404
    for name in ("extend", "send", "renew", "revoke"):
        address = at(foreign, f"invitation_{name}")
        assert officer.post(address, {"until": "2099-01-01"}).status_code == 404
    foreign.refresh_from_db()
    assert (foreign.epoch, foreign.revoked_at) == (0, None)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.TRANSLATOR, Role.PARTNER])
def test_only_officers_invite(role):
    client = signed_in(person(role))
    one = made()
    for address in (LIST, f"{LIST}new/", at(one), at(one, "invitation_card")):
        assert client.get(address).status_code in {302, 403, 404}
    assert contribute_path(one) not in client.get("/admin/").content.decode()
