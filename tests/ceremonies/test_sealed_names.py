"""A post that names something sealed is held, and the reason does not say which name it was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.complying import compliance_of
from campaigns.delivering import DeliveryHandler
from campaigns.models import ComplianceCheck, Delivery
from campaigns.wording import words_for
from ceremonies.actions.revealing import reveal_due
from ceremonies.models import Announcement
from cms import secrets
from tests.campaigns.telling import NOW, Desk, code_of, edit
from tests.ceremonies.finale import armed, new_pearl, stage, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def desk():
    return Desk()


def post_saying(desk, text):
    variant = desk.derive().variants.get(language="en")
    return edit(desk, variant, text=text)


def held(post):
    return compliance_of(post, on=NOW.date()).why_never()


def test_it_is_held_without_saying_what_it_named(desk, now):
    written(stage(now), now=now)
    post = post_saying(desk, "Next year we meet in Quillhaven.")
    refusal = held(post)
    assert (refusal.code, refusal.facts) == ("sealed-name", {})
    assert "something under embargo" in words_for(refusal)
    assert code_of(lambda: desk.approve(post)) == "sealed-name"
    compliance_of(post, on=NOW.date()).keep_as_evidence(now=now)
    assert "uillhaven" not in str(ComplianceCheck.objects.get().findings).lower()
    assert held(edit(desk, post, text="Next year we meet again.")) is None


def test_what_is_held_is_repeated_nowhere_in_memory(desk, now):
    written(stage(now), now=now)
    compliance = compliance_of(post_saying(desk, "A song"), on=NOW.date())
    assert "uillhaven" not in repr(compliance._post()).lower()


def test_control_without_the_seal_being_asked_it_would_pass(desk, now, monkeypatch):
    monkeypatch.setattr(secrets, "_sealed", [])
    written(stage(now), now=now)
    assert held(post_saying(desk, "Next year we meet in Quillhaven.")) is None


def test_once_announced_it_may_be_named(desk, now):
    row = armed(stage(now), now=now)
    post = post_saying(desk, "Next year we meet in Quillhaven.")
    assert held(post).code == "sealed-name"
    reveal_due(now=row.reveal_at)
    assert held(post) is None


def test_what_was_approved_before_waits_at_the_gate_and_then_goes(desk, now):
    made = stage(now)
    post = post_saying(desk, "Next year we meet in Quillhaven.")
    desk.plan(post)
    desk.approve(post)
    row, due = armed(made, now=now), NOW + timedelta(minutes=10)
    owed = Delivery.objects.get()
    refusal = DeliveryHandler().gate(owed, due)
    assert (refusal.code, refusal.facts) == ("sealed-name", {})
    assert refusal.wait == timedelta(seconds=30)
    reveal_due(now=row.reveal_at)
    assert DeliveryHandler().gate(owed, due) is None


def test_a_place_that_is_a_pearl_already_is_no_secret(desk, now):
    desk.tree.pearl_page()
    written(stage(now), new_pearl("Rūjiena", slug="rujiena"), now=now)
    assert held(post_saying(desk, "We meet in Rūjiena.")) is None


def test_what_cannot_be_opened_holds_no_post_and_is_logged(desk, now, caplog):
    written(stage(now), now=now)
    Announcement.objects.update(sealed="lost:key")
    assert held(post_saying(desk, "Next year we meet in Quillhaven.")) is None
    assert "could not be opened: SecretUnreadable" in caplog.text
