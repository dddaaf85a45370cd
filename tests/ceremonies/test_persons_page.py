"""Guests say on their own page who comes, what each needs and whether photos may show them."""

import pytest

from ceremonies.actions.naming import Needs, needs_of
from ceremonies.models import Person, PhotoAnswer
from tests.ceremonies.post import link_in, mails_to, press

pytestmark = pytest.mark.django_db

SAID = {
    "person1-name": "Ilze",
    "person1-photos": "granted",
    "person1-access": "A seat near the door",
    "person2-name": "Jānis <b>",
    "person2-diet": "no nuts",
}


@pytest.fixture
def link(client, ask):
    ask(party=2)
    link = link_in(mails_to("guest@example.org")[0])
    press(client, link, "confirm")
    return link


def test_a_party_says_who_comes(client, link):
    assert press(client, link, "name", **SAID).status_code == 302
    first, second = Person.objects.all()
    assert (first.name, first.photos, needs_of(first).access) == (
        "Ilze",
        "granted",
        "A seat near the door",
    )
    assert (second.photos, needs_of(second)) == ("unknown", Needs(diet="no nuts"))
    shown = client.get(link).content.decode()
    for words in ("<bdi>Ilze</bdi>", "A seat near the door", "no nuts", "Jānis &lt;b&gt;"):
        assert words in shown


def test_the_answer_is_kept_beside_the_very_words_in_their_language(client, link):
    press(client, f"{link}?lang=de", "name", **SAID)
    (answer,) = PhotoAnswer.objects.all()
    assert answer.language == "de"
    assert answer.text.startswith("Dürfen Fotos")


def test_what_cannot_be_read_is_kept_and_nothing_is_written(client, link):
    answer = press(client, link, "name", **{**SAID, "person2-name": "x" * 161})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "at most 160 characters" in page
    assert "A seat near the door" in page
    assert not Person.objects.exclude(name="").exists()


def test_who_is_not_of_the_party_cannot_be_named(client, link):
    press(client, link, "name", **{**SAID, "person3-name": "Nobody"})
    assert not Person.objects.filter(name="Nobody").exists()


def test_a_change_of_number_keeps_what_was_said(client, link):
    press(client, link, "name", **SAID)
    press(client, link, "change", party="1")
    assert [person.name for person in Person.objects.all()] == ["Ilze"]
