"""The page of one post: typing, counting, planning, and losing nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.edit_variant import edit_variant
from campaigns.composing import problems_of
from campaigns.models import Variant
from campaigns.wording import words_for


def at(name, *args):
    return reverse(f"campaign_desk:{name}", args=args)


def test_a_conflict_keeps_what_was_typed_and_shows_what_is_on_record(desk, post, typed, person):
    sent = typed(text="Words of the first writer.")
    edit_variant(
        variant=post,
        changes={"text": "Words of the second writer."},
        seen_hash=post.payload_hash,
        by=person(Role.TRANSLATOR),
        now=timezone.now(),
    )
    officer = desk(Role.OFFICER)
    answer = officer.post(at("post", post.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Words of the first writer." in page
    assert "Words of the second writer." in page
    assert "somebody changed this post while you were writing" in page
    post.refresh_from_db()
    assert post.text == "Words of the second writer."

    fresh = {"seen_hash": answer.context["form"]["seen_hash"].value()}
    assert officer.post(at("post", post.pk), sent | fresh).status_code == 302
    post.refresh_from_db()
    assert post.text == "Words of the first writer."


def test_bad_input_is_named_at_its_field_and_nothing_is_lost(desk, post, typed):
    answer = desk(Role.OFFICER).post(
        at("post", post.pk), typed(title="", link="not a link", text="Long typed words")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Long typed words" in page
    assert 'aria-invalid="true"' in page
    assert set(answer.context["form"].errors) == {"title", "link"}


def test_the_count_is_the_channels_own(desk, message, typed):
    mail = message.variants.get(channel__kind="mail")
    answer = desk(Role.TRANSLATOR).post(
        at("measure", mail.pk), typed(title="x" * 130, seen_hash=mail.payload_hash)
    )
    said = answer.json()
    assert said["counts"][0] == {"used": 130, "limit": 120, "unit": "characters", "is_over": True}
    assert said["problems"] == ["This is 130 of 120 characters. Please take out 10."]
    mail.refresh_from_db()
    assert mail.title != "x" * 130


def test_what_is_measured_is_what_stops_the_approval(desk, message, typed):
    """The desk and the gate ask the same code: same words, same verdict."""
    mail = message.variants.get(channel__kind="mail")
    officer = desk(Role.OFFICER)
    sent = typed(title="x" * 130, seen_hash=mail.payload_hash)
    measured = officer.post(at("measure", mail.pk), sent).json()["problems"]
    officer.post(at("post", mail.pk), sent)
    mail.refresh_from_db()
    assert measured == [words_for(problem) for problem in problems_of(mail)]
    answer = officer.post(at("submit", mail.pk), follow=True)
    assert measured[0] in answer.content.decode()
    mail.refresh_from_db()
    assert mail.state == Variant.State.DRAFT


def test_counting_works_without_javascript_and_saves_nothing(desk, post, typed):
    answer = desk(Role.OFFICER).post(at("post", post.pk), typed(title="Only looked at", check="1"))
    assert answer.status_code == 200
    assert "Only looked at" in answer.context["weighed"].heading
    post.refresh_from_db()
    assert post.title == "The island sings"


def test_the_preview_marks_no_markup_that_was_typed(desk, post, typed):
    answer = desk(Role.OFFICER).post(
        at("measure", post.pk), typed(text="<script>alert(1)</script> https://example.org")
    )
    preview = answer.json()["preview"]
    assert "<script>" not in preview
    assert "&lt;script&gt;" in preview
    assert '<span class="desk-mark">https://example.org</span>' in preview


def plan(client, post, day, time, zone="Europe/Tallinn"):
    fields = {"on_day": day, "at_time": time, "zone": zone}
    return client.post(at("plan", post.pk), fields, follow=True)


def test_a_time_that_has_passed_is_refused_with_what_was_typed(desk, post):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    answer = plan(desk(Role.OFFICER), post, yesterday, "09:00")
    assert answer.status_code == 422
    assert "This time has passed. Please choose" in answer.content.decode()
    assert yesterday in answer.content.decode()


def test_an_hour_that_the_clocks_jump_over_is_explained(desk, post):
    page = plan(desk(Role.OFFICER), post, "2099-03-29", "03:30").content.decode()
    assert "jump over 03:30" in page
    assert "goes out at 04:30" in page


def test_an_hour_that_comes_twice_is_explained(desk, post):
    page = plan(desk(Role.OFFICER), post, "2099-10-25", "03:30").content.decode()
    assert "comes twice" in page


def test_an_embargo_is_named_with_its_end(desk, post, message):
    message.embargo_until = timezone.now() + timedelta(days=5)
    message.save()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = plan(desk(Role.OFFICER), post, tomorrow, "09:00")
    assert "under embargo until" in answer.content.decode()
    post.refresh_from_db()
    assert post.due_at is None


@pytest.mark.parametrize(
    ("field", "value"), [("zone", "Mars/Olympus"), ("on_day", "soon"), ("at_time", "25:99")]
)
def test_a_nonsense_time_is_refused_at_its_field(desk, post, field, value):
    fields = {"on_day": "2099-01-01", "at_time": "09:00", "zone": "Europe/Riga", field: value}
    answer = desk(Role.OFFICER).post(at("plan", post.pk), fields)
    assert answer.status_code == 422
    assert field in answer.context["plan_form"].errors


def test_a_post_that_has_gone_out_offers_no_words_to_change(desk, approved, post, typed):
    approved.state = "sent"
    approved.save()
    officer = desk(Role.OFFICER)
    assert "data-desk-post" not in officer.get(at("post", post.pk)).content.decode()
    answer = officer.post(at("post", post.pk), typed(text="Too late"))
    assert answer.status_code == 409
    post.refresh_from_db()
    assert post.text != "Too late"
