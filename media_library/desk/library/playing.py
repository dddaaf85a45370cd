"""A film at the desk: what of it can be played, whether or not pages may show it."""

from typing import Any

from media_library.models import Film


def player_of(film: Film) -> dict[str, Any]:
    """Return what `parts/player.html` needs; no movies while they are being made."""
    files = list(film.files.all())
    return {
        "movies": [file for file in files if file.mime.startswith("video/")],
        "poster_file": next((file for file in files if file.role == "poster"), None),
    }
