"""Who comes with a party: as many as registered, their needs sealed, their answers kept."""

from datetime import timedelta

import pytest

from ceremonies.actions import naming
from ceremonies.actions.changing import change_party
from ceremonies.actions.counting_attendance import freeze_due
from ceremonies.actions.forgetting import forget_guests
from ceremonies.actions.naming import Needs, Told, name_persons, needs_of
from ceremonies.models import Person, PhotoAnswer
from tests.ceremonies.evening import DOORS, NOW, ceremony, come

pytestmark = pytest.mark.django_db

QUESTION = "May photos show you?"
NUTS = Needs(access="A seat near the door", diet="no nuts")


@pytest.fixture
def party():
    return come(ceremony(on_site=9), "guest@example.org", party=3)


def tell(party, *told, now=NOW):
    return name_persons(
        registration_id=party.pk, told=told, question=QUESTION, language="lv", now=now
    )


def one(number=1, name="Ilze", photos="granted", needs=NUTS):
    return Told(number=number, name=name, photos=photos, needs=needs)


def numbers(party):
    return list(party.persons.values_list("number", flat=True))


def test_a_party_has_as_many_persons_as_it_is_large(party):
    assert numbers(party) == [1, 2, 3]
    tickets = dict(party.persons.values_list("number", "ticket"))
    change_party(registration_id=party.pk, party=2, now=NOW)
    assert numbers(party) == [1, 2]
    change_party(registration_id=party.pk, party=4, now=NOW)
    assert numbers(party) == [1, 2, 3, 4]
    after = dict(party.persons.values_list("number", "ticket"))
    assert (after[1], after[2]) == (tickets[1], tickets[2])
    assert after[3] != tickets[3]  # a ticket that was given back opens no door


def test_what_they_need_is_sealed(party):
    tell(party, one())
    person = party.persons.get(number=1)
    assert (person.name, person.photos) == ("Ilze", "granted")
    assert needs_of(person) == NUTS
    assert "nuts" not in person.needs


def test_without_the_seal_needs_lie_open(party, monkeypatch):
    monkeypatch.setattr(naming, "seal", str)
    tell(party, one())
    assert "nuts" in party.persons.get(number=1).needs


def test_nothing_needed_is_nothing_kept(party):
    tell(party, one())
    tell(party, one(needs=Needs()))
    assert party.persons.get(number=1).needs == ""
    assert needs_of(party.persons.get(number=1)) == Needs()


def test_each_new_answer_about_photos_is_kept_with_the_words_it_answers(party):
    tell(party, one(photos="granted"), one(number=2, photos="unknown"))
    tell(party, one(photos="granted"))
    tell(party, one(photos="refused"), now=NOW + timedelta(hours=1))
    kept = PhotoAnswer.objects.values_list("person__number", "answer", "text", "language", "at")
    assert list(kept) == [
        (1, "granted", QUESTION, "lv", NOW),
        (1, "refused", QUESTION, "lv", NOW + timedelta(hours=1)),
    ]


def test_who_is_not_in_the_party_is_left_out(party):
    assert [person.number for person in tell(party, one(), one(number=7))] == [1]


def test_needs_are_forgotten_after_two_weeks_and_names_after_ninety_days(party):
    tell(party, one())
    over = DOORS + timedelta(hours=4)
    forget_guests(now=over + timedelta(days=14, seconds=-1))
    assert Person.objects.exclude(needs="").count() == 1
    forget_guests(now=over + timedelta(days=14))
    assert Person.objects.exclude(needs="").count() == 0
    assert Person.objects.exclude(name="").count() == 1
    freeze_due(now=over + timedelta(days=90))
    forget_guests(now=over + timedelta(days=90))
    assert Person.objects.exclude(name="").count() == 0
    assert numbers(party) == [1, 2, 3]
