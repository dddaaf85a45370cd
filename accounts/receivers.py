"""Keeping groups in step when a membership is edited in the admin."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from accounts.actions.grant_role import match_groups_to_roles
from accounts.models import Membership


@receiver([post_save, post_delete], sender=Membership)
def membership_changed(instance: Membership, **_: Any) -> None:
    match_groups_to_roles(user=instance.user)
