"""Everybody of the desk reads the plans of all organisations; only its own people change them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from campaigns.actions.add_variant import add_variant
from campaigns.actions.derive_message import derive_message
from campaigns.desk import access
from campaigns.desk.access import MAY_PLAN, may_act, organisations_for
from campaigns.models import Approval, Campaign, ChannelAccount, Delivery, Message, Variant
from campaigns.refused import CampaignRefused
from campaigns.sharing import channels_for


@pytest.fixture
def elsewhere(db):
    return Organisation.objects.create(
        name="Åland", slug="aland", kind="partner", country_code="FI", zone="Europe/Mariehamn"
    )


@pytest.fixture
def stranger(elsewhere):
    """Somebody who may do everything, in another organisation."""
    user = User.objects.create_user("stranger", "stranger@example.org")
    for role in (Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR):
        grant_role(user=user, organisation=elsewhere, role=role)
    return user


@pytest.fixture
def client(stranger):
    browser = Client()
    browser.force_login(stranger)
    return browser


def everything():
    models = (Approval, Campaign, Delivery, Message, Variant)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.fixture
def changes(approved, message, campaign, channels, typed):
    """Return every way to change something of a campaign, as (address, what a browser sends)."""
    post = approved.variant_id
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    return [
        ("new_message", [campaign.pk], {"title": "New", "kind": "news"}),
        ("message", [message.pk], {"title": "New", "kind": "news"}),
        ("fill_hole", [message.pk, channels[0].pk, "en"], {}),
        ("post", [post], typed(text="Taken over")),
        ("measure", [post], typed()),
        ("plan", [post], {"on_day": day, "at_time": "09:00", "zone": "Europe/Riga"}),
        ("move", [post], {"day": day, "time": "09:00", "seen_due_at": ""}),
        ("submit", [post], {}),
        ("ask", [post], {}),
        ("approve", [post], {"seen_hash": typed()["seen_hash"]}),
        ("waive", [post], {"rule": "x", "reason": "x", "seen_hash": typed()["seen_hash"]}),
        ("send_back", [post], {"note": "No"}),
        ("repeat", [post], {}),
        ("cancel", [approved.pk], {}),
        ("resolve", [approved.pk], {"is_there": "yes"}),
    ]


def test_the_desk_reads_every_calendar_and_every_post(client, approved, campaign):
    for name, arguments in (
        ("calendar", []),
        ("list", []),
        ("approvals", []),
        ("campaign", [campaign.pk]),
        ("matrix", [campaign.pk]),
        ("post", [approved.variant_id]),
    ):
        answer = client.get(reverse(f"campaign_desk:{name}", args=arguments))
        assert answer.status_code == 200, name


def test_a_post_of_others_says_whose_it_is_and_offers_nothing(client, approved):
    shown = client.get(reverse("campaign_desk:post", args=[approved.variant_id])).content.decode()
    assert "This post belongs to Kihnu." in shown
    assert 'name="text"' not in shown
    assert "/plan/" not in shown
    assert "Take it back" not in shown


def test_nothing_of_another_organisation_s_can_be_changed(client, changes):
    before = everything()
    for name, arguments, data in changes:
        answer = client.post(reverse(f"campaign_desk:{name}", args=arguments), data)
        assert (answer.status_code, answer.headers.get("Location")) == (
            302,
            reverse("wagtailadmin_home"),
        ), name
    assert everything() == before


def test_without_the_limit_it_would_be(client, changes, monkeypatch):
    # Negative control: with the one function that limits, all of this is held back.
    monkeypatch.setattr(
        access, "may_act", lambda user, allowed, _organisation: access.has_role(user, allowed)
    )
    before = everything()
    for name, arguments, data in changes:
        client.post(reverse(f"campaign_desk:{name}", args=arguments), data)
    assert everything() != before


def test_a_campaign_of_others_is_not_edited_nor_moved_to_others(client, campaign, elsewhere):
    edit = reverse("desk_campaigns:edit", args=[campaign.pk])
    for method in (client.get, client.post):
        assert method(edit).url == reverse("wagtailadmin_home")
    new = {
        "name": "Ours",
        "slug": "ours",
        "starts_on": "2027-01-01",
        "ends_on": "2027-02-01",
        "goal": "",
    }
    add = reverse("desk_campaigns:add")
    client.post(add, new | {"organisation": campaign.organisation_id})
    assert not Campaign.objects.filter(slug="ours").exists()
    client.post(add, new | {"organisation": elsewhere.pk})
    assert Campaign.objects.get(slug="ours").organisation == elsewhere


def test_telling_of_a_page_makes_campaigns_of_one_s_own_only(client, story, campaign, elsewhere):
    page = reverse("campaign_desk:derive", args=[story.pk])
    fields = {"kind": "news", "new_name": "", "campaign": campaign.pk}
    assert client.post(page, fields).status_code == 422
    fields = {"kind": "news", "new_name": "X", "organisation": campaign.organisation_id}
    assert client.post(page, fields).status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("how", ["administrator", "superuser"])
def test_administrators_act_everywhere(how, elsewhere, approved, typed):
    user = User.objects.create_user("boss", "boss@example.org", is_superuser=how == "superuser")
    if how == "administrator":
        grant_role(user=user, organisation=elsewhere, role=Role.ADMINISTRATOR)
    browser = Client()
    browser.force_login(user)
    browser.post(
        reverse("campaign_desk:post", args=[approved.variant_id]), typed(text="Taken over")
    )
    assert Variant.objects.get(pk=approved.variant_id).text == "Taken over"


def test_asking_about_many_organisations_costs_one_question(
    stranger, elsewhere, town, django_assert_num_queries
):
    fresh = User.objects.get(pk=stranger.pk)
    with django_assert_num_queries(1):
        answers = [may_act(fresh, MAY_PLAN, one) for one in (elsewhere.pk, town.pk, None) * 20]
    assert answers == [True, False, False] * 20
    assert list(organisations_for(fresh, MAY_PLAN)) == [elsewhere]


class TestWhoseChannels:
    @pytest.fixture
    def lead(self, db):
        house = Organisation.objects.create(
            name="Lead", slug="lead", kind="partner", country_code="LV", zone="UTC", is_lead=True
        )
        return ChannelAccount.objects.create(organisation=house, kind="feed", name="Project")

    def test_one_s_own_and_the_lead_s(self, town, channels, lead, elsewhere):
        theirs = ChannelAccount.objects.create(organisation=elsewhere, kind="feed", name="Åland")
        assert set(channels_for(town)) == {*channels, lead}
        assert set(channels_for(elsewhere)) == {theirs, lead}

    def test_neither_what_is_switched_off_nor_what_is_for_rehearsals(self, town, channels):
        ChannelAccount.objects.filter(pk=channels[0].pk).update(is_active=False)
        ChannelAccount.objects.filter(pk=channels[1].pk).update(is_for_rehearsal=True)
        assert not channels_for(town).exists()

    def test_a_message_is_proposed_for_no_other(self, campaign, story, channels, elsewhere, person):
        ChannelAccount.objects.create(organisation=elsewhere, kind="feed", name="Åland")
        message = derive_message(
            campaign=campaign, page=story, by=person(Role.OFFICER), now=timezone.now()
        )
        assert {one.channel for one in message.variants.all()} == set(channels)

    def test_nor_is_a_hole_filled_on_one(self, message, elsewhere, person):
        theirs = ChannelAccount.objects.create(organisation=elsewhere, kind="feed", name="Åland")
        with pytest.raises(CampaignRefused, match="channel-of-another"):
            add_variant(
                message=message,
                channel=theirs,
                language="en",
                by=person(Role.OFFICER),
                now=timezone.now(),
            )
