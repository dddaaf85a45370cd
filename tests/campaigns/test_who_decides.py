"""Roles count where they were given, and a deputy decides what the absent one could."""

from datetime import timedelta

import pytest

from accounts.actions.grant_role import grant_role
from accounts.models import User
from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, send_back_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.set_policy import end_deputy, set_deputy, set_policy
from campaigns.approving import desk_day
from campaigns.desk.approval_card import who_decided
from campaigns.models import Variant
from tests.campaigns.telling import NOW, code_of
from tests.factories import organisation, person

pytestmark = pytest.mark.django_db


def approve(variant, by):
    variant.refresh_from_db()
    return approve_variant(variant=variant, seen_hash=variant.payload_hash, by=by, now=NOW)


def two_stages(desk):
    set_policy(
        organisation=desk.campaign.organisation,
        is_two_stage=True,
        by=person(Role.ADMINISTRATOR),
        now=NOW,
    )


class TestOrganisations:
    """Roles count for the organisation they were given for."""

    @pytest.fixture
    def elsewhere(self):
        stranger, other = person(), organisation("Another town")
        for role in (Role.REVIEWER, Role.OFFICER, Role.TRANSLATOR):
            grant_role(user=stranger, organisation=other, role=role)
        return stranger

    def test_a_reviewer_of_another_organisation_approves_nothing_here(self, desk, elsewhere):
        variant = desk.derive().variants.get(language="en")
        assert code_of(lambda: desk.approve(variant, by=elsewhere)) == "not-a-reviewer"

    def test_nor_sends_it_back(self, desk, elsewhere):
        variant = desk.derive().variants.get(language="en")
        submit_variant(variant=variant, by=desk.officer, now=NOW)
        assert (
            code_of(lambda: send_back_variant(variant=variant, note="x", by=elsewhere, now=NOW))
            == "not-a-reviewer"
        )

    def test_without_the_limit_they_would(self, desk, elsewhere, monkeypatch):
        def anywhere(places, _organisation):
            return frozenset().union(*places.values())

        monkeypatch.setattr("campaigns.approving.held_in", anywhere)
        variant = desk.derive().variants.get(language="en")
        assert desk.approve(variant, by=elsewhere)

    def test_administrators_and_superusers_approve_everywhere(self, desk):
        administrator = person()
        grant_role(
            user=administrator, organisation=organisation("Another"), role=Role.ADMINISTRATOR
        )
        first, second = desk.derive().variants.order_by("language")
        desk.approve(first, by=administrator)
        desk.approve(second, by=person(is_superuser=True))
        assert {one.state for one in Variant.objects.all()} == {"approved"}

    def test_whoever_may_not_sign_in_any_more_approves_nothing(self, desk):
        gone = person(Role.REVIEWER, is_active=False)
        variant = desk.derive().variants.get(language="en")
        assert code_of(lambda: desk.approve(variant, by=gone)) == "not-a-reviewer"


class TestDeputies:
    """A deputy decides what the absent one could, on the days between, and never an own post."""

    @pytest.fixture
    def deputy(self, desk):
        return person(Role.OFFICER, first_name="Anna")

    @pytest.fixture
    def standing_in(self, desk, deputy):
        today = desk_day(NOW)
        return set_deputy(
            absent=desk.reviewer, deputy=deputy, from_on=today, until_on=today, by=desk.reviewer
        )

    @pytest.fixture
    def asked(self, desk):
        variant = desk.derive().variants.get(language="en")
        submit_variant(variant=variant, by=desk.officer, now=NOW)
        return variant

    def test_they_approve_and_both_names_are_kept(self, desk, asked, deputy, standing_in):
        given = approve(asked, deputy)
        assert (given.by, given.for_absent) == (deputy, desk.reviewer)
        assert who_decided(given) == f"Anna, for {desk.reviewer.shown_name}"

    def test_without_a_deputyship_they_may_not(self, asked, deputy):
        assert code_of(lambda: approve(asked, deputy)) == "not-a-reviewer"

    @pytest.mark.parametrize("days", [(1, 2), (-2, -1)])
    def test_nor_before_its_first_day_nor_after_its_last(self, desk, asked, deputy, days):
        first, last = (desk_day(NOW) + timedelta(days=one) for one in days)
        set_deputy(
            absent=desk.reviewer, deputy=deputy, from_on=first, until_on=last, by=desk.reviewer
        )
        assert code_of(lambda: approve(asked, deputy)) == "not-a-reviewer"

    def test_never_their_own_post(self, desk, deputy, standing_in):
        variant = derive_message(
            campaign=desk.campaign, page=desk.story, by=deputy, now=NOW
        ).variants.get(language="en")
        submit_variant(variant=variant, by=deputy, now=NOW)
        assert code_of(lambda: approve(variant, deputy)) == "own-post"

    def test_nor_a_post_of_the_absent_one_who_could_not_either(self, desk, deputy, standing_in):
        variant = derive_message(
            campaign=desk.campaign, page=desk.story, by=desk.reviewer, now=NOW
        ).variants.get(language="en")
        submit_variant(variant=variant, by=deputy, now=NOW)
        assert code_of(lambda: approve(variant, deputy)) == "own-post"

    def test_the_absent_one_is_not_the_second_person(self, desk, asked, deputy, standing_in):
        two_stages(desk)
        approve(asked, deputy)
        assert code_of(lambda: approve(asked, desk.reviewer)) == "same-person"

    def test_somebody_whose_role_is_gone_lends_none(self, desk, asked, deputy, standing_in):
        desk.reviewer.memberships.all().delete()
        assert code_of(lambda: approve(asked, deputy)) == "not-a-reviewer"

    def test_nor_somebody_who_has_left(self, desk, asked, deputy, standing_in):
        User.objects.filter(pk=desk.reviewer.pk).update(is_active=False)
        assert code_of(lambda: approve(asked, deputy)) == "not-a-reviewer"

    def test_a_deputy_of_a_deputy_is_none(self, desk, asked, deputy, standing_in):
        third, today = person(Role.OFFICER), desk_day(NOW)
        set_deputy(absent=deputy, deputy=third, from_on=today, until_on=today, by=deputy)
        assert code_of(lambda: approve(asked, third)) == "not-a-reviewer"

    def test_ending_it_ends_it_and_what_was_decided_stands(self, desk, deputy, standing_in):
        first, second = desk.derive().variants.order_by("language")
        for variant in (first, second):
            submit_variant(variant=variant, by=desk.officer, now=NOW)
        approve(first, deputy)
        end_deputy(deputy=standing_in, by=desk.reviewer)
        assert code_of(lambda: approve(second, deputy)) == "not-a-reviewer"
        assert Variant.objects.get(pk=first.pk).state == Variant.State.APPROVED

    def test_nobody_is_their_own_deputy_and_days_do_not_run_backwards(self, desk, deputy):
        today = desk_day(NOW)

        def named(absent, until_on):
            return lambda: set_deputy(
                absent=absent, deputy=deputy, from_on=today, until_on=until_on, by=desk.reviewer
            )

        assert code_of(named(deputy, today)) == "own-deputy"
        assert code_of(named(desk.reviewer, today - timedelta(days=1))) == "days-backwards"
