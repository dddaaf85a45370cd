"""The link of an invitation is a key: it opens one door, as long as it is meant to."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.links import link_token
from media_library.contributing import links
from media_library.contributing.links import contribute_path
from media_library.models import Contribution, Invitation
from tests.media_library.contributing.conftest import invite, photo_file


def test_a_link_opens_the_page_and_writes_nothing(holder: Client, link: str) -> None:
    answer = holder.get(link)
    assert answer.status_code == 200
    assert b"The lantern evening in May" in answer.content
    assert not Contribution.objects.exists()  # mail scanners open links too
    assert not answer.cookies


def test_the_address_is_kept_to_the_page(holder: Client, link: str) -> None:
    for path in (link, f"{link}receipt/", f"{link}state.json"):
        answer = holder.get(path)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(",", " ").split())
        assert "noindex" in answer["X-Robots-Tag"]


def test_no_letter_of_a_link_can_be_changed(
    holder: Client, link: str, invitation: Invitation
) -> None:
    token = link.split("/")[2]
    for at, letter in enumerate(token):
        other = "A" if letter != "A" else "B"
        forged = token[:at] + other + token[at + 1 :]
        assert holder.get(f"/contribute/{forged}/").status_code == 404, at
    # The last letter holds two bits that say nothing: there too only one spelling opens.
    same_bytes = {token[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"}
    opened = [one for one in same_bytes if holder.get(f"/contribute/{one}/").status_code == 200]
    assert set(opened) <= {token}


def test_without_the_check_a_forged_link_opens(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the uuid alone is no key."""
    monkeypatch.setattr(links, "is_genuine", lambda *_args, **_facts: True)
    token = link.split("/")[2]
    assert holder.get(f"/contribute/{token[:-4]}AAAA/").status_code == 200


@pytest.mark.django_db
def test_what_does_not_open_looks_the_same(holder: Client) -> None:
    revoked = invite(revoked_at=timezone.now())
    renewed = invite()
    old = contribute_path(renewed)
    renewed.epoch += 1
    renewed.save()
    foreign = link_token(purpose="consent", key=renewed.uuid, epoch=renewed.epoch)
    paths = [
        contribute_path(revoked),
        old,
        f"/contribute/{foreign}/",
        "/contribute/nothing/",
        f"/contribute/{'A' * 43}/",
        f"/contribute/{'ä' * 43}/",
    ]
    answers = [holder.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    bodies = {
        answer.content.replace(path.encode(), b"")
        for path, answer in zip(paths, answers, strict=True)
    }
    assert len({len(body) for body in bodies}) <= 2  # the canonical address aside
    assert holder.get(contribute_path(renewed)).status_code == 200


@pytest.mark.django_db
def test_a_link_whose_time_is_over_shows_the_receipt_and_takes_nothing(
    holder: Client, django_user_model: Any
) -> None:
    anna = django_user_model.objects.create_user("anna", "anna@example.org", first_name="Anna")
    invitation = invite(invited_by=anna)
    link = contribute_path(invitation)
    holder.post(link, {"do": "save", "files": photo_file("lantern.jpg"), "place": "Rūjiena"})
    Invitation.objects.update(until=timezone.now() - timedelta(minutes=1))
    answer = holder.get(link)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "The time to hand in is over" in text
    assert "anna@example.org" in text
    assert "lantern.jpg" in text
    assert "1 file, " in text
    assert "1 file, 0" not in text
    assert 'type="file"' not in text
    holder.post(link, {"do": "save", "place": "Elsewhere", "files": photo_file()})
    contribution = Contribution.objects.get()
    assert contribution.place == "Rūjiena"
    assert contribution.assets.count() == 1
    created = holder.post(
        f"{link}files/", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "10"}
    )
    assert created.status_code == 410


@pytest.mark.django_db
def test_the_language_is_the_invitations_until_another_is_asked_for(holder: Client) -> None:
    link = contribute_path(invite(language="lv"))
    assert '<html lang="lv">' in holder.get(link).content.decode()
    german = holder.get(f"{link}?lang=de").content.decode()
    assert '<html lang="de">' in german
    assert f'action="{link}?lang=de"' in german
    assert german.count('hreflang="') >= 9
    assert '<html lang="lv">' in holder.get(f"{link}?lang=xx").content.decode()


def test_a_page_of_another_method_is_refused(holder: Client, link: str) -> None:
    assert holder.delete(link).status_code == 405
    assert holder.get(f"{link}draft/").status_code == 405
