"""A post's way over the desk: from a page to an owed delivery, and what stops it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.delivering import DeliveryHandler
from campaigns.models import Approval, Delivery, Message, Variant
from outbox.models import Hold
from outbox.rules.states import State


def at(name, *args):
    return reverse(f"campaign_desk:{name}", args=args)


def as_offered(client, page, **typed):
    """Return what the form for a page sends when nothing is unticked, and what was typed."""
    offered = client.get(at("derive", page.pk)).context["form"].initial
    return {"channels": offered["channels"], "languages": offered["languages"], **typed}


def in_two_days():
    return {
        "on_day": (timezone.localdate() + timedelta(days=2)).isoformat(),
        "at_time": "09:00",
        "zone": "Europe/Tallinn",
    }


def test_a_page_becomes_an_owed_post_with_four_eyes(desk, story, channels, campaign):
    officer, reviewer = desk(Role.OFFICER), desk(Role.REVIEWER)
    officer.post(
        at("derive", story.pk), as_offered(officer, story, campaign=campaign.pk, kind="news")
    )
    post = Message.objects.get().variants.get(channel__kind="feed")

    page = officer.get(at("post", post.pk))
    words = page.context["form"].initial | {"text": "On Sunday the boats sing too."}
    assert officer.post(at("post", post.pk), words).status_code == 302
    assert officer.post(at("plan", post.pk), in_two_days()).status_code == 302
    officer.post(at("submit", post.pk))
    assert at("post", post.pk) in reviewer.get(at("approvals")).content.decode()
    seen = reviewer.get(at("post", post.pk)).context["post"].payload_hash
    reviewer.post(at("approve", post.pk), {"seen_hash": seen})

    delivery = Delivery.objects.get()
    assert delivery.state == State.READY
    assert "the boats sing too" in delivery.payload["text"]
    assert delivery.payload_hash == seen
    assert Delivery.objects.ready().due(delivery.due_at).exists()


def test_a_new_campaign_is_made_together_with_its_message(desk, story, channels, town):
    officer = desk(Role.OFFICER)
    named = as_offered(officer, story, new_name="Opening day", organisation=town.pk, kind="news")
    answer = officer.post(at("derive", story.pk), named)
    message = Message.objects.get()
    assert message.campaign.name == "Opening day"
    assert answer.url == at("campaign", message.campaign_id)


def test_no_campaign_is_left_behind_when_no_channel_is_in_use(desk, story, town):
    answer = desk(Role.OFFICER).post(
        at("derive", story.pk), {"new_name": "Opening day", "organisation": town.pk, "kind": "news"}
    )
    assert answer.status_code == 422
    assert "No channel is in use" in answer.content.decode()
    assert not town.campaigns.exists()


def test_nobody_approves_their_own_post(desk, post, person):
    Variant.objects.filter(pk=post.pk).update(
        state=Variant.State.IN_REVIEW, author=person(Role.REVIEWER)
    )
    reviewer = desk(Role.REVIEWER)
    assert at("approve", post.pk) not in reviewer.get(at("post", post.pk)).content.decode()
    answer = reviewer.post(at("approve", post.pk), {"seen_hash": post.payload_hash}, follow=True)
    assert "Somebody else has to approve it" in answer.content.decode()
    assert not Approval.objects.exists()


def test_whoever_changed_a_post_last_counts_as_its_author(desk, post, typed):
    reviewer = desk(Role.REVIEWER)
    reviewer.post(at("post", post.pk), typed(text="The reviewer's own words."))
    reviewer.post(at("submit", post.pk))
    post.refresh_from_db()
    reviewer.post(at("approve", post.pk), {"seen_hash": post.payload_hash})
    assert not Approval.objects.exists()


def test_another_reviewer_may_approve_it(desk, post, typed):
    """Negative control of the two tests above: it is the author that is refused."""
    desk(Role.REVIEWER).post(at("post", post.pk), typed(text="The reviewer's own words."))
    desk(Role.OFFICER).post(at("submit", post.pk))
    post.refresh_from_db()
    desk(Role.ADMINISTRATOR).post(at("approve", post.pk), {"seen_hash": post.payload_hash})
    assert Approval.objects.count() == 1


def test_a_changed_word_voids_the_approval_and_takes_back_what_was_owed(
    desk, approved, post, typed
):
    post.refresh_from_db()
    desk(Role.TRANSLATOR).post(at("post", post.pk), typed(text=post.text + "!"))
    post.refresh_from_db()
    assert post.state == Variant.State.DRAFT
    assert not Delivery.objects.exists()


def test_saving_without_a_change_keeps_the_approval(desk, approved, post, typed):
    desk(Role.TRANSLATOR).post(at("post", post.pk), typed())
    post.refresh_from_db()
    assert post.state == Variant.State.APPROVED
    assert Delivery.objects.get() == approved


def test_an_approval_of_words_that_changed_meanwhile_is_refused(desk, post, person):
    Variant.objects.filter(pk=post.pk).update(state=Variant.State.IN_REVIEW)
    answer = desk(Role.REVIEWER).post(
        at("approve", post.pk), {"seen_hash": "what stood there before"}, follow=True
    )
    assert "Somebody changed this post" in answer.content.decode()
    assert not Approval.objects.exists()


def test_a_post_that_goes_back_carries_its_note(desk, post):
    Variant.objects.filter(pk=post.pk).update(state=Variant.State.IN_REVIEW)
    desk(Role.REVIEWER).post(at("send_back", post.pk), {"note": "Please name the pier."})
    page = desk(Role.OFFICER).get(at("post", post.pk)).content.decode()
    assert "Please name the pier." in page
    assert "Sent back" in page


def test_a_stop_holds_what_it_names_and_its_release_lets_go(desk, approved, campaign):
    officer = desk(Role.OFFICER)
    assert Delivery.objects.unheld(timezone.now()).exists()
    officer.post(at("stop"), {"scope": f"campaign:{campaign.pk}", "reason": "Wrong date"})
    assert not Delivery.objects.unheld(timezone.now()).exists()
    page = officer.get(at("list")).content.decode()
    assert "Wrong date" in page
    assert "Stopped" in page

    officer.post(at("release", Hold.objects.get().pk))
    assert Delivery.objects.unheld(timezone.now()).exists()
    assert "Wrong date" not in officer.get(at("list")).content.decode()


def test_a_stop_of_another_language_does_not_hold_it(desk, approved):
    desk(Role.OFFICER).post(at("stop"), {"scope": "language:lv", "reason": "Spelling"})
    assert Delivery.objects.unheld(timezone.now()).exists()


def test_a_failed_post_is_sent_again_as_a_new_occurrence(desk, approved, post):
    Delivery.objects.update(state=State.FAILED, reason="attempts")
    officer = desk(Role.OFFICER)
    assert "tried several times" in officer.get(at("post", post.pk)).content.decode()
    officer.post(at("repeat", post.pk))
    first, second = Delivery.objects.order_by("occurrence")
    assert (first.state, second.state, second.occurrence) == (State.FAILED, State.READY, 1)
    second = Delivery.objects.select_related("variant__message", "variant__channel").get(
        pk=second.pk
    )
    assert DeliveryHandler().gate(second, timezone.now()) is None


def test_a_failed_post_may_get_a_new_time_instead(desk, approved, post):
    Delivery.objects.update(state=State.EXPIRED, reason="late")
    desk(Role.OFFICER).post(at("plan", post.pk), in_two_days())
    assert [one.state for one in post.deliveries.order_by("occurrence")] == [
        State.EXPIRED,
        State.READY,
    ]


def test_a_post_whose_words_are_not_approved_is_not_sent_again(desk, approved, post, typed):
    Delivery.objects.update(state=State.FAILED, reason="attempts")
    officer = desk(Role.OFFICER)
    officer.post(at("post", post.pk), typed(text="New words."))
    answer = officer.post(at("repeat", post.pk), follow=True)
    assert "not approved" in answer.content.decode()
    assert post.deliveries.count() == 1


def test_a_waiting_post_is_taken_back(desk, approved, post):
    desk(Role.OFFICER).post(at("cancel", approved.pk))
    approved.refresh_from_db()
    assert approved.state == State.CANCELLED


def test_a_post_on_its_way_is_not_taken_back(desk, approved):
    Delivery.objects.update(state=State.SENDING)
    answer = desk(Role.OFFICER).post(at("cancel", approved.pk), follow=True)
    assert "going out or has gone out" in answer.content.decode()


def test_a_person_says_that_a_doubtful_post_is_there(desk, approved):
    Delivery.objects.update(state=State.NEEDS_HUMAN, reason="blind")
    officer = desk(Role.OFFICER)
    officer.post(
        at("resolve", approved.pk),
        {"is_there": "yes", "remote_url": "https://social.example.org/1"},
    )
    approved.refresh_from_db()
    assert (approved.state, approved.remote_url) == (State.SENT, "https://social.example.org/1")
    again = officer.post(at("resolve", approved.pk), {"is_there": "no"}, follow=True)
    assert "no longer waits for an answer" in again.content.decode()


def test_a_person_who_says_nothing_is_asked_again(desk, approved):
    Delivery.objects.update(state=State.NEEDS_HUMAN, reason="blind")
    answer = desk(Role.OFFICER).post(at("resolve", approved.pk), {"is_there": ""})
    assert answer.status_code == 422
    approved.refresh_from_db()
    assert approved.state == State.NEEDS_HUMAN


def test_a_hole_is_filled_from_the_page_in_that_language(desk, message, channels, campaign):
    post = message.variants.get(channel=channels[0])
    post.delete()
    officer = desk(Role.OFFICER)
    assert (
        at("fill_hole", message.pk, channels[0].pk, "en")
        in officer.get(at("campaign", campaign.pk)).content.decode()
    )
    officer.post(at("fill_hole", message.pk, channels[0].pk, "en"))
    assert message.variants.get(channel=channels[0]).text == (
        "Every Sunday there is a song on the pier."
    )


def test_no_language_is_filled_with_the_words_of_another(desk, message, channels):
    answer = desk(Role.OFFICER).post(at("fill_hole", message.pk, channels[0].pk, "lv"), follow=True)
    assert "not published in this language" in answer.content.decode()
    assert not message.variants.filter(language="lv").exists()


def test_a_message_written_by_hand_is_filled_cell_by_cell(desk, campaign, channels):
    officer = desk(Role.OFFICER)
    officer.post(at("new_message", campaign.pk), {"title": "Ferry is full", "kind": "news"})
    message = Message.objects.get(title="Ferry is full")
    answer = officer.post(at("fill_hole", message.pk, channels[0].pk, "lv"))
    assert answer.url == at("post", message.variants.get().pk)
