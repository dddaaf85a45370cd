"""The queue of what waits, for whom, and asking somebody without an account from the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import submit_variant
from campaigns.actions.set_policy import set_policy
from campaigns.desk.entries import entries_of
from campaigns.desk.waiting import lines_of, waiting_for
from campaigns.models import ApprovalPolicy, ApprovalRequest, Variant
from campaigns.querysets import posts
from outbox.models import Mail

QUEUE = reverse("campaign_desk:approvals")


@pytest.fixture
def waiting(message, person):
    posts = list(message.variants.order_by("pk"))
    for number, post in enumerate(posts):
        submit_variant(variant=post, by=person(Role.OFFICER), now=timezone.now())
        Variant.objects.filter(pk=post.pk).update(
            due_at=timezone.now() + timedelta(days=3 - 2 * number, hours=-1),
            planned_local="2027-01-01T09:00",
            zone="Europe/Tallinn",
        )
    return posts


@pytest.fixture
def two_stages(town, person):
    set_policy(
        organisation=town,
        is_two_stage=True,
        by=person(Role.ADMINISTRATOR),
        now=timezone.now(),
    )


def queue(client, of=""):
    return client.get(QUEUE, {"of": of} if of else {})


def titles(answer):
    return [line.entry.post.pk for line in answer.context["lines"]]


def test_what_waits_for_a_reviewer_comes_by_time_and_says_what_lapses_soon(desk, waiting):
    answer = queue(desk(Role.REVIEWER))
    assert titles(answer) == [waiting[1].pk, waiting[0].pk]
    assert [line.lapses_soon for line in answer.context["lines"]] == [True, False]
    assert "Lapses soon" in answer.content.decode()


def test_what_waits_for_others_is_one_step_away(desk, waiting):
    officer = desk(Role.OFFICER)
    assert titles(queue(officer)) == []
    assert len(titles(queue(officer, "others"))) == 2


def test_an_own_post_waits_for_others(desk, waiting, person):
    Variant.objects.update(author=person(Role.REVIEWER))
    answer = queue(desk(Role.REVIEWER))
    assert titles(answer) == []
    assert (answer.context["mine"], answer.context["others"]) == (0, 2)


def test_in_two_stages_a_translator_has_a_queue_and_then_the_reviewer(
    desk, waiting, two_stages, person
):
    translator = desk(Role.TRANSLATOR)
    assert len(titles(queue(translator))) == 2
    post = waiting[0]
    page = reverse("campaign_desk:approve", args=[post.pk])
    shown = translator.get(reverse("campaign_desk:post", args=[post.pk])).content.decode()
    assert "Approve the language" in shown
    answer = translator.post(
        page, {"seen_hash": post.payload_hash, "step": "language"}, follow=True
    )
    assert "The language is approved" in answer.content.decode()
    assert titles(queue(translator)) == [waiting[1].pk]
    assert titles(queue(desk(Role.REVIEWER))) == [waiting[1].pk, post.pk]
    words = [str(line.step_words) for line in queue(desk(Role.REVIEWER)).context["lines"]]
    assert words == ["Language", "Message"]
    # The translator has no say in the message.
    assert translator.post(
        page, {"seen_hash": post.payload_hash, "step": "message"}
    ).url == reverse("wagtailadmin_home")
    done = desk(Role.REVIEWER).post(page, {"seen_hash": post.payload_hash, "step": "message"})
    assert done.status_code == 302
    post.refresh_from_db()
    assert post.state == "approved"


def test_somebody_else_s_screen_that_is_behind_approves_nothing_it_did_not_show(
    desk, waiting, two_stages
):
    post = waiting[0]
    page = reverse("campaign_desk:approve", args=[post.pk])
    seen = {"seen_hash": post.payload_hash, "step": "language"}
    desk(Role.TRANSLATOR).post(page, seen)
    answer = desk(Role.REVIEWER).post(page, seen, follow=True)
    assert "waits for something else now" in answer.content.decode()
    post.refresh_from_db()
    assert post.state == "in_review"


def test_a_queue_costs_the_same_for_two_posts_and_for_forty(
    desk, waiting, django_assert_num_queries
):
    reviewer, first = desk(Role.REVIEWER), waiting[0]
    queue(reviewer)
    with CaptureQueriesContext(connection) as for_two:
        queue(reviewer)
    for number in range(38):
        Variant.objects.create(
            message=first.message,
            channel=first.channel,
            language=["lv", "pl", "de", "lt", "et"][number % 5] if number < 5 else f"x{number}",
            state="in_review",
            title="One more",
            author=first.author,
            changed_at=timezone.now(),
            payload=first.payload,
            payload_hash=first.payload_hash,
        )
    with django_assert_num_queries(len(for_two)):
        answer = queue(reviewer)
    assert answer.context["mine"] == 40


class TestAskingByALink:
    @pytest.fixture
    def fields(self):
        return {
            "to_name": "Maija Liepa",
            "to_address": "maija@town.example",
            "language": "lv",
            "until_on": timezone.localdate() + timedelta(days=2),
            "step": "message",
        }

    @pytest.fixture
    def page(self, waiting):
        return reverse("campaign_desk:ask", args=[waiting[0].pk])

    def test_an_officer_asks_sees_it_and_takes_it_back(self, desk, page, fields, waiting):
        officer = desk(Role.OFFICER)
        assert "What they read" in officer.get(page).content.decode()
        assert officer.post(page, fields).status_code == 302
        asked = ApprovalRequest.objects.get()
        assert Mail.objects.get().recipient == "maija@town.example"
        shown = officer.get(reverse("campaign_desk:post", args=[waiting[0].pk])).content.decode()
        assert "Maija Liepa" in shown
        assert "has not answered yet" in shown
        assert "Maija Liepa" in queue(officer, "others").content.decode()
        officer.post(reverse("campaign_desk:withdraw_ask", args=[asked.pk]))
        shown = officer.get(reverse("campaign_desk:post", args=[waiting[0].pk])).content.decode()
        assert "taken back" in shown

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"to_address": "officer@example.org"}, "your own address"),
            ({"to_address": "reviewer@example.org"}, "signs in here"),
            ({"to_address": "nobody"}, "valid email"),
            ({"until_on": "2020-01-01"}, "a day that lies ahead"),
            ({"until_on": "2099-01-01"}, "at most 14 days"),
            ({"step": "language"}, "waits for something else"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, desk, page, fields, person, wrong, words
    ):
        person(Role.REVIEWER)
        answer = desk(Role.OFFICER).post(page, fields | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "Maija Liepa" in answer.content.decode()
        assert not Mail.objects.exists()

    def test_a_translator_asks_nobody(self, desk, page, fields):
        assert desk(Role.TRANSLATOR).post(page, fields).url == reverse("wagtailadmin_home")
        assert not ApprovalRequest.objects.exists()


class TestStages:
    def page(self, town):
        return reverse("campaign_desk:policy", args=[town.pk])

    def test_administrators_switch_and_are_told_what_waits_again(
        self, desk, town, approved, person
    ):
        administrator = desk(Role.ADMINISTRATOR)
        answer = administrator.post(self.page(town), {"two": "1"}, follow=True)
        assert "1 approved post waits for approval again" in answer.content.decode()
        assert ApprovalPolicy.objects.get().is_two_stage
        administrator.post(self.page(town), {"one": "1"})
        assert not ApprovalPolicy.objects.get().is_two_stage

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR])
    def test_nobody_else_does(self, desk, town, role):
        assert desk(role).post(self.page(town), {"two": "1"}).url == reverse("wagtailadmin_home")
        assert not ApprovalPolicy.objects.exists()


def test_weighing_and_showing_a_queue_takes_nine_questions(
    desk, waiting, person, django_assert_num_queries
):
    reviewer, now = person(Role.REVIEWER), timezone.now()
    with django_assert_num_queries(9):
        mine, _others = waiting_for(reviewer, now=now)
        found = posts().shown().filter(pk__in=[one.pk for one in mine])
        assert len(lines_of(mine, entries=entries_of(found, holds=[]), user=reviewer, now=now)) == 2
