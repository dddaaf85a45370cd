"""Films from the last byte to their public files, and what a kill on the way leaves."""

from datetime import timedelta

import pytest
from wagtail.models import Collection

from accounts.rules.roles import Role
from media_library.actions.owe_film import owe_film
from media_library.actions.reviewing import accept_asset
from media_library.films.files import roles_of
from media_library.films.standing import why_film_waits
from media_library.films.whole import film_progress
from media_library.films.work import FilmHandler
from media_library.models import Film, FilmWork, IngestWork, TextTrack
from media_library.wording import words_for
from tests.factories import person
from tests.media_library.films.reels import PLACE, left_of_the_camera, played, shot
from tests.media_library.ingest.conftest import disk  # noqa: F401
from tests.media_library.ingest.handed_in import NOW, courier, files_in, ingested, uploaded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
SAID = {"creator": "Anna", "licence": "CC-BY-4.0", "people": "crowd"}


class Killed(BaseException):
    """What a process does not survive."""


@pytest.fixture
def clip(tmp_path):
    made = shot(tmp_path / "clip.mp4", "-metadata", f"location={PLACE}", size="1280x720", seconds=2)
    return made.read_bytes()


def accepted(content, folder):
    if not Collection.objects.exists():  # tests without a transaction leave nothing, not even it
        Collection.add_root(name="Root")
    asset = ingested(uploaded(content, folder=folder, kind="film", **SAID))
    assert (asset.state, asset.reason) == ("in-review", "")
    return accept_asset(
        asset=asset, by=person(Role.OFFICER), now=NOW(), spoken_language="lv", title="Lanterns"
    )


def made(film, *, hours=1, cut=lambda where: None):
    courier(FilmHandler(cut=cut)).deliver_due(now=NOW() + timedelta(hours=hours))
    return Film.objects.get(pk=film.pk)


def test_a_film_comes_to_review_with_what_can_be_watched_and_looked_at(disk, clip):  # noqa: F811
    asset = ingested(uploaded(clip, folder=disk, kind="photo", **SAID))  # its bytes decide
    assert (asset.state, asset.kind, asset.mime) == ("in-review", "film", "video/mp4")
    assert (asset.width, asset.height, round(asset.duration)) == (1280, 720, 2)
    assert asset.has_sound
    assert (round(asset.latitude, 2), round(asset.longitude, 2)) == (58.25, 22.48)
    watched = played(disk / asset.master.name, "-show_streams")["streams"]
    assert watched[0]["height"] == 360
    assert left_of_the_camera(disk / asset.master.name) == []
    assert (disk / asset.preview.name).read_bytes().startswith(b"\xff\xd8")


def test_a_film_that_breaks_off_is_refused(disk, clip):  # noqa: F811
    asset = ingested(uploaded(clip[: len(clip) // 2], folder=disk, kind="film"))
    assert asset.state == "refused"
    assert asset.reason.startswith("film-")


def test_without_ffmpeg_a_film_waits_and_says_so(disk, clip, settings):  # noqa: F811
    settings.FFPROBE = "no-such-program"
    asset = uploaded(clip, folder=disk, kind="film")
    for hours in range(5):
        asset = ingested(asset, hours=hours)
        assert (asset.state, asset.reason) == ("checking", "waits-for-ffmpeg")
    work = IngestWork.objects.get()
    assert "ffmpeg" in work.reason_words
    settings.FFPROBE = "ffprobe"
    assert ingested(asset, hours=6).state == "in-review"


def test_an_accepted_film_gets_its_public_files(disk, clip):  # noqa: F811
    film = accepted(clip, disk)
    assert film_progress(film).done == 0
    film = made(film)
    public = disk.parent / "public"
    files = {row.role: row for row in film.files.all()}
    assert tuple(files) == roles_of(film) == ("360p", "poster", "720p", "strip", "strip-index")
    assert (files["360p"].height, files["720p"].height) == (360, 720)
    assert files_in(public) == {row.file.name for row in files.values()}
    for role in ("360p", "720p", "poster"):
        assert left_of_the_camera(public / files[role].file.name) == []
    assert b"Anna" in (public / files["poster"].file.name).read_bytes()
    assert (
        files["strip"].file.url.encode() in (public / files["strip-index"].file.name).read_bytes()
    )
    assert all(name.startswith("i/films/") for name in files_in(public))
    assert FilmWork.objects.get().state == "sent"
    # Repeats make nothing.
    owe_film(film=film, now=NOW())
    assert FilmWork.objects.count() == 1


def test_a_film_is_shown_only_with_checked_texts(disk, clip):  # noqa: F811
    film = accepted(clip, disk)
    film = made(film)
    assert film_progress(film).is_whole
    assert why_film_waits(film, languages=["lv"]).code == "film-alternatives"
    for kind in ("captions", "transcript"):
        TextTrack.objects.create(film=film, kind=kind, language="lv", text="x")
    assert why_film_waits(film, languages=["lv"]).code == "film-alternatives"
    TextTrack.objects.update(checked_at=NOW())
    assert why_film_waits(film, languages=["lv"]) is None


@pytest.mark.parametrize("boundary", ["720p begun", "720p made", "720p stored", "strip made"])
def test_a_kill_costs_one_file_at_most_and_what_is_done_stays(disk, clip, boundary):  # noqa: F811
    film = accepted(clip, disk)
    begun = []

    def cut(where):
        begun.append(where)
        if where == boundary and begun.count(where) == 1:
            raise Killed

    with pytest.raises(Killed):
        made(film, cut=cut)
    before = dict(film.files.values_list("role", "file"))
    FilmWork.objects.update(lease_until=NOW())
    courier(FilmHandler()).look_around(clock=lambda: NOW() + timedelta(hours=1))
    film = made(film, hours=2, cut=cut)
    after = dict(film.files.values_list("role", "file"))
    assert set(after) == set(roles_of(film))
    assert before.items() <= after.items()
    assert begun.count("360p begun") == 1
    # A whole file may be left without a row, for the janitor; half a one never is.
    left = files_in(disk.parent / "public") - set(after.values())
    assert len(left) <= 1
    assert all(played(disk.parent / "public" / name, "-show_format") for name in left)


def test_a_film_withdrawn_meanwhile_gets_no_public_file(disk, clip):  # noqa: F811
    film = accepted(clip, disk)

    def cut(where):
        if where == "360p stored":
            type(film.asset).objects.filter(pk=film.asset_id).update(state="withdrawn")

    film = made(film, cut=cut)
    assert not film.files.exists()
    assert files_in(disk.parent / "public") == set()


def test_what_waits_is_readable(disk, clip, settings):  # noqa: F811
    film = accepted(clip, disk)
    settings.FFMPEG = "no-such-program"
    film = made(film)
    progress = film_progress(film)
    assert (progress.done, progress.role) == (1, "poster")
    assert progress.trouble.code == "waits-for-ffmpeg"
    assert words_for(progress.trouble)
