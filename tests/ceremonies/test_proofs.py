"""Work done by the browser: solved it is taken, forged, replayed or late the form comes back."""

import base64
import json
import uuid
from datetime import timedelta

import pytest
from altcha import Challenge, Payload, solve_challenge
from django.utils import timezone

from ceremonies.guests.form_age import opened_stamp
from ceremonies.guests.proofs import task_for
from ceremonies.models import Registration
from ceremonies.rules.proofs import GOOD_FOR, WITHOUT, Proof, Terms

pytestmark = pytest.mark.django_db

FOUR_SECONDS = timedelta(seconds=4)


def solved(task):
    """Return what the browser sends for a task."""
    challenge = Challenge.from_dict(json.loads(task))
    return Payload(challenge, solve_challenge(challenge)).to_base64()


def proof(key, *, ago=timedelta(minutes=1)):
    return solved(task_for(uuid.UUID(key), now=timezone.now() - ago))


@pytest.fixture
def key():
    return str(uuid.uuid4())


@pytest.fixture
def soon(ask):
    """Send the form after four seconds: enough with a proof, too little without."""

    def soon(email="guest@example.org", **given):
        return ask(email, opened=opened_stamp(timezone.now() - FOUR_SECONDS), **given)

    return soon


def test_the_page_carries_a_task_that_its_own_form_may_send(client, ask, hall, soon):
    page = client.get("/en/ceremonies/midsummer/register/")
    key = str(page.context["form"]["form_key"].value())
    assert soon(form_key=key, proof=solved(page.context["task"])).status_code == 302
    assert Registration.objects.get().form_key == uuid.UUID(key)


def test_without_a_script_it_only_takes_longer(ask, soon):
    answer = soon()
    assert answer.status_code == 422
    assert "very quick" in answer.content.decode()
    assert ask().status_code == 302


def test_what_was_forged_is_refused_and_nothing_typed_is_lost(soon, key):
    task = json.loads(task_for(uuid.UUID(key), now=timezone.now()))
    task["parameters"] |= {"cost": 1, "keyPrefix": "00"}
    other = proof(str(uuid.uuid4()))
    unsolved = json.loads(base64.b64decode(proof(key)))
    unsolved["solution"]["counter"] += 1
    forged = [
        solved(json.dumps(task)),
        other,
        base64.b64encode(json.dumps(unsolved).encode()).decode(),
        "x",
        base64.b64encode(b"[]").decode(),
        "A" * 100_000,
    ]
    for sent in forged:
        answer = soon(form_key=key, proof=sent)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "could not show that a person" in page
        assert "guest@example.org" in page
    assert not Registration.objects.exists()


@pytest.mark.parametrize("unreadable", ["", "x", "{}"])
def test_a_form_without_its_key_gets_one_and_no_proof_fits_it(soon, key, unreadable):
    answer = soon(form_key=unreadable, proof=proof(key))
    assert "could not show that a person" in answer.content.decode()
    assert uuid.UUID(answer.context["form"]["form_key"].value())


def test_what_came_back_has_a_new_task_and_is_taken_then(ask, soon, key):
    answer = soon(form_key=key, proof=proof(key, ago=GOOD_FOR + timedelta(minutes=1)))
    assert "open for very long" in answer.content.decode()
    form = answer.context["form"]
    renewed = str(form["form_key"].value())
    assert renewed != key
    assert not form["proof"].value()
    assert soon(form_key=renewed, proof=solved(answer.context["task"])).status_code == 302


def test_a_proof_is_spent_once(soon, key):
    spent = proof(key)
    assert soon(form_key=key, proof=spent).status_code == 302
    assert soon(form_key=key, proof=spent).status_code == 302  # a double click is no misuse
    answer = soon("second@example.org", form_key=key, proof=spent)
    assert answer.status_code == 422
    assert "for another address already" in answer.content.decode()
    assert Registration.objects.count() == 1


def test_a_mistake_in_the_form_does_not_spend_it(soon, key):
    kept = proof(key)
    answer = soon("nobody", form_key=key, proof=kept)
    assert answer.status_code == 422
    assert answer.context["form"]["proof"].value() == kept
    assert answer.context["task"] == ""
    assert soon(form_key=key, proof=kept).status_code == 302


def test_without_a_script_fewer_may_come_and_do_not_stand_in_the_others_way(ask, monkeypatch):
    few = Terms(at_least=WITHOUT.at_least, an_hour=1)
    monkeypatch.setattr("ceremonies.rules.proofs.WITHOUT", few)
    assert ask("first@example.org").status_code == 302
    answer = ask("second@example.org")
    assert answer.status_code == 429
    assert "second@example.org" in answer.content.decode()
    key = str(uuid.uuid4())
    assert ask("third@example.org", form_key=key, proof=proof(key)).status_code == 302


@pytest.mark.parametrize("sent", ["forged", "late"])
def test_where_every_proof_is_believed_they_get_in(soon, key, monkeypatch, sent):
    """Negative control: the judgement is what keeps them out."""
    given = proof(key, ago=GOOD_FOR + timedelta(minutes=1)) if sent == "late" else "x"
    assert soon(form_key=key, proof=given).status_code == 422
    monkeypatch.setattr("ceremonies.guests.proven.proof_of", lambda *_, **__: Proof.GOOD)
    assert soon(form_key=key, proof=given).status_code == 302


def test_where_nothing_is_spent_a_second_address_is_lost_silently(soon, key, monkeypatch):
    """Negative control: the replay is answered as taken and nobody is registered."""
    spent = proof(key)
    soon(form_key=key, proof=spent)
    monkeypatch.setattr("ceremonies.guests.proofs._has_made_another", lambda *_, **__: False)
    assert soon("second@example.org", form_key=key, proof=spent).status_code == 302
    assert not Registration.objects.filter(address="second@example.org").exists()
