"""Who may do what at the desk, always for one organisation; asked anew in every request."""

import uuid
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from accounts.models import Membership, Organisation, User
from accounts.rules.roles import EDITOR_ROLES, Role
from media_library.models import Asset
from media_library.querysets import sees_every_organisation
from media_library.rules.standing import AssetState

MAY_ENTER = EDITOR_ROLES
MAY_DESCRIBE = EDITOR_ROLES
MAY_KEEP = frozenset({Role.ADMINISTRATOR, Role.OFFICER})

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request that came past the guard: somebody known is behind it."""

    user: User


DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def has_role(user: Any, allowed: Iterable[Role], *, at: Organisation | None = None) -> bool:
    """Say whether somebody holds one of these roles: at an organisation, else at any."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if sees_every_organisation(user):
        return Role.ADMINISTRATOR in set(allowed)
    held = Membership.objects.filter(user=user, role__in=[role.value for role in allowed])
    return (held.filter(organisation=at) if at is not None else held).exists()


def may_do(user: Any, roles: Iterable[Role], *, asset: Asset) -> bool:
    """Say whether somebody holds one of these roles for an asset.

    The programme's own pictures, which are of no organisation, every editor may see and describe
    in their language; what else is done with them is for administrators.
    """
    if asset.organisation is None and set(roles) <= MAY_KEEP:
        return has_role(user, {Role.ADMINISTRATOR})
    return has_role(user, roles, at=asset.organisation)


def desk_view(
    allowed: Iterable[Role], *, methods: Iterable[str] = ("GET", "HEAD", "POST")
) -> Callable[[DeskView[P]], View[P]]:
    """Let only people with one of these roles, anywhere, into a view."""

    def decorate(view: DeskView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not has_role(request.user, allowed):
                raise PermissionDenied
            return view(cast(DeskRequest, request), *args, **kwargs)

        return require_http_methods(list(methods))(guarded)

    return decorate


def organisations_for(user: User, roles: Iterable[Role]) -> Any:
    """Return the organisations at which somebody holds one of these roles."""
    if sees_every_organisation(user):
        return Organisation.objects.all()
    return Organisation.objects.filter(
        memberships__user=user, memberships__role__in=[role.value for role in roles]
    ).distinct()


def asset_for(
    user: User, key: uuid.UUID, *, roles: Iterable[Role] = MAY_ENTER, in_library: bool = False
) -> Asset:
    """Return an asset that `user` may see and do this with; another's is as if it never was.

    Who sees it without the role is told so (403). `in_library` asks for one that was accepted.
    """
    seen = Asset.objects.visible_to(user).filter(uuid=key)
    if in_library:
        seen = seen.filter(state=AssetState.READY.value)
    asset = seen.select_related("organisation").first()
    if asset is None:
        raise Http404
    if not may_do(user, roles, asset=asset):
        raise PermissionDenied
    return asset
