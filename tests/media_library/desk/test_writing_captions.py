"""The captions editor in a hurry: what was sent stays in it, and no unreadable file goes public."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from media_library.models import FilmFile, TextTrack
from tests.media_library.desk.screens import at, signed_in

pytestmark = pytest.mark.django_db
GOOD = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nČetras laternas\n"
OVERLAPPING = f"{GOOD}\n00:00:02.000 --> 00:00:04.000\n<i think so>\n"


def file(content: bytes, name: str = "captions.vtt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("sent", ["typed", "as a file"])
def test_what_was_sent_with_mistakes_is_still_there_with_its_mistakes(sides, sent):
    a, _b = sides
    address = at("film_track", a.film.asset, "captions", "lv")
    content = {"text": OVERLAPPING} if sent == "typed" else {"file": file(OVERLAPPING.encode())}
    answer = signed_in(a).post(address, {**content, "is_checked": "on"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "What you typed is still here" in page
    assert "Line 7: &lt;i think so&gt; is not possible" in page
    assert answer.context["form"]["text"].value() == OVERLAPPING
    assert answer.context["form"]["is_checked"].value() is True
    assert not a.film.tracks.filter(language="lv").exists()


@pytest.mark.parametrize("kind", ["captions", "transcript"])
@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00\x06", b"{\\rtf1 Hello}", "Über".encode("latin-1"), b"a\0b"]
)
def test_a_file_that_is_no_text_is_refused_and_what_is_there_stays(sides, kind, content):
    a, _b = sides
    address = at("film_track", a.film.asset, kind, "en")
    before = list(a.film.tracks.order_by("pk").values_list("text", flat=True))
    answer = signed_in(a).post(address, {"text": "my words", "file": file(content, "talk.docx")})
    assert answer.status_code == 422
    assert "cannot be read as text" in answer.content.decode()
    assert answer.context["form"]["text"].value() == "my words"
    assert list(a.film.tracks.order_by("pk").values_list("text", flat=True)) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_of_other_editors_is_read(sides, encoding):
    a, _b = sides
    upload = file(GOOD.encode(encoding))
    signed_in(a).post(at("film_track", a.film.asset, "captions", "lv"), {"file": upload})
    assert "Četras laternas" in a.film.tracks.get(kind="captions", language="lv").text


def test_the_editor_shows_how_a_speaker_is_written(sides):
    a, _b = sides
    page = signed_in(a).get(at("film_track", a.film.asset, "captions", "lv")).content.decode()
    assert "&lt;v Name&gt; says who speaks" in page


def test_each_language_says_what_it_still_needs(sides):
    a, _b = sides
    a.film.tracks.all().delete()
    a.film.spoken_language = "lv"
    a.film.save()
    rows = {row.code: row for row in signed_in(a).get(at("film", a.film.asset)).context["rows"]}
    needed = {
        code: [kind for kind, _track, is_needed in row.cells if is_needed]
        for code, row in rows.items()
    }
    kinds = TextTrack.Kind
    assert needed["lv"] == [kinds.CAPTIONS, kinds.TRANSCRIPT]
    assert not rows["lv"].lacks
    assert needed["en"] == [kinds.TRANSCRIPT]
    assert "captions in Latvian" in rows["en"].lacks


def test_an_assets_own_page_plays_the_film_and_says_who_can_follow_it(sides):
    a, _b = sides
    client, address = signed_in(a), at("asset", a.film.asset)
    assert "The video is being prepared" in client.get(address).content.decode()
    FilmFile.objects.create(
        film=a.film,
        role="720p",
        file=ContentFile(b"film", name="film.mp4"),
        mime="video/mp4",
        bytes=4,
        sha256="0" * 64,
    )
    page = client.get(address).content.decode()
    assert "The video is being prepared" not in page
    assert "<video" in page
    a.film.tracks.all().delete()
    assert "No page shows this video yet" in client.get(address).content.decode()
