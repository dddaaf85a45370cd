"""Giving people roles, and keeping their permission groups in step with them."""

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import Membership, Organisation, User
from accounts.rules.roles import GROUP_OF_ROLE, Role, groups_for


@transaction.atomic
def grant_role(*, user: User, organisation: Organisation, role: Role) -> Membership:
    """Give `user` a role in `organisation` and open what the role opens; repeats change nothing."""
    membership, _ = Membership.objects.get_or_create(
        user=user, organisation=organisation, role=role
    )
    match_groups_to_roles(user=user)
    return membership


@transaction.atomic
def revoke_role(*, user: User, organisation: Organisation, role: Role) -> None:
    """Take a role away, and with it every group that no other role of the person opens."""
    Membership.objects.filter(user=user, organisation=organisation, role=role).delete()
    match_groups_to_roles(user=user)


def match_groups_to_roles(*, user: User) -> None:
    """Make the person's role groups exactly those that their memberships open."""
    roles = {Role(role) for role in user.memberships.values_list("role", flat=True)}
    wanted = groups_for(roles)
    for name in GROUP_OF_ROLE.values():
        group, _ = Group.objects.get_or_create(name=name)
        if name in wanted:
            user.groups.add(group)
        else:
            user.groups.remove(group)
