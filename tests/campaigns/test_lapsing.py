"""What nobody approves in time ends by name, and its author is told once."""

from datetime import timedelta

import pytest

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import submit_variant
from campaigns.actions.lapse_unapproved import lapse_unapproved
from campaigns.models import Delivery, FeedEntry, Variant
from outbox.models import Mail
from tests.campaigns.telling import NOW, code_of, deliver
from tests.factories import person

pytestmark = pytest.mark.django_db
IN_TIME, TOO_LATE = NOW + timedelta(minutes=9), NOW + timedelta(minutes=11)


@pytest.fixture
def waiting(desk):
    """Two posts of one author that are planned for in ten minutes and wait for approval."""
    posts = list(desk.derive().variants.order_by("language"))
    for post in posts:
        desk.plan(post)
        submit_variant(variant=post, by=desk.officer, now=NOW)
    return posts


def states():
    return set(Variant.objects.values_list("state", flat=True))


def test_what_was_not_approved_in_time_lapses_and_does_not_go_out(desk, waiting):
    assert lapse_unapproved(now=IN_TIME) == 0
    assert states() == {"in_review"}
    assert lapse_unapproved(now=TOO_LATE) == 2
    assert states() == {"lapsed"}
    deliver(minutes=30)
    assert not FeedEntry.objects.exists()


def test_its_author_gets_one_mail_for_all_of_them(desk, waiting):
    lapse_unapproved(now=TOO_LATE)
    lapse_unapproved(now=TOO_LATE + timedelta(minutes=1))
    mail = Mail.objects.get()
    assert mail.recipient == desk.officer.email
    assert mail.subject == "2 posts were not approved in time"
    for post in waiting:
        assert f"/admin/campaigns/post/{post.pk}/" in mail.text
        assert f"/admin/campaigns/post/{post.pk}/" in mail.html


def test_a_draft_that_nobody_asked_approval_for_stays_a_draft(desk):
    desk.plan(desk.derive().variants.get(language="en"))
    assert lapse_unapproved(now=TOO_LATE) == 0
    assert states() == {"draft"}


def test_an_approved_post_does_not_lapse(desk):
    desk.approved_post()
    assert lapse_unapproved(now=TOO_LATE) == 0
    assert Delivery.objects.get().state == "ready"


def test_what_lay_about_for_days_lapses_without_a_mail(desk, waiting):
    assert lapse_unapproved(now=TOO_LATE + timedelta(days=3)) == 2
    assert not Mail.objects.exists()


def test_a_new_time_makes_it_a_draft_that_can_be_approved(desk, waiting):
    post = waiting[0]
    lapse_unapproved(now=TOO_LATE)
    desk.plan(post, minutes=60)
    post.refresh_from_db()
    assert post.state == Variant.State.DRAFT
    desk.approve(post)
    assert Delivery.objects.get().state == "ready"


def test_nobody_asks_approval_for_a_time_that_has_passed(desk):
    post = desk.derive().variants.get(language="en")
    desk.plan(post)
    Variant.objects.filter(pk=post.pk).update(due_at=NOW - timedelta(minutes=1))
    assert (
        code_of(lambda: submit_variant(variant=post, by=person(Role.OFFICER), now=NOW))
        == "past-time"
    )


def test_the_sweep_asks_a_fixed_number_of_questions(desk, waiting, django_assert_max_num_queries):
    lapse_unapproved(now=IN_TIME)
    with django_assert_max_num_queries(4):
        lapse_unapproved(now=IN_TIME)
