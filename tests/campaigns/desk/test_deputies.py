"""Naming a deputy at the desk, and deciding as one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from campaigns.actions.approve_variant import submit_variant
from campaigns.models import Deputy

WAYS = reverse("campaign_desk:ways")


@pytest.fixture
def colleague(town):
    user = User.objects.create_user("anna", "anna@example.org", first_name="Anna")
    grant_role(user=user, organisation=town, role=Role.OFFICER)
    return user


@pytest.fixture
def fields(person, colleague):
    today = timezone.localdate()
    return {
        "absent": person(Role.REVIEWER).pk,
        "deputy": colleague.pk,
        "from_on": today - timedelta(days=1),
        "until_on": today + timedelta(days=1),
    }


@pytest.fixture
def waiting(post, person):
    submit_variant(variant=post, by=person(Role.OFFICER), now=timezone.now())
    return post


def test_a_reviewer_names_their_deputy_who_then_approves(
    desk, client, fields, waiting, colleague, person
):
    assert desk(Role.REVIEWER).post(WAYS, fields).status_code == 302
    client.force_login(colleague)
    queue = client.get(reverse("campaign_desk:approvals")).content.decode()
    assert "You decide for Reviewer." in queue
    page = reverse("campaign_desk:post", args=[waiting.pk])
    assert "You decide for Reviewer." in client.get(page).content.decode()
    client.post(
        reverse("campaign_desk:approve", args=[waiting.pk]),
        {"seen_hash": waiting.payload_hash, "step": "message"},
    )
    waiting.refresh_from_db()
    assert waiting.state == "approved"
    assert "Anna, for Reviewer" in client.get(page).content.decode()


def test_without_a_deputyship_the_same_click_is_refused(client, waiting, colleague):
    client.force_login(colleague)
    answer = client.post(
        reverse("campaign_desk:approve", args=[waiting.pk]),
        {"seen_hash": waiting.payload_hash, "step": "message"},
    )
    assert answer.url == reverse("wagtailadmin_home")
    waiting.refresh_from_db()
    assert waiting.state == "in_review"


def test_it_can_be_ended_by_either_of_them_and_by_nobody_else(desk, fields, client, colleague):
    desk(Role.REVIEWER).post(WAYS, fields)
    end = reverse("campaign_desk:end_deputy", args=[Deputy.objects.get().pk])
    assert desk(Role.TRANSLATOR).post(end).url == reverse("wagtailadmin_home")
    assert Deputy.objects.exists()
    desk(Role.REVIEWER).post(end)
    assert not Deputy.objects.exists()


def test_a_reviewer_names_a_deputy_for_nobody_else(desk, fields, town):
    other = User.objects.create_user("other", "other@example.org")
    grant_role(user=other, organisation=town, role=Role.REVIEWER)
    assert desk(Role.REVIEWER).post(WAYS, fields | {"absent": other.pk}).status_code == 422
    assert desk(Role.ADMINISTRATOR).post(WAYS, fields | {"absent": other.pk}).status_code == 302


def test_the_deputy_works_for_the_same_organisation(desk, fields, person):
    stranger = User.objects.create_user("stranger", "stranger@example.org")
    elsewhere = Organisation.objects.create(
        name="Elsewhere", slug="elsewhere", kind="partner", country_code="FI", zone="UTC"
    )
    grant_role(user=stranger, organisation=elsewhere, role=Role.OFFICER)
    for role in (Role.REVIEWER, Role.ADMINISTRATOR):
        assert desk(role).post(WAYS, fields | {"deputy": stranger.pk}).status_code == 422
    assert not Deputy.objects.exists()


def test_days_that_run_backwards_are_refused_with_a_sentence(desk, fields):
    answer = desk(Role.REVIEWER).post(WAYS, fields | {"until_on": "2020-01-01"})
    assert answer.status_code == 422
    assert "The last day lies before the first" in answer.content.decode()
    answer = desk(Role.ADMINISTRATOR).post(WAYS, fields | {"deputy": fields["absent"]})
    assert answer.status_code == 422
    assert "somebody else" in answer.content.decode()
