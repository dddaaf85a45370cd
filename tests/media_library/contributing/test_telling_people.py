"""Whoever is named with an address gets one mail with their own link, at the handing in."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from media_library.actions import naming_people
from media_library.consents.contacts import mail_of
from media_library.consents.tokens import consent_link
from media_library.models import Consent, Contribution, Person
from outbox.models import Mail
from tests.media_library.contributing.conftest import photo_file
from tests.media_library.contributing.sending import WORDS, send

ADDRESS = "marta@example.org"
MARTA = {
    "person-name": "Marta Ozola",
    "person-how": "screen",
    "person-channels": ["web"],
    "person-signed_name": "Marta Ozola",
    "person-mail": ADDRESS,
}
NAMED = {**WORDS, "people": "named", "contributor_mail": ""}


def to_marta() -> Any:
    return Mail.objects.filter(recipient=ADDRESS)


def draft(holder: Client, link: str, do: str, **fields: Any) -> Any:
    return holder.post(f"{link}draft/", {"do": do, **fields})


def test_the_mail_goes_out_at_the_handing_in_and_only_once(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    assert mail_of(Person.objects.get()) == ADDRESS
    assert not to_marta().exists()
    for _ in range(2):
        assert send(holder, link, "hand-in", **NAMED).status_code == 302
        assert to_marta().count() == 1
    mail, marta = to_marta().get(), Person.objects.get()
    for body in (mail.text, mail.html):
        assert f"{consent_link(marta)}?lang=en" in body
        assert f"{WORDS['contributor_name']}, {marta.organisation}" in body
        assert "On the website" in body
        assert "In the newsletter" not in body
    page = Client().get(f"{consent_link(marta)}?lang=en").content.decode()
    assert "Take the pictures down" in page


def test_it_is_in_the_language_in_which_they_agreed(holder: Client, link: str) -> None:
    send(holder, f"{link}?lang=lv", "name", files=photo_file(), **NAMED, **MARTA)
    send(holder, f"{link}?lang=de", "hand-in", **NAMED)
    assert to_marta().get().language == "lv"


def test_no_key_that_is_typed_sends_anything(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file(), **NAMED)
    for typed in ("m", "marta@example", ADDRESS):
        assert draft(holder, link, "save", **NAMED, **{**MARTA, "person-mail": typed}).json()
        assert not Person.objects.exists()
    assert draft(holder, link, "name", **NAMED, **MARTA).status_code == 200
    draft(holder, link, "save", **NAMED)
    assert Person.objects.count() == 1
    assert not Mail.objects.exists()
    assert draft(holder, link, "hand-in", **NAMED).json()["go"]
    assert to_marta().count() == 1


def test_somebody_named_after_the_handing_in_is_told_then(holder: Client, link: str) -> None:
    send(holder, link, "hand-in", files=photo_file(), **WORDS)
    send(holder, link, "name", **NAMED, **MARTA)
    send(holder, link, "hand-in", **NAMED)
    assert to_marta().count() == 1


def test_who_is_taken_off_before_is_never_written_to(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    marta = Person.objects.get()
    send(holder, link, f"unname:{marta.uuid}")
    send(holder, link, "hand-in", **{**NAMED, "people": "crowd"})
    assert not to_marta().exists()
    marta.refresh_from_db()
    assert marta.contact == ""


def test_without_an_address_or_a_consent_nobody_is_written_to(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **{**MARTA, "person-mail": ""})
    later = {**MARTA, "person-name": "Later", "person-how": "later"}
    send(holder, link, "name", **NAMED, **later)
    assert send(holder, link, "hand-in", **NAMED).status_code == 302
    assert not Mail.objects.exists()
    assert mail_of(Person.objects.get(name="Later")) == ADDRESS  # for when they agree


def test_a_handing_in_that_is_refused_tells_nobody(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    assert send(holder, link, "hand-in", **{**NAMED, "creator": ""}).status_code == 422
    assert not Mail.objects.exists()


def test_what_is_no_address_is_told_and_the_rest_stays(holder: Client, link: str) -> None:
    answer = send(holder, link, "name", **NAMED, **{**MARTA, "person-mail": "marta at home"})
    assert answer.status_code == 422
    assert answer.context["problems"][0].at == "id_person-mail"
    for kept in ('value="marta at home"', 'value="Marta Ozola"'):
        assert kept in answer.content.decode()
    assert not Person.objects.exists()


def test_an_address_alone_is_not_lost_at_the_handing_in(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file(), **NAMED)
    answer = send(holder, link, "hand-in", **WORDS, **{"person-mail": ADDRESS})
    assert answer.status_code == 422
    assert answer.context["problems"][0].at == "id_person-name"
    assert Contribution.objects.get().handed_in_at is None


def test_the_link_of_the_partner_never_shows_the_address_again(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    assert "They get a mail with their own link" in holder.get(link).content.decode()
    send(holder, link, "hand-in", **{**NAMED, "contributor_mail": "janis@example.org"})
    paths = (link, f"{link}receipt/", f"{link}state.json")
    pages = [holder.get(path).content.decode() for path in paths]
    receipt = Mail.objects.get(recipient="janis@example.org")
    for text in (*pages, receipt.text, receipt.html):
        assert ADDRESS not in text


def test_it_lies_sealed_in_the_database(holder: Client, link: str) -> None:
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    assert ADDRESS not in Person.objects.get().contact
    key = django_settings.CHANNEL_KEYS[0].partition("=")[0]
    assert Person.objects.get().contact.startswith(f"{key}:")


def test_without_a_key_no_address_is_asked_for(holder: Client, link: str, settings: Any) -> None:
    settings.CHANNEL_KEYS = []
    assert "person-mail" not in holder.get(link).content.decode()
    assert send(holder, link, "name", files=photo_file(), **NAMED, **MARTA).status_code == 302
    assert Person.objects.get().contact == ""


def test_control_told_while_naming_the_mail_would_go_out_too_early(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = naming_people.keep_consent

    def keep_and_tell(**fields: Any) -> Consent:
        given = keep(**fields)
        naming_people.tell_of_consent(consent=given, now=fields["now"])
        return given

    monkeypatch.setattr(naming_people, "keep_consent", keep_and_tell)
    send(holder, link, "name", files=photo_file(), **NAMED, **MARTA)
    assert to_marta().exists()
