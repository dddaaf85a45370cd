"""The steps that look at a file: is it safe, what is it, and have we got it already?"""

from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from media_library.decoding.kinds import Sort
from media_library.decoding.photos import PhotoFacts, inspect_photo, kind_of
from media_library.decoding.refused import FileRefused
from media_library.films.ffmpeg import ToolMissing
from media_library.films.probing import probe
from media_library.ingest.keeping import at_hand
from media_library.ingest.steps import Found, Waits
from media_library.models import Asset, private_storage
from media_library.rules.film_limits import FilmFacts
from media_library.scanning import scan, scan_is_required
from outbox.rules.deadline import Deadline
from outbox.rules.refusals import Refusal

INFECTED = "infected"


def scan_original(asset: Asset, deadline: Deadline) -> Found:
    """Ask the virus scanner; what it could not scan waits where a scan is required.

    What is over the scanner's limits would wait for ever: it is refused, and can be checked again
    once an operator has raised them.
    """
    if asset.scan == INFECTED:  # known, and its bytes may be gone already
        raise FileRefused(Refusal(INFECTED, asset.reason_facts))
    with private_storage().open(str(asset.original)) as stored:
        verdict = scan(stored)
    if verdict.result == INFECTED:
        raise FileRefused(Refusal(INFECTED, {"virus": verdict.detail}))
    if verdict.is_too_large and scan_is_required():
        raise FileRefused(Refusal("too-large-to-scan"))
    if verdict.result != "clean" and scan_is_required():
        raise Waits("waits-for-scanner", verdict.detail)
    return Found(changes={"scan": verdict.result}, outputs={"said": verdict.detail})


def inspect_original(asset: Asset, deadline: Deadline) -> Found:
    """Read what the file is and says of itself; its own bytes decide whether it is a film."""
    with at_hand(private_storage(), str(asset.original)) as path:
        kind = kind_of(path)
        if kind.sort is Sort.VIDEO:
            return Found(changes={**_film_changes(asset, path), "mime": kind.mime})
        if kind.sort is Sort.OTHER and asset.kind == Asset.Kind.FILM:
            raise FileRefused(Refusal("film-unreadable"))
        facts = inspect_photo(path)
    return Found(
        changes={
            "kind": Asset.Kind.PHOTO,
            "mime": facts.mime,
            "width": facts.upright[0],
            "height": facts.upright[1],
            "phash": facts.phash,
            "dhash": facts.dhash,
            "camera_taken_at": _taken_at(asset, facts),
            "latitude": facts.latitude,
            "longitude": facts.longitude,
            **_creator(asset, facts),
        },
        outputs={"format": facts.format, "credit": facts.credit, "copyright": facts.copyright},
    )


def probed(path: Path) -> FilmFacts:
    """Read a film's facts; waits where ffmpeg is missing."""
    try:
        return probe(path)
    except ToolMissing as error:
        raise Waits("waits-for-ffmpeg", str(error)) from error


def _film_changes(asset: Asset, path: Path) -> dict[str, object]:
    facts = probed(path)
    return {
        "kind": Asset.Kind.FILM,
        "width": facts.width,
        "height": facts.height,
        "duration": facts.duration,
        "has_sound": facts.has_audio,
        "camera_taken_at": facts.taken_at,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
    }


def _taken_at(asset: Asset, facts: PhotoFacts) -> datetime | None:
    """Give the camera's clock a zone: its own word, or where the organisation is at home."""
    if facts.taken_at is None:
        return None
    if facts.taken_offset is not None:
        return facts.taken_at.replace(tzinfo=timezone(facts.taken_offset))
    home = asset.organisation.zone if asset.organisation else "UTC"
    return facts.taken_at.replace(tzinfo=ZoneInfo(home))


def _creator(asset: Asset, facts: PhotoFacts) -> dict[str, str]:
    """Take the file's word for who made it only where no person has said so."""
    said = asset.creator or (asset.contribution.creator if asset.contribution else "")
    found = facts.creator or facts.credit
    return {"creator": found[:160]} if found and not said else {}
