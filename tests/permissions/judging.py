"""Hold the answers to one person against the matrix, and name what is wrong with them."""

from collections.abc import Iterable

from tests.media_library.two_organisations import MARKER
from tests.permissions.addresses import Address
from tests.permissions.asking import METHODS, OF_A, Answer, ask, secrets_of_b
from tests.permissions.matrix import (
    COLLEAGUES_ARE_NAMED,
    GUESTS_ARE_SHARED,
    PLANS_ARE_SHARED,
    WAGTAIL_TRIPS_OVER_HALF_A_FORM,
    row_for,
)
from tests.permissions.world import NAME, PLAN, World

GONE = {"404", "405"}
STOPPED = {"404": GONE, "login": {"login"} | GONE, "no": {"no"} | GONE}


def wrongs(
    world: World,
    who: str,
    asked: Iterable[Address],
) -> list[str]:
    """Return a line for everything that somebody got and should not have, or did not get."""
    found = []
    for address in asked:
        row = row_for(address.key)
        if row is None:
            continue  # test_every_address_has_a_row names it
        cell = row.cells[who]
        answers = {
            method: ask(world, who, method, address.path) for method in _methods(who, address)
        }
        if cell == "link" and address.is_by_link:
            beside = ask(world, who, "GET", address.spoiled)
            if beside.kind not in GONE or told(world, address, beside):
                found.append(f"{who}: {address.spoiled} ({address.key}): opens, one bit off")
        for method, answer in answers.items():
            for wrong in _wrong(world, who, cell, address, answer):
                found.append(f"{who}: {method} {address.path} ({address.key}): {wrong}")
        if cell == "in" and not any(answer.kind == "in" for answer in answers.values()):
            kinds = {method: answer.status for method, answer in answers.items()}
            found.append(f"{who}: {address.path} ({address.key}): never gets in: {kinds}")
    return found


def _methods(who: str, address: Address) -> tuple[str, ...]:
    """Return how somebody asks.

    A's people try everything. For partners the gate of the editor answers before any method is
    looked at, and B's own people show only that the ids are right: that costs a third.
    """
    if who.startswith("partner") and address.path.startswith("/admin/"):
        return ("GET",)
    return METHODS if who in OF_A else ("GET", "POST")


def _wrong(world: World, who: str, cell: str, address: Address, answer: Answer) -> Iterable[str]:
    if answer.kind == "fault" and cell != "fault" and not _trips(address, cell):
        yield "a fault"
    if cell in STOPPED and answer.kind not in STOPPED[cell]:
        yield f"should be stopped ({cell}), got {answer.kind} ({answer.status})"
    if cell == "in" and answer.kind in {"login", "no"}:
        yield f"should get in, got {answer.kind} ({answer.status})"
    if who in OF_A and not (cell == "link" and address.is_by_link):
        for word in told(world, address, answer):
            yield f"reads {word!r} of the other organisation"
        if answer.harm:
            yield f"changed the other organisation's rows in {sorted(set(answer.did))}"


def told(world: World, address: Address, answer: Answer) -> list[str]:
    """Return the words of B's that came back and were not in the question."""
    words = [MARKER, *secrets_of_b(world)]
    if address.key.startswith(PLANS_ARE_SHARED):
        # A held post says which withdrawal holds it; that id opens nothing to others.
        words.remove(str(world.of_b.withdrawal.uuid))
    else:
        words.append(PLAN)
    if address.key.startswith(GUESTS_ARE_SHARED):
        words.remove(MARKER)
    if not address.key.startswith(COLLEAGUES_ARE_NAMED):
        words.append(NAME)
    return [
        word
        for word in words
        if word not in address.path and answer.tells(word, asked=address.path)
    ]


def _trips(address: Address, cell: str) -> bool:
    return cell == "any" and address.key in WAGTAIL_TRIPS_OVER_HALF_A_FORM
