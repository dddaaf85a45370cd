"""What the phones ask: opening a gate, the list, scans, walk-ins, how many are inside."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.rules.addresses import network_of
from ceremonies.actions.merging import Outcome, merge
from ceremonies.actions.opening_gates import GateShut, check_works, try_pin
from ceremonies.actions.walking_in import WalkIn, walk_in
from ceremonies.door import reading
from ceremonies.door.bearer import Phone, bearer_of, phone_of
from ceremonies.door.sentences import refusal_words, verdict_words
from ceremonies.door.snapshot import inside_of, snapshot_of
from ceremonies.guests.photo_question import asked_at_door
from ceremonies.links import gate_behind
from ceremonies.listing import ceremonies_for
from ceremonies.models import Gate, PhotoConsent
from ceremonies.tickets import ticket_key
from outbox.rules.refusals import Refusal

STATUS = {"signed-out": 401, "too-many-tries": 429, "too-many-requests": 429}
STATUS_OF_UNREADABLE, FORBIDDEN = 400, 403
OPENINGS_PER_HOUR = 120  # all phones of a house stand behind one address
SEEN_EVERY = timedelta(seconds=30)

View = Callable[..., HttpResponseBase]


def _answering(view: View) -> View:
    """Answer refusals in plain words; no cookie is read, so no CSRF token is asked for."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponseBase:
        try:
            response = view(request, now=timezone.now())
        except GateShut as shut:
            response = _refused(shut.refusal, status=STATUS.get(shut.refusal.code, FORBIDDEN))
        except reading.Unreadable as found:
            response = _refused(found.refusal, status=STATUS_OF_UNREADABLE)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return answered


def _phones_only(view: View) -> View:
    """Let phones of a gate that works do something; `view(request, phone, now)`."""

    @_answering
    @wraps(view)
    def asked(request: HttpRequest, *, now: datetime) -> HttpResponseBase:
        phone = phone_of(request, now=now)
        check_works(phone.gate, now=now, hands_in=True)
        _seen(phone.gate, now=now)
        return view(request, phone=phone, now=now)

    return asked


@_answering
@require_http_methods(["POST"])
def open_at_phone(request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Turn a link and its PIN into a token of this device."""
    said = reading.body_of(request)
    if not _may_open(request):
        raise GateShut(Refusal("too-many-requests"))
    gate = gate_behind(reading.text_in(said.get("key")))
    if gate is None:
        raise GateShut(Refusal("no-such-gate"))
    device = reading.uuid_in(said.get("device"))
    try_pin(gate=gate, pin=reading.text_in(said.get("pin")), now=now)
    ceremony = gate.ceremony
    return JsonResponse(
        {
            "token": bearer_of(Phone(gate=gate, device=device)),
            "ceremony": {
                "uid": ceremony.calendar_uid.hex,
                "name": _title(gate),
                "starts_at": ceremony.starts_at.isoformat(),
                "ends_at": ceremony.ends_at.isoformat(),
                "zone": ceremony.zone,
            },
            "gate": {"name": gate.name, "closes_at": gate.closes_at.isoformat()},
            "public_key": ticket_key(ceremony).public,
            "server_now": now.isoformat(),
        }
    )


@_phones_only
@require_http_methods(["GET", "HEAD"])
def snapshot(request: HttpRequest, *, phone: Phone, now: datetime) -> HttpResponseBase:
    """Send the list, or 304 where nothing of it has changed."""
    check_works(phone.gate, now=now)
    known = snapshot_of(phone.gate.ceremony)
    etag = f'"{known["version"]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    return JsonResponse({"server_now": now.isoformat(), **known}, headers={"ETag": etag})


@_phones_only
@require_http_methods(["POST"])
def scans(request: HttpRequest, *, phone: Phone, now: datetime) -> HttpResponse:
    """Take scans, one or a queue; sent again they change nothing."""
    said = reading.body_of(request)
    taken = reading.scans_in(said)
    if not all(scan.was_offline for scan in taken):
        check_works(phone.gate, now=now)
    outcomes = merge(
        gate=phone.gate,
        device=phone.device,
        scans=taken,
        now=now,
        sent_at=reading.moment_in(said.get("sent_at")),
    )
    return JsonResponse(
        {"results": [_told(one) for one in outcomes], **_inside(phone.gate, now=now)}
    )


@_phones_only
@require_http_methods(["POST"])
def walk_ins(request: HttpRequest, *, phone: Phone, now: datetime) -> HttpResponse:
    """Take a party without a ticket, if there are places."""
    said = reading.body_of(request)
    was_offline = said.get("offline") is True
    check_works(phone.gate, now=now, hands_in=was_offline)
    verdict = walk_in(
        gate=phone.gate,
        device=phone.device,
        party=WalkIn(
            nonce=reading.uuid_in(said.get("nonce")),
            party=reading.party_in(said),
            names=reading.names_in(said),
            photos=reading.photos_in(said),
            question=asked_at_door(),
            language=get_language() or "en",
            said_at=reading.moment_in(said.get("at")),
            was_offline=was_offline,
        ),
        now=now,
        sent_at=reading.moment_in(said.get("sent_at")),
    )
    words = {"verdict": verdict, "message": verdict_words(verdict)}
    return JsonResponse({**words, **_inside(phone.gate, now=now)})


@_phones_only
@require_http_methods(["GET", "HEAD"])
def inside(request: HttpRequest, *, phone: Phone, now: datetime) -> HttpResponse:
    """Say how many are inside."""
    return JsonResponse(_inside(phone.gate, now=now))


def _inside(gate: Gate, *, now: datetime) -> dict[str, Any]:
    return {"inside": inside_of(gate.ceremony), "server_now": now.isoformat()}


def _told(outcome: Outcome) -> dict[str, Any]:
    person, entry = outcome.person, outcome.entry
    return {
        "nonce": str(outcome.nonce),
        "verdict": outcome.verdict,
        "message": verdict_words(outcome.verdict),
        "first_at": entry.at.isoformat() if entry else None,
        "first_gate": entry.gate.name if entry else None,
        "name": person.name if person else "",
        "photos": person.photos if person else PhotoConsent.UNKNOWN,
    }


def _refused(refusal: Refusal, *, status: int) -> HttpResponse:
    said: dict[str, Any] = {"error": refusal.code, "message": refusal_words(refusal.code)}
    response = JsonResponse(said, status=status)
    if refusal.wait:
        response["Retry-After"] = str(int(refusal.wait.total_seconds()) + 1)
    return response


def _title(gate: Gate) -> str:
    """Return what the ceremony is called in public; its working name where it has no page yet."""
    pages = ceremonies_for(language=get_language() or "en")
    page = pages.filter(ceremony=gate.ceremony_id).first()
    return page.title if page else gate.ceremony.name


def _seen(gate: Gate, *, now: datetime) -> None:
    """Note that phones are there, but not at every scan."""
    if gate.last_seen_at is None or now - gate.last_seen_at > SEEN_EVERY:
        Gate.objects.filter(pk=gate.pk).update(last_seen_at=now)


def _may_open(request: HttpRequest) -> bool:
    key = f"door-openings:{network_of(request.META.get('REMOTE_ADDR', ''))}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= OPENINGS_PER_HOUR
