"""Writing a film's captions, transcripts and descriptions, and choosing its poster."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from media_library.films.captions import read_captions, transcript, written_anew
from media_library.models import Film, Photo, TextTrack


@transaction.atomic
def save_track(
    *,
    film: Film,
    kind: TextTrack.Kind,
    language: str,
    content: bytes,
    is_checked: bool,
    by: User,
    now: datetime,
) -> TextTrack | None:
    """Keep one text of a film; an empty one is removed. Raises CaptionsRefused.

    Captions are read strictly and written anew. The first ones of a language bring a transcript
    along, which somebody still has to check.
    """
    tracks = film.tracks.filter(kind=kind, language=language)
    if not content.strip():
        tracks.delete()
        return None
    text = content.decode("utf-8", "replace").strip()
    if kind == TextTrack.Kind.CAPTIONS:
        cues = read_captions(content=content, duration=film.asset.duration)
        text = written_anew(cues).decode()
        TextTrack.objects.get_or_create(
            film=film,
            kind=TextTrack.Kind.TRANSCRIPT,
            language=language,
            defaults={"text": transcript(cues)},
        )
    track, _ = TextTrack.objects.update_or_create(
        film=film,
        kind=kind,
        language=language,
        defaults={
            "text": text,
            "checked_at": now if is_checked else None,
            "checked_by": by if is_checked else None,
        },
    )
    return track


def save_poster(*, film: Film, poster: Photo | None, spoken_language: str) -> None:
    """Say which photo stands for the film until it plays, and what is spoken in it."""
    film.poster = poster
    film.spoken_language = spoken_language
    film.save(update_fields=["poster", "spoken_language"])
