"""A party registers, confirms by the mail it got, and accepts a place that became free."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.rules.addresses import address_key
from ceremonies.actions.keeping_persons import keep_persons
from ceremonies.actions.seating import Board, seats_of
from ceremonies.actions.telling import Letter, tell, tell_again
from ceremonies.links import invited_by
from ceremonies.models import Ceremony, Claim, Invitation, Registration
from ceremonies.rules.registering import why_not_register
from ceremonies.rules.turns import KEPT_UNCONFIRMED
from outbox.rules.refusals import Refusal


class NotOpen(Exception):
    """The ceremony takes no such registration; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class HasEnded(Exception):
    """The registration is over: cancelled, or its time to answer has passed."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a party asks for. `modes` in the order of preference: on-site, online or both.

    `aids` are (pool kind, language, number): two headsets for Latvian, a wheelchair place. Places
    of an `invitation` come before the modes. Without an `address` they came by telephone: no mail
    reaches them. `name` is of the first person; `country` and `organisation_type` are for reports.
    """

    address: str
    language: str
    party: int
    modes: tuple[str, ...]
    may_split: bool = False
    aids: tuple[tuple[str, str, int], ...] = ()
    invitation: str = ""
    name: str = ""
    country: str = ""
    organisation_type: str = ""


@dataclass(frozen=True, kw_only=True)
class Registered:
    """What came of a form; not new where it, or the same address, was sent before."""

    registration: Registration
    is_new: bool


def register(
    *,
    ceremony_id: int,
    wish: Wish,
    form_key: UUID,
    now: datetime,
    at_door: bool = False,
    by_host: bool = False,
) -> Registered:
    """Take a registration; the same form sent again, or the same address, makes no second one.

    Its places count as taken until KEPT_UNCONFIRMED has passed; who waits keeps the number of
    this moment. At the door nothing is to be confirmed, nor by whom a host has spoken to: they
    stand in line as others do, also before registration opens. Raises NotOpen, PoolUnknown.
    """
    with seats_of(ceremony_id, now=now) as board:
        known = _known(ceremony_id, wish=wish, form_key=form_key)
        if known is not None:
            tell_again(known, now=now)
            return Registered(registration=known, is_new=False)
        check_open(board.ceremony, party=wish.party, now=now, at_door=at_door, by_host=by_host)
        registration = Registration.objects.create(
            ceremony_id=ceremony_id,
            language=wish.language,
            address=wish.address,
            address_key=_key_of(wish, form_key=form_key),
            country=wish.country,
            organisation_type=wish.organisation_type,
            party=wish.party,
            may_split=wish.may_split,
            form_key=form_key,
            asked_at=now,
            confirm_by=now + KEPT_UNCONFIRMED,
            confirmed_at=now if at_door or by_host else None,
        )
        keep_persons(registration)
        if wish.name:
            registration.persons.filter(number=1).update(name=wish.name)
        _claim_all(board, registration, wish=wish, at_door=at_door)
        if by_host and wish.address:
            tell(registration, Letter.STANDING, now=now)
        elif not at_door and not by_host:
            tell(registration, Letter.CONFIRM, now=now)
    return Registered(registration=registration, is_new=True)


def confirm(*, registration_id: int, now: datetime) -> Registration:
    """Note that the address is theirs. Raises HasEnded; confirming twice is no error."""
    with seats_of(ceremony_of(registration_id), now=now):
        registration = live(registration_id)
        if registration.confirmed_at is None:
            if now >= registration.confirm_by:
                raise HasEnded
            registration.confirmed_at = now
            registration.save(update_fields=["confirmed_at"])
            tell(registration, Letter.STANDING, now=now)
    return registration


def accept(*, claim_id: int, now: datetime) -> Claim:
    """Say yes to places that became free late. Raises HasEnded."""
    asked = Claim.objects.select_related("registration").get(pk=claim_id)
    with seats_of(asked.registration.ceremony_id, now=now) as board:
        claim = Claim.objects.select_related("registration").get(pk=claim_id)
        if claim.ended_at or (claim.answer_by and now >= claim.answer_by):
            raise HasEnded
        board.accept(claim)
        tell(claim.registration, Letter.STANDING, now=now)
    return claim


def live(registration_id: int) -> Registration:
    """Lock a registration that has not ended, after its ceremony was locked. Raises HasEnded.

    The door locks registrations, too: nobody cancels while they are being let in.
    """
    registration = Registration.objects.select_for_update().get(pk=registration_id)
    if registration.ended_at:
        raise HasEnded
    return registration


def one_key(address: str) -> str:
    """Return what two registrations of one mailbox have in common.

    Stricter than a mail server: nobody registers twice by writing their name in capitals. Raises
    ValueError for a domain that cannot exist.
    """
    return address_key(address).casefold()


def check_open(
    ceremony: Ceremony, *, party: int, now: datetime, at_door: bool = False, by_host: bool = False
) -> None:
    """Raise NotOpen where a party of so many cannot register now."""
    refusal = why_not_register(
        status=ceremony.status,
        opens_at=now if at_door or by_host else ceremony.registration_opens_at,
        closes_at=ceremony.ends_at if at_door else ceremony.starts_at,
        party=party,
        now=now,
    )
    if refusal is not None:
        raise NotOpen(refusal)


def ceremony_of(registration_id: int) -> int:
    """Return the key of the ceremony whose pools are to be locked."""
    return Registration.objects.values_list("ceremony_id", flat=True).get(pk=registration_id)


def _known(ceremony_id: int, *, wish: Wish, form_key: UUID) -> Registration | None:
    by_form = Registration.objects.filter(form_key=form_key, ceremony=ceremony_id).first()
    return (
        by_form
        or Registration.objects.filter(
            ceremony=ceremony_id, address_key=_key_of(wish, form_key=form_key), ended_at=None
        ).first()
    )


def _key_of(wish: Wish, *, form_key: UUID) -> str:
    """Return what keeps a mailbox from registering twice; each call by telephone is its own."""
    return one_key(wish.address) if wish.address else f"telephone:{form_key}"


def _claim_all(board: Board, registration: Registration, *, wish: Wish, at_door: bool) -> None:
    """Ask for the modes in order until all have a place, then for the aids."""
    without = wish.party
    if wish.invitation:
        invitation = _invitation(board, wish=wish)
        board.claim_held(registration, invitation, wanted=without)
        without = 0
    for mode in wish.modes:
        if without:
            pool = board.pool(mode)
            claim = board.claim(registration, pool, wanted=without, at_door=at_door)
            without = claim.missing
    for kind, language, number in wish.aids:
        board.claim(registration, board.pool(kind, language), wanted=number, at_door=at_door)


def _invitation(board: Board, *, wish: Wish) -> Invitation:
    invitation = invited_by(wish.invitation)
    if invitation is None or invitation.pool_id not in board.pools:
        raise NotOpen(Refusal("invitation-is-over"))
    if invitation.released_at or board.now >= invitation.held_until:
        raise NotOpen(Refusal("invitation-is-over"))
    if wish.party > invitation.unused:
        raise NotOpen(Refusal("invitation-is-smaller", {"unused": invitation.unused}))
    return invitation
