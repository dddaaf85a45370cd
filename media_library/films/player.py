"""The one way a film becomes HTML: a player that loads nothing until somebody starts it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from media_library.films.standing import why_film_waits
from media_library.films.wording import words_for
from media_library.models import Film, FilmFile, TextTrack
from media_library.photos.placeholder import FALLBACK_SIDES, mark_of, placeholder_html
from media_library.rights.clearing import why_not_cleared
from media_library.rights.wording import rights_words
from media_library.rules.standing import Channel
from outbox.rules.refusals import Refusal

POSTER_SPEC = "width-1280|format-jpeg"


def why_film_withheld(film: Film, *, language: str) -> Refusal | None:
    """Say why a film must not be shown on pages of a language: rights, people, or no captions."""
    today = timezone.now().date()
    return why_not_cleared(
        film.asset, channel=Channel.WEB, language=language, on=today
    ) or why_film_waits(film, languages=[language])


def film_words(refusal: Refusal) -> str:
    """Return the sentence for what `why_film_withheld` said, without anybody's name."""
    if refusal.code == "film-alternatives":
        return words_for(refusal)
    facts = {name: value for name, value in refusal.facts.items() if name != "person_id"}
    return rights_words(Refusal(refusal.code, facts))


def film_html(film: Film) -> SafeString:
    """Return the player with captions and transcript for the active language.

    A neutral box stands in its place while the film may not be shown, or has no file yet.
    """
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    files = list(film.files.all())
    movies = sorted(
        (file for file in files if file.mime.startswith("video/")), key=lambda file: -file.bytes
    )
    if why_film_withheld(film, language=language) is not None or not movies:
        width, height = _sides(movies)
        return placeholder_html(width=width, height=height)
    tracks = film.tracks.filter(checked_at__isnull=False)
    texts = {
        track.kind: track.text
        for track in tracks.filter(language=language).exclude(kind=TextTrack.Kind.CAPTIONS)
    }
    width, height = _sides(movies)
    html = render_to_string(
        "media_library/film.html",
        {
            "film": film,
            "mark": mark_of(film.asset),
            # The browser takes the first that it can play: the one that shows well on a phone
            # and a screen comes first, the largest last.
            "movies": sorted(movies, key=_usefulness),
            "width": width,
            "height": height,
            "poster": _poster(film, files),
            "captions": tracks.filter(kind=TextTrack.Kind.CAPTIONS).order_by("language"),
            "language": language,
            "transcript": texts.get(TextTrack.Kind.TRANSCRIPT, ""),
            "description": texts.get(TextTrack.Kind.DESCRIPTION, ""),
        },
    )
    return mark_safe(html)  # noqa: S308  rendered by an escaping template


def _usefulness(file: FilmFile) -> int:
    order = {"webm-720p": 0, "720p": 1, "360p": 2}
    return order.get(file.role, len(order))


def _sides(movies: list[FilmFile]) -> tuple[int, int]:
    for movie in movies:
        if movie.width and movie.height:
            return movie.width, movie.height
    return FALLBACK_SIDES


def _poster(film: Film, files: list[FilmFile]) -> str:
    photo = film.poster
    if photo is not None:
        language = get_language() or settings.LANGUAGE_CODE
        today = timezone.now().date()
        if not why_not_cleared(photo.asset, channel=Channel.WEB, language=language, on=today):
            made = photo.renditions.filter(filter_spec=POSTER_SPEC).order_by("-pk").first()
            if made is not None:
                return str(made.url)
    return next((str(file.file.url) for file in files if file.role == "poster"), "")
