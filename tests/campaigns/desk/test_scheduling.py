"""The desk's pages for several times at once: messages, series and slots."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.derive_message import derive_message
from campaigns.actions.plan_message import Mode
from campaigns.delivering import DeliveryHandler
from campaigns.desk.series_words import words_of_rule
from campaigns.models import ChannelAccount, Delivery, MarkedDay, Series, Slot, Variant
from outbox.rules.states import State


def at(name, *args):
    return reverse(f"campaign_desk:{name}", args=args)


def day(ahead):
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def for_all(message, **changed):
    posts = list(message.variants.values_list("pk", flat=True))
    return {
        "mode": Mode.LOCAL,
        "on_day": day(9),
        "at_time": "09:00",
        "zone": "Europe/Tallinn",
        "posts": posts,
    } | changed


def weekly(**changed):
    return {
        "on_day": day(3),
        "at_time": "09:00",
        "zone": "Europe/Tallinn",
        "every": "WEEKLY",
        "interval": "1",
        "on_month_day": "date",
        "count": "4",
        "until": "",
    } | changed


def text_of(answer):
    return answer.content.decode()


def test_a_whole_message_is_planned_and_every_fate_is_told(desk, message, channels):
    ChannelAccount.objects.filter(pk=channels[1].pk).update(zone="Europe/Nowhere")
    officer = desk(Role.OFFICER)
    assert at("plan_message", message.pk) in text_of(officer.get(at("message", message.pk)))
    answer = officer.post(at("plan_message", message.pk), for_all(message))
    page = text_of(answer)
    assert answer.status_code == 200
    assert "1 post is planned." in page
    assert "1 post was not planned; it is as it was." in page
    assert "time zone, Europe/Nowhere, is not one we know" in page
    assert "09:00. On the clock of Europe/Tallinn." in page
    assert "EET" in page or "EEST" in page
    planned = {post.channel.name: post.planned_local for post in message.variants.all()}
    assert planned == {"News": f"{day(9)}T09:00", "Newsletter": ""}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"at_time": ""}, "at_time"),
        ({"on_day": "soon"}, "on_day"),
        ({"mode": "sometime"}, "mode"),
        ({"posts": []}, "posts"),
        ({"posts": [999999]}, "posts"),
        ({"mode": Mode.INSTANT, "zone": ""}, "zone"),
        ({"zone": "Moon/Crater"}, "zone"),
    ],
)
def test_a_form_that_lacks_something_plans_nothing(desk, message, changed, field):
    answer = desk(Role.OFFICER).post(at("plan_message", message.pk), for_all(message, **changed))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not Variant.objects.exclude(due_at=None).exists()


def test_planning_together_takes_the_same_number_of_questions_to_show(
    desk, message, channels, campaign, story, person
):
    officer = desk(Role.OFFICER)
    officer.get(at("plan_message", message.pk))
    with CaptureQueriesContext(connection) as few:
        officer.get(at("plan_message", message.pk))
    for number in range(5):
        ChannelAccount.objects.create(
            organisation=channels[0].organisation, kind="feed", name=f"Feed {number}"
        )
    more = derive_message(
        campaign=campaign, page=story, by=person(Role.OFFICER), now=timezone.now()
    )
    with CaptureQueriesContext(connection) as many:
        officer.get(at("plan_message", more.pk))
    assert len(many) == len(few)


def test_a_post_repeats_in_words_that_people_say(desk, approved, post):
    officer = desk(Role.OFFICER)
    assert at("series", post.pk) in text_of(officer.get(at("post", post.pk)))
    answer = officer.post(at("series", post.pk), weekly(), follow=True)
    page = text_of(answer)
    assert "It repeats every week on" in page
    assert len(answer.context["days"]) == 4
    assert Delivery.objects.filter(state=State.READY).count() == 4
    page = text_of(officer.get(at("post", post.pk)))
    assert "It repeats every week on" in page
    assert at("plan", post.pk) not in page  # its times come from its series


def test_one_day_is_left_out_and_the_others_stay(desk, approved, post):
    officer = desk(Role.OFFICER)
    officer.post(at("series", post.pk), weekly())
    second = Delivery.objects.order_by("due_at")[1]
    assert at("cancel", second.pk) in text_of(officer.get(at("series", post.pk)))
    officer.post(at("cancel", second.pk))
    officer.post(at("series", post.pk), weekly())
    assert Delivery.objects.filter(state=State.READY).count() == 3
    second.refresh_from_db()
    assert second.state == State.CANCELLED
    assert "Taken back" in text_of(officer.get(at("series", post.pk)))


def test_what_speaks_against_a_later_day_of_a_series_is_said_beside_it(desk, approved, post):
    officer = desk(Role.OFFICER)
    officer.post(at("series", post.pk), weekly())
    second = Delivery.objects.order_by("due_at")[1]
    MarkedDay.objects.create(country_code="EE", on=second.series_on, name="Singing Day")
    days = officer.get(at("series", post.pk)).context["days"]
    said = [[clash.words for clash in one.clashes] for one in days]
    assert said == [[], ["In Estonia it is a holiday: Singing Day."], [], []]


def test_a_series_ends_with_one_press(desk, approved, post):
    officer = desk(Role.OFFICER)
    officer.post(at("series", post.pk), weekly())
    answer = officer.post(at("end_series", post.pk), follow=True)
    assert "4 days that waited were taken back" in text_of(answer)
    assert not Delivery.objects.filter(state=State.READY).exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"count": ""}, "either a last day or a number of times"),
        ({"until": "2030-01-01"}, "either a last day or a number of times"),
        ({"count": "500"}, "400 times at most"),
        ({"count": "300"}, "two years at most"),
        ({"count": "", "until": "2090-01-01"}, "two years at most"),
        ({"on_day": "2020-01-01"}, "This time has passed"),
        ({"every": "YEARLY"}, "Select a valid choice"),
        ({"interval": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_series_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    desk, approved, post, changed, said
):
    answer = desk(Role.OFFICER).post(at("series", post.pk), weekly(**changed))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Series.objects.exists()
    assert Delivery.objects.get() == approved


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"weekdays": ["0", "3"]}, "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4"),
        ({"interval": "2", "weekdays": ["4"]}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=4"),
        ({"every": "DAILY"}, "FREQ=DAILY;COUNT=4"),
        ({"every": "MONTHLY", "on_month_day": "last"}, "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4"),
    ],
)
def test_what_is_ticked_becomes_a_rule(desk, approved, post, changed, rule):
    desk(Role.OFFICER).post(at("series", post.pk), weekly(**changed))
    assert Series.objects.get().rule == rule


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY;COUNT=1", "every day 1 time"),
        (
            "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270301T235959",
            "every week on Mon, Thu until 1 March 2027",
        ),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "every 2 weeks on Fri 6 times"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "every month on the last Friday 6 times"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=6", "every month on its last day, 15. 6 times"),
    ],
)
def test_rules_are_said_in_words(rule, words):
    assert words_of_rule(rule) == words


def test_the_next_free_slot_is_offered_and_taken(desk, approved, post, channels):
    officer = desk(Role.OFFICER)
    assert "Next free slot" not in text_of(officer.get(at("post", post.pk)))
    officer.post(at("slots", channels[0].pk), {"weekday": "3", "at_time": "09:00"})
    assert "Next free slot: Thu" in text_of(officer.get(at("post", post.pk)))
    officer.post(at("into_slot", post.pk))
    approved.refresh_from_db()
    local = timezone.localtime(approved.due_at, ZoneInfo("Europe/Tallinn"))
    assert (local.weekday(), local.hour) == (3, 9)


def test_slots_are_added_once_and_removed(desk, channels):
    officer, address = desk(Role.OFFICER), at("slots", channels[0].pk)
    thursday = {"weekday": "3", "at_time": "09:00"}
    assert officer.post(address, thursday).status_code == 302
    answer = officer.post(address, thursday)
    assert answer.status_code == 422
    assert "has this time already" in text_of(answer)
    assert officer.post(address, {"weekday": "9", "at_time": "25:00"}).status_code == 422
    assert "Thursday 09:00" in text_of(desk(Role.TRANSLATOR).get(address))
    officer.post(at("remove_slot", Slot.objects.get().pk))
    assert not Slot.objects.exists()
    page = text_of(
        desk(Role.ADMINISTRATOR).get(reverse("desk_channels:edit", args=[channels[0].pk]))
    )
    assert address in page


def test_somebody_who_only_writes_changes_no_slots(desk, channels):
    translator = desk(Role.TRANSLATOR)
    answer = translator.post(at("slots", channels[0].pk), {"weekday": "3", "at_time": "09:00"})
    assert answer.status_code in {302, 403, 404}
    assert not Slot.objects.exists()


def test_an_embargo_set_later_names_the_posts_that_are_too_early(desk, approved, post, message):
    until = timezone.localtime(approved.due_at) + timedelta(days=2)
    answer = desk(Role.OFFICER).post(
        at("message", message.pk),
        {
            "title": message.title,
            "kind": message.kind,
            "embargo_until": until.strftime("%Y-%m-%dT%H:%M"),
        },
        follow=True,
    )
    assert "before the embargo ends" in text_of(answer)
    row = Delivery.objects.get(pk=approved.pk)
    refusal = DeliveryHandler().gate(row, row.due_at)
    assert refusal.code == "embargoed"
    assert refusal.wait > timedelta(days=1)


def test_an_embargo_that_ends_before_says_nothing(desk, approved, message):
    earlier = datetime.now(UTC) - timedelta(days=1)
    answer = desk(Role.OFFICER).post(
        at("message", message.pk),
        {
            "title": message.title,
            "kind": message.kind,
            "embargo_until": earlier.strftime("%Y-%m-%dT%H:%M"),
        },
        follow=True,
    )
    assert "before the embargo ends" not in text_of(answer)
