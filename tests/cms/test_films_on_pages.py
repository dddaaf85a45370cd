"""Films on pages: a player with captions, or a neutral box; one or the other kind of video."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError
from wagtail.rich_text import RichText

from accounts.rules.roles import Role
from cms.blocks.video import VideoBlock
from media_library.actions.captioning import save_track
from media_library.actions.grant_rights import grant_rights
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import Film, FilmFile, TextTrack
from media_library.rules.standing import Channel
from tests.factories import Tree
from tests.media_library.two_organisations import side

pytestmark = pytest.mark.django_db
VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nBring your own plate.\n"


@pytest.fixture
def film():
    """A film that may be shown on pages in English."""
    made = side("Gamma town")
    now = timezone.now()
    by = made.people[Role.OFFICER]
    grant_rights(
        asset=made.film.asset, holder="B", licence="CC-BY-4.0", channels=[Channel.WEB], now=now
    )
    for kind in (TextTrack.Kind.CAPTIONS, TextTrack.Kind.TRANSCRIPT):
        content = VTT if kind == TextTrack.Kind.CAPTIONS else b"Bring your own plate."
        save_track(
            film=made.film,
            kind=kind,
            language="en",
            content=content,
            is_checked=True,
            by=by,
            now=now,
        )
    FilmFile.objects.create(
        film=made.film,
        role="720p",
        file=storages["public"].save("h/film.mp4", ContentFile(b"x")),
        mime="video/mp4",
        width=1280,
        height=720,
        bytes=1,
        sha256="0" * 64,
    )
    return Film.objects.get(pk=made.film.pk)


def story_with(film):
    tree = Tree("en")
    tree.story(body=[("video", {"title": "The procession", "film": film})])
    return "/en/stories/long-table/"


def test_a_page_plays_it_with_captions_and_transcript(client, film):
    shown = client.get(story_with(film)).content.decode()
    assert '<video controls preload="none"' in shown
    assert f"/captions/{film.asset.uuid}/en.vtt" in shown
    assert "Bring your own plate." in shown
    assert "h/film.mp4" in shown


def test_without_checked_captions_the_box_stands_there(client, film):
    film.tracks.update(checked_at=None)
    shown = client.get(story_with(film)).content.decode()
    assert "<video" not in shown
    assert "picture-withheld" in shown
    assert "Bring your own plate." not in shown


def test_a_withdrawal_takes_player_and_transcript_from_the_page(client, film):
    address = story_with(film)
    assert "<video" in client.get(address).content.decode()
    withdraw_assets(assets=[film.asset], asked_by="Anna", now=timezone.now())
    shown = client.get(address).content.decode()
    assert "<video" not in shown
    assert "Bring your own plate." not in shown
    assert "picture-withheld" in shown


def test_a_video_is_of_the_library_or_elsewhere_and_never_both(film):
    block = VideoBlock()
    empty = {
        "title": "x",
        "film": None,
        "address": "",
        "poster": None,
        "spoken_language": "",
        "captions": "",
        "transcript": RichText(""),
    }

    def clean(**told):
        value = block.to_python({})
        value.update(empty | told)
        return block.clean(value)

    clean(film=film)
    for spoilt in (
        {},
        {"film": film, "address": "https://video.example/1"},
        {"address": "https://video.example/1"},
        {"address": "http://video.example/1", "captions": "English"},
    ):
        with pytest.raises(StructBlockValidationError):
            clean(**spoilt)
