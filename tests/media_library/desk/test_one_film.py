"""One film at the desk: its captions, transcript, poster and language."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.withdrawing import withdraw_assets
from media_library.films.standing import why_film_waits
from media_library.models import TextTrack
from tests.media_library.desk.screens import at, signed_in

pytestmark = pytest.mark.django_db
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Anna>Bring your own plate.\n"


def test_captions_are_checked_while_typing_and_before_they_are_kept(sides):
    a, _b = sides
    client = signed_in(a)
    check = at("captions_check", a.film.asset)
    assert json.loads(client.post(check, {"text": VTT}).content)["cues"][0]["start"] == 1.0
    assert json.loads(client.post(check, {"text": "00:01 hello"}).content)["mistakes"]
    address = at("film_track", a.film.asset, "captions", "lv")
    assert client.post(address, {"text": "00:01 hello"}).status_code == 422
    assert not a.film.tracks.filter(language="lv").exists()
    upload = SimpleUploadedFile("c.vtt", VTT.encode(), "text/vtt")
    client.post(address, {"file": upload, "is_checked": "on"})
    track = a.film.tracks.get(language="lv", kind="captions")
    assert track.checked_by == a.people[Role.OFFICER]
    assert a.film.tracks.get(language="lv", kind="transcript").text == "Anna: Bring your own plate."


def test_a_film_waits_until_captions_and_transcript_are_checked(sides, client):
    a, _b = sides
    officer = signed_in(a)
    served = f"/captions/{a.film.asset.uuid}/lv.vtt"
    officer.post(at("film_track", a.film.asset, "captions", "lv"), {"text": VTT})
    assert client.get(served, follow=True).status_code == 404
    assert why_film_waits(a.film, languages=["lv"])
    for kind, text in (("captions", VTT), ("transcript", "Bring your own plate.")):
        officer.post(at("film_track", a.film.asset, kind, "lv"), {"text": text, "is_checked": "on"})
    assert why_film_waits(a.film, languages=["lv"]) is None
    answer = client.get(served)
    assert answer["Content-Type"].startswith("text/vtt")
    withdraw_assets(assets=[a.film.asset], asked_by="Anna", now=timezone.now())
    assert client.get(served, follow=True).status_code == 404


def test_a_poster_and_the_spoken_language_are_kept(sides):
    a, _b = sides
    signed_in(a).post(at("film", a.film.asset), {"poster": a.photo.pk, "spoken_language": "lv"})
    a.film.refresh_from_db()
    assert (a.film.poster, a.film.spoken_language) == (a.photo, "lv")
    assert TextTrack.objects.count() == 2
