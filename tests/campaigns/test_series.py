"""A series owes each of its days exactly once, whatever is swept, edited, moved or taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.rules.roles import Role
from campaigns.actions.decide_delivery import cancel_delivery, repeat_delivery
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.repeat_variant import end_series
from campaigns.actions.set_policy import set_policy
from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, Series, Variant
from campaigns.rules.local_time import resolve
from campaigns.series import AHEAD
from outbox.rules.states import State
from tests.campaigns.repeating import (
    FIRST_DAYS,
    NOW,
    START,
    ZONE,
    approve,
    approved_series,
    days,
    deliver,
    edit,
    repeat,
    sweep,
)
from tests.campaigns.telling import code_of
from tests.factories import person

WEEK = timedelta(days=7)


def on(day):
    return Delivery.objects.get(series_on=day)


def test_the_days_of_five_weeks_are_owed_at_once_each_at_nine_on_the_towns_clock(desk):
    variant = approved_series(desk)
    assert days(variant, State.READY) == FIRST_DAYS
    for delivery in Delivery.objects.all():
        nine = datetime.combine(delivery.series_on, START.time())
        assert delivery.due_at == resolve(local=nine, zone=ZONE).at
    # The clocks went forward on the 28th: the same nine is an hour earlier for the world.
    assert (on(date(2027, 3, 25)).due_at.hour, on(date(2027, 3, 29)).due_at.hour) == (7, 6)
    assert Delivery.objects.latest("due_at").due_at <= NOW + AHEAD


def test_what_was_not_approved_owes_nothing(desk):
    variant = desk.derive().variants.get(language="en")
    repeat(desk, variant)
    sweep()
    assert days(variant) == []
    variant.refresh_from_db()
    assert variant.due_at == datetime(2027, 2, 25, 7, tzinfo=UTC)


def test_sweeps_add_what_came_nearer_and_nothing_twice(desk):
    variant = approved_series(desk)
    before = list(Delivery.objects.values_list("pk", "due_at", "fence"))
    assert [sweep(), sweep()] == [0, 0]
    assert list(Delivery.objects.values_list("pk", "due_at", "fence")) == before
    assert [sweep(days_on=7), sweep(days_on=7), sweep(days_on=6)] == [2, 0, 0]
    assert days(variant)[-2:] == [date(2027, 4, 1), date(2027, 4, 5)]
    assert sweep(days_on=70) == 0


def test_the_database_refuses_a_second_delivery_of_a_day(desk):
    variant = approved_series(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        owe_delivery(variant=variant, now=NOW, due_at=NOW, series_on=FIRST_DAYS[0])
    # Negative control: without the day, nothing would have kept it from going out twice.
    assert owe_delivery(variant=variant, now=NOW, due_at=NOW).occurrence == len(FIRST_DAYS)


def test_each_day_carries_an_id_of_its_own_and_passes_the_gate(desk):
    variant = approved_series(desk)
    variant.refresh_from_db()
    links = [row.payload["link"] for row in Delivery.objects.order_by("occurrence")]
    assert links[0] == variant.link
    assert [link.rpartition("utm_id=")[2] for link in links] == [
        f"p{variant.pk}",
        *(f"p{variant.pk}-{number}" for number in range(1, len(FIRST_DAYS))),
    ]
    assert {row.payload_hash for row in Delivery.objects.all()} == {variant.payload_hash}
    for row in Delivery.objects.all():
        assert DeliveryHandler().gate(row, NOW) is None


@pytest.mark.parametrize("name", ["text", "link", "title"])
def test_a_frozen_payload_that_was_altered_is_stopped_at_the_gate(desk, name):
    approved_series(desk)
    row = on(FIRST_DAYS[1])
    row.payload[name] += " more"
    row.save(update_fields=["payload"])
    assert DeliveryHandler().gate(Delivery.objects.get(pk=row.pk), NOW).code == "payload-altered"


def test_another_days_id_is_not_this_days(desk):
    approved_series(desk)
    first, second = on(FIRST_DAYS[0]), on(FIRST_DAYS[1])
    second.payload = first.payload
    second.save(update_fields=["payload"])
    assert DeliveryHandler().gate(Delivery.objects.get(pk=second.pk), NOW).code == "payload-altered"


def test_each_day_goes_out_by_itself(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    assert days(variant, State.SENT) == FIRST_DAYS[:1]
    sweep(days_on=3)
    variant.refresh_from_db()
    assert variant.due_at == on(FIRST_DAYS[1]).due_at
    deliver(datetime(2027, 3, 1, 7, tzinfo=UTC))
    assert days(variant, State.SENT) == FIRST_DAYS[:2]


def test_a_day_that_was_taken_back_is_never_owed_again(desk):
    variant = approved_series(desk)
    cancel_delivery(delivery=on(FIRST_DAYS[0]), by=desk.officer, now=NOW)
    sweep()
    assert days(variant, State.READY) == FIRST_DAYS[1:]
    variant.refresh_from_db()
    assert variant.due_at == on(FIRST_DAYS[1]).due_at
    edit(desk, variant, text="Other words.")
    approve(desk, variant)
    assert days(variant, State.READY) == FIRST_DAYS[1:]
    # Negative control: were it forgotten instead of taken back, the sweep would owe it again.
    on(FIRST_DAYS[0]).delete()
    assert sweep() == 1


def test_a_day_that_came_too_late_is_not_made_up_for(desk):
    variant = approved_series(desk)
    deliver(on(FIRST_DAYS[0]).not_after + timedelta(minutes=1))
    assert days(variant, State.EXPIRED) == FIRST_DAYS[:1]
    sweep(days_on=3)
    assert days(variant, State.EXPIRED) == FIRST_DAYS[:1]
    assert FIRST_DAYS[0] not in days(variant, State.READY)


def test_a_day_that_passed_while_nobody_swept_is_not_sent_behind_time(desk):
    variant = approved_series(desk)
    sweep(days_on=50)  # 13 April, noon
    assert [day for day in days(variant) if day > FIRST_DAYS[-1]] == [
        date(2027, 4, day) for day in (15, 19, 22, 26, 29)
    ]


def test_changed_words_go_out_on_the_next_days_once_they_are_approved(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    later = NOW + timedelta(days=3)
    edit(desk, variant, text="Other words.", now=later)
    sweep(days_on=3)
    assert days(variant) == FIRST_DAYS[:1]  # what went out, and nothing of what was not approved
    approve(desk, variant, now=later)
    assert days(variant, State.READY)[: len(FIRST_DAYS) - 1] == FIRST_DAYS[1:]
    for row in Delivery.objects.filter(state=State.READY):
        assert "Other words." in row.payload["text"]
        assert DeliveryHandler().gate(row, later) is None
    numbers = list(Delivery.objects.values_list("occurrence", flat=True))
    assert len(set(numbers)) == len(numbers)


def test_a_second_stage_asks_about_the_coming_days_though_earlier_ones_went_out(desk):
    variant = approved_series(desk)
    Delivery.objects.filter(series_on=FIRST_DAYS[0]).update(state=State.SENT)
    house = desk.campaign.organisation
    asked_again = set_policy(
        organisation=house, is_two_stage=True, by=person(Role.ADMINISTRATOR), now=NOW
    )
    variant.refresh_from_db()
    assert (asked_again, variant.state) == (1, Variant.State.IN_REVIEW)
    # Left as they stood, they would all fail at their time for want of a language approval.
    assert days(variant, State.READY) == []
    assert days(variant, State.SENT) == [FIRST_DAYS[0]]


def test_a_day_that_passes_while_the_words_are_a_draft_is_left_out(desk):
    variant = approved_series(desk)
    edit(desk, variant, text="Other words.")
    sweep(days_on=3, hours=2)
    variant.refresh_from_db()
    assert variant.due_at == datetime(2027, 3, 1, 7, tzinfo=UTC)  # or it could not be approved
    approve(desk, variant, now=NOW + timedelta(days=3, hours=2))
    assert days(variant)[:2] == FIRST_DAYS[1:3]


def test_a_series_that_moves_takes_its_waiting_days_along(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    keys = {row.series_on: row.pk for row in Delivery.objects.all()}
    later = NOW + timedelta(days=3)
    repeat(desk, variant, start=datetime(2027, 3, 1, 10, 30), now=later)
    assert {row.series_on: row.pk for row in Delivery.objects.all() if row.pk in keys.values()} == (
        keys
    )
    for row in Delivery.objects.filter(state=State.READY):
        wall_time = datetime.combine(row.series_on, START.time()).replace(hour=10, minute=30)
        assert row.due_at == row.next_try_at == resolve(local=wall_time, zone=ZONE).at
        assert row.not_after > row.due_at
        assert DeliveryHandler().gate(row, later) is None


def test_a_day_that_went_out_does_not_go_out_again_at_the_series_new_hour(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    repeat(
        desk,
        variant,
        start=datetime(2027, 2, 25, 18),
        now=datetime(2027, 2, 25, 8, tzinfo=UTC),
    )
    assert days(variant, State.SENT) == FIRST_DAYS[:1]
    assert FIRST_DAYS[0] not in days(variant, State.READY)


def test_days_that_a_new_rule_does_not_name_are_dropped(desk):
    variant = approved_series(desk)
    repeat(desk, variant, rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20270311")
    assert days(variant) == [date(2027, 2, 25), date(2027, 3, 4), date(2027, 3, 11)]


def test_a_series_begins_with_the_first_day_that_its_rule_names(desk):
    variant = desk.derive().variants.get(language="en")
    repeat(desk, variant, start=datetime(2027, 2, 27, 9))  # a Saturday
    assert variant.planned_local == "2027-03-01T09:00"


def test_a_series_that_ends_early_sends_nothing_more(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    assert end_series(variant=variant, by=desk.officer, now=NOW + timedelta(days=3)) == 9
    sweep(days_on=3)
    assert days(variant) == FIRST_DAYS[:1]
    assert code_of(lambda: end_series(variant=variant, by=desk.officer, now=NOW)) == (
        "does-not-repeat"
    )
    # Its two times are one: that of the last day, and no more that of the first.
    assert (variant.due_at, variant.planned_local) == (
        on(FIRST_DAYS[0]).due_at,
        f"{START:%Y-%m-%dT%H:%M}",
    )
    # It has gone out, so from now on it is a post like any other that has.
    assert code_of(lambda: edit(desk, variant, text="More.")) == "already-gone"


def test_a_series_that_ended_before_its_first_day_has_no_time_and_may_begin_again(desk):
    variant = approved_series(desk)
    end_series(variant=variant, by=desk.officer, now=NOW)
    assert (variant.due_at, variant.planned_local, days(variant)) == (None, "", [])
    repeat(desk, variant)
    assert days(variant, State.READY) == FIRST_DAYS


def test_a_series_that_ends_early_keeps_the_wall_time_of_its_last_day(desk):
    variant = approved_series(desk)
    deliver(datetime(2027, 2, 25, 7, tzinfo=UTC))
    deliver(datetime(2027, 3, 1, 7, tzinfo=UTC))
    end_series(variant=variant, by=desk.officer, now=NOW + timedelta(days=8))
    local = datetime.fromisoformat(variant.planned_local)
    assert (local, resolve(local=local, zone=ZONE).at) == (
        datetime(2027, 3, 1, 9),
        variant.due_at,
    )


def test_a_series_is_over_after_its_last_day(desk):
    variant = approved_series(desk, rule="FREQ=WEEKLY;COUNT=2")
    sweep(days_on=5)
    assert Series.objects.get().ended_at is None
    sweep(days_on=11)
    assert Series.objects.get().ended_at == NOW + timedelta(days=11)
    variant.refresh_from_db()
    assert variant.planned_local == "2027-03-04T09:00"
    assert days(variant) == [date(2027, 2, 25), date(2027, 3, 4)]


def test_a_post_that_was_planned_once_becomes_the_first_day_of_its_series(desk):
    variant = desk.derive().variants.get(language="en")
    plan_variant(variant=variant, local=START, zone=ZONE, by=desk.officer, now=NOW)
    approve(desk, variant)
    assert Delivery.objects.get().series_on is None
    repeat(desk, variant)
    assert days(variant) == FIRST_DAYS
    assert Delivery.objects.count() == len(FIRST_DAYS)


def test_single_times_are_not_given_to_a_series(desk):
    variant = approved_series(desk)
    before = list(Delivery.objects.order_by("pk").values())
    assert (
        code_of(
            lambda: plan_variant(
                variant=variant, local=START + WEEK, zone=ZONE, by=desk.officer, now=NOW
            )
        )
        == "repeats"
    )
    assert list(Delivery.objects.order_by("pk").values()) == before


def test_a_day_that_failed_is_sent_again_once_under_a_fresh_id(desk):
    variant = approved_series(desk)
    Delivery.objects.filter(series_on=FIRST_DAYS[0]).update(state=State.FAILED, reason="attempts")
    at = on(FIRST_DAYS[0]).due_at + timedelta(minutes=30)
    again = repeat_delivery(variant=variant, by=desk.officer, now=at)
    assert again.payload["link"].endswith(f"utm_id=p{variant.pk}-{len(FIRST_DAYS)}")
    assert (again.due_at, again.series_on) == (at, None)
    assert DeliveryHandler().gate(again, at) is None
    call = lambda: repeat_delivery(variant=variant, by=desk.officer, now=at)  # noqa: E731
    assert code_of(call) == "nothing-to-repeat"
    sweep(days_on=3)
    assert days(variant, State.READY)[: len(FIRST_DAYS) - 1] == FIRST_DAYS[1:]
    assert Variant.objects.get(pk=variant.pk).planned_local == "2027-02-25T09:00"


def test_nothing_is_repeated_while_nobody_knows_whether_it_is_there(desk):
    variant = approved_series(desk)
    Delivery.objects.filter(series_on=FIRST_DAYS[0]).update(state=State.NEEDS_HUMAN)
    assert code_of(lambda: repeat(desk, variant)) == "already-gone"
    assert code_of(lambda: edit(desk, variant, text="Other words.")) == "already-gone"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rule": "FREQ=YEARLY;COUNT=2"}, "rule-part-unknown"),
        ({"rule": "FREQ=DAILY"}, "rule-needs-one-end"),
        ({"rule": "FREQ=DAILY;UNTIL=20270101"}, "rule-names-no-day"),
        ({"zone": "Europe/Nowhere"}, "unknown-zone"),
        ({"start": datetime(2027, 2, 22, 9)}, "past-time"),
    ],
)
def test_what_cannot_be_a_series_is_refused_and_changes_nothing(desk, change, code):
    variant = desk.approved_post()
    before = list(Delivery.objects.values()), list(Variant.objects.values())
    assert code_of(lambda: repeat(desk, variant, **change)) == code
    assert (list(Delivery.objects.values()), list(Variant.objects.values())) == before
    assert not Series.objects.exists()


def test_a_series_that_cannot_be_read_keeps_no_other_from_going_out(desk, caplog):
    broken = approved_series(desk)
    other = approved_series(desk)
    Variant.objects.filter(pk=broken.pk).update(zone="Europe/Nowhere")
    assert sweep(days_on=7) == 2
    assert days(other)[-1] == date(2027, 4, 5)
    assert str(broken.pk) in caplog.text
