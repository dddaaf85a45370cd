"""Roles are set up by migrating alone: nobody has to remember a command."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Workflow

from accounts.rules.roles import GROUP_OF_ROLE, Role
from config.permissions import WORKFLOW
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", GROUP_OF_ROLE.values())
def test_every_editors_role_has_its_group_with_rights_after_migrating(name):
    group = Group.objects.get(name=name)
    assert group.permissions.filter(codename="access_admin").exists()
    assert GroupPagePermission.objects.filter(group=group).exists()


def test_a_translator_may_change_pages_but_not_publish_them():
    rights = GroupPagePermission.objects.filter(group__name="Translators")
    assert set(rights.values_list("permission__codename", flat=True)) == {"change_page"}


def test_review_is_the_workflow_of_the_whole_tree():
    assert Workflow.objects.get(name=WORKFLOW).workflow_pages.get().page.depth == 1


@pytest.mark.parametrize(
    ("role", "may_list", "may_add"),
    [
        (Role.OFFICER, True, True),
        (Role.REVIEWER, True, False),
        (Role.TRANSLATOR, True, False),
        (Role.PARTNER, False, False),
    ],
)
def test_who_may_bring_photos(client, role, may_list, may_add):
    client.force_login(person(role))
    assert (client.get("/admin/media/library/").status_code == 200) == may_list
    assert (client.get("/admin/media/library/add/").status_code == 200) == may_add
