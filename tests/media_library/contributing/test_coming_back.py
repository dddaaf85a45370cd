"""Coming back by the same link: questions, corrections, two tabs, what became of the files."""

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from media_library.actions.contributing import save_draft
from media_library.actions.reviewing import ask_back
from media_library.contributing.links import contribute_path
from media_library.models import (
    Asset,
    ReviewNote,
)
from media_library.rules.standing import AssetState
from tests import factories
from tests.media_library.contributing.conftest import invite, photo_file
from tests.media_library.contributing.sending import WORDS, send, the


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
