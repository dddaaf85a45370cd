"""The public files of a film, one by one: its sizes, its poster and its contact strip."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import storages

from media_library.decoding.photos import sha256_of
from media_library.films.loudness import Loudness
from media_library.films.probing import probe
from media_library.films.stills import make_poster, make_strip, strip_index
from media_library.films.transcoding import make_rung
from media_library.ingest.keeping import at_hand, keep_file
from media_library.ingest.ledger import input_hash, outputs_of
from media_library.models import Film, FilmFile, private_storage
from media_library.photos.crediting import Credit
from media_library.photos.derivatives import write_derivatives
from media_library.rules.film_limits import rungs_for
from media_library.rules.lifetimes import IMMUTABLE, SHORT
from media_library.rules.standing import People

RECIPE = 1
POSTER, STRIP, STRIP_INDEX = "poster", "strip", "strip-index"
POSTER_SPEC = "width-1280|format-jpeg"
NOBODY_IDENTIFIED = {People.NOBODY.value, People.CROWD.value}
SUFFIXES = {POSTER: ".jpg", STRIP: ".jpg", STRIP_INDEX: ".vtt"}
MIMES = {".mp4": "video/mp4", ".jpg": "image/jpeg", ".vtt": "text/vtt"}

Tell = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class Made:
    """A file that was made; sides in pixels, None for text."""

    path: Path
    width: int | None = None
    height: int | None = None


def version_of(film: Film) -> str:
    """Return what changes when a film's files have to be made anew, under new names."""
    return input_hash(RECIPE, film.asset.sha256, film.asset.rights_epoch)


def roles_of(film: Film) -> tuple[str, ...]:
    """Return the files that a film has in the end, in the order in which they are made.

    What shows something soonest comes first: the smallest size is there since ingest.
    """
    rungs = rungs_for(width=film.asset.width or 0, height=film.asset.height or 0)
    smallest, *larger = [rung.name for rung in reversed(rungs)]
    return smallest, POSTER, *larger, STRIP, STRIP_INDEX


def make_file(film: Film, role: str, folder: Path, tell: Tell) -> Made:
    """Make one file in `folder`. Raises FileRefused, ToolMissing, OSError."""
    if role == POSTER:
        return _poster(film, folder)
    if role == STRIP:
        return _strip(film, folder)
    if role == STRIP_INDEX:
        return _strip_index(film, folder)
    return _rung(film, role, folder, tell)


def publish_file(film: Film, role: str, made: Made) -> FilmFile:
    """Store a file in public under a name that nobody can guess; its row is not written yet."""
    nobody = film.asset.people in NOBODY_IDENTIFIED
    suffix = SUFFIXES.get(role, ".mp4")
    token = secrets.token_urlsafe(18)
    name = f"{IMMUTABLE if nobody else SHORT}/films/{token}{suffix}"
    return FilmFile(
        film=film,
        role=role,
        file=keep_file(made.path, storage=storages["public"], name=name),
        mime=MIMES[suffix],
        width=made.width,
        height=made.height,
        bytes=made.path.stat().st_size,
        sha256=sha256_of(made.path),
    )


def _rung(film: Film, role: str, folder: Path, tell: Tell) -> Made:
    ready = outputs_of(asset_id=film.asset_id, step="master")
    made = folder / "rung.mp4"
    if ready.get("rung") == role:
        with _master(film) as master:
            shutil.copyfile(master, made)
        return Made(path=made, width=ready["width"], height=ready["height"])
    with at_hand(private_storage(), str(film.asset.original)) as original:
        facts = probe(original)
        rungs = rungs_for(width=facts.width, height=facts.height)
        rung = next(rung for rung in rungs if rung.name == role)
        written = make_rung(
            source=original,
            into=made,
            rung=rung,
            facts=facts,
            loudness=_loudness(ready.get("loudness")),
            on_progress=tell,
        )
    return Made(path=made, width=written.width, height=written.height)


def _poster(film: Film, folder: Path) -> Made:
    frame, made = folder / "frame.jpg", folder / "poster.jpg"
    with at_hand(private_storage(), str(film.asset.original)) as original:
        make_poster(source=original, into=frame, facts=probe(original))
    # Written anew like every public picture, with our credit in it.
    credit = Credit(creator=film.credit, holder=film.asset.rights_holder, licence=str(film.licence))
    poster = write_derivatives(master=frame, specs=[POSTER_SPEC], credit=credit)[POSTER_SPEC]
    made.write_bytes(poster.data)
    return Made(path=made, width=poster.width, height=poster.height)


def _strip(film: Film, folder: Path) -> Made:
    made = folder / "strip.jpg"
    with _master(film) as master:
        make_strip(source=master, into=made, facts=probe(master), address="")
    return Made(path=made)


def _strip_index(film: Film, folder: Path) -> Made:
    made = folder / "strip.vtt"
    strip = film.files.get(role=STRIP)
    with _master(film) as master:
        made.write_bytes(strip_index(facts=probe(master), address=strip.file.url))
    return Made(path=made)


def _master(film: Film) -> AbstractContextManager[Path]:
    return at_hand(private_storage(), str(film.asset.master))


def _loudness(words: list[str] | None) -> Loudness | None:
    return Loudness(integrated=float(words[0]), peak=float(words[1])) if words else None
