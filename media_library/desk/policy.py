"""Wagtail's permissions over photos, films and documents: by organisation, not by collection."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy

from accounts.models import User
from accounts.rules.roles import EDITOR_ROLES, Role
from media_library.desk.access import MAY_KEEP, has_role, organisations_for
from media_library.models import Asset
from media_library.querysets import sees_every_organisation
from media_library.rules.standing import AssetState

# Nothing is deleted: a photo is withdrawn, which reaches every place that shows it.
ROLES: dict[str, frozenset[Role]] = {
    "add": MAY_KEEP,
    "change": MAY_KEEP | {Role.REVIEWER},
    "choose": EDITOR_ROLES,
    "view": EDITOR_ROLES,
}


class OrganisationPolicy(BasePermissionPolicy):
    """For models that stand on an asset: what is of another organisation does not exist."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ROLES and has_role(user, ROLES[action])

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, [action]).contains(instance)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).contains(instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        known = {action for action in actions if self.user_has_permission(user, action)}
        if not known:
            return self.model._default_manager.none()
        assets = Asset.objects.visible_to(user)
        if not known & {"choose", "view"} and not sees_every_organisation(user):
            assets = assets.filter(organisation__in=organisations_for(user, ROLES["change"]))
        if known == {"choose"}:
            assets = assets.filter(state=AssetState.READY.value)
        return self.model._default_manager.filter(asset__in=assets)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        roles = {role.value for action in actions for role in ROLES.get(action, ())}
        members = User.objects.filter(memberships__role__in=roles, is_active=True)
        return (members | User.objects.filter(is_superuser=True, is_active=True)).distinct()

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Collection]:
        """Return the shelves of the organisations, and the root for what belongs to none."""
        if not any(self.user_has_permission(user, action) for action in actions):
            return Collection.objects.none()
        own = Collection.objects.filter(shelf__organisation__in=organisations_for(user, MAY_KEEP))
        return (own | Collection.objects.filter(depth=1)).distinct()

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Collection]:
        return self.collections_user_has_any_permission_for(user, [action])


class WholeProgrammePolicy(BasePermissionPolicy):
    """For documents, which belong to collections only: people who work for all organisations."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return sees_every_organisation(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        members = User.objects.filter(memberships__role=Role.ADMINISTRATOR.value, is_active=True)
        return (members | User.objects.filter(is_superuser=True, is_active=True)).distinct()

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Collection]:
        return (
            Collection.objects.all()
            if sees_every_organisation(user)
            else (Collection.objects.none())
        )

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Collection]:
        return self.collections_user_has_any_permission_for(user, [action])
