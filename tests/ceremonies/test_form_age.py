"""A form that is sent too quickly or too late is sent once more, with all that was written."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.guests.form_age import opened_stamp
from ceremonies.models import Registration

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=1), "very quick"),
        (timedelta(hours=13), "open for very long"),
    ],
)
def test_it_is_kept_and_taken_the_next_time(client, ask, age, words):
    answer = ask(opened=opened_stamp(timezone.now() - age))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "guest@example.org" in page
    assert not Registration.objects.exists()
    again = answer.context["form"]["opened"].value()
    later = opened_stamp(timezone.now() - timedelta(minutes=1))
    assert ask(opened=later if age < timedelta(hours=1) else again).status_code in {302, 422}
    assert ask(opened=later).status_code == 302


@pytest.mark.parametrize("stamp", ["", "x", "MTIz:zqx:forged"])
def test_a_stamp_that_is_not_ours_is_none(ask, stamp):
    answer = ask(opened=stamp)
    assert answer.status_code == 422
    renewed = answer.context["form"]["opened"].value()
    assert renewed != stamp


def test_without_the_rule_the_quick_ones_get_in(ask, monkeypatch):
    monkeypatch.setattr("ceremonies.guests.proven.why_not_yet", lambda **_: None)
    assert ask(opened=opened_stamp(timezone.now())).status_code == 302


def test_country_and_organisation_are_taken_and_may_be_left_open(ask):
    ask(country="LV", organisation_type="culture")
    ask("other@example.org")
    assert ask("third@example.org", country="XX").status_code == 422
    known = Registration.objects.order_by("pk").values_list("country", "organisation_type")
    assert list(known) == [("LV", "culture"), ("", "")]
