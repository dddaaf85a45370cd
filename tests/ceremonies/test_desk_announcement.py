"""The announcement at the desk: written by its code name, armed by two, held and let go."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.actions.announcing import announcement_of, content_of
from ceremonies.clock import Clock
from ceremonies.desk import announcing
from ceremonies.models import Announcement
from ceremonies.rules.sealed import WORDS
from tests.ceremonies.evening import ceremony
from tests.ceremonies.finale import LANGUAGES, armed, armer, new_pearl, stage, written
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def made(now):
    return stage(now)


@pytest.fixture
def desk(made):
    return reverse("ceremony_desk:announcement", args=[made.pk])


@pytest.fixture
def as_(client):
    def sign_in(role):
        client.force_login(armer(role))
        return client

    return sign_in


def said(pearl=None, **more):
    """Return what somebody types into the form of a Pearl."""
    pearl = pearl or new_pearl()
    texts = {
        f"{word}_{code}": getattr(pearl.words_in(code), word)
        for code in LANGUAGES
        for word in WORDS
    }
    facts = {name: getattr(pearl, name) for name in ("name", "slug", "latitude", "longitude")}
    return {**facts, "region": "LV00C", **texts, **more}


def seen(made):
    return Announcement.objects.get(ceremony=made).commitment


def type_pearl(client, made, number=1, **more):
    announcement_of(ceremony_id=made.pk)
    address = reverse("ceremony_desk:new_pearl", args=[made.pk, number])
    return client.post(address, said(seen=seen(made), **more))


def words_of(answer):
    return answer.content.decode()


def test_the_way_from_the_first_word_to_the_moment(as_, made, desk):
    officer = as_(Role.OFFICER)
    assert type_pearl(officer, made).status_code == 302
    given = {"do": "write", "year": "2028", "reveal_at": "2099-06-05T18:00", "seen": seen(made)}
    assert officer.post(desk, given).status_code == 302
    page = words_of(officer.get(desk))
    assert "Pearl 1" in page
    assert "complete in all languages" in page
    assert 'value="arm"' not in page
    for role in (Role.REVIEWER, Role.ADMINISTRATOR):
        hand = as_(role)
        shown = words_of(hand.get(desk))
        assert "Quillhaven lv body." in shown
        assert hand.post(desk, {"do": "arm", "seen": seen(made)}).status_code == 302
    page = words_of(hand.get(desk))
    assert "The clock does not answer" in page
    Clock(tell_time=timezone.now).look()
    assert "The clock does not answer" not in words_of(hand.get(desk))
    hand.post(desk, {"do": "go-now"})
    Clock(tell_time=timezone.now).look()
    assert Announcement.objects.get(ceremony=made).state == "announced"
    assert "Announced on" in words_of(hand.get(desk))


def test_a_pearl_is_changed_and_removed(as_, made):
    officer = as_(Role.OFFICER)
    type_pearl(officer, made)
    type_pearl(officer, made, 2, slug="other", name="Other")
    address = reverse("ceremony_desk:new_pearl", args=[made.pk, 1])
    shown = officer.get(address)
    assert "Quillhaven et title" in words_of(shown)
    assert "no-store" in shown["Cache-Control"]
    type_pearl(officer, made, 1, title_et="Uus")
    assert type_pearl(officer, made, 2, remove="1").status_code == 302
    content = content_of(Announcement.objects.get(ceremony=made))
    assert [pearl.slug for pearl in content.pearls] == ["quillhaven"]
    assert content.pearls[0].words_in("et").title == "Uus"
    assert officer.get(reverse("ceremony_desk:new_pearl", args=[made.pk, 3])).status_code == 404


def test_what_is_wrong_is_said_at_its_field(as_, made):
    answer = type_pearl(as_(Role.OFFICER), made, slug="not a slug")
    assert answer.status_code == 422
    assert answer.context["form"].errors["slug"]


def test_who_writes_over_somebody_elses_words_is_told(as_, made, now):
    written(made, now=now)
    address = reverse("ceremony_desk:new_pearl", args=[made.pk, 1])
    answer = as_(Role.OFFICER).post(address, said(seen="of yesterday"))
    assert answer.status_code == 422
    assert "changed it meanwhile" in words_of(answer)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("hold", "go-now", "Somebody holds it."),
        ("hold", "hold", "Somebody holds it."),
        ("five-more", "go-on", "It is not held."),
    ],
)
def test_of_two_who_press_at_once_the_second_reads_one_sentence(
    as_, made, desk, now, first, second, sentence
):
    row = armed(made, now=now)
    hand = as_(Role.OFFICER)
    assert hand.post(desk, {"do": first}).status_code == 302
    row.refresh_from_db()
    before = row.moment
    answer = hand.post(desk, {"do": second})
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    row.refresh_from_db()
    assert row.moment == before


def test_the_same_person_and_too_little_are_refused_in_words(as_, made, desk, now):
    written(made, new_pearl(languages=["en"]), now=now)
    hand = as_(Role.REVIEWER)
    answer = hand.post(desk, {"do": "arm", "seen": seen(made)})
    assert "Texts missing in all: 24." in words_of(answer)
    written(made, now=now)
    hand.post(desk, {"do": "arm", "seen": seen(made)})
    answer = hand.post(desk, {"do": "arm", "seen": seen(made)})
    assert "A second person has to do it, too." in words_of(answer)


def test_a_rehearsal_is_told_and_logged(as_, made, desk, settings):
    armer()
    hand = as_(Role.REVIEWER)
    answer = hand.post(desk, {"do": "rehearse"}, follow=True)
    assert "Rehearsed with invented Pearls" in words_of(answer)
    assert "Failed: 18" in words_of(answer)  # there is no page tree here to publish in


def test_doors(client, as_, made, desk, now):
    written(made, now=now)
    address = reverse("ceremony_desk:new_pearl", args=[made.pk, 1])
    client.force_login(person(Role.TRANSLATOR))
    for door in (desk, address):
        assert client.get(door).status_code in (302, 403)
    reviewer = as_(Role.REVIEWER)
    assert reviewer.get(address).status_code in (302, 403)
    before = seen(made)
    given = {"do": "write", "year": "2028", "reveal_at": "2099-06-05T18:00", "seen": before}
    assert reviewer.post(desk, given).status_code in (302, 403)
    assert seen(made) == before
    assert reviewer.post(desk, {"do": "by-boat"}).status_code == 404
    local = reverse("ceremony_desk:announcement", args=[ceremony(kind="local").pk])
    assert reviewer.get(local).status_code == 404
    refused = as_(Role.OFFICER).post(desk, {"do": "arm", "seen": before})
    assert "You may write the announcement, but not arm it." in words_of(refused)


def test_what_goes_wrong_while_writing_names_no_pearl(as_, made, monkeypatch, caplog):
    def fall(**given):
        raise ValueError(f"no room for {given['content'].pearls[0].name}")

    monkeypatch.setattr(announcing, "write", fall)
    officer = as_(Role.OFFICER)
    officer.raise_request_exception = False
    assert type_pearl(officer, made).status_code == 500
    assert "ValueError" in caplog.text
    assert "uillhaven" not in caplog.text
