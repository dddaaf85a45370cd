"""Scans of one phone, one or a queue of them: judged, logged once, and nobody counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ceremonies.actions.admitting import Coming, admit, entries_of, evening_of
from ceremonies.actions.recognising import Recognised, recognise
from ceremonies.models import Entry, Gate, Person, Scan
from ceremonies.rules.door import Verdict, by_our_clock, decided_alone, in_turn, verdict_of, went_in

READ_KEPT = Scan._meta.get_field("read").max_length or 0


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """What a phone says of one scan: it read a text, or somebody was picked from the list.

    `said_at` is the phone's clock; `shown` the verdict on which it acted without network.
    """

    nonce: UUID
    read: str = ""
    ticket: UUID | None = None
    said_at: datetime | None = None
    was_offline: bool = False
    shown: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a scan; `entry` is there where the person is inside, `person` where known."""

    nonce: UUID
    verdict: Verdict
    person: Person | None
    entry: Entry | None


@dataclass(frozen=True, kw_only=True)
class _Turn:
    """A scan in its turn: `at` by our clock."""

    scan: Scanned
    nonce: UUID
    at: datetime
    was_alone: bool
    who: Recognised


def merge(
    *,
    gate: Gate,
    device: UUID,
    scans: Sequence[Scanned],
    now: datetime,
    sent_at: datetime | None = None,
) -> list[Outcome]:
    """Take scans of a phone; sent again they are answered alike and change nothing.

    `sent_at` is what the phone's clock said when it sent them. Returns an outcome for each, in the
    order given.
    """
    with transaction.atomic():
        turns = _in_turn(gate, scans, now=now, sent_at=sent_at)
        known = _logged(turns)
        fresh = [turn for turn in turns if turn.nonce not in known]
        judged = _judge(gate, fresh)
        entries = _let_in(gate, fresh, judged)
        settled = {turn.nonce: _settled(turn, judged[turn.nonce], entries) for turn in fresh}
        offset = round((sent_at - now).total_seconds()) if sent_at else 0
        Scan.objects.bulk_create(
            [
                _row(turn, settled[turn.nonce], gate=gate, device=device, now=now, offset=offset)
                for turn in sorted(fresh, key=lambda turn: turn.nonce)
            ],
            ignore_conflicts=True,
        )
        inside = entries_of({t.who.person.pk for t in turns if t.who.person})
    outcomes = {turn.nonce: _outcome(turn, known, settled, inside) for turn in turns}
    return [outcomes[scan.nonce] for scan in scans]


def _in_turn(
    gate: Gate, scans: Sequence[Scanned], *, now: datetime, sent_at: datetime | None
) -> list[_Turn]:
    """Return the scans in their order, each nonce once, with whom they mean."""
    once = {scan.nonce: scan for scan in scans}
    who = recognise(ceremony=gate.ceremony, scans=list(once.values()))
    turns = []
    for scan in once.values():
        at = by_our_clock(said_at=scan.said_at, sent_at=sent_at, received_at=now)
        was_alone = decided_alone(was_offline=scan.was_offline, at=at, received_at=now)
        turns.append(
            _Turn(
                scan=scan,
                nonce=scan.nonce,
                at=at if was_alone else now,
                was_alone=was_alone,
                who=who[scan.nonce],
            )
        )
    return in_turn(turns)


def _logged(turns: list[_Turn]) -> dict[UUID, Scan]:
    nonces = [turn.nonce for turn in turns]
    return {scan.nonce: scan for scan in Scan.objects.filter(nonce__in=nonces)}


def _judge(gate: Gate, turns: list[_Turn]) -> dict[UUID, Verdict]:
    """Judge each by what is known before any of them went in."""
    evening = evening_of(gate.ceremony)
    return {
        turn.nonce: turn.who.refused
        or verdict_of(evening, place=turn.who.place, is_inside=turn.who.is_inside, at=turn.at)
        for turn in turns
    }


def _let_in(gate: Gate, turns: list[_Turn], judged: dict[UUID, Verdict]) -> dict[int, Entry]:
    return admit(
        gate,
        [
            Coming(
                person_id=turn.who.person.pk,
                nonce=turn.nonce,
                at=turn.at,
                was_offline=turn.was_alone,
            )
            for turn in turns
            if turn.who.person
            and went_in(
                verdict=judged[turn.nonce],
                was_alone=turn.was_alone,
                shown=turn.scan.shown,
            )
        ],
    )


def _settled(turn: _Turn, verdict: Verdict, entries: dict[int, Entry]) -> Verdict:
    """Return the last word on a scan, now that it is known who came in by which.

    Somebody else may have let the person in between our look and our word; and whom a phone
    without network sent away was sent away.
    """
    if verdict not in (Verdict.ADMITTED, Verdict.ALREADY) or turn.who.person is None:
        return verdict
    entry = entries.get(turn.who.person.pk)
    if entry is not None:
        return Verdict.ADMITTED if entry.nonce == turn.nonce else Verdict.ALREADY
    return verdict if verdict is Verdict.ALREADY else _as_shown(turn.scan.shown)


def _as_shown(shown: str) -> Verdict:
    return Verdict(shown) if shown in set(Verdict) else Verdict.UNKNOWN


def _row(
    turn: _Turn, verdict: Verdict, *, gate: Gate, device: UUID, now: datetime, offset: int
) -> Scan:
    scan = turn.scan
    return Scan(
        gate=gate,
        device=device,
        nonce=scan.nonce,
        person=turn.who.person,
        # A genuine ticket opens the door: its text has no business in a log.
        read="" if turn.who.person else scan.read[:READ_KEPT],
        said_at=scan.said_at,
        received_at=now,
        at=turn.at,
        clock_offset=offset,
        was_offline=turn.was_alone,
        shown=_as_shown(scan.shown) if turn.was_alone else verdict,
        result=verdict,
    )


def _outcome(
    turn: _Turn,
    known: dict[UUID, Scan],
    settled: dict[UUID, Verdict],
    inside: dict[int, Entry],
) -> Outcome:
    logged, person = known.get(turn.nonce), turn.who.person
    return Outcome(
        nonce=turn.nonce,
        verdict=Verdict(logged.result) if logged else settled[turn.nonce],
        person=person,
        entry=inside.get(person.pk) if person else None,
    )
