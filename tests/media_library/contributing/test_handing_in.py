"""Handing in as a form that runs no script: nothing that was typed or chosen is ever lost."""

import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from media_library.actions.contributing import save_draft
from media_library.actions.reviewing import ask_back
from media_library.consents.texts import current_consent_text
from media_library.contributing.links import contribute_path
from media_library.models import (
    Asset,
    AssetText,
    Consent,
    Contribution,
    IngestWork,
    Invitation,
    Person,
    ReviewNote,
    Space,
)
from media_library.rights.proving import is_untouched
from media_library.rules import handing_in
from media_library.rules.standing import AssetState, People
from outbox.models import Mail
from tests import factories
from tests.media_library.contributing.conftest import invite, photo_file

WORDS = {
    "contributor_name": "Jānis Kalniņš",
    "contributor_mail": "janis@example.org",
    "creator": "Ilze Ozoliņa",
    "place": "Rūjiena, market square",
    "taken_on": "2026-05-09",
    "description": "Two hundred lanterns.",
    "phase": "celebrating",
    "licence": "CC-BY-4.0",
    "people": "crowd",
}
MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
LONG_NAME = "مهرجان الفوانيس " * 20  # 320 letters that run from right to left


def send(holder: Client, link: str, do: str = "save", **fields: Any) -> Any:
    return holder.post(link, {"do": do, **fields})


def the() -> Contribution:
    return Contribution.objects.get()


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


# --- people and what they agree to -------------------------------------------------------


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


# --- what is not taken -------------------------------------------------------------------


def test_files_that_cannot_be_taken_are_said_one_by_one(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media_library.contributing.plain_files.PLAIN_MAX_BYTES", 5000)
    files = [
        photo_file("large.jpg", b"x" * 5001),
        photo_file("good.jpg", b"\xff\xd8" + b"x" * 100),
        photo_file("letter.docx"),
    ]
    files[2].content_type = "application/msword"
    answer = send(holder, link, files=files, place="Rūjiena")
    said = [problem.words for problem in answer.context["problems"]]
    assert len(said) == 2
    assert said[0].startswith("large.jpg: ")
    assert said[1].startswith("letter.docx: ")
    assert [asset.label for asset in the().assets.all()] == ["good.jpg"]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (lambda: Invitation.objects.update(max_files=1), "number of files"),
        (lambda: Invitation.objects.update(max_bytes=1500), "are left for this invitation"),
        (lambda: Space.objects.update(quota_bytes=1500), "space of your organisation is full"),
        (lambda: Space.objects.update(files_per_day=1), "as many files today"),
    ],
)
def test_every_limit_holds_and_is_said(holder: Client, link: str, limit: Any, words: str) -> None:
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    limit()
    answer = send(holder, link, files=photo_file("b.jpg", b"x" * 1000))
    assert answer.status_code == 422
    assert words in answer.context["problems"][0].words
    assert the().assets.count() == 1
    assert Space.objects.get().used_bytes == 1000


def test_without_the_rule_the_limit_would_not_hold(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: nothing else stands between a partner and the last file."""
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    Invitation.objects.update(max_files=1)
    monkeypatch.setattr("media_library.actions.receiving.why_not_taken", lambda **_: None)
    send(holder, link, files=photo_file("b.jpg", b"x" * 1000))
    assert the().assets.count() == 2


def test_a_file_taken_back_gives_its_space_free(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    asset = the().assets.get()
    storage, name = asset.original.storage, asset.original.name
    send(holder, link, f"remove:{asset.uuid}")
    assert Space.objects.get().used_bytes == 0
    assert "a.jpg" not in holder.get(link).content.decode()
    assert Asset.objects.get().label == ""
    assert name not in Asset.objects.values_list("original", flat=True)
    assert storage is not None


def test_an_accepted_file_stays(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("a.jpg"))
    Asset.objects.update(state=AssetState.READY.value)
    asset = the().assets.get()
    answer = send(holder, link, f"remove:{asset.uuid}")
    assert answer.status_code == 422
    assert the().assets.get().state == AssetState.READY


def test_a_replacement_keeps_the_words(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("blurred.jpg"))
    old = the().assets.get()
    fields = {f"file-{old.uuid}-caption": "Lanterns", f"file-{old.uuid}-people": "nobody"}
    send(holder, link, **fields, **{f"file-{old.uuid}-replacement": photo_file("sharp.jpg")})
    new = the().assets.exclude(pk=old.pk).get()
    assert (new.label, new.people) == ("sharp.jpg", "nobody")
    assert new.texts.get().caption == "Lanterns"
    old.refresh_from_db()
    assert old.state == AssetState.ERASED


# --- later: questions, corrections, two tabs ---------------------------------------------


def test_a_question_is_shown_and_answered_by_the_same_link(holder: Client, link: str) -> None:
    send(holder, link, "hand-in", files=photo_file("a.jpg"), **WORDS)
    Asset.objects.update(state=AssetState.IN_REVIEW.value)
    asset = the().assets.get()
    officer = factories.person()
    ask_back(asset=asset, by=officer, now=timezone.now(), words="Who is the man <left>?")
    page = holder.get(link).content.decode()
    assert "Who is the man &lt;left&gt;?" in page
    empty = send(holder, link, f"answer:{asset.uuid}")
    assert empty.context["problems"][0].words == "Please write an answer."
    send(holder, link, f"answer:{asset.uuid}", **{f"file-{asset.uuid}-answer": "The mayor."})
    asset.refresh_from_db()
    assert asset.state == AssetState.IN_REVIEW
    assert asset.notes.get(kind=ReviewNote.Kind.ANSWER).words == "The mayor."


def test_corrections_after_handing_in_reach_what_nobody_decided_about(
    holder: Client, link: str
) -> None:
    send(holder, link, "hand-in", files=[photo_file("a.jpg"), photo_file("b.jpg")], **WORDS)
    first, second = the().assets.order_by("pk")
    Asset.objects.filter(pk=first.pk).update(state=AssetState.READY.value)
    send(holder, link, **{**WORDS, "place": "Rūjiena, school", "people": "nobody"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.place, first.people) == ("Rūjiena, market square", "crowd")
    assert (second.place, second.people) == ("Rūjiena, school", "nobody")


def test_the_later_of_two_tabs_is_told_instead_of_writing_over(holder: Client, link: str) -> None:
    send(holder, link, place="Rūjiena")
    version = the().version
    send(holder, link, place="the first tab", version=version)
    answer = send(holder, link, place="the second tab", version=version, files=photo_file("x.jpg"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert the().place == "the first tab"
    assert 'value="the second tab"' in text
    assert the().assets.count() == 1  # the file is no word: it is kept
    assert f'name="version" value="{the().version}"' in text
    send(holder, link, place="the second tab", version=the().version)
    assert the().place == "the second tab"


def test_without_a_version_the_second_tab_would_win(holder: Client, link: str) -> None:
    """The control."""
    send(holder, link, place="the first tab")
    save_draft(contribution=the(), version=None, words={"place": "second"}, files={}, language="en")
    assert the().place == "second"


def test_what_is_sent_to_the_draft_comes_back_as_data(holder: Client, link: str) -> None:
    answer = holder.post(f"{link}draft/", {"do": "save", "version": 0, "taken_on": "yesterday"})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["at"] == "id_taken_on"
    version = answer.json()["version"]
    stale = holder.post(f"{link}draft/", {"do": "save", "version": 0, "place": "x"})
    assert stale.status_code == 409
    assert stale.json()["version"] == version


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


def test_every_missing_answer_has_words(holder: Client, link: str) -> None:
    said = handing_in.Said(
        files=0, files_on_their_way=1, name="", creator="", licence="", people="", people_named=0
    )
    assert len(list(handing_in.what_is_missing(said))) == 6


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


def test_why_a_file_cannot_be_used_or_was_not_taken_is_said(holder: Client, link: str) -> None:
    send(
        holder, link, files=[photo_file("small.jpg"), photo_file("dull.jpg"), photo_file("ok.jpg")]
    )
    small, dull, held = the().assets.order_by("pk")
    facts = {"width": 200, "height": 100, "least": 320}
    Asset.objects.filter(pk=small.pk).update(
        state=AssetState.REFUSED.value, reason="photo-too-small", reason_facts=facts
    )
    Asset.objects.filter(pk=dull.pk).update(state=AssetState.REJECTED.value)
    dull.notes.create(kind=ReviewNote.Kind.REJECTED, words="We have it already.", at=timezone.now())
    Asset.objects.filter(pk=held.pk).update(reason="waits-for-scanner")
    text = holder.get(link).content.decode()
    assert "200 × 100 pixels" in text
    assert "We have it already." in text
    assert "waits for our virus scanner" in text
    assert text.count('value="remove:') == 2  # what an officer decided about stays on the list


def test_a_reason_that_nobody_worded_is_still_a_sentence(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file())
    Asset.objects.update(state=AssetState.REFUSED.value, reason="something-new")
    assert "cannot be opened safely" in holder.get(link).content.decode()


def test_a_preview_is_handed_to_who_gave_the_file(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file())
    asset = the().assets.get()
    assert holder.get(f"{link}previews/{asset.uuid}/").status_code == 404
    asset.preview.save("previews/a.jpg", ContentFile(factories.jpeg((64, 48))))
    answer = holder.get(f"{link}previews/{asset.uuid}/")
    assert answer.getvalue().startswith(b"\xff\xd8")
    assert "no-store" in answer["Cache-Control"]
    other = contribute_path(invite(organisation=factories.organisation("Another town")))
    assert holder.get(f"{other}previews/{asset.uuid}/").status_code == 404
