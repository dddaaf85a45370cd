"""The programme's own pictures, of no organisation: all editors describe them, few change them."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules.roles import Role
from media_library.desk import access
from media_library.models import Grant
from tests.factories import person, photo
from tests.media_library.two_organisations import two_organisations

pytestmark = pytest.mark.django_db


def answers(somebody, shared):
    """What somebody gets who opens, describes, and revokes the rights of a shared picture."""
    client = Client(headers={"X-Requested-With": "XMLHttpRequest"})  # asks for 403 as such
    client.force_login(somebody)
    grant = Grant.objects.get(asset=shared.asset)
    key = {"key": shared.asset.uuid}
    return (
        client.get(reverse("media_desk:asset", kwargs=key)).status_code,
        client.get(reverse("media_desk:asset_describe", kwargs=key)).status_code,
        client.get(reverse("media_desk:asset_withdraw", kwargs=key)).status_code,
        client.post(reverse("media_desk:asset_revoke", kwargs={**key, "pk": grant.pk})).status_code,
    )


def test_an_officer_of_a_town_describes_and_does_not_withdraw_what_is_everybodys():
    a, _b = two_organisations()
    shared = photo()
    assert answers(a.people[Role.OFFICER], shared) == (200, 200, 403, 403)
    assert Grant.objects.get(asset=shared.asset).revoked_at is None


def test_an_administrator_does_both():
    assert answers(person(Role.ADMINISTRATOR), photo()) == (200, 200, 200, 302)


def test_without_the_rule_any_officer_would_have_taken_it_from_everybody(monkeypatch):
    a, _b = two_organisations()
    monkeypatch.setattr(
        access, "may_do", lambda user, roles, *, asset: access.has_role(user, roles)
    )
    shared = photo()
    assert answers(a.people[Role.OFFICER], shared) == (200, 200, 200, 302)
    assert Grant.objects.get(asset=shared.asset).revoked_at is not None
