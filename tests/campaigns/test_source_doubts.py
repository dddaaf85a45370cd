"""A post whose page or photos no longer stand says so, waits, and goes on when somebody decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import registry
from wagtail.models import Page

from campaigns.actions.settle_source_doubt import differences, let_stand, take_over
from campaigns.gate import why_not_deliver
from campaigns.models import Approval, Delivery, Variant
from campaigns.sources import due_for_a_look, not_yet_sent, note_doubts
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import Grant
from media_library.public import rights_changed
from tests.campaigns.telling import NOW, Desk, code_of, deliver, edit
from tests.factories import channel

pytestmark = pytest.mark.django_db
Doubt = Variant.Doubt


@pytest.fixture
def desk(db):
    """One a test: a file that a withdrawal erases comes back with no rollback."""
    return Desk()


@pytest.fixture
def post(desk):
    return desk.approved_post()


def fresh(post):
    return Variant.objects.get(pk=post.pk)


def rewrite(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def delivery():
    return Delivery.objects.get()


def steps(post):
    return [entry.action for entry in registry.get_logs_for_instance(post).order_by("pk")]


def revision_of(post):
    return Page.objects.get(pk=post.source_page_id).live_revision_id


def stand(desk, post, **told):
    told = {"seen_revision": revision_of(post), **told}
    return let_stand(variant=post, by=desk.reviewer, now=NOW, **told)


def take(desk, post, **told):
    told = {"seen_revision": revision_of(post), "seen_hash": fresh(post).payload_hash, **told}
    return take_over(variant=post, by=desk.officer, now=NOW, **told)


@pytest.mark.parametrize(
    "changed",
    [
        {"summary": "It was called off."},
        {"title": "No table"},
        {"share_photo_alt": "An empty square"},
        {"funding_source": "network"},
    ],
)
def test_a_page_that_says_something_else_holds_its_posts(desk, post, changed):
    rewrite(desk.story, **changed)
    assert fresh(post).source_doubt == Doubt.CHANGED
    assert fresh(post).doubted_at is not None
    assert steps(post)[-1] == "campaigns.doubted"
    deliver(minutes=10)
    assert delivery().state == "ready"
    deliver(minutes=10 + 121)
    assert delivery().state == "expired"


def test_only_the_page_of_the_posts_own_language_counts(desk, post):
    rewrite(desk.latvian, summary="Galds ir atcelts.")
    assert fresh(post).source_doubt == Doubt.NONE


def test_a_change_that_no_post_carries_holds_nothing_and_is_pinned(desk, post):
    rewrite(desk.story, body=[("text", "<p>Bring two plates.</p>")])
    assert fresh(post).source_doubt == Doubt.NONE
    assert fresh(post).source_revision_id == revision_of(post)
    deliver(minutes=10)
    assert delivery().state == "sent"


def test_a_draft_of_the_page_holds_nothing(desk, post):
    desk.story.summary = "Perhaps it will be called off."
    desk.story.save_revision()
    deliver(minutes=10)
    assert delivery().state == "sent"


def test_a_change_that_nobody_noted_is_found_at_the_gate(desk, post):
    rewrite(desk.story, summary="It was called off.")
    Variant.objects.update(source_doubt=Doubt.NONE)
    deliver(minutes=10)
    assert (delivery().state, delivery().reason) == ("ready", "source-changed")


def test_without_the_gates_question_the_stale_post_goes_out(desk, post, monkeypatch):
    rewrite(desk.story, summary="It was called off.")
    monkeypatch.setattr("campaigns.gate.why_in_doubt", lambda variant: None)
    deliver(minutes=10)
    assert delivery().state == "sent"


def test_the_gate_asks_nothing_more_about_a_page_that_stands(desk, post, monkeypatch):
    def queries():
        row = Delivery.objects.select_related("variant__channel").get()
        with CaptureQueriesContext(connection) as caught:
            refusal = why_not_deliver(
                row.variant, payload_hash=row.payload_hash, assets={1}, now=NOW
            )
        assert refusal is None
        return len(caught)

    with_question = queries()
    monkeypatch.setattr("campaigns.gate.why_in_doubt", lambda variant: None)
    assert with_question == queries()


def test_what_still_stands_keeps_its_approval_and_goes_out(desk, post):
    rewrite(desk.story, summary="Neighbours sit down together, rain or not.")
    deliver(minutes=10)
    settled = stand(desk, post)
    assert settled.source_doubt == Doubt.NONE
    assert fresh(post).source_revision_id == revision_of(post)
    assert fresh(post).state == Variant.State.APPROVED
    assert "campaigns.source_stands" in steps(post)
    deliver(minutes=20)
    assert delivery().state == "sent"


def test_what_was_decided_holds_for_that_change_only(desk, post):
    rewrite(desk.story, summary="Neighbours sit down together, rain or not.")
    seen = revision_of(post)
    rewrite(desk.story, summary="It was called off.")
    assert code_of(lambda: stand(desk, post, seen_revision=seen)) == "source-changed-again"
    assert fresh(post).source_doubt == Doubt.CHANGED
    stand(desk, post)
    rewrite(desk.story, summary="It takes place after all.")
    assert fresh(post).source_doubt == Doubt.CHANGED


def test_new_words_that_are_taken_over_need_a_new_approval(desk, post):
    rewrite(desk.story, summary="It was called off.", share_photo_alt="An empty square")
    taken = take(desk, post)
    assert taken.text == "It was called off."
    assert taken.photos.get().alt == "An empty square"
    assert taken.payload["images"][0]["alt"] == "An empty square"
    assert taken.state == Variant.State.DRAFT
    assert taken.source_doubt == Doubt.NONE
    assert not Delivery.objects.exists()
    assert "campaigns.source_taken_over" in steps(post)
    desk.approve(fresh(post), by=desk.reviewer)
    deliver(minutes=10)
    assert delivery().state == "sent"
    assert Approval.objects.filter(payload_hash=taken.payload_hash).count() == 1


def test_what_a_person_wrote_is_shown_and_never_replaced(desk):
    post = desk.derive().variants.get(language="en")
    edit(desk, post, text="Come and sit with us!")
    rewrite(desk.story, title="A longer table", summary="Neighbours sit down on Sunday.")
    found = {one.name: one for one in differences(fresh(post), on=NOW.date())}
    assert found["text"].is_touched
    assert found["text"].own == "Come and sit with us!"
    assert found["text"].before == "Neighbours sit down together."
    assert found["text"].after == "Neighbours sit down on Sunday."
    assert not found["title"].is_touched
    assert set(found) == {"text", "title"}
    taken = take(desk, post)
    assert (taken.title, taken.text) == ("A longer table", "Come and sit with us!")


def test_taking_over_is_refused_to_whoever_has_not_seen_the_post_as_it_is(desk, post):
    rewrite(desk.story, summary="It was called off.")
    assert code_of(lambda: take(desk, post, seen_hash="of yesterday")) == "changed-since"


def test_a_page_that_comes_back_as_it_was_frees_its_posts_by_itself(desk, post):
    desk.story.unpublish()
    assert fresh(post).source_doubt == Doubt.UNPUBLISHED
    assert code_of(lambda: stand(desk, post)) == "page-not-live"
    deliver(minutes=10)
    assert delivery().reason == "page-not-live"
    desk.story.refresh_from_db()
    desk.story.save_revision().publish()
    assert fresh(post).source_doubt == Doubt.NONE
    assert steps(post)[-1] == "campaigns.doubt_gone"
    deliver(minutes=12)
    assert delivery().state == "sent"


def test_a_page_that_comes_back_otherwise_keeps_its_posts(desk, post):
    desk.story.unpublish()
    rewrite(desk.story, summary="It was called off.")
    assert fresh(post).source_doubt == Doubt.CHANGED


def test_a_change_that_is_taken_back_frees_the_post(desk, post):
    rewrite(desk.story, summary="It was called off.")
    rewrite(desk.story, summary="Neighbours sit down together.")
    assert fresh(post).source_doubt == Doubt.NONE


def test_a_page_that_is_deleted_holds_its_posts(desk, post):
    desk.story.delete()
    assert fresh(post).source_doubt == Doubt.UNPUBLISHED
    deliver(minutes=10)
    assert delivery().reason == "page-not-live"


def test_a_page_that_is_deleted_with_the_pages_above_it_holds_its_posts(desk, post):
    Page.objects.get(pk=desk.tree.stories["en"].pk).delete()
    assert fresh(post).source_doubt == Doubt.UNPUBLISHED


@pytest.fixture
def moved(desk, post, django_capture_on_commit_callbacks):
    def move():
        with django_capture_on_commit_callbacks(execute=True):
            page = Page.objects.get(pk=desk.story.pk)
            page.move(Page.objects.get(pk=desk.tree.homes["en"].pk), pos="last-child")

    return move


def test_a_moved_page_whose_old_address_forwards_holds_nothing(post, moved):
    moved()
    assert Redirect.objects.exists()
    assert fresh(post).source_doubt == Doubt.NONE
    deliver(minutes=10)
    assert delivery().state == "sent"


def test_a_moved_page_whose_old_address_is_dead_holds_its_posts(desk, post, moved, settings):
    settings.WAGTAILREDIRECTS_AUTO_CREATE = False
    moved()
    assert fresh(post).source_doubt == Doubt.CHANGED
    Variant.objects.update(source_doubt=Doubt.NONE)
    deliver(minutes=10)
    assert delivery().reason == "source-changed"
    assert code_of(lambda: stand(desk, post)) == "link-is-dead"
    taken = take(desk, post)
    assert "/stories/" not in taken.link
    assert f"utm_id=p{post.pk}" in taken.link
    assert taken.source_doubt == Doubt.NONE


def test_a_link_that_somebody_typed_is_theirs(desk, moved, post, settings):
    settings.WAGTAILREDIRECTS_AUTO_CREATE = False
    edit(desk, post, link="https://example.org/table")
    moved()
    assert fresh(post).source_doubt == Doubt.NONE


def test_a_withdrawn_photo_is_said_on_its_posts(desk, post):
    asset = desk.story.share_photo.asset
    withdraw_assets(assets=[asset], asked_by="a person shown", now=timezone.now())
    assert fresh(post).source_doubt == Doubt.UNCLEARED
    deliver(minutes=10)
    assert delivery().state == "ready"


def test_rights_that_lapse_and_come_back(desk, post):
    asset = desk.story.share_photo.asset
    Grant.objects.filter(asset=asset).update(channels=["print"])
    rights_changed.send(sender=Grant, photos=[desk.story.share_photo])
    assert fresh(post).source_doubt == Doubt.UNCLEARED
    deliver(minutes=10)
    assert delivery().state == "ready"
    Grant.objects.filter(asset=asset).update(channels=["web"])
    rights_changed.send(sender=Grant, photos=[desk.story.share_photo])
    assert fresh(post).source_doubt == Doubt.NONE
    deliver(minutes=20)
    assert delivery().state == "sent"


def test_a_post_that_has_gone_out_is_left_alone(desk, post):
    deliver(minutes=10)
    rewrite(desk.story, summary="It was called off.")
    assert fresh(post).source_doubt == Doubt.NONE
    assert not not_yet_sent().filter(pk=post.pk).exists()


def test_drafts_say_it_too(desk):
    message = desk.derive()
    rewrite(desk.story, summary="It was called off.")
    doubts = dict(message.variants.values_list("language", "source_doubt"))
    assert doubts == {"en": Doubt.CHANGED, "lv": Doubt.NONE}


def test_noting_the_doubts_of_many_posts_asks_about_their_page_once(
    desk, django_assert_max_num_queries
):
    for kind in ("mail", "feed", "feed", "bluesky", "mastodon"):
        channel(kind)
    desk.derive()
    with django_assert_max_num_queries(45):
        note_doubts(not_yet_sent(), now=NOW)


def test_rights_that_nobody_told_us_about_are_noticed_by_looking_again(desk, post):
    grants = Grant.objects.filter(asset=desk.story.share_photo.asset)

    def look():
        note_doubts(due_for_a_look(NOW), now=NOW)
        return fresh(post).source_doubt

    assert look() == Doubt.NONE
    grants.update(channels=["print"])
    assert look() == Doubt.UNCLEARED
    grants.update(channels=["web"])
    assert look() == Doubt.NONE
