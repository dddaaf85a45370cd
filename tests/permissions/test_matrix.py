"""Z1–Z3, Z9: every address × method × role, of two organisations, against `matrix.py`."""

import pytest

from tests.media_library.two_organisations import MARKER
from tests.permissions.addresses import Address, patterns
from tests.permissions.asking import OF_A, ask
from tests.permissions.judging import wrongs
from tests.permissions.matrix import MATRIX, PLANS_ARE_SHARED, ROLES, row_for
from tests.permissions.world import PLAN, World

HOW_TO = """
{missing}

These addresses are in no row of tests/permissions/matrix.py. Say there who may do what behind
them, when the ids in the address are another organisation's: for what belongs to an organisation
begin with "login 404 404 404 404 in in". If an id in it is new, say in tests/permissions/
addresses.py what stands for it; if it is of a new model, give B one in tests/permissions/world.py.
"""


def test_every_address_has_a_row():
    missing = sorted({f"{key}   {route}" for key, route in patterns() if row_for(key) is None})
    assert not missing, HOW_TO.format(missing="\n".join(missing))


def test_every_row_is_about_an_address():
    used = {row.key for key, _route in patterns() if (row := row_for(key))}
    idle = [row.key for row in MATRIX if row.key not in used]
    assert not idle, f"Rows about nothing, strike them from tests/permissions/matrix.py: {idle}"


@pytest.mark.parametrize("who", ROLES)
def test_z1_z9_everybody_gets_what_the_matrix_says(world: World, asked: list[Address], who: str):
    found = wrongs(world, who, asked)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("who", OF_A)
def test_z3_what_is_another_s_and_what_never_was_are_answered_alike(
    world: World, asked: list[Address], who: str
):
    different = []
    for address in asked:
        row = row_for(address.key)
        if not address.twin or row is None or row.cells[who] != "404":
            continue
        theirs, never = (ask(world, who, "GET", path) for path in (address.path, address.twin))
        # Where an answer repeats the address, the ids' own length is no difference.
        lengths = (
            theirs.length - theirs.said.count(address.path) * len(address.path),
            never.length - never.said.count(address.twin) * len(address.twin),
        )
        if theirs.status != never.status or lengths[0] != lengths[1]:
            different.append(f"{address.path}: {theirs.status} {never.status} {lengths}")
    assert not different, "\n" + "\n".join(different)


def test_what_is_listed_as_open_is_open_still(world: World, asked: list[Address]):
    open_still = {
        start
        for address in asked
        if address.key.startswith(PLANS_ARE_SHARED)
        for start in PLANS_ARE_SHARED
        if address.key.startswith(start)
        and ask(world, "officer A", "GET", address.path).tells(PLAN, asked=address.path)
    }
    assert open_still == set(PLANS_ARE_SHARED), "strike what is closed from PLANS_ARE_SHARED"


def test_officers_alone_see_the_guests_of_every_ceremony(world: World, asked: list[Address]):
    (page,) = (one.path for one in asked if one.key == "ceremony_desk:guests")
    seen = {who: ask(world, who, "GET", page).tells(MARKER, asked=page) for who in OF_A}
    assert seen == {who: who == "officer A" for who in OF_A}
