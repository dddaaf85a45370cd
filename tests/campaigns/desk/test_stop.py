"""The stop: what it asks, what it shows, what it cannot reach."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.desk.held_posts import held_posts
from campaigns.models import Delivery, Variant
from outbox.actions.holding import hold
from outbox.actions.reaping import expire_late
from outbox.handlers import registered
from outbox.models import Hold, Mail
from outbox.rules.states import State

STOP = "campaign_desk:stop"


def stop(scope="all", **fields):
    return hold(scope=scope, reason="Storm", held_by="A", now=timezone.now(), **fields)


def shown(client, name=STOP, args=(), **query):
    return client.get(reverse(name, args=args), query).content.decode()


def asked_about(captured, table):
    return [query for query in captured.captured_queries if f'"{table}"' in query["sql"]]


def copies(delivery, number):
    """Owe the same post again and again, as a series does."""
    fields = ("variant", "lane", "scopes", "payload", "payload_hash", "not_after")
    same = {name: getattr(delivery, name) for name in fields}
    Delivery.objects.bulk_create(
        [
            Delivery(**same, occurrence=n, due_at=delivery.due_at + timedelta(minutes=n))
            for n in range(1, number + 1)
        ]
    )


def test_a_stop_needs_a_reason_and_keeps_the_rest(desk, campaign):
    answer = desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"), {"scope": f"campaign:{campaign.pk}", "reason": " "}
    )
    assert answer.status_code == 422
    assert answer.context["form"]["scope"].value() == f"campaign:{campaign.pk}"
    assert not Hold.objects.exists()


def test_a_stop_that_would_end_before_it_begins_is_refused(desk, campaign):
    answer = desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"),
        {"scope": "all", "reason": "Storm", "until": "2020-01-01T10:00"},
    )
    assert "This moment has passed" in answer.content.decode()
    assert not Hold.objects.exists()


def test_the_end_of_a_stop_is_read_on_the_persons_clock(desk, campaign):
    desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"),
        {"scope": "all", "reason": "Storm", "until": "2099-01-01T10:00"},
    )
    assert Hold.objects.get().until.isoformat() == "2099-01-01T08:00:00+00:00"


def test_it_names_what_no_stop_can_reach_any_more(desk, approved):
    officer = desk(Role.OFFICER)
    address = reverse("campaign_desk:stop")
    assert "Nothing is on its way now." in officer.get(address).content.decode()
    Delivery.objects.update(state=State.SENDING, sending_at=timezone.now())
    page = officer.get(address).content.decode()
    assert approved.variant.title in page
    assert "Nothing is on its way now." not in page


def test_a_stop_released_twice_says_so(desk, campaign):
    officer = desk(Role.OFFICER)
    officer.post(reverse("campaign_desk:stop"), {"scope": "all", "reason": "Storm"})
    release = reverse("campaign_desk:release", args=[Hold.objects.get().pk])
    officer.post(release)
    assert "released this stop already" in officer.post(release, follow=True).content.decode()


def test_the_banner_stands_on_every_page_of_the_desk(desk, campaign):
    officer = desk(Role.OFFICER)
    officer.post(reverse("campaign_desk:stop"), {"scope": "all", "reason": "Storm"})
    for name in ("calendar", "list", "approvals", "stop"):
        page = officer.get(reverse(f"campaign_desk:{name}")).content.decode()
        assert "A stop is in force" in page
        assert "Storm" in page


@pytest.mark.parametrize(
    ("where", "scope"),
    [
        ("campaign_desk:post", "campaign:{campaign}"),
        ("campaign_desk:campaign", "campaign:{campaign}"),
        ("campaign_desk:message", "campaign:{campaign}"),
        ("desk_channels:edit", "channel:{channel}"),
        ("wagtailadmin_pages:edit", "page:{page}"),
    ],
)
def test_it_aims_at_what_one_was_looking_at(desk, approved, message, story, where, scope):
    post = approved.variant
    keys = {
        "campaign_desk:post": post.pk,
        "campaign_desk:campaign": message.campaign_id,
        "campaign_desk:message": message.pk,
        "desk_channels:edit": post.channel_id,
        "wagtailadmin_pages:edit": story.pk,
    }
    address = reverse(where, args=[keys[where]])
    answer = desk(Role.ADMINISTRATOR).get(reverse(STOP), {"next": address})
    wanted = scope.format(
        campaign=message.campaign_id, channel=post.channel_id, page=story.translation_key
    )
    assert answer.context["form"]["scope"].value() == wanted
    page = answer.content.decode()
    assert f'<option value="{wanted}" selected>' in page
    assert page.count(" selected>") == 1
    assert f'href="{address}"' in page


def test_from_a_post_all_that_covers_it_is_offered_first(desk, approved, message):
    address = reverse("campaign_desk:post", args=[approved.variant_id])
    form = desk(Role.OFFICER).get(reverse(STOP), {"next": address}).context["form"]
    label, offered = form.fields["scope"].choices[0]
    assert label == "Where you were"
    kinds = [scope.partition(":")[0] for scope, _words in offered]
    assert kinds == ["campaign", "channel", "language", "country", "organisation", "page"]
    assert dict(offered)["country:EE"] == "One country: Estonia"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/admin/",
        "//elsewhere.example/admin/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/en/",
        "/admin/nowhere/",
        "/admin/campaigns/post/999999/",
    ],
)
def test_an_address_that_says_nothing_aims_at_everything(desk, campaign, address):
    answer = desk(Role.OFFICER).get(reverse(STOP), {"next": address})
    assert answer.status_code == 200
    assert answer.context["form"]["scope"].value() is None
    assert "elsewhere.example" not in answer.content.decode()
    assert "javascript:alert" not in answer.content.decode()


def test_stopping_leads_back_to_where_one_was(desk, approved):
    address = reverse("campaign_desk:post", args=[approved.variant_id])
    fields = {"scope": f"page:{approved.variant.message.source_key}", "reason": "x"}
    officer = desk(Role.OFFICER)
    answer = officer.post(reverse(STOP), fields | {"next": address}, follow=True)
    assert Hold.objects.get().scope == fields["scope"]
    page = answer.content.decode()
    assert f'<a href="{address}">' in page
    assert "Everything told about one page: The island sings" in page


def test_what_was_not_offered_cannot_be_stopped(desk, approved):
    answer = desk(Role.OFFICER).post(reverse(STOP), {"scope": "asset:1", "reason": "x"})
    assert answer.status_code == 422
    assert not Hold.objects.exists()


def test_a_country_is_stopped_from_the_form(desk, approved):
    desk(Role.OFFICER).post(reverse(STOP), {"scope": "country:EE", "reason": "Mourning"})
    assert [one.delivery for one in held_posts(Hold.objects.all(), now=timezone.now())] == [
        approved
    ]
    assert Delivery.objects.unheld(timezone.now()).count() == 0


def test_the_sidebar_of_every_page_leads_to_the_stop_and_back(desk, story):
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    page = desk(Role.OFFICER).get(address).content.decode()
    found = re.search(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert "/admin/campaigns/stop/?next=%2Fadmin%2Fpages%2F" in json.dumps(
        json.loads(found.group(1))
    )


@pytest.mark.parametrize("scope", ["all", "language:en", "country:EE"])
def test_any_page_of_the_admin_says_what_is_stopped_for_one_query(desk, scope):
    officer = desk(Role.OFFICER)
    home = reverse("wagtailadmin_home")
    officer.get(home)
    with CaptureQueriesContext(connection) as free:
        assert "A stop is in force" not in officer.get(home).content.decode()
    assert len(asked_about(free, "outbox_hold")) == 1
    stop(scope, until=timezone.now() + timedelta(hours=3))
    with CaptureQueriesContext(connection) as stopped:
        page = officer.get(home).content.decode()
    assert "A stop is in force" in page
    assert "Storm" in page
    assert len(stopped) == len(free)


def test_however_many_stops_there_are_naming_them_takes_a_query_for_each_kind(desk, campaign):
    officer = desk(Role.OFFICER)
    home = reverse("wagtailadmin_home")
    stop(f"campaign:{campaign.pk}")
    officer.get(home)
    with CaptureQueriesContext(connection) as one:
        officer.get(home)
    for _number in range(5):
        stop(f"campaign:{campaign.pk}")
    with CaptureQueriesContext(connection) as many:
        page = officer.get(home).content.decode()
    assert "6 stops are in force" in page
    assert len(many) == len(one)


def test_a_translator_reads_of_a_stop_and_has_no_button(desk):
    stop()
    page = shown(desk(Role.TRANSLATOR), "wagtailadmin_home")
    assert "A stop is in force" in page
    assert "stop-strip__way" not in page
    assert "stop-strip__way" in shown(desk(Role.REVIEWER), "wagtailadmin_home")


def test_the_desks_own_pages_say_it_once(desk, campaign):
    stop()
    page = shown(desk(Role.OFFICER), "campaign_desk:calendar")
    assert page.count("A stop is in force") == 1


def test_a_stop_that_is_over_is_not_said(desk):
    stop(until=timezone.now() - timedelta(minutes=1))
    assert "A stop is in force" not in shown(desk(Role.OFFICER), "wagtailadmin_home")


def test_what_waits_is_listed_with_what_will_become_of_it(desk, approved):
    officer = desk(Role.OFFICER)
    held = stop()
    page = shown(officer)
    assert "What waits, to go through one by one" in page
    assert "It goes out only if the stop is released before" in page
    Hold.objects.filter(pk=held.pk).update(until=approved.not_after - timedelta(minutes=1))
    assert "when the stop has ended" in shown(officer)
    Hold.objects.filter(pk=held.pk).update(until=approved.not_after + timedelta(minutes=1))
    assert "The stop lasts longer than it can wait" in shown(officer)
    Delivery.objects.update(not_after=timezone.now() - timedelta(minutes=1))
    assert "It is too late for it: it will not go out." in shown(officer)


def test_what_became_too_late_under_a_stop_stays_on_the_list_after_the_release(desk, approved):
    officer = desk(Role.OFFICER)
    held = stop()
    last = timezone.now() - timedelta(minutes=1)
    Hold.objects.update(held_at=last - timedelta(hours=1))
    Delivery.objects.update(not_after=last)
    for handler in registered():
        if handler.model is Delivery:
            expire_late(handler=handler, now=timezone.now())
    officer.post(reverse("campaign_desk:release", args=[held.pk]))
    page = shown(officer)
    assert "Became too late while they were stopped" in page
    assert approved.variant.title in page
    officer.post(reverse("campaign_desk:drop", args=[approved.pk]))
    assert "Became too late" not in shown(officer)


def test_a_day_of_a_series_that_a_stop_cost_is_listed_though_others_lie_ahead(desk, approved):
    officer = desk(Role.OFFICER)
    stop()
    now = timezone.now()
    Hold.objects.update(held_at=now - timedelta(hours=1))
    lost = {"state": State.EXPIRED, "not_after": now - timedelta(minutes=1), "settled_at": now}
    copies(approved, 1)
    Delivery.objects.filter(pk=approved.pk).update(**lost)
    # Negative control: a post that was planned anew is lost no more.
    assert "Became too late" not in shown(officer)
    for row in Delivery.objects.all():
        Delivery.objects.filter(pk=row.pk).update(
            series_on=approved.due_at.date() + timedelta(days=row.occurrence)
        )
    assert "Became too late" in shown(officer)
    Delivery.objects.exclude(pk=approved.pk).update(series_on=None)  # as if sent again
    assert "Became too late" not in shown(officer)


def test_what_was_too_late_without_a_stop_is_no_business_of_it(desk, approved):
    stop("language:lv")
    Hold.objects.update(held_at=timezone.now() - timedelta(hours=1))
    last = timezone.now() - timedelta(minutes=1)
    Delivery.objects.update(state=State.EXPIRED, not_after=last, settled_at=timezone.now())
    assert "Became too late" not in shown(desk(Role.OFFICER))


def test_a_held_post_is_dropped_from_the_list_and_one_stays_there(desk, approved):
    stop()
    back = reverse("campaign_desk:campaign", args=[approved.variant.message.campaign_id])
    answer = desk(Role.OFFICER).post(
        reverse("campaign_desk:drop", args=[approved.pk]), {"next": back}, follow=True
    )
    assert answer.redirect_chain[-1][0].startswith(reverse(STOP))
    page = answer.content.decode()
    assert "Dropped:" in page
    assert f'<a href="{back}">' in page
    approved.refresh_from_db()
    assert approved.state == State.CANCELLED


def test_what_is_on_its_way_cannot_be_dropped(desk, approved):
    Delivery.objects.update(state=State.SENDING, sending_at=timezone.now())
    answer = desk(Role.OFFICER).post(reverse("campaign_desk:drop", args=[approved.pk]), follow=True)
    assert "Dropped:" not in answer.content.decode()
    approved.refresh_from_db()
    assert approved.state == State.SENDING


def test_calls_under_way_are_counted_by_worker_posts_and_mails(desk, approved):
    now = timezone.now()
    Delivery.objects.update(state=State.SENDING, sending_at=now, lease_owner="north:12:abc")
    for number, owner in enumerate(["north:12:abc", "south:7:def", "south:7:def"]):
        Mail.objects.create(
            lane="mail",
            due_at=now,
            state=State.SENDING,
            lease_owner=owner,
            recipient="a@example.org",
            sender="b@example.org",
            subject="x",
            text="x",
            language="en",
            message_id=f"<{number}@example.org>",
            may_repeat=True,
        )
    page = shown(desk(Role.OFFICER))
    assert "north, process 12: 1 post, 1 mail<" in page
    assert "south, process 7: 0 posts, 2 mails<" in page
    assert "abc" not in page


def test_what_may_be_public_already_is_said_too(desk, approved):
    Delivery.objects.update(state=State.UNKNOWN, sending_at=timezone.now())
    page = shown(desk(Role.OFFICER))
    assert "They may be public already" in page
    assert approved.variant.title in page


def test_the_stop_page_asks_no_more_for_a_hundred_posts_than_for_two(desk, approved):
    officer = desk(Role.OFFICER)
    stop()
    copies(approved, 1)
    officer.get(reverse(STOP))
    with CaptureQueriesContext(connection) as few:
        officer.get(reverse(STOP))
    Delivery.objects.exclude(pk=approved.pk).delete()
    copies(approved, 120)
    with CaptureQueriesContext(connection) as many:
        page = shown(officer)
    assert len(many) == len(few)
    assert "121 posts wait" in page
    assert "Only the first 100 are shown" in page
    assert Variant.objects.filter(deliveries__isnull=False).distinct().count() == 1
