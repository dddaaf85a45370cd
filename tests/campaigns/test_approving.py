"""Only what a second pair of eyes approved goes out, and exactly as it was seen."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, send_back_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.set_policy import set_policy
from campaigns.approving import case_of, cases_of
from campaigns.delivering import DeliveryHandler
from campaigns.models import ApprovalPolicy, Delivery, FeedEntry, Stage, Variant
from tests.campaigns.telling import NOW, code_of, deliver, edit
from tests.factories import person

pytestmark = pytest.mark.django_db


def test_a_post_that_was_not_approved_does_not_go_out(desk):
    desk.plan(desk.derive().variants.get(language="en"))
    deliver()
    assert not Delivery.objects.exists()
    assert not FeedEntry.objects.exists()


def test_nobody_approves_their_own_post(desk):
    both = person(Role.REVIEWER)
    message = derive_message(campaign=desk.campaign, page=desk.story, by=both, now=NOW)
    variant = message.variants.get(language="en")
    assert code_of(lambda: desk.approve(variant, by=both)) == "own-post"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRANSLATOR, Role.PARTNER, Role.HOST])
def test_only_reviewers_and_administrators_approve(desk, role):
    variant = desk.derive().variants.get(language="en")
    assert code_of(lambda: desk.approve(variant, by=person(role))) == "not-a-reviewer"


def test_what_changed_under_the_reviewers_eyes_is_not_approved(desk):
    variant = desk.derive().variants.get(language="en")
    seen = variant.payload_hash
    edit(desk, variant, text="Something else entirely")
    assert code_of(lambda: desk.approve(variant, seen_hash=seen)) == "changed-since"


def test_one_changed_letter_voids_the_approval_and_nothing_is_owed_any_more(desk):
    variant = desk.approved_post()
    assert Delivery.objects.filter(state="ready").count() == 1
    edited = edit(desk, variant, text=variant.text + "!")
    assert edited.state == Variant.State.DRAFT
    assert not Delivery.objects.exists()
    deliver()
    assert not FeedEntry.objects.exists()


def test_the_gate_refuses_a_payload_that_was_never_approved(desk):
    # Somebody writes to the row behind everybody's back: the gate at sending still sees it.
    variant = desk.approved_post()
    Variant.objects.filter(pk=variant.pk).update(payload_hash="0" * 64)
    deliver()
    assert Delivery.objects.get().state == "failed"
    assert Delivery.objects.get().reason == "changed-since"
    assert not FeedEntry.objects.exists()


class Ungated(DeliveryHandler):
    def gate(self, row, now):
        return None


def test_without_the_gate_it_would_have_gone_out(desk):
    variant = desk.approved_post()
    Variant.objects.filter(pk=variant.pk).update(payload_hash="0" * 64)
    deliver(handlers=[Ungated()])
    assert FeedEntry.objects.exists()


def test_two_officers_at_one_post_the_second_is_told_and_nothing_is_lost(desk):
    variant = desk.derive().variants.get(language="en")
    seen = variant.payload_hash
    edit(desk, variant, text="The first one's words")

    def second():
        edit_variant(
            variant=variant, changes={"text": "x"}, seen_hash=seen, by=desk.reviewer, now=NOW
        )

    assert code_of(second) == "changed-since"
    assert Variant.objects.get(pk=variant.pk).text == "The first one's words"


def test_a_post_that_is_sent_back_can_be_mended_and_asked_for_again(desk):
    variant = desk.derive().variants.get(language="en")
    desk.plan(variant)
    submit_variant(variant=variant, by=desk.officer, now=NOW)
    send_back_variant(variant=variant, note="Shorter, please.", by=desk.reviewer, now=NOW)
    mended = edit(desk, variant, text="Short.")
    desk.approve(mended)
    deliver()
    assert FeedEntry.objects.get().text.startswith("Short.")


def two_stages(desk, is_two_stage=True):
    return set_policy(
        organisation=desk.campaign.organisation,
        is_two_stage=is_two_stage,
        by=person(Role.ADMINISTRATOR),
        now=NOW,
    )


def approve(variant, by, step=""):
    variant.refresh_from_db()
    return approve_variant(
        variant=variant, seen_hash=variant.payload_hash, by=by, now=NOW, step=step
    )


@pytest.fixture
def waiting(desk):
    """A planned post in review, of an organisation that wants two stages."""
    two_stages(desk)
    variant = desk.derive().variants.get(language="en")
    desk.plan(variant)
    submit_variant(variant=variant, by=desk.officer, now=NOW)
    return variant


def test_in_two_stages_the_language_comes_first_and_owes_nothing_yet(desk, waiting):
    given = approve(waiting, person(Role.TRANSLATOR))
    assert given.stage == Stage.LANGUAGE
    assert Variant.objects.get(pk=waiting.pk).state == Variant.State.IN_REVIEW
    assert not Delivery.objects.exists()
    assert approve(waiting, desk.reviewer).stage == Stage.MESSAGE
    deliver()
    assert FeedEntry.objects.count() == 1


def test_in_one_stage_a_translator_does_not_approve(desk):
    variant = desk.derive().variants.get(language="en")
    assert code_of(lambda: desk.approve(variant, by=person(Role.TRANSLATOR))) == "not-a-reviewer"


def test_a_translator_approves_the_language_and_not_the_message(desk, waiting):
    approve(waiting, desk.reviewer)
    assert code_of(lambda: approve(waiting, person(Role.TRANSLATOR))) == "not-a-reviewer"


def test_one_reviewer_does_not_pass_both_stages(desk, waiting):
    approve(waiting, desk.reviewer)
    assert code_of(lambda: approve(waiting, desk.reviewer)) == "same-person"
    assert not Delivery.objects.exists()


def test_nobody_approves_a_step_that_was_not_on_their_screen(desk, waiting):
    approve(waiting, person(Role.REVIEWER), step="language")
    assert code_of(lambda: approve(waiting, desk.reviewer, step="language")) == "step-moved"


def test_a_changed_letter_voids_both_stages(desk, waiting):
    approve(waiting, person(Role.TRANSLATOR))
    approve(waiting, desk.reviewer)
    edited = edit(desk, waiting, text=waiting.text + "!")
    assert not Delivery.objects.exists()
    submit_variant(variant=edited, by=desk.officer, now=NOW)
    assert case_of(edited).step == Stage.LANGUAGE


def test_sending_back_asks_for_the_language_again(desk, waiting):
    approve(waiting, person(Role.TRANSLATOR))
    send_back_variant(variant=waiting, note="Not like this.", by=desk.reviewer, now=NOW)
    submit_variant(variant=waiting, by=desk.officer, now=NOW)
    assert case_of(waiting).step == Stage.LANGUAGE


def test_switching_to_two_stages_asks_again_about_what_has_not_left(desk):
    variant = desk.approved_post()
    assert two_stages(desk) == 1
    variant.refresh_from_db()
    assert variant.state == Variant.State.IN_REVIEW
    deliver()
    assert not FeedEntry.objects.exists()
    approve(variant, person(Role.TRANSLATOR))
    approve(variant, person(Role.REVIEWER))
    deliver()
    assert FeedEntry.objects.count() == 1


def test_switching_leaves_alone_what_went_out_and_what_is_covered(desk, waiting):
    approve(waiting, person(Role.TRANSLATOR))
    approve(waiting, desk.reviewer)
    assert two_stages(desk, False) == 0
    assert two_stages(desk, True) == 0
    deliver()
    assert two_stages(desk, False) == 0
    assert Variant.objects.get(pk=waiting.pk).state == Variant.State.APPROVED


def test_the_gate_wants_every_stage_of_the_day_of_sending(desk):
    # The policy changes behind everybody's back, so that nothing was asked again.
    desk.approved_post()
    ApprovalPolicy.objects.create(organisation=desk.campaign.organisation, is_two_stage=True)
    deliver()
    assert Delivery.objects.get().reason == "not-approved"
    assert not FeedEntry.objects.exists()


def test_without_the_gate_a_missing_stage_would_go_out(desk):
    desk.approved_post()
    ApprovalPolicy.objects.create(organisation=desk.campaign.organisation, is_two_stage=True)
    deliver(handlers=[Ungated()])
    assert FeedEntry.objects.exists()


def test_every_decision_keeps_the_name_of_its_day(desk, waiting):
    translator = person(Role.TRANSLATOR, first_name="Anna", last_name="Kalniņa")
    approve(waiting, translator)
    translator.last_name = "Ozola"
    translator.save()
    assert [one.by_name for one in waiting.approvals.all()] == ["Anna Kalniņa"]


def test_names_of_old_decisions_are_filled_in(desk):
    variant = desk.approved_post()
    given = variant.approvals.get()
    variant.approvals.update(by_name="")
    import_module("campaigns.migrations.0010_names_of_approvers").name_them(apps, None)
    given.refresh_from_db()
    assert given.by_name == desk.reviewer.shown_name


def test_weighing_posts_asks_a_fixed_number_of_questions(desk, django_assert_num_queries):
    posts = list(desk.derive().variants.values_list("pk", flat=True))
    for count in (1, 2):
        with django_assert_num_queries(2):
            cases_of(posts[:count])
