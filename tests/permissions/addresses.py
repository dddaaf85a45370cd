"""Every address of the site, filled with B's ids, each beside a twin that never existed."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Locale, Site

from cms.models import Country, Municipality, Pearl, Region, Theme, TitleYear
from tests.permissions.world import World, spoiled, tokens

CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")
NEVER = 9_000_007


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address of a pattern; `twin` is the same with ids of nothing, "" where there are none."""

    key: str
    path: str
    twin: str = ""
    is_by_link: bool = False
    spoiled: str = ""


def patterns(
    resolver: Any = None, before: str = "/", namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield (key, route) of every pattern; the key is its full name, or the route if it has none.

    The same name on several routes is asked for on each of them.
    """
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from patterns(entry, route, inner)
        elif isinstance(entry, URLPattern):
            yield (":".join((*namespaces, entry.name)) if entry.name else route), route


class NotFilled(LookupError):
    """Nothing is known that could stand for a part of an address."""


def addresses(world: World) -> list[Address]:
    """Return the addresses of all patterns; raises NotFilled with all that are missing."""
    found, missing = [], []
    for key, route in patterns():
        try:
            found += _filled(key, route, world)
        except NotFilled as error:
            missing.append(str(error))
    if missing:
        raise NotFilled("\n" + "\n".join(missing))
    return found


def _filled(key: str, route: str, world: World) -> Iterator[Address]:
    whole = _whole(world)
    if key in whole:
        for path, twin in whole[key]:
            yield Address(key=key, path=path, twin=twin)
        return
    names = CONVERTED.findall(route)
    if "(" in route or "^" in route.replace("/^", "/"):
        raise NotFilled(f"{key}: write {route} with ids into _whole() of {__name__}")
    template = route.replace("^", "").replace("$", "").replace("\\", "")
    links = {*tokens(world).values(), *press_keys(world)}
    columns = [_values(key, name, world) for name in names]
    for number in range(max((len(column) for column in columns), default=1)):
        values = [column[min(number, len(column) - 1)] for column in columns]
        path = _put(template, values)
        twin = _put(
            template, [_never(name, value) for name, value in zip(names, values, strict=True)]
        )
        yield Address(
            key=key,
            path=path,
            twin="" if twin == path else twin,
            is_by_link=any(value in links for value in values),
            spoiled=_put(template, [one_bit_off(v) if v in links else v for v in values]),
        )


def press_keys(world: World) -> set[uuid.UUID]:
    """Return the key of B's press kit, which whoever has it may open."""
    return {world.of_b.kit.uuid}


def one_bit_off(value: Any) -> Any:
    """Return a token or key that is genuine but for one bit."""
    if isinstance(value, uuid.UUID):
        return spoiled(value)
    middle = 30  # of 43 characters: within the part that proves
    changed = "A" if value[middle] != "A" else "B"
    return value[:middle] + changed + value[middle + 1 :]


def _put(template: str, values: list[Any]) -> str:
    given = iter(values)
    return CONVERTED.sub(lambda _found: str(next(given)), template)


def _never(name: str, value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return spoiled(value)
    return NEVER if isinstance(value, int) and name != "session_id" else value


def _whole(world: World) -> dict[str, list[tuple[str, str]]]:
    """Addresses of patterns that are regular expressions, or that need more than ids."""
    b, page = world.b, world.plan.page
    revision = page.latest_revision_id
    bulk = "/admin/bulk/{}/{}/?id={}"
    return {
        "account_confirm_email": [("/accounts/confirm-email/x:y/", "")],
        "account_reset_password_from_key": [("/accounts/password/reset/key/1-x/", "")],
        "/^admin/password_reset/.*$": [("/admin/password_reset/x/", "")],
        "/admin/^.*/$": [("/admin/no/such/page/", "")],
        "wagtail_serve": [("/en/", ""), ("/en/no/such/page/", "")],
        "wagtaildocs_serve": [
            (f"/documents/{b.document.pk}/{b.document.filename}", f"/documents/{NEVER}/x.txt")
        ],
        "wagtailadmin_pages:revisions_compare": [
            (f"/admin/pages/{page.pk}/revisions/compare/earliest...{revision}/", "")
        ],
        "wagtail_bulk_action": [
            (bulk.format(label, action, pk), bulk.format(label, action, NEVER))
            for label, pk in (
                ("media_library/photo", b.photo.pk),
                ("wagtaildocs/document", b.document.pk),
                ("auth/user", 1),
                ("wagtailcore/page", page.pk),
            )
            for action in ("delete", "add_tags", "add_to_collection", "assign_role", "publish")
        ],
        "public_media": [
            (f"/media/{name}", "/media/original_images/never.jpg") for name in private_names(world)
        ],
    }


def private_names(world: World) -> list[str]:
    """Return the names under which B's private files are stored."""
    assets = world.of_b.assets.values()
    files = [file for asset in assets for file in (asset.original, asset.master, asset.preview)]
    files += [world.of_b.consent.evidence, world.b.document.file]
    return [file.name for file in files if file]


def _values(key: str, name: str, world: World) -> list[Any]:
    """Return what stands for a parameter: the entry of the longest beginning of the key."""
    known = _known(world)
    for start in sorted(known, key=len, reverse=True):
        if key.startswith(start) and name in known[start]:
            found = known[start][name]
            return found if isinstance(found, list) else [found]
    raise NotFilled(f"{key}: say in _known() of {__name__} what id of B's stands for <{name}>")


def _known(world: World) -> dict[str, dict[str, Any]]:
    b, of_b, plan = world.b, world.of_b, world.plan
    page, link = plan.page, tokens(world)
    shown = of_b.assets["in_review"].uuid
    at_work = [b.photo.asset.uuid, shown, of_b.assets["withdrawn"].uuid]
    pearl = Pearl.objects.get(slug="rujiena")
    officer = world.people["officer B"]
    assert officer is not None
    return {
        "": {
            "language": "en",
            "token": "no-such-token",
            "pk": 1,
            "page_id": page.pk,
            "parent_page_id": page.get_parent().pk,
            "page_to_move_id": page.pk,
            "destination_id": page.get_parent().pk,
            "page_pk": page.pk,
            "revision_id": page.latest_revision_id,
            "task_state_id": plan.task_state.pk,
            "task_id": plan.task_state.task_id,
            "workflow_state_id": plan.task_state.workflow_state_id,
            "workflow_pk": plan.workflow.pk,
            "action_name": "approve",
            "content_type_app_name": "cms",
            "content_type_model_name": "storypage",
            "app_label": "cms",
            "model_name": "storypage",
            "app_name": "taggit",
            "object_id": page.pk,
            "session_id": 1,
            "slug": "no-such-ceremony",
            "pearl": "rujiena",
            "pid": f"pearl-{pearl.pk}",
            "uidb64": "MQ",
            "restriction_id": 1,
            "page_view_restriction_id": 1,
            "redirect_id": 1,
            "collection_id": b.photo.collection_id,
            "translation_source_id": 1,
            "translation_id": 1,
            "string_segment_id": 1,
            "overridable_segment_id": 1,
            "mode": "default",
            "uploaded_file_id": 1,
            "image_id": b.photo.pk,
            "document_id": b.document.pk,
            "doc_id": b.document.pk,
            "filter_spec": "max-165x165",
        },
        "contribute": {
            "token": link["contribute"],
            "asset": [of_b.by_link.assets.first().uuid],
            "upload": of_b.upload.uuid,
        },
        "partner_contribution": {
            "number": of_b.by_account.uuid,
            "asset": [of_b.by_account.assets.first().uuid],
            "upload": of_b.upload.uuid,
        },
        "consent": {
            "token": link["consent"],
            "asset": shown,
            "certificate": of_b.withdrawal.uuid,
        },
        "consent_certificate": {"token": link["certificate"]},
        "film_picker:": {"pk": b.film.pk},
        "press_kit": {"key": [of_b.kit.uuid, b.selection.uuid]},
        "film_captions": {"key": b.film.asset.uuid},
        "media_desk:": {
            "key": at_work,
            "kind": "captions",
            "pk": b.photo.asset.grants.get().pk,
            "consent": of_b.consent.uuid,
            "person": b.person.uuid,
            "contribution": of_b.by_account.uuid,
            "asset": shown,
        },
        "media_desk:film": {"key": b.film.asset.uuid},
        "media_desk:captions": {"key": b.film.asset.uuid},
        "media_desk:selection": {"key": [b.selection.uuid, of_b.kit.uuid]},
        "media_desk:large_file_part": {"number": 1},
        "media_desk:large_file": {
            "number": of_b.at_desk.uuid,
            "upload": of_b.upload_at_desk.uuid,
            "key": of_b.upload_at_desk.uuid,
        },
        "media_desk:asset_preview": {"key": shown},
        "media_desk:person": {"key": b.person.uuid},
        "media_desk:review": {"key": [shown, of_b.assets["asked_back"].uuid]},
        "media_desk:invitation": {"key": of_b.invitation.uuid},
        "media_desk:withdrawal": {"key": of_b.withdrawal.uuid},
        "campaign_desk:": {
            "pk": plan.post.pk,
            "campaign_pk": plan.message.campaign_id,
            "message_pk": plan.message.pk,
            "channel_pk": plan.post.channel_id,
            "code": "en",
            "delivery_pk": plan.delivery.pk,
            "page_pk": page.pk,
        },
        "campaign_desk:campaign": {"pk": plan.message.campaign_id},
        "campaign_desk:rehearse": {"pk": plan.message.campaign_id},
        "campaign_desk:rehearsal": {"pk": plan.rehearsal.pk},
        "campaign_desk:stop_rehearsal": {"pk": plan.rehearsal.pk},
        "campaign_desk:message": {"pk": plan.message.pk},
        "campaign_desk:plan_file": {"pk": plan.file.pk},
        "campaign_desk:connect": {"pk": plan.post.channel_id},
        "campaign_desk:plan_message": {"pk": plan.message.pk},
        "campaign_desk:withdraw_ask": {"pk": plan.asked.pk},
        "campaign_desk:policy": {"organisation_pk": b.organisation.pk},
        "campaign_desk:end_deputy": {"pk": plan.deputy.pk},
        "approve_by_link": {"token": link["approval"]},
        "campaign_desk:slots": {"pk": plan.post.channel_id},
        "campaign_desk:remove_slot": {"pk": plan.slot.pk},
        "desk_campaigns:": {"pk": plan.message.campaign_id},
        "desk_channels:": {"pk": plan.post.channel_id},
        "guest": {"token": link["guest"]},
        "host_": {"pk": world.guest.ceremony_id},
        "ceremony_desk:": {"pk": world.guest.ceremony_id, "number": 1},
        "desk_ceremonies:": {"pk": world.guest.ceremony_id},
        "pearl-records:": {"pk": pearl.pk},
        "municipalities:": {"pk": Municipality.objects.get().pk},
        "regions:": {"pk": Region.objects.get().pk},
        "countries:": {"pk": Country.objects.get().pk},
        "title-years:": {"pk": TitleYear.objects.get().pk},
        "themes:": {"pk": Theme.objects.first().pk if Theme.objects.exists() else 1},
        "organisations:": {"pk": b.organisation.pk},
        "roles:": {"pk": officer.memberships.get().pk},
        "wagtailusers_users:": {"pk": officer.pk},
        "wagtailusers_groups:": {"pk": officer.groups.get().pk},
        "wagtaillocales:": {"pk": Locale.objects.get(language_code="en").pk},
        "wagtailsites:": {"pk": Site.objects.get(is_default_site=True).pk},
        "wagtailadmin_api:pages:": {"pk": page.pk, "action_name": "copy"},
        "wagtailadmin_api:images:": {"pk": b.photo.pk},
        "wagtailadmin_api:documents:": {"pk": b.document.pk},
        "wagtailadmin_collections:": {"pk": b.photo.collection_id},
        "wagtailadmin_workflows:": {"pk": plan.workflow.pk},
        "wagtailadmin_workflows:add_task": {
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
        "wagtailadmin_workflows:edit_task": {"pk": plan.task_state.task_id},
        "wagtailadmin_workflows:disable_task": {"pk": plan.task_state.task_id},
        "wagtailadmin_workflows:enable_task": {"pk": plan.task_state.task_id},
        "wagtailapi:pages:": {"pk": page.pk},
        "wagtailimages_chooser:": {"pk": b.photo.pk},
        "wagtaildocs_chooser:": {"pk": b.document.pk},
        "wagtail_localize:submit_snippet": {"app_label": "cms", "model_name": "theme"},
        "wagtail_localize:snippets_api": {"app_label": "cms", "model_name": "theme"},
    }
