"""The roles a person can hold in an organisation, and what each opens."""

from enum import StrEnum


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    TRANSLATOR = "translator"
    PARTNER = "partner"
    HOST = "host"


# Local partners and hosts have a desk of their own and never see the editor.
EDITOR_ROLES = frozenset({Role.ADMINISTRATOR, Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR})

# The name of the permission group behind each editor's role.
GROUP_OF_ROLE = {
    Role.ADMINISTRATOR: "Administrators",
    Role.OFFICER: "Communication officers",
    Role.REVIEWER: "Reviewers",
    Role.TRANSLATOR: "Translators",
}


def groups_for(roles: frozenset[Role] | set[Role]) -> set[str]:
    """Return the names of the permission groups that `roles` open, empty for desk-only people."""
    return {GROUP_OF_ROLE[role] for role in roles if role in EDITOR_ROLES}


def may_enter_editor(roles: frozenset[Role] | set[Role]) -> bool:
    """Say whether any of `roles` opens the editor below /admin/."""
    return bool(EDITOR_ROLES & set(roles))
