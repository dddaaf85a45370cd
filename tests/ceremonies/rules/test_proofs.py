"""What is asked of forms with and without a proof, and which proofs count."""

from datetime import UTC, datetime, timedelta

import pytest

from ceremonies.rules.proofs import (
    GOOD_FOR,
    WITH_PROOF,
    WITHOUT,
    Proof,
    judge,
    terms_for,
    why_not_believed,
    why_not_so_many,
)

NOW = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("is_ours", "asked_at", "is_solved", "proof"),
    [
        (True, NOW - MOMENT, True, Proof.GOOD),
        (True, NOW, True, Proof.GOOD),
        (True, NOW - GOOD_FOR, True, Proof.GOOD),
        (True, NOW - GOOD_FOR - MOMENT, True, Proof.OVER),
        (True, NOW - GOOD_FOR - MOMENT, False, Proof.OVER),
        (True, NOW + MOMENT, True, Proof.WRONG),
        (True, NOW - MOMENT, False, Proof.WRONG),
        (True, None, True, Proof.WRONG),
        (False, NOW - MOMENT, True, Proof.WRONG),
    ],
)
def test_a_proof_counts_when_it_is_solved_ours_and_young(is_ours, asked_at, is_solved, proof):
    assert judge(is_ours=is_ours, asked_at=asked_at, is_solved=is_solved, now=NOW) is proof


@pytest.mark.parametrize("proof", list(Proof))
def test_only_what_does_not_count_sends_the_form_back(proof):
    refusal = why_not_believed(proof)
    assert (refusal is None) == (proof in (Proof.NONE, Proof.GOOD))
    assert refusal is None or refusal.code == f"proof-{proof}"


def test_who_has_no_script_takes_longer_and_comes_in_smaller_numbers():
    assert terms_for(Proof.GOOD) == WITH_PROOF
    assert terms_for(Proof.NONE) == WITHOUT
    assert WITHOUT.at_least > WITH_PROOF.at_least
    assert WITHOUT.an_hour < WITH_PROOF.an_hour


@pytest.mark.parametrize("terms", [WITH_PROOF, WITHOUT])
def test_the_last_one_of_the_hour_is_taken(terms):
    assert why_not_so_many(sent=terms.an_hour, terms=terms) is None
    assert why_not_so_many(sent=terms.an_hour + 1, terms=terms).code == "too-many"
