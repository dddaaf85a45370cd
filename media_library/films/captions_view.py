"""A film's captions as browsers load them: checked ones only, of films that may be shown."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from media_library.models import TextTrack
from media_library.rules.standing import AssetState


@require_safe
def captions(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    track = TextTrack.objects.filter(
        film__asset__uuid=key,
        film__asset__state=AssetState.READY.value,
        kind=TextTrack.Kind.CAPTIONS,
        language=language,
        checked_at__isnull=False,
    ).first()
    if track is None:
        raise Http404
    response = HttpResponse(track.text, content_type="text/vtt; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    response["X-Content-Type-Options"] = "nosniff"
    return response
