"""Who gets into which page of the desk: every address for every role."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.rules.roles import Role
from campaigns.desk import urls
from campaigns.models import (
    Approval,
    ApprovalRequest,
    Delivery,
    Deputy,
    MarkedDay,
    PlanImport,
    Rehearsal,
    Slot,
    Variant,
)
from outbox.models import Hold

EDITORS = {Role.ADMINISTRATOR, Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR}
PLANNERS = EDITORS - {Role.TRANSLATOR}
APPROVERS = {Role.ADMINISTRATOR, Role.REVIEWER}
DECIDERS = APPROVERS | {Role.TRANSLATOR}
KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}
CONNECTORS = {Role.ADMINISTRATOR}

# Address, method and who may: everybody else is shown out.
MAY = {
    "campaign_desk:calendar": ("get", EDITORS),
    "campaign_desk:week": ("get", EDITORS),
    "campaign_desk:list": ("get", EDITORS),
    "campaign_desk:approvals": ("get", EDITORS),
    "campaign_desk:campaign": ("get", EDITORS),
    "campaign_desk:matrix": ("get", EDITORS),
    "campaign_desk:new_message": ("get", PLANNERS),
    "campaign_desk:message": ("get", PLANNERS),
    "campaign_desk:fill_hole": ("post", EDITORS),
    "campaign_desk:post": ("get", EDITORS),
    "campaign_desk:measure": ("post", EDITORS),
    "campaign_desk:plan": ("post", PLANNERS),
    "campaign_desk:photos": ("get", EDITORS),
    "campaign_desk:settle_source": ("post", PLANNERS),
    "campaign_desk:move": ("post", PLANNERS),
    "campaign_desk:plan_message": ("get", PLANNERS),
    "campaign_desk:into_slot": ("post", PLANNERS),
    "campaign_desk:series": ("get", PLANNERS),
    "campaign_desk:end_series": ("post", PLANNERS),
    "campaign_desk:slots": ("get", EDITORS),
    "campaign_desk:remove_slot": ("post", PLANNERS),
    "campaign_desk:submit": ("post", EDITORS),
    "campaign_desk:ask": ("get", PLANNERS),
    "campaign_desk:withdraw_ask": ("post", PLANNERS),
    "campaign_desk:ways": ("get", DECIDERS),
    "campaign_desk:policy": ("post", CONNECTORS),
    # Whoever is away, their deputy, and administrators.
    "campaign_desk:end_deputy": ("post", DECIDERS),
    "campaign_desk:approve": ("post", APPROVERS),
    "campaign_desk:waive": ("post", APPROVERS),
    "campaign_desk:send_back": ("post", APPROVERS),
    "campaign_desk:repeat": ("post", PLANNERS),
    "campaign_desk:cancel": ("post", PLANNERS),
    "campaign_desk:resolve": ("post", PLANNERS),
    "campaign_desk:connect": ("post", CONNECTORS),
    "campaign_desk:derive": ("get", PLANNERS),
    "campaign_desk:plan_files": ("get", PLANNERS),
    "campaign_desk:plan_template": ("get", PLANNERS),
    # A file belongs to whoever brought it.
    "campaign_desk:plan_file": ("get", {Role.OFFICER}),
    "campaign_desk:plan_file_again": ("post", {Role.OFFICER}),
    "campaign_desk:plan_file_carry_out": ("post", {Role.OFFICER}),
    "campaign_desk:plan_file_fates": ("get", {Role.OFFICER}),
    "campaign_desk:export_csv": ("get", EDITORS),
    "campaign_desk:export_calendar": ("get", EDITORS),
    "campaign_desk:rehearse": ("get", PLANNERS),
    "campaign_desk:rehearsal": ("get", EDITORS),
    "campaign_desk:stop_rehearsal": ("post", PLANNERS),
    "campaign_desk:stop": ("get", PLANNERS),
    "campaign_desk:release": ("post", PLANNERS),
    "campaign_desk:drop": ("post", PLANNERS),
    "desk_campaigns:index": ("get", EDITORS),
    "desk_campaigns:add": ("get", KEEPERS),
    "desk_campaigns:edit": ("get", KEEPERS),
    "desk_campaigns:delete": ("get", set()),
    "desk_channels:index": ("get", EDITORS),
    "desk_channels:add": ("get", CONNECTORS),
    "desk_channels:edit": ("get", CONNECTORS),
    "desk_channels:delete": ("get", set()),
    "desk_days:index": ("get", EDITORS),
    "desk_days:add": ("get", CONNECTORS),
    "desk_days:edit": ("get", CONNECTORS),
    "desk_days:delete": ("get", set()),
}

ABOUT_A_POST = (
    "photos",
    "settle_source",
    "post",
    "measure",
    "plan",
    "move",
    "into_slot",
    "series",
    "end_series",
    "submit",
    "approve",
    "waive",
    "send_back",
    "repeat",
)

ABOUT_A_FILE = ("plan_file", "plan_file_again", "plan_file_carry_out", "plan_file_fates")


@pytest.fixture
def address(approved, message, campaign, channels, story, person):
    hold = Hold.objects.create(
        scope="all", reason="x", held_by="x", held_at=approved.due_at, released_at=approved.due_at
    )
    day = MarkedDay.objects.create(country_code="EE", on="2027-02-24", name="Independence Day")
    plans = PlanImport.objects.create(
        by=person(Role.OFFICER),
        at=approved.due_at,
        file_name="plans.csv",
        text="campaign,message,channel,language\nnone,x,x,en\n",
    )
    rehearsal = Rehearsal.objects.create(
        campaign=campaign,
        asked_by=person(Role.OFFICER),
        started_at=approved.due_at,
        campaign_from=approved.due_at,
    )
    slot = Slot.objects.create(channel=channels[0], weekday=0, at_time="09:00")
    asked = ApprovalRequest.objects.create(
        variant=approved.variant,
        asked_by=person(Role.OFFICER),
        asked_at=approved.due_at,
        until=approved.due_at,
    )
    deputy = Deputy.objects.create(
        absent=person(Role.REVIEWER),
        deputy=person(Role.TRANSLATOR),
        from_on="2026-01-01",
        until_on="2026-01-01",
        set_by=person(Role.REVIEWER),
    )
    arguments = {
        "campaign": [campaign.pk],
        "matrix": [campaign.pk],
        "new_message": [campaign.pk],
        "message": [message.pk],
        "fill_hole": [message.pk, channels[0].pk, "en"],
        "plan_message": [message.pk],
        "slots": [channels[0].pk],
        "remove_slot": [slot.pk],
        **{short: [approved.variant_id] for short in ABOUT_A_POST},
        "cancel": [approved.pk],
        "resolve": [approved.pk],
        "connect": [channels[0].pk],
        "derive": [story.pk],
        **{short: [plans.pk] for short in ABOUT_A_FILE},
        "rehearse": [campaign.pk],
        "rehearsal": [rehearsal.pk],
        "stop_rehearsal": [rehearsal.pk],
        "release": [hold.pk],
        "drop": [approved.pk],
        "ask": [approved.variant_id],
        "withdraw_ask": [asked.pk],
        "policy": [campaign.organisation_id],
        "end_deputy": [deputy.pk],
    }

    def of(name):
        space, short = name.split(":")
        if space == "campaign_desk":
            return reverse(name, args=arguments.get(short, []))
        pk = {"desk_campaigns": campaign.pk, "desk_days": day.pk}.get(space, channels[0].pk)
        return reverse(name, args=[pk] if short in {"edit", "delete"} else [])

    return of


def test_the_matrix_names_every_address_of_the_desk():
    named = {f"campaign_desk:{pattern.name}" for pattern in urls.urlpatterns}
    assert named == {name for name in MAY if name.startswith("campaign_desk:")}


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_where_it_may_and_nowhere_else(role, desk, address):
    client = desk(role)
    elsewhere = {reverse("wagtailadmin_home")}
    wrong = []
    for name, (method, allowed) in MAY.items():
        answer = getattr(client, method)(address(name))
        turned_away = answer.status_code == 404 or (
            answer.status_code == 302 and answer.url in elsewhere
        )
        if turned_away == (role in allowed) or answer.status_code >= 500:
            wrong.append((name, answer.status_code, answer.get("Location", "")))
    assert wrong == []


@pytest.mark.parametrize("role", [Role.PARTNER, Role.HOST, Role.TRANSLATOR])
def test_whoever_is_turned_away_has_changed_nothing(role, desk, address, approved):
    before = list(Delivery.objects.values()), list(Variant.objects.values())
    client = desk(role)
    for name, (method, allowed) in MAY.items():
        if method == "post" and role not in allowed:
            client.post(address(name), {"note": "x", "is_there": "no", "seen_hash": "x"})
    assert (list(Delivery.objects.values()), list(Variant.objects.values())) == before
    assert Approval.objects.count() == 1


def test_a_stranger_is_led_to_the_door(address):
    for name in MAY:
        answer = Client().get(address(name))
        assert answer.status_code == 302
        assert "login" in answer.url


def test_a_role_that_was_taken_away_closes_the_desk(desk, person, address):
    client, user = desk(Role.OFFICER), person(Role.OFFICER)
    assert client.get(address("campaign_desk:stop")).status_code == 200
    user.memberships.all().delete()
    assert client.get(address("campaign_desk:stop")).status_code == 404


def test_the_way_to_the_stop_is_on_every_page_for_those_who_may(desk, person, address):
    stop = address("campaign_desk:stop")
    assert stop in desk(Role.OFFICER).get(reverse("wagtailadmin_home")).content.decode()
    assert stop not in desk(Role.TRANSLATOR).get(reverse("wagtailadmin_home")).content.decode()


def test_pages_offer_to_tell_others_to_planners_only(address, story, town):
    boss = User.objects.create_superuser("boss", "boss@example.org", "x")
    tell = address("campaign_desk:derive")
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    explorer = reverse("wagtailadmin_explore", args=[story.get_parent().pk])
    client = Client()
    client.force_login(boss)
    assert tell in client.get(edit).content.decode()
    assert tell in client.get(explorer).content.decode()
