"""Reads of the library as adjectives, first of all: what a person may see."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from accounts.models import Membership, User
from accounts.rules.roles import EDITOR_ROLES, Role
from media_library.rules.standing import AssetState

if TYPE_CHECKING:
    from media_library.models import (  # noqa: F401
        Asset,
        Contribution,
        Film,
        Invitation,
        Person,
    )

EDITORS = [role.value for role in EDITOR_ROLES]


def sees_every_organisation(user: User | AnonymousUser) -> bool:
    """Say whether a person works for all organisations: superusers and administrators."""
    if not user.is_active or not user.is_authenticated:
        return False
    return user.is_superuser or (
        Membership.objects.filter(user=user, role=Role.ADMINISTRATOR.value).exists()
    )


def organisations_edited_by(user: User) -> "models.QuerySet[Membership, int]":
    """Return the ids of the organisations for which a person edits."""
    return Membership.objects.filter(user=user, user__is_active=True, role__in=EDITORS).values_list(
        "organisation_id", flat=True
    )


class OfOrganisation(models.QuerySet[Any]):
    """Rows of one organisation each; nobody sees another's, not even how many there are."""

    def visible_to(self, user: User) -> Self:
        """Rows of the organisations for which `user` edits; asked anew in every request."""
        if sees_every_organisation(user):
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__in=organisations_edited_by(user))

    def handed_in_by(self, user: User) -> Self:
        """Rows of the organisations for which `user` hands in as a local partner."""
        return self.filter(
            organisation__memberships__user=user,
            organisation__memberships__user__is_active=True,
            organisation__memberships__role=Role.PARTNER.value,
        ).distinct()


class AssetQuerySet(OfOrganisation):
    def visible_to(self, user: User) -> Self:
        """Also what belongs to no organisation: the programme's own pictures."""
        if sees_every_organisation(user):
            return self
        if not user.is_authenticated:
            return self.none()
        own = Q(organisation__in=organisations_edited_by(user))
        if Membership.objects.filter(user=user, role__in=EDITORS).exists():
            own |= Q(organisation=None, state=AssetState.READY.value)
        return self.filter(own)

    def to_review(self) -> Self:
        """What waits for an officer, oldest first."""
        return self.filter(
            state__in=[AssetState.IN_REVIEW.value, AssetState.ASKED_BACK.value]
        ).order_by("received_at", "id")

    def in_library(self) -> Self:
        return self.filter(state=AssetState.READY.value)

    def hidden(self) -> Self:
        return self.filter(state__in=[AssetState.WITHDRAWN.value, AssetState.ERASED.value])


class InvitationQuerySet(OfOrganisation):
    def open(self, now: datetime) -> Self:
        return self.filter(revoked_at=None, until__gt=now)


class ContributionQuerySet(OfOrganisation):
    pass


class PersonQuerySet(OfOrganisation):
    pass


class FilmQuerySet(models.QuerySet["Film"]):
    def visible_to(self, user: User) -> Self:
        from media_library.models import Asset

        return self.filter(asset__in=Asset.objects.visible_to(user))
