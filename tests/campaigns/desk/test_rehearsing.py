"""Rehearsing at the desk: chosen, started, read as a diff, stopped."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from accounts.rules.roles import Role
from campaigns.actions.rehearse_campaign import rehearse_campaign
from campaigns.desk.rehearsal_diff import diff_of
from campaigns.models import ChannelAccount, Delivery, Rehearsal, RehearsedPost, Variant
from campaigns.rehearsal.handling import RehearsalHandler
from outbox.courier import Courier
from outbox.ownership import LeaseOnly

# The rows, the posts and messages, what clashes with them, and the matrix with its pages.
QUERIES = 16


@pytest.fixture
def tests_(town):
    """A test channel of each kind of the house."""
    return [
        ChannelAccount.objects.create(
            organisation=town, kind=kind, name=f"Test {kind}", is_for_rehearsal=True
        )
        for kind in ("feed", "mail")
    ]


def start(client, campaign, **fields):
    address = reverse("campaign_desk:rehearse", args=[campaign.pk])
    return client.post(address, {"speed": "1000", **fields}, follow=True)


def choice(channels, tests_):
    return {f"channel_{channels[0].pk}": tests_[0].pk}


def play(rehearsal, seconds=60):
    courier = Courier(handlers=[RehearsalHandler()], ownership=LeaseOnly())
    courier.deliver_due(now=rehearsal.started_at + timedelta(seconds=seconds))


def page_of(client, rehearsal):
    answer = client.get(reverse("campaign_desk:rehearsal", args=[rehearsal.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_officer_chooses_starts_and_reads_that_all_went_as_planned(
    desk, campaign, approved, channels, tests_
):
    client = desk(Role.OFFICER)
    form = client.get(reverse("campaign_desk:rehearse", args=[campaign.pk])).content.decode()
    assert "Posts for “News” go to" in form
    assert "Test feed" in form
    begun = start(client, campaign, **choice(channels, tests_))
    assert "The rehearsal is running" in begun.content.decode()
    rehearsal = Rehearsal.objects.get()
    play(rehearsal)
    page = page_of(client, rehearsal)
    assert "The rehearsal is over" in page
    assert "every post that was played went as planned" in page
    assert "As planned: 1 post" in page
    assert "What would stand in the feed" in page
    assert f"utm_id=r{rehearsal.pk}-" in page


def test_the_diff_names_what_was_refused_what_is_missing_and_what_has_no_time(
    desk, campaign, approved, channels, tests_
):
    client = desk(Role.OFFICER)
    start(client, campaign, **choice(channels, tests_))
    rehearsal = Rehearsal.objects.get()
    approved.variant.approvals.all().delete()
    ChannelAccount.objects.filter(pk=channels[0].pk).update(languages=["en", "lv"])
    play(rehearsal)
    page = page_of(client, rehearsal)
    assert "Refused: 1" in page
    assert "The words that would go out are not approved" in page
    assert "It has no time." in page  # the newsletter's post
    assert "No text, so no post:" in page
    assert "Latvian" in page or "latvie" in page.lower()


def test_a_channel_without_a_post_is_a_gap_of_its_own(desk, campaign, approved, channels, tests_):
    Variant.objects.filter(channel=channels[1]).delete()
    start(desk(Role.OFFICER), campaign, **choice(channels, tests_))
    Variant.objects.filter(pk=approved.variant_id).update(language="lv")
    page = page_of(desk(Role.OFFICER), Rehearsal.objects.get())
    assert "No post on “News”: English" in page


def test_a_day_over_a_channels_quota_is_named(desk, campaign, approved, channels, tests_, person):
    other = Variant.objects.get(channel=channels[1])
    ChannelAccount.objects.filter(pk=channels[0].pk).update(daily_quota=1)
    twin = Variant.objects.get(pk=approved.variant_id)
    twin.pk, twin.language = None, "da"
    twin.save()
    start(desk(Role.OFFICER), campaign, **choice(channels, tests_))
    page = page_of(desk(Role.OFFICER), Rehearsal.objects.get())
    assert "it takes 1 a day at most" in page
    assert other.due_at is None


def test_stopping_takes_back_what_was_not_played(desk, campaign, approved, channels, tests_):
    client = desk(Role.OFFICER)
    start(client, campaign, **choice(channels, tests_))
    rehearsal = Rehearsal.objects.get()
    answer = client.post(
        reverse("campaign_desk:stop_rehearsal", args=[rehearsal.pk]), follow=True
    ).content.decode()
    assert "1 post was not played" in answer
    assert "The rehearsal was stopped" in answer
    assert Delivery.objects.get().state == "ready"


def test_a_rehearsal_of_nothing_keeps_what_was_typed_and_says_why(
    desk, campaign, approved, channels, tests_
):
    client = desk(Role.OFFICER)
    none_chosen = start(client, campaign, speed="500")
    assert none_chosen.status_code == 422
    assert none_chosen.context["form"]["speed"].value() == "500"
    assert "at least one channel" in none_chosen.content.decode()
    too_fast = start(client, campaign, speed="99999", **choice(channels, tests_))
    assert too_fast.status_code == 422
    real = start(client, campaign, **{f"channel_{channels[0].pk}": channels[0].pk})
    assert real.status_code == 422
    assert not Rehearsal.objects.exists()


def test_a_second_start_is_refused_in_words(desk, campaign, approved, channels, tests_):
    client = desk(Role.OFFICER)
    start(client, campaign, **choice(channels, tests_))
    again = start(client, campaign, **choice(channels, tests_))
    assert "being rehearsed already" in again.content.decode()
    assert Rehearsal.objects.count() == 1


def test_without_a_test_channel_the_form_says_who_adds_one(desk, campaign, approved, channels):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:rehearse", args=[campaign.pk]))
    assert "There is no test channel of this kind" in page.content.decode()


def test_officers_of_others_read_it_and_neither_start_nor_stop_it(
    desk, person, campaign, approved, channels, tests_
):
    start(desk(Role.OFFICER), campaign, **choice(channels, tests_))
    rehearsal = Rehearsal.objects.get()
    elsewhere = Organisation.objects.create(
        name="Pori", slug="pori", kind="municipality", country_code="FI", zone="Europe/Helsinki"
    )
    client = desk(Role.OFFICER)
    person(Role.OFFICER).memberships.update(organisation=elsewhere)
    client.post(reverse("campaign_desk:stop_rehearsal", args=[rehearsal.pk]))
    start(client, campaign, **choice(channels, tests_))
    rehearsal.refresh_from_db()
    assert rehearsal.stopped_at is None
    assert Rehearsal.objects.count() == 1
    assert "Stop the rehearsal" not in page_of(client, rehearsal)


def test_ten_times_the_posts_cost_not_one_query_more(
    desk, campaign, approved, channels, tests_, person
):
    rehearsal = rehearse_campaign(
        campaign=campaign,
        test_channels={channels[0].pk: tests_[0]},
        speed=1000,
        by=person(Role.OFFICER),
        now=timezone.now(),
    )
    client = desk(Role.OFFICER)
    multiply(rehearsal, start=1, until=5)
    page_of(client, rehearsal)
    with CaptureQueriesContext(connection) as few:
        page_of(client, rehearsal)
    multiply(rehearsal, start=5, until=50)
    with CaptureQueriesContext(connection) as many:
        assert "Still to come: 50 posts" in page_of(client, rehearsal)
    assert len(many) == len(few)
    with CaptureQueriesContext(connection) as own:
        diff_of(rehearsal)
    assert len(own) <= QUERIES


def multiply(rehearsal, *, start, until):
    """Rehearse posts of further messages, one each, like the one that is there."""
    first = RehearsedPost.objects.select_related("variant__message").earliest("pk")
    for number in range(start, until):
        message, variant = first.variant.message, Variant.objects.get(pk=first.variant_id)
        message.pk, message.title = None, f"Message {number}"
        message.save()
        variant.pk, variant.message = None, message
        variant.due_at = variant.due_at + timedelta(hours=3 * number)
        variant.planned_local = datetime(2030, 1, 1, 9).isoformat(timespec="minutes")
        variant.save()
        RehearsedPost.objects.create(
            rehearsal=rehearsal,
            variant=variant,
            channel=first.channel,
            planned_for=variant.due_at,
            lane=first.lane,
            due_at=first.due_at,
            payload=first.payload,
        )


def test_a_channel_with_real_posts_cannot_be_made_a_test_channel(desk, approved, channels):
    client = desk(Role.ADMINISTRATOR)
    address = reverse("desk_channels:edit", args=[channels[0].pk])
    fields = {
        "kind": "feed",
        "name": "News",
        "organisation": channels[0].organisation_id,
        "is_active": "on",
        "is_for_rehearsal": "on",
    }
    assert "Real posts are planned for this channel." in (
        client.post(address, fields).content.decode()
    )
    channels[0].refresh_from_db()
    assert not channels[0].is_for_rehearsal
