"""Which roles a person holds for an organisation's campaigns; asked of the database each time."""

from collections.abc import Collection, Mapping

from accounts.models import Membership, User
from accounts.rules.roles import Role

NOWHERE: frozenset[Role] = frozenset()


def roles_of(user: User) -> set[Role]:
    """Return every role the person holds anywhere; superusers administrate."""
    return set().union(*roles_by_place(user).values())


def roles_in(user: User, organisation_id: int) -> frozenset[Role]:
    """Return the roles a person holds for one organisation."""
    return held_in(roles_by_place(user), organisation_id)


def roles_by_place(user: User) -> dict[int | None, frozenset[Role]]:
    """Return a person's roles by organisation; what stands under None holds everywhere.

    Whoever may not sign in any more holds none. Administrators administrate every organisation,
    as in the rest of the site; superusers do so without a membership.
    """
    return places_of([user]).get(user.pk, {})


def places_of(users: Collection[User]) -> dict[int, dict[int | None, frozenset[Role]]]:
    """Return the roles of several people by person and organisation, in one query."""
    found: dict[int, dict[int | None, frozenset[Role]]] = {}
    active = {user.pk: user for user in users if user.is_active}
    for user in active.values():
        found[user.pk] = {None: frozenset({Role.ADMINISTRATOR})} if user.is_superuser else {}
    held = Membership.objects.filter(user__in=list(active))
    for user_id, organisation_id, name in held.values_list("user_id", "organisation_id", "role"):
        role, places = Role(name), found[user_id]
        for place in {organisation_id, None} if role is Role.ADMINISTRATOR else {organisation_id}:
            places[place] = places.get(place, NOWHERE) | {role}
    return found


def held_in(places: Mapping[int | None, frozenset[Role]], organisation_id: int) -> frozenset[Role]:
    """Return the roles for one organisation out of `roles_by_place`."""
    return places.get(organisation_id, NOWHERE) | places.get(None, NOWHERE)
