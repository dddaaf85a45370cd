"""What may be handed in and what still has to be said before it counts as handed in."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from media_library.rules.film_limits import MAX_BYTES as FILM_MAX_BYTES
from media_library.rules.limits import MAX_BYTES as PHOTO_MAX_BYTES
from media_library.rules.standing import AssetState, People
from outbox.rules.refusals import Refusal

MEGABYTE = 1024**2
# What a browser without JavaScript may send in one piece; everything larger has to be resumable.
PLAIN_MAX_BYTES = 25 * MEGABYTE

# Endings of what phones and cameras write; only a first look, the content decides afterwards.
PHOTO_ENDINGS = frozenset(
    {".jpg", ".jpeg", ".jpe", ".png", ".webp", ".avif", ".heic", ".heif", ".gif"}
)
FILM_ENDINGS = frozenset(
    {".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2", ".webm", ".mkv", ".avi", ".mpg", ".mpeg"}
    | {".mts", ".m2ts", ".ts"}
)

# Nobody has decided about these yet: who gave them may change their words or take them back.
UNDECIDED = frozenset(
    {AssetState.RECEIVING, AssetState.CHECKING, AssetState.IN_REVIEW, AssetState.ASKED_BACK}
)
# These may be taken away by who gave them: also what cannot be used anyway.
REMOVABLE = UNDECIDED | {AssetState.REFUSED}


@dataclass(frozen=True, kw_only=True)
class Room:
    """How much may still be handed in; None where nobody set a limit."""

    files_left: int | None
    bytes_left: int | None
    space_left: int
    files_left_today: int


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said about all files of a contribution, and how many there are."""

    files: int
    files_on_their_way: int
    name: str
    creator: str
    licence: str
    people: str
    people_named: int


def kind_of(*, label: str, mime: str) -> str | None:
    """Tell "photo" from "film" by what the sender says of a file, None for anything else."""
    ending = PurePath(label).suffix.lower()
    if ending in PHOTO_ENDINGS:
        return "photo"
    if ending in FILM_ENDINGS:
        return "film"
    main = mime.partition("/")[0].lower()
    if main == "image" and "svg" not in mime:
        return "photo"
    return "film" if main == "video" else None


def why_not_taken(*, kind: str | None, length: int, room: Room) -> Refusal | None:
    """Say why a file of `length` bytes may not be started, or None if it may."""
    if kind is None:
        return Refusal("handing-in-kind")
    if length <= 0:
        return Refusal("handing-in-empty")
    most = PHOTO_MAX_BYTES if kind == "photo" else FILM_MAX_BYTES
    if length > most:
        return Refusal("handing-in-too-large", {"most": most})
    if room.files_left is not None and room.files_left < 1:
        return Refusal("handing-in-no-files-left")
    if room.bytes_left is not None and length > room.bytes_left:
        return Refusal("handing-in-no-bytes-left", {"left": max(0, room.bytes_left)})
    if length > room.space_left:
        return Refusal("handing-in-space-full")
    if room.files_left_today < 1:
        return Refusal("handing-in-day-full")
    return None


def what_is_missing(said: Said) -> Collection[tuple[str, Refusal]]:
    """Return what has to be said before handing in: the field it belongs to, and why."""
    missing = []
    if not said.files:
        missing.append(("files", Refusal("handing-in-no-files")))
    if said.files_on_their_way:
        missing.append(
            ("files", Refusal("handing-in-on-their-way", {"n": said.files_on_their_way}))
        )
    if not said.name.strip():
        missing.append(("contributor_name", Refusal("handing-in-name")))
    if not said.creator.strip():
        missing.append(("creator", Refusal("handing-in-creator")))
    if not said.licence:
        missing.append(("licence", Refusal("handing-in-licence")))
    if said.people in {"", People.NOT_SAID.value}:
        missing.append(("people", Refusal("handing-in-people")))
    if said.people == People.NAMED.value and not said.people_named:
        missing.append(("people", Refusal("handing-in-nobody-named")))
    return missing
