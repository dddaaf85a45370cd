"""How the door of one ceremony is going: who is inside, which gates work, what was odd."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ceremonies.door.codes import qr_code
from ceremonies.door.sentences import refusal_words, verdict_words
from ceremonies.door.snapshot import snapshot_of
from ceremonies.links import gate_token
from ceremonies.models import Ceremony, Entry, Gate, Person, Scan
from ceremonies.rules.door import Verdict, why_not_work

MOST_ODD = 50


@dataclass(frozen=True, kw_only=True)
class GateLine:
    """One gate; `shut` says why it does not work, "" if it does; link and code only if it will."""

    gate: Gate
    shut: str
    let_in: int
    link: str
    code: SafeString | str


@dataclass(frozen=True, kw_only=True)
class OddScan:
    """Somebody was let in without network, and we would have said otherwise."""

    scan: Scan
    words: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that a host needs to know at one moment; `doubles` are persons let in more than once."""

    inside: int
    expected: int
    walk_ins: int
    gates: Sequence[GateLine]
    doubles: Sequence[tuple[Person, Sequence[Scan]]]
    odd: Sequence[OddScan]


def report_of(ceremony: Ceremony, *, now: datetime) -> Report:
    """Read how it is going; so many queries however many gates and scans."""
    known = snapshot_of(ceremony)
    gates = Gate.objects.filter(ceremony=ceremony).annotate(let_in=Count("entries"))
    entries = Entry.objects.filter(gate__ceremony=ceremony)
    return Report(
        inside=known["inside"],
        expected=known["expected"],
        walk_ins=entries.filter(is_walk_in=True).count(),
        gates=[_line(gate, now=now) for gate in gates.order_by("pk")],
        doubles=_doubles(ceremony),
        odd=[OddScan(scan=scan, words=_words(scan)) for scan in _odd(ceremony)],
    )


def link_of(gate: Gate) -> str:
    """Return what opens the app at this gate; what stands behind the # never reaches a server."""
    return f"{settings.SITE_URL}{reverse('door:app')}#{gate_token(gate)}"


def _line(gate: Gate, *, now: datetime) -> GateLine:
    refusal = why_not_work(
        opens_at=gate.opens_at,
        closes_at=gate.closes_at,
        is_revoked=gate.revoked_at is not None,
        now=now,
    )
    is_over = refusal is not None and refusal.code != "gate-not-open-yet"
    link = "" if is_over else link_of(gate)
    label = _("QR code that opens the gate %(name)s on a phone") % {"name": gate.name}
    return GateLine(
        gate=gate,
        shut=refusal_words(refusal.code) if refusal else "",
        let_in=gate.let_in,  # type: ignore[attr-defined]  # annotated in report_of
        link=link,
        code=qr_code(link, label=label) if link else "",
    )


def _doubles(ceremony: Ceremony) -> list[tuple[Person, list[Scan]]]:
    let_in = Scan.objects.filter(
        gate__ceremony=ceremony, shown=Verdict.ADMITTED, person__isnull=False
    )
    twice = let_in.values("person").annotate(times=Count("pk")).filter(times__gt=1)
    found: dict[Person, list[Scan]] = defaultdict(list)
    scans = let_in.filter(person__in=twice.values("person"))
    for scan in scans.select_related("person", "gate").order_by("at", "nonce"):
        if scan.person:
            found[scan.person].append(scan)
    return list(found.items())


def _odd(ceremony: Ceremony) -> list[Scan]:
    """Return the last scans on which a phone let somebody in whom we would have sent away."""
    scans = Scan.objects.filter(gate__ceremony=ceremony, shown=Verdict.ADMITTED)
    odd = scans.exclude(Q(result=Verdict.ADMITTED) | Q(result=Verdict.ALREADY))
    return list(odd.select_related("person", "gate").order_by("-at", "-pk")[:MOST_ODD])


def _words(scan: Scan) -> str:
    return verdict_words(Verdict(scan.result))
