"""Handing in as a form that runs no script: nothing that was typed or chosen is ever lost."""

import uuid
from typing import Any

from django.test import Client

from media_library.models import (
    AssetText,
    IngestWork,
)
from media_library.rules import handing_in
from media_library.rules.standing import AssetState, People
from outbox.models import Mail
from tests import factories
from tests.media_library.contributing.conftest import photo_file
from tests.media_library.contributing.sending import LONG_NAME, WORDS, send, the

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def test_photos_and_words_are_handed_in_and_a_receipt_is_given(holder: Client, link: str) -> None:
    files = [photo_file("one.jpg"), photo_file("two.jpg")]
    answer = send(holder, link, "hand-in", files=files, **WORDS)
    assert answer.status_code == 302
    assert answer["Location"] == f"{link}receipt/"
    assets = list(the().assets.order_by("pk"))
    assert [asset.label for asset in assets] == ["one.jpg", "two.jpg"]
    for asset in assets:
        assert asset.state == AssetState.CHECKING
        assert asset.people == People.CROWD
        assert (asset.creator, asset.licence) == ("Ilze Ozoliņa", "CC-BY-4.0")
        assert asset.phase == "celebrating"
        assert asset.original.read().startswith(b"\xff\xd8")
    assert IngestWork.objects.count() == 2
    receipt = holder.get(answer["Location"]).content.decode()
    for said in ("one.jpg", "two.jpg", "Jānis Kalniņš", "Ilze Ozoliņa", "9 May 2026"):
        assert said in receipt
    mail = Mail.objects.get()
    assert mail.recipient == "janis@example.org"
    assert "two.jpg" in mail.text
    assert f"http://testserver{link}" in mail.text


def test_a_receipt_goes_out_once_for_each_handing_in(holder: Client, link: str) -> None:
    send(holder, link, "hand-in", files=photo_file(), **WORDS)
    send(holder, link, **WORDS)
    assert Mail.objects.count() == 1
    send(holder, link, "hand-in", **WORDS)
    assert Mail.objects.count() == 2


def test_what_is_missing_is_said_at_the_field_and_nothing_is_lost(
    holder: Client, link: str
) -> None:
    answer = send(holder, link, "hand-in", files=photo_file("kept.jpg"), place="Rūjiena")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in text
    for at in ("id_creator", "id_licence_0", "id_people_0"):
        assert f'href="#{at}"' in text
        assert f'id="{at}"' in text
    assert "kept.jpg" in text
    assert 'value="Rūjiena"' in text
    assert the().handed_in_at is None
    assert the().place == "Rūjiena"


def test_every_missing_answer_has_words(holder: Client, link: str) -> None:
    said = handing_in.Said(
        files=0, files_on_their_way=1, name="", creator="", licence="", people="", people_named=0
    )
    assert len(list(handing_in.what_is_missing(said))) == 6


def test_a_name_that_is_too_long_is_told_and_the_rest_is_saved(holder: Client, link: str) -> None:
    answer = send(holder, link, **{**WORDS, "contributor_name": LONG_NAME})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "at most 160 characters" in text
    assert LONG_NAME.strip() in text  # still there to be shortened
    assert the().place == WORDS["place"]
    assert send(holder, link, **{**WORDS, "contributor_name": LONG_NAME[:150]}).status_code == 302
    assert f"<bdi>{LONG_NAME[:150].strip()}</bdi>" in holder.get(f"{link}receipt/").content.decode()


def test_a_file_name_of_300_letters_is_kept_readable(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file(f"{LONG_NAME}.jpg"))
    asset = the().assets.get()
    assert len(asset.label) <= 300
    assert asset.label.endswith(".jpg")


def test_markup_is_words_everywhere(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("x.jpg"))
    key = the().assets.get().uuid
    fields = {f"file-{key}-caption": MARKUP, f"file-{key}-alt": MARKUP}
    fields |= {"person-name": MARKUP, "person-how": "later", "person-channels": "web"}
    words = {**WORDS, "place": MARKUP, "people": "named", "contributor_name": MARKUP}
    assert send(holder, link, "hand-in", **{**words, **fields}).status_code == 302
    assert AssetText.objects.get().caption == MARKUP  # byte for byte, nothing "cleaned"
    state = holder.get(f"{link}state.json").json()
    pages = [holder.get(path).content.decode() for path in (link, f"{link}receipt/")]
    for text in (*pages, state["files"][0]["html"], Mail.objects.get().html):
        assert "<img src=x" not in text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_fields_that_are_not_on_the_form_change_nothing(holder: Client, link: str) -> None:
    other = factories.organisation("Another town")
    send(
        holder,
        link,
        organisation=other.pk,
        state="ready",
        handed_in_at="2026-01-01",
        place="Rūjiena",
    )
    assert the().organisation != other
    assert the().handed_in_at is None


def test_a_hundred_files_cost_no_more_questions_than_ten(
    holder: Client, link: str, django_assert_max_num_queries: Any
) -> None:
    send(holder, link, files=photo_file())
    fields: dict[str, str] = {}
    for number in range(100):
        asset = the().assets.order_by("pk")[0]
        asset.pk, asset.uuid, asset._state.adding = None, uuid.uuid4(), True
        asset.label = f"{number}.jpg"
        asset.save()
        fields |= {f"file-{asset.uuid}-caption": "", f"file-{asset.uuid}-asked": ""}
    with django_assert_max_num_queries(40):
        answer = holder.post(f"{link}draft/", {"do": "save", "place": "Square", **fields})
    assert len(answer.json()["files"]) == 101
    with django_assert_max_num_queries(12):
        holder.get(f"{link}state.json")
