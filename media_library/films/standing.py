"""Whether a film may be shown: its files are made, and everybody can follow it."""

from collections.abc import Collection

from media_library.models import Film
from media_library.rules.captions import Alternative, Track, why_not_publishable
from outbox.rules.refusals import Refusal


def why_film_waits(film: Film, *, languages: Collection[str]) -> Refusal | None:
    """Say what a film still lacks in some languages; texts count once somebody checked them.

    Whether anything is said is asked of the file; where it does not tell, as if something were.
    """
    return why_not_publishable(
        tracks=[
            Track(kind=Alternative(track.kind), language=track.language)
            for track in film.tracks.all()
            if track.checked_at is not None
        ],
        languages=languages,
        spoken=film.spoken_language,
        has_sound=film.asset.has_sound is not False,
    )
