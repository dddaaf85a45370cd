"""What a video needs beside its picture before everybody can follow it.

WCAG 2.1 AA: captions (1.2.2), a text alternative (1.2.1, 1.2.3), description of what only the
picture tells (1.2.5).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from outbox.rules.refusals import Refusal


class Alternative(StrEnum):
    """What stands in for the sound or the picture of a video."""

    CAPTIONS = "captions"
    TRANSCRIPT = "transcript"
    DESCRIPTION = "description"


@dataclass(frozen=True, kw_only=True)
class Track:
    """One alternative in one language, checked and written anew."""

    kind: Alternative
    language: str


def why_not_publishable(
    *,
    tracks: Iterable[Track],
    languages: Collection[str],
    spoken: str = "",
    has_sound: bool,
    is_told_by_picture: bool = False,
) -> Refusal | None:
    """Say what is missing before the video may be shown in `languages`, or None if nothing is.

    With sound: a transcript in each language, and captions in it or in the `spoken` one. Without,
    or where an editor says that the picture tells what nobody says: a description in each.
    The fact `missing` holds (alternative, language) pairs.
    """
    there = {(track.kind, track.language) for track in tracks}
    missing: list[tuple[str, str]] = []
    for language in sorted(languages):
        if has_sound:
            if not {(Alternative.CAPTIONS, tongue) for tongue in (language, spoken)} & there:
                missing.append((Alternative.CAPTIONS, spoken or language))
            if (Alternative.TRANSCRIPT, language) not in there:
                missing.append((Alternative.TRANSCRIPT, language))
        if (not has_sound or is_told_by_picture) and (
            Alternative.DESCRIPTION,
            language,
        ) not in there:
            missing.append((Alternative.DESCRIPTION, language))
    if not missing:
        return None
    return Refusal("film-alternatives", {"missing": tuple(dict.fromkeys(missing))})
