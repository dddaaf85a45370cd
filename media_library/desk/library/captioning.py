"""A film's captions and other texts, language by language, edited and checked."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.captioning import save_poster, save_track
from media_library.desk.access import MAY_DESCRIBE, DeskRequest, asset_for, desk_view
from media_library.desk.layout import desk_page
from media_library.desk.library.describing import trail_of
from media_library.desk.library.forms import CaptionsForm, PosterForm
from media_library.desk.library.playing import player_of
from media_library.films.captions import CaptionsRefused, read_captions
from media_library.films.standing import why_film_waits
from media_library.films.wording import words_for
from media_library.models import Asset, Film, Photo, TextTrack
from outbox.rules.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Row:
    """A language of a film: `cells` are (kind, its text or None, whether it is still needed).

    `lacks` names what is missing in another language, that of what is said.
    """

    code: str
    name: str
    cells: list[tuple[TextTrack.Kind, TextTrack | None, bool]]
    is_complete: bool
    lacks: str


def _film(request: DeskRequest, key: UUID) -> Film:
    asset = asset_for(request.user, key, roles=MAY_DESCRIBE, in_library=True)
    film: Film | None = getattr(asset, "film", None)
    if film is None:
        raise Http404
    return film


@desk_view(MAY_DESCRIBE)
def film(request: DeskRequest, key: UUID) -> HttpResponse:
    """Show what each language has and still needs; choose the poster and the spoken language."""
    shown = _film(request, key)
    form = PosterForm(
        request.POST or None,
        initial={"poster": shown.poster_id, "spoken_language": shown.spoken_language},
    )
    chooser: Any = form.fields["poster"]
    chooser.queryset = _posters(request, shown)
    if request.method == "POST" and form.is_valid():
        save_poster(
            film=shown,
            poster=form.cleaned_data["poster"],
            spoken_language=form.cleaned_data["spoken_language"],
        )
        messages.success(request, _("Saved."))
        return redirect("media_desk:film", key=key)
    prefetch_related_objects([shown], "tracks", "files")
    return desk_page(
        request,
        "library/film.html",
        title=_("Captions and transcripts"),
        trail=trail_of(shown.asset),
        film=shown,
        asset=shown.asset,
        kinds=TextTrack.Kind,
        rows=[_row(shown, code, name) for code, name in settings.LANGUAGES],
        form=form,
        **player_of(shown),
    )


@desk_view(MAY_DESCRIBE)
def track(request: DeskRequest, key: UUID, kind: str, language: str) -> HttpResponse:
    shown = _film(request, key)
    if kind not in TextTrack.Kind.values or language not in dict(settings.LANGUAGES):
        raise Http404
    known = shown.tracks.filter(kind=kind, language=language).first()
    form = CaptionsForm(
        request.POST or None,
        request.FILES or None,
        initial={
            "text": known.text if known else "",
            "is_checked": bool(known and known.checked_at),
        },
        kind=kind,
        language=language,
    )
    mistakes: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            save_track(
                film=shown,
                kind=TextTrack.Kind(kind),
                language=language,
                content=form.cleaned_data["text"].encode(),
                is_checked=form.cleaned_data["is_checked"],
                by=request.user,
                now=timezone.now(),
            )
        except CaptionsRefused as refused:
            mistakes = [words_for(refusal) for refusal in refused.refusals]
            # A browser forgets a chosen file, so its text is what is gone on with.
            form = CaptionsForm(initial=form.cleaned_data, kind=kind, language=language)
        else:
            messages.success(request, _("Saved."))
            return redirect("media_desk:film", key=key)
    return desk_page(
        request,
        "library/track.html",
        title=f"{TextTrack.Kind(kind).label}: {dict(settings.LANGUAGES)[language]}",
        trail=[
            *trail_of(shown.asset),
            (_("Captions and transcripts"), reverse("media_desk:film", args=[key])),
        ],
        status=422 if mistakes or form.errors else 200,
        film=shown,
        asset=shown.asset,
        form=form,
        mistakes=mistakes,
        is_captions=kind == TextTrack.Kind.CAPTIONS.value,
        is_transcript=kind == TextTrack.Kind.TRANSCRIPT.value,
        language=language,
        **player_of(shown),
    )


@desk_view(MAY_DESCRIBE, methods=("POST",))
def check(request: DeskRequest, key: UUID) -> JsonResponse:
    """Read captions as they are typed and say what is wrong with them; nothing is kept."""
    shown = _film(request, key)
    try:
        cues = read_captions(
            content=request.POST.get("text", "").encode(), duration=shown.asset.duration
        )
    except CaptionsRefused as refused:
        return JsonResponse({"mistakes": [words_for(each) for each in refused.refusals]})
    return JsonResponse(
        {
            "mistakes": [],
            "cues": [
                {"start": cue.start / 1000, "end": cue.end / 1000, "text": cue.text.plain}
                for cue in cues
            ],
        }
    )


def _posters(request: DeskRequest, shown: Film) -> Any:
    """Return photos of the same organisation that may stand for the film, the newest few."""
    assets = Asset.objects.visible_to(request.user).in_library()
    own = assets.filter(organisation=shown.asset.organisation)
    found = Photo.objects.filter(asset__in=own).order_by("-pk").values_list("pk", flat=True)
    wanted = [*found[:50], *([shown.poster_id] if shown.poster_id else [])]
    return Photo.objects.filter(pk__in=wanted).order_by("-pk")


def _row(shown: Film, code: str, name: str) -> Row:
    known = {track.kind: track for track in shown.tracks.all() if track.language == code}
    refusal = why_film_waits(shown, languages=[code])
    missing = refusal.facts["missing"] if refusal else ()
    elsewhere = tuple(pair for pair in missing if pair[1] != code)
    return Row(
        code=code,
        name=name,
        cells=[
            (kind, known.get(kind.value), (kind.value, code) in missing) for kind in TextTrack.Kind
        ],
        is_complete=not missing,
        lacks=words_for(Refusal("film-alternatives", {"missing": elsewhere})) if elsewhere else "",
    )
