"""Who may do what at the desk, and the clock that they read there."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.permission_policies import BasePermissionPolicy

from accounts.models import Organisation, User
from accounts.rules.roles import EDITOR_ROLES, Role
from campaigns.roles import held_in, roles_by_place
from campaigns.rules.approving import MAY_APPROVE as MAY_APPROVE
from campaigns.rules.approving import MAY_DECIDE as MAY_DECIDE
from campaigns.rules.approving import MAY_PLAN as MAY_PLAN

MAY_ENTER = EDITOR_ROLES
MAY_EDIT = EDITOR_ROLES
MAY_STOP = MAY_PLAN
MAY_KEEP_CAMPAIGNS = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
MAY_CONNECT = frozenset({Role.ADMINISTRATOR})

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request that came past the guard: somebody known is behind it."""

    user: User


DeskView = Callable[Concatenate[DeskRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def has_role(user: Any, allowed: Iterable[Role]) -> bool:
    """Say whether the person holds one of these roles anywhere; asked once per person object."""
    return any(set(allowed) & roles for roles in _places(user).values())


def may_act(user: Any, allowed: Iterable[Role], organisation_id: int | None) -> bool:
    """Say whether the person holds one of these roles for an organisation's campaigns.

    Costs no query after the first of a request, however many organisations are asked about.
    None stands for no organisation: only administrators act there.
    """
    places = _places(user)
    held = (
        places.get(None, frozenset())
        if organisation_id is None
        else held_in(places, organisation_id)
    )
    return bool(set(allowed) & held)


def must_act(user: Any, allowed: Iterable[Role], organisation_id: int | None) -> None:
    """Raise PermissionDenied unless the person holds one of these roles for an organisation.

    Not a 404: the plans of all organisations are there to be read, only not to be changed.
    """
    if not may_act(user, allowed, organisation_id):
        raise PermissionDenied


def organisations_for(user: User, allowed: Iterable[Role]) -> QuerySet[Organisation]:
    """Return the organisations for which the person holds one of these roles."""
    wanted = set(allowed)
    places = _places(user)
    if wanted & places.get(None, frozenset()):
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=[at for at, held in places.items() if wanted & held])


def _places(user: Any) -> dict[int | None, frozenset[Role]]:
    if not isinstance(user, User) or not user.is_active:
        return {}
    if not hasattr(user, "_desk_places"):
        user._desk_places = roles_by_place(user)  # type: ignore[attr-defined]
    return user._desk_places  # type: ignore[attr-defined]


def zone_of(user: User) -> str:
    """Return the zone a person reads clocks in: their own choice, else their organisation's."""
    profile = getattr(user, "wagtail_userprofile", None)
    own = profile.current_time_zone if profile is not None else ""
    theirs = user.memberships.order_by("pk").values_list("organisation__zone", flat=True)
    # An organisation's zone is typed by hand, so it may be no zone at all.
    wanted = own or theirs.first() or ""
    return wanted if wanted in available_timezones() else settings.TIME_ZONE


def desk_view(
    allowed: Iterable[Role], *, methods: Iterable[str] = ("GET", "HEAD", "POST")
) -> Callable[[DeskView[P]], View[P]]:
    """Let only these roles into a view, and run it on the person's own clock."""

    def decorate(view: DeskView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not has_role(request.user, allowed):
                raise PermissionDenied
            known = cast(DeskRequest, request)
            with timezone.override(ZoneInfo(zone_of(known.user))):
                return view(known, *args, **kwargs)

        return require_http_methods(list(methods))(guarded)

    return decorate


class RolePolicy(BasePermissionPolicy):
    """Roles instead of Django's permissions for a model that the desk keeps.

    Nothing is deleted: what was sent stays on record. Channels are switched off, campaigns end.
    """

    def __init__(self, model: Any, *, may_change: Iterable[Role]) -> None:
        super().__init__(model)
        self._may_change = frozenset(may_change)

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "delete":
            return False
        return has_role(user, MAY_ENTER if action == "view" else self._may_change)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        roles: frozenset[Role] = frozenset()
        for action in actions:
            if action != "delete":
                roles |= MAY_ENTER if action == "view" else self._may_change
        if not roles:
            return User.objects.none()
        members = User.objects.filter(memberships__role__in=roles, is_active=True)
        return (members | User.objects.filter(is_superuser=True, is_active=True)).distinct()


class OwnPolicy(RolePolicy):
    """Roles for a model that belongs to an organisation: everybody reads, its own people change."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action in {"view", "delete"}:
            return self.user_has_permission(user, action)
        return may_act(user, self._may_change, instance.organisation_id)
