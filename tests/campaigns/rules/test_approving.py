"""Who may approve which step, and what approvals are worth together."""

import itertools

import pytest

from accounts.rules.roles import Role
from campaigns.models import Stage
from campaigns.rules.approving import (
    Given,
    Step,
    open_step,
    standing_approvals,
    steps_wanted,
    why_not_approve,
    why_not_send,
)

ONE, TWO = steps_wanted(is_two_stage=False), steps_wanted(is_two_stage=True)
ANNA, BELA, AUTHOR = (frozenset({f"user:{n}"}) for n in (1, 2, 3))


def given(step, who, payload="h", is_approval=True):
    return Given(step=step, payload_hash=payload, is_approval=is_approval, people=who)


def asked(step=Step.MESSAGE, roles=(Role.REVIEWER,), person=ANNA, standing=(), seen="h"):
    refusal = why_not_approve(
        roles=roles,
        step=step,
        person=person,
        author=AUTHOR,
        standing=standing,
        seen_hash=seen,
        present_hash="h",
        problems=(),
    )
    return refusal.code if refusal else ""


def sent(decisions, wanted=TWO, frozen="h"):
    refusal = why_not_send(
        decisions=decisions, wanted=wanted, author=AUTHOR, frozen_hash=frozen, present_hash="h"
    )
    return refusal.code if refusal else ""


def test_the_steps_are_the_stages_on_record():
    assert [step.value for step in Step] == Stage.values


@pytest.mark.parametrize(
    ("role", "language", "message"),
    [
        (Role.ADMINISTRATOR, "", ""),
        (Role.REVIEWER, "", ""),
        (Role.TRANSLATOR, "", "not-a-reviewer"),
        (Role.OFFICER, "not-for-language", "not-a-reviewer"),
        (Role.PARTNER, "not-for-language", "not-a-reviewer"),
        (Role.HOST, "not-for-language", "not-a-reviewer"),
    ],
)
def test_each_step_has_its_roles(role, language, message):
    assert asked(Step.LANGUAGE, roles=(role,)) == language
    assert asked(Step.MESSAGE, roles=(role,)) == message


def test_the_author_approves_neither_step():
    assert {asked(step, person=AUTHOR) for step in Step} == {"own-post"}


def test_what_was_seen_has_to_be_what_is_there():
    assert asked(seen="other") == "changed-since"


def test_the_second_step_needs_a_second_person():
    standing = [given(Step.LANGUAGE, ANNA)]
    assert asked(Step.MESSAGE, standing=standing) == "same-person"
    assert asked(Step.MESSAGE, person=BELA, standing=standing) == ""


def test_a_deputy_counts_as_the_one_they_stand_in_for():
    standing = [given(Step.LANGUAGE, ANNA | BELA)]
    assert asked(Step.MESSAGE, person=BELA, standing=standing) == "same-person"


def test_the_language_comes_first_and_the_message_last():
    assert open_step(wanted=TWO, standing=[]) == Step.LANGUAGE
    assert open_step(wanted=TWO, standing=[given(Step.LANGUAGE, ANNA)]) == Step.MESSAGE
    assert open_step(wanted=ONE, standing=[]) == Step.MESSAGE


def test_a_message_that_was_approved_in_an_earlier_round_is_asked_about_again():
    both = [given(Step.LANGUAGE, ANNA), given(Step.MESSAGE, BELA)]
    assert open_step(wanted=TWO, standing=both) == Step.MESSAGE


def test_sending_back_ends_what_was_approved_before():
    decisions = [given(Step.LANGUAGE, ANNA), given(Step.MESSAGE, BELA, is_approval=False)]
    assert standing_approvals(decisions, present_hash="h", author=AUTHOR) == []


def test_approvals_of_other_words_and_by_the_present_author_do_not_count():
    decisions = [given(Step.LANGUAGE, ANNA, payload="old"), given(Step.LANGUAGE, AUTHOR)]
    assert standing_approvals(decisions, present_hash="h", author=AUTHOR) == []


def test_what_goes_out_was_approved_in_every_step_that_is_wanted():
    language, message = given(Step.LANGUAGE, ANNA), given(Step.MESSAGE, BELA)
    assert sent([language, message]) == ""
    assert sent([message]) == "not-approved"
    assert sent([language]) == "not-approved"
    assert sent([message], wanted=ONE) == ""
    assert sent([language], wanted=ONE) == "not-approved"
    assert sent([language, message], frozen="old") == "changed-since"


def test_one_person_in_both_steps_is_not_enough():
    assert sent([given(Step.LANGUAGE, ANNA), given(Step.MESSAGE, ANNA)]) == "same-person"


def test_of_several_approvals_those_are_taken_that_fit_together():
    several = [given(Step.LANGUAGE, ANNA), given(Step.LANGUAGE, BELA), given(Step.MESSAGE, ANNA)]
    assert sent(several) == ""


def brute(decisions, wanted):
    """Say the same more slowly: some choice of one approval a step has no person twice."""
    last_back = max((n for n, one in enumerate(decisions) if not one.is_approval), default=-1)
    counting = [
        one
        for n, one in enumerate(decisions)
        if n > last_back and one.payload_hash == "h" and not one.people & AUTHOR
    ]
    choices = itertools.product(*[[one for one in counting if one.step == s] for s in wanted])
    return any(
        len(frozenset().union(*(one.people for one in choice)))
        == sum(len(one.people) for one in choice)
        for choice in choices
    )


def test_every_short_history_is_judged_as_by_hand():
    moves = [
        given(step, who, payload, is_approval)
        for step in Step
        for who in (ANNA, BELA, AUTHOR)
        for payload in ("h", "old")
        for is_approval in (True, False)
    ]
    for length in range(4):
        for decisions in itertools.product(moves, repeat=length):
            for wanted in (ONE, TWO):
                assert (sent(decisions, wanted) == "") == brute(decisions, wanted)
