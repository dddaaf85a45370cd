"""The pages of one contribution: its one page, what it answers to scripts, receipt, previews."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from media_library.actions.receiving import present, room_left
from media_library.consents.texts import current_consent_text
from media_library.contributing.doors import GONE, Portal
from media_library.contributing.forms import PersonForm, WordsForm
from media_library.contributing.languages import portal_reading
from media_library.contributing.listing import file_lines
from media_library.contributing.receipts import receipt_of
from media_library.contributing.script_words import script_words
from media_library.contributing.work import Outcome, work
from media_library.rules.handing_in import FILM_ENDINGS, PHOTO_ENDINGS, PLAIN_MAX_BYTES

FOLDER = "media_library/contributing"
UNPROCESSABLE = 422
CONFLICT = 409
# Endings beside the types: some systems do not know that .heic or .mts are pictures and videos,
# and a bare "image/*" makes phones take the place out of the file.
ACCEPT = ",".join(["image/*", "video/*", *sorted(PHOTO_ENDINGS | FILM_ENDINGS)])


def page(portal: Portal) -> HttpResponse:
    """Show everything on one page; as a form it works without any script."""
    if portal.request.method != "POST":
        return _page(portal, None, status=200 if portal.is_open else GONE)
    outcome = work(portal)
    if not portal.is_open:
        return _page(portal, outcome, status=GONE)
    if outcome.is_conflict:
        return _page(portal, outcome, status=CONFLICT)
    if outcome.problems:
        return _page(portal, outcome, status=UNPROCESSABLE)
    if outcome.is_handed_in:
        return redirect(f"{portal.address}receipt/{portal.query}")
    return redirect(f"{portal.address}{portal.query}#{_where_to(portal)}")


def draft(portal: Portal) -> HttpResponse:
    """Do what `page` does on POST, for the page's script: what changed comes back as JSON."""
    outcome = work(portal, is_typing=True)
    if outcome.is_conflict:
        return JsonResponse(
            {
                "version": portal.contribution.version,
                "words": _("These words were changed in another window."),
            },
            status=CONFLICT,
        )
    context = _context(portal, outcome)
    answer = {
        **_state(portal),
        "saved": _("Saved at %(time)s") % {"time": date_format(localtime(), "H:i")},
        "problems": [{"at": problem.at, "words": problem.words} for problem in outcome.problems],
        "people": render_to_string(f"{FOLDER}/people.html", context, portal.request),
    }
    if outcome.is_handed_in:
        answer["go"] = f"{portal.address}receipt/{portal.query}"
    status = GONE if not portal.is_open else UNPROCESSABLE if outcome.problems else 200
    return JsonResponse(answer, status=status)


def state(portal: Portal) -> HttpResponse:
    """Say where each file stands."""
    return JsonResponse(_state(portal))


def receipt(portal: Portal) -> HttpResponse:
    context = {
        **receipt_of(portal.contribution, language=portal.language),
        "portal": portal,
        "reading": portal_reading(portal.request, portal.language),
    }
    return render(portal.request, f"{FOLDER}/receipt.html", context)


def preview(portal: Portal, asset: Any) -> HttpResponse | FileResponse:
    """Hand out the small picture of a file to who gave it."""
    found = present(portal.contribution).filter(uuid=asset).exclude(preview="").first()
    if found is None:
        raise Http404
    try:
        content = found.preview.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, filename="preview.jpg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _state(portal: Portal) -> dict[str, Any]:
    lines = file_lines(portal.contribution, language=portal.language, is_open=portal.is_open)
    return {
        "version": portal.contribution.version,
        "room": _room_words(portal),
        "files": [
            {
                "key": line.key,
                "upload": str(line.asset.upload.uuid) if line.asset.upload else "",
                "mark": line.mark,
                "busy": line.is_busy,
                "html": render_to_string(f"{FOLDER}/file.html", {"line": line, "portal": portal}),
            }
            for line in lines
        ],
    }


def _page(portal: Portal, outcome: Outcome | None, *, status: int) -> HttpResponse:
    name = "page.html" if portal.is_open else "closed.html"
    read_only = {} if portal.is_open else receipt_of(portal.contribution, language=portal.language)
    context = {**read_only, **_context(portal, outcome)}
    return render(portal.request, f"{FOLDER}/{name}", context, status=status)


def _context(portal: Portal, outcome: Outcome | None) -> dict[str, Any]:
    contribution = portal.contribution
    is_bound = outcome is not None and bool(outcome.problems or outcome.is_conflict)
    data = portal.request.POST if is_bound else None
    language = portal.language
    people = contribution.people_shown.prefetch_related("consents") if contribution.pk else []
    texts = {
        name: current_consent_text(language, is_minor)
        for name, is_minor in (("adult", False), ("minor", True))
    }
    return {
        "portal": portal,
        "reading": portal_reading(portal.request, language),
        "contribution": contribution,
        "lines": file_lines(contribution, language=language, data=data, is_open=portal.is_open),
        "form": outcome.words_form if outcome and is_bound else WordsForm(instance=contribution),
        "person_form": outcome.person_form if outcome else PersonForm(),
        "people": people,
        "texts": texts,
        "problems": outcome.problems if outcome else [],
        "is_conflict": bool(outcome and outcome.is_conflict),
        "room": _room_words(portal),
        "accept": ACCEPT,
        "plain_most": filesizeformat(PLAIN_MAX_BYTES),
        "script": {
            "language": language,
            "upload": f"{portal.address}files/",
            "draft": f"{portal.address}draft/{portal.query}",
            "state": f"{portal.address}state.json{portal.query}",
            "words": script_words(),
        },
    }


def _room_words(portal: Portal) -> str:
    room = room_left(portal.contribution, portal.now)
    if room.files_left is None or room.bytes_left is None:
        return _("%(size)s are left in your organisation's space.") % {
            "size": filesizeformat(max(0, room.space_left))
        }
    return _("Still room for %(files)s files, %(size)s in all.") % {
        "files": max(0, room.files_left),
        "size": filesizeformat(max(0, min(room.bytes_left, room.space_left))),
    }


def _where_to(portal: Portal) -> str:
    verb = portal.request.POST.get("do", "").partition(":")[0]
    return "people" if verb in {"name", "unname"} else "files"
