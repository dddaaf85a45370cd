"""The operator at the desk: switches the page, lets the programme slip, sees the streams."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.rules.roles import Role
from ceremonies.models import Ceremony, PageSwitch, ProgrammeItem, ProgrammeWords, StreamSource
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, hall):
    client.force_login(person(Role.OFFICER))
    return reverse("ceremony_desk:live", args=[hall.pk])


def item(hall, title="Welcome", after=timedelta(0)):
    return ProgrammeItem.objects.create(
        ceremony=hall, starts_at=hall.starts_at + after, minutes=10, title=title
    )


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_operator_switches_the_page_and_gives_it_back(client, desk, hall):
    assert "The page follows the clock." in words(client.get(desk))
    answer = client.post(desk, {"to": "live"}, follow=True)
    assert "Switched: Live." in words(answer)
    assert "Switched by officer" in words(answer)
    public = client.get("/en/ceremonies/midsummer/").content.decode()
    assert "It is on now" in public
    client.post(desk, {"to": "clock"})
    assert "The page follows the clock." in words(client.get(desk))
    assert list(PageSwitch.objects.values_list("to", flat=True)) == ["clock", "live"]


@pytest.mark.parametrize("pressed", [{}, {"to": "nowhere"}, {"slip": "7"}, {"slip": "x"}])
def test_what_is_no_button_of_the_page_does_nothing(client, desk, hall, pressed):
    item(hall)
    assert client.post(desk, pressed).status_code == 422
    assert not PageSwitch.objects.exists()
    assert ProgrammeItem.objects.get().slip == 0


def test_the_programme_slips_and_comes_back(client, desk, hall):
    item(hall)
    for minutes, slip in ((5, 5), (10, 15), (-5, 10)):
        answer = client.post(desk, {"slip": str(minutes)}, follow=True)
        assert "1 item moved." in words(answer)
        assert ProgrammeItem.objects.get().slip == slip
    assert "(+10)" in words(client.get(desk))


def test_without_a_programme_there_is_nothing_to_move(client, desk):
    answer = client.post(desk, {"slip": "5"})
    assert answer.status_code == 422
    assert "Nothing of the programme is still to come" in words(answer)


def test_what_is_called_off_is_not_switched(client, desk, hall):
    Ceremony.objects.filter(pk=hall.pk).update(status="cancelled")
    assert 'value="live"' not in words(client.get(desk))
    assert client.post(desk, {"to": "live"}).status_code == 422
    assert not PageSwitch.objects.exists()


@pytest.mark.parametrize(("result", "said"), [("silent", "Does not answer."), ("", "Not checked")])
def test_the_desk_says_how_streams_answer_and_the_public_page_links_them(
    client, desk, hall, result, said
):
    StreamSource.objects.create(
        ceremony=hall, address="https://example.org/watch", check_result=result
    )
    assert said in words(client.get(desk))
    assert 'href="https://example.org/watch"' in words(client.get("/en/ceremonies/midsummer/"))


def test_the_words_of_the_programme_are_kept_by_language(client, desk, hall):
    made = item(hall)
    address = reverse("ceremony_desk:programme", args=[hall.pk]) + "?language=lv"
    assert "Welcome" in words(client.get(address))
    fields = {f"item-{made.pk}-title": "Atklāšana", f"item-{made.pk}-speakers": "Koris"}
    assert client.post(address, fields).status_code == 302
    assert "Atklāšana" in words(client.get("/lv/ceremonies/midsummer/"))
    fields[f"item-{made.pk}-title"] = ""
    assert client.post(address, fields).status_code == 422
    fields[f"item-{made.pk}-speakers"] = ""
    assert client.post(address, fields).status_code == 302
    assert not ProgrammeWords.objects.exists()
    assert client.get(address.replace("lv", "xx")).status_code == 404


def test_who_may_not_keep_ceremonies_operates_none(client, desk):
    client.force_login(person(Role.PARTNER))
    for address in (desk, desk.replace("live", "programme")):
        assert client.post(address, {"to": "live"}).status_code in {302, 403, 404}
    assert not PageSwitch.objects.exists()


def test_a_stream_that_is_none_is_refused_in_the_editor(hall):
    with pytest.raises(ValidationError) as refused:
        StreamSource(ceremony=hall, address="javascript:alert(1)").full_clean()
    assert "begins with https://" in str(refused.value.message_dict["address"])
    with pytest.raises(ValidationError) as refused:
        StreamSource(
            ceremony=hall, address="https://example.org/", caption_languages="en, xx"
        ).full_clean()
    assert "xx" in str(refused.value.message_dict["caption_languages"])
