"""Posts and mails of an announcement at the desk: chosen, sealed, looked at, armed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.models import Campaign, Delivery
from ceremonies.actions.announcing import content_of
from ceremonies.clock import Clock
from ceremonies.models import Announcement
from tests.ceremonies.finale import TWO, armer, finale, written
from tests.ceremonies.telling import outlets
from tests.factories import campaign, channel, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    made = finale("en", "lv")
    written(made, now=timezone.now())
    return made


@pytest.fixture
def desk(made):
    return reverse("ceremony_desk:announcement", args=[made.pk])


@pytest.fixture
def news(made):
    return reverse("ceremony_desk:announcement_news", args=[made.pk])


@pytest.fixture
def as_(client):
    def sign_in(role):
        client.force_login(armer(role))
        return client

    return sign_in


def row_of(made):
    return Announcement.objects.get(ceremony=made)


def said(made, *, on, **more):
    return {
        "campaign": Campaign.objects.get().pk,
        "outlets": [one.pk for one in on],
        "text_en": "Meet Quillhaven.",
        "text_lv": "",
        "seen": row_of(made).commitment,
        **more,
    }


def words_of(answer):
    return answer.content.decode()


def test_from_the_first_word_to_the_outbox(as_, made, desk, news):
    campaign()
    on = outlets()
    officer = as_(Role.OFFICER)
    first = officer.get(news)
    assert "no-store" in first["Cache-Control"]
    assert "The Cultural Pearls of 2028: Quillhaven lv title" not in words_of(first)
    assert "Quillhaven lv title, Zmierzchowo lv title" in words_of(first)
    given = said(made, on=on, guests_told="on")
    assert officer.post(news, given).status_code == 302
    telling = content_of(row_of(made)).telling
    assert (telling.texts, len(telling.outlets)) == ({"en": "Meet Quillhaven."}, 3)
    moment = {"do": "write", "year": "2028", "reveal_at": "2099-06-05T18:00"}
    officer.post(desk, {**moment, "seen": row_of(made).commitment})
    assert content_of(row_of(made)).telling == telling
    for role in (Role.REVIEWER, Role.ADMINISTRATOR):
        hand = as_(role)
        shown = words_of(hand.get(desk))
        assert shown.count("Meet Quillhaven.") == 3
        assert "The guests are mailed." in shown
        hand.post(desk, {"do": "arm", "seen": row_of(made).commitment})
    assert not Delivery.objects.exists()
    hand.post(desk, {"do": "go-now"})
    Clock(tell_time=timezone.now).look()
    assert Delivery.objects.count() == 3
    assert "Posts: 3 on their way" in " ".join(words_of(hand.get(desk)).split())


def test_what_is_missing_is_said_at_its_field(as_, made, news):
    campaign()
    officer = as_(Role.OFFICER)
    on = outlets()
    for given, field in (
        (said(made, on=[]), "outlets"),
        (said(made, on=on, text_en=""), "campaign"),
        (said(made, on=[channel("feed", organisation=organisation("Another"))]), "outlets"),
    ):
        answer = officer.post(news, given)
        assert answer.status_code == 422
        assert answer.context["form"].errors[field]


def test_nobody_tells_in_the_campaign_of_another(as_, made, news):
    campaign(organisation=organisation("Another"))
    on = outlets()
    answer = as_(Role.OFFICER).post(news, said(made, on=on))
    assert answer.status_code == 422
    assert content_of(row_of(made)).telling is None


def test_posts_are_taken_out_again(as_, made, news):
    campaign()
    officer = as_(Role.OFFICER)
    officer.post(news, said(made, on=outlets()))
    officer.post(news, said(made, on=[], campaign=""))
    assert content_of(row_of(made)).telling is None


def test_of_two_who_write_at_once_the_second_is_told(as_, made, news):
    campaign()
    answer = as_(Role.OFFICER).post(news, said(made, on=outlets(), seen="of yesterday"))
    assert answer.status_code == 422
    assert "changed it meanwhile" in words_of(answer)


def test_a_post_that_is_too_long_is_shown_and_not_armed(as_, made, desk, news):
    campaign()
    given = said(made, on=outlets()[2:], text_en="long " * 300)
    assert as_(Role.OFFICER).post(news, given).status_code == 302
    Announcement.objects.update(reveal_at=timezone.now() + timedelta(hours=1))
    hand = as_(Role.REVIEWER)
    answer = hand.post(desk, {"do": "arm", "seen": row_of(made).commitment})
    assert answer.status_code == 422
    assert "A post cannot go out as it is." in words_of(answer)
    assert answer.context["sketches"][0].problems


def test_doors(client, as_, made, news, desk):
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        assert as_(role).get(news).status_code in (302, 403)
    client.logout()
    assert client.get(news).status_code == 302
