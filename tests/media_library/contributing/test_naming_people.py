"""Who can be seen is named on the form, with what they agreed to or not at all."""

import pytest
from django.test import Client

from media_library.consents.texts import current_consent_text
from media_library.models import (
    Consent,
    Person,
)
from media_library.rights.proving import is_untouched
from tests.media_library.contributing.conftest import photo_file
from tests.media_library.contributing.sending import LONG_NAME, send, the


def test_a_child_is_named_with_the_guardians_signature(holder: Client, link: str) -> None:
    signature = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAAElFTkSuQmCC"
    person = {
        "person-name": "Marta",
        "person-is_minor": "on",
        "person-guardian_name": "Inese, her mother",
        "person-how": "screen",
        "person-channels": ["web", "print"],
        "person-signature": signature,
    }
    send(holder, link, files=[photo_file("a.jpg"), photo_file("b.jpg")], people="named")
    assert send(holder, link, "name", people="named", **person).status_code == 302
    consent = Consent.objects.get()
    assert consent.person.name == "Marta"
    assert consent.given_by == "Inese, her mother"
    assert consent.is_by_guardian
    assert consent.channels == ["print", "web"]
    assert consent.text == current_consent_text("en", True).words
    assert consent.evidence.read().startswith(b"\x89PNG")
    assert is_untouched(consent)
    assert Person.objects.get().depictions.count() == 2  # in all, until it is said otherwise


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"person-is_minor": "on"}, "id_person-guardian_name"),
        ({}, "id_person-signed_name"),
        ({"person-how": "form"}, "id_person-paper"),
        ({"person-signed_name": "M", "person-channels": []}, "id_person-channels_0"),
        ({"person-signature": "data:image/png;base64,PHN2Zz4="}, "id_person-signature"),
        ({"person-name": LONG_NAME, "person-signed_name": "M"}, "id_person-name"),
    ],
)
def test_half_a_consent_is_none(holder: Client, link: str, fields: dict, at: str) -> None:
    whole = {"person-name": "Marta", "person-how": "screen", "person-channels": ["web"]}
    answer = send(holder, link, "name", **{**whole, **fields})
    assert answer.status_code == 422
    assert answer.context["problems"][0].at == at
    assert not Person.objects.exists()
    assert str({**whole, **fields}["person-name"]).strip() in answer.content.decode()


def test_who_is_in_which_file_can_be_said(holder: Client, link: str) -> None:
    send(holder, link, files=[photo_file("a.jpg"), photo_file("b.jpg")], people="named")
    typed = {"person-how": "screen", "person-channels": "web", "person-signed_name": "Marta"}
    send(holder, link, "name", **{"person-name": "Marta", **typed})
    first, second = the().assets.order_by("pk")
    marta = str(Person.objects.get().uuid)
    # A tab that does not know of Marta yet says nothing about her.
    send(holder, link, **{f"file-{first.uuid}-caption": "Lanterns", f"file-{first.uuid}-asked": ""})
    assert first.depictions.count() == 1
    send(holder, link, **{f"file-{first.uuid}-caption": "", f"file-{first.uuid}-asked": marta})
    assert (first.depictions.count(), second.depictions.count()) == (0, 1)


def test_somebody_taken_off_has_their_consent_withdrawn(holder: Client, link: str) -> None:
    typed = {"person-how": "screen", "person-channels": "web", "person-signed_name": "Marta"}
    send(holder, link, "name", **{"person-name": "Marta", **typed}, files=photo_file())
    marta = Person.objects.get()
    send(holder, link, f"unname:{marta.uuid}")
    assert not marta.depictions.exists()
    assert list(marta.consents.get().events.values_list("kind", flat=True)) == [
        "given",
        "withdrawn",
    ]
    assert "Marta" not in holder.get(link).content.decode()
