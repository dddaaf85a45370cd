"""What each editor's role may do in Wagtail: groups, permissions and the review workflow."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.rules.roles import GROUP_OF_ROLE, Role

PAGE_RIGHTS = {
    Role.ADMINISTRATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.OFFICER: ("add_page", "change_page", "publish_page", "lock_page"),
    Role.REVIEWER: ("change_page", "publish_page", "unlock_page"),
    Role.TRANSLATOR: ("change_page",),
}
# Wagtail asks for the rights of its own image model, whatever model stands in for it.
MEDIA_RIGHTS = {
    Role.ADMINISTRATOR: ("add_image", "change_image", "delete_image", "choose_image"),
    Role.OFFICER: ("add_image", "change_image", "choose_image"),
    Role.REVIEWER: ("change_image", "choose_image"),
    Role.TRANSLATOR: ("choose_image",),
}
# "app.model" of everything that a role may list, add, change and delete. Accounts themselves are
# for superusers only: who may edit an account can set its password and so become its owner.
FULL_RIGHTS = {
    Role.ADMINISTRATOR: (
        "accounts.organisation",
        "accounts.membership",
        "campaigns.campaign",
        "campaigns.channelaccount",
        "cms.country",
        "cms.municipality",
        "cms.pearl",
        "cms.region",
        "cms.theme",
        "cms.titleyear",
    ),
    Role.OFFICER: ("campaigns.campaign", "cms.theme"),
    Role.REVIEWER: (),
    Role.TRANSLATOR: (),
}
# People know its address and have places: a ceremony is called off, never deleted.
CEREMONIES = (
    "ceremonies.add_ceremony",
    "ceremonies.change_ceremony",
    "ceremonies.view_ceremony",
    "ceremonies.see_needs",
)
# Who writes what a finale announces, and who arms it: two different persons.
ANNOUNCING, ARMING = "ceremonies.change_announcement", "ceremonies.arm_announcement"
SINGLE_RIGHTS = {
    Role.ADMINISTRATOR: (
        "wagtail_localize.submit_translation",
        ANNOUNCING,
        ARMING,
        *CEREMONIES,
    ),
    Role.OFFICER: (
        "wagtail_localize.submit_translation",
        "campaigns.view_channelaccount",
        ANNOUNCING,
        *CEREMONIES,
    ),
    Role.REVIEWER: (
        "campaigns.view_campaign",
        "campaigns.view_channelaccount",
        "ceremonies.view_ceremony",
        ARMING,
    ),
    Role.TRANSLATOR: ("campaigns.view_campaign", "wagtail_localize.submit_translation"),
}
WORKFLOW = "Review before publishing"


def set_up_roles(**_: Any) -> None:
    """Make groups, permissions and workflow what this page says; run after every migrate."""
    root_page, root_collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root_page is None or root_collection is None:
        return
    known = {
        f"{right.content_type.app_label}.{right.codename}": right
        for right in Permission.objects.select_related("content_type")
    }
    for role, name in GROUP_OF_ROLE.items():
        group, _created = Group.objects.get_or_create(name=name)
        wanted = {"wagtailadmin.access_admin", *_model_rights(role)}
        # Some packages write their permissions by a data migration, which a flushed test
        # database has lost; what does not exist cannot be given.
        group.permissions.set(known[key] for key in wanted if key in known)
        for codename in PAGE_RIGHTS[role]:
            GroupPagePermission.objects.get_or_create(
                group=group, page=root_page, permission=known[f"wagtailcore.{codename}"]
            )
        for codename in MEDIA_RIGHTS[role]:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=root_collection,
                permission=known[f"wagtailimages.{codename}"],
            )
    _set_up_workflow(root_page)


def _model_rights(role: Role) -> list[str]:
    rights = list(SINGLE_RIGHTS[role])
    for label in FULL_RIGHTS[role]:
        app, model = label.split(".")
        rights += [f"{app}.{verb}_{model}" for verb in ("add", "change", "delete", "view")]
    return rights


def _set_up_workflow(root_page: Page) -> None:
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if not created:
        return
    task = GroupApprovalTask.objects.create(name="Reviewer's approval")
    task.groups.add(Group.objects.get(name=GROUP_OF_ROLE[Role.REVIEWER]))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    # One workflow at the root: Wagtail's own example steps aside.
    WorkflowPage.objects.update_or_create(page=root_page, defaults={"workflow": workflow})
