"""What a stop can be aimed at: in words, as choices, and as it suggests itself from a page."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from accounts.models import Organisation
from campaigns.actions.owe_delivery import country_scope, scopes_of
from campaigns.models import COUNTRIES, Campaign, ChannelAccount, Message, Variant, VariantPhoto
from media_library.public import Asset, asset_scope
from outbox.rules.scopes import ALL, scopes_in
from outbox.rules.states import State

Choices = list[tuple[Any, Any]]

PHOTOS_OFFERED = 50
LANGUAGES = dict(settings.LANGUAGES)
# In the order in which they are likely to be meant: where one is, and then ever wider.
NEARNESS = ("campaign", "channel", "language", "country", "organisation", "page", "asset")
LABELS = {
    "campaign": gettext_lazy("One campaign"),
    "channel": gettext_lazy("One channel"),
    "language": gettext_lazy("One language"),
    "country": gettext_lazy("One country"),
    "organisation": gettext_lazy("One organisation"),
    "asset": gettext_lazy("One photo, wherever it is used"),
    "page": gettext_lazy("Everything told about one page"),
}


def scope_choices(here: Iterable[str] = ()) -> Choices:
    """Return everything that a stop can be aimed at, in groups; what is `here` comes first."""
    suggested = list(here)
    words = words_of(suggested)
    # More names than these are on record for photos and pages: they are offered where one is.
    waiting = (
        VariantPhoto.objects.filter(variant__deliveries__state=State.READY)
        .order_by("photo__asset_id")
        .values_list("photo__asset_id", flat=True)
        .distinct()[:PHOTOS_OFFERED]
    )
    named: dict[str, list[tuple[str, Any]]] = {
        "campaign": [(f"campaign:{one.pk}", one.name) for one in Campaign.objects.all()],
        "channel": [(f"channel:{one.pk}", str(one)) for one in ChannelAccount.objects.all()],
        "language": [(f"language:{code}", name) for code, name in settings.LANGUAGES],
        "country": [(country_scope(code), name) for code, name in COUNTRIES],
        "organisation": [
            (f"organisation:{one.pk}", one.name) for one in Organisation.objects.all()
        ],
        "asset": list(_names("asset", [str(pk) for pk in waiting]).items()),
    }
    return [
        *([(_("Where you were"), [(one, words[one]) for one in suggested])] if suggested else []),
        (ALL, _("Everything, mails included")),
        *((LABELS[kind], choices) for kind, choices in named.items() if choices),
    ]


def words_of(scopes: Iterable[str]) -> dict[str, str]:
    """Return each scope in words, with at most one query for each kind of thing named."""
    wanted: dict[str, list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    for scope in scopes:
        kind, _colon, value = scope.partition(":")
        words[scope] = str(_("Everything, mails included")) if scope == ALL else scope
        if kind in LABELS:
            wanted[kind].append(value)
    for kind, values in wanted.items():
        words |= {scope: f"{LABELS[kind]}: {name}" for scope, name in _names(kind, values).items()}
    return words


def scopes_at(address: str) -> list[str]:
    """Return what a stop is likely to be aimed at by somebody who comes from an address of ours.

    The nearest comes first; empty for a page that says nothing about it, or is none.
    """
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return []
    found = AT.get(match.view_name)
    keys = [*match.args, *match.kwargs.values()]
    return found(keys[0]) if found is not None and keys else []


def _names(kind: str, values: list[str]) -> dict[str, str]:
    numbers = [int(value) for value in values if value.isdecimal()]
    match kind:
        case "campaign":
            return _by_key(kind, Campaign.objects.filter(pk__in=numbers))
        case "channel":
            return _by_key(kind, ChannelAccount.objects.filter(pk__in=numbers))
        case "organisation":
            return _by_key(kind, Organisation.objects.filter(pk__in=numbers))
        case "language":
            return {f"language:{code}": str(LANGUAGES.get(code, code)) for code in values}
        case "country":
            names = dict(COUNTRIES)
            return {country_scope(code): str(names.get(code.upper(), code)) for code in values}
        case "page":
            pages = Page.objects.filter(translation_key__in=values).order_by("-pk")
            return {f"page:{page.translation_key}": page.title for page in pages}
    # A photo by what posts say of it: its own name is for its organisation only.
    alts = VariantPhoto.objects.filter(photo__asset__in=numbers).order_by("-pk")
    said = dict(alts.values_list("photo__asset_id", "alt"))
    return {
        asset_scope(pk): said.get(pk) or _("photo number %(number)s") % {"number": pk}
        for pk in numbers
    }


def _by_key(kind: str, things: Iterable[Any]) -> dict[str, str]:
    return {f"{kind}:{one.pk}": str(one) for one in things}


def _of_post(pk: Any) -> list[str]:
    post = (
        Variant.objects.select_related("message__campaign", "channel__organisation")
        .filter(pk=pk)
        .first()
    )
    if post is None:
        return []
    scopes = [one for one in scopes_in(scopes_of(post)) if one.partition(":")[0] in NEARNESS]
    return sorted(scopes, key=lambda one: NEARNESS.index(one.partition(":")[0]))


def _of_channel(pk: Any) -> list[str]:
    channel = ChannelAccount.objects.select_related("organisation").filter(pk=pk).first()
    if channel is None:
        return []
    house = channel.organisation
    return [f"channel:{channel.pk}", country_scope(house.country_code), f"organisation:{house.pk}"]


def _of_campaign(pk: Any) -> list[str]:
    return [f"campaign:{pk}"] if Campaign.objects.filter(pk=pk).exists() else []


def _of_message(pk: Any) -> list[str]:
    campaigns = Message.objects.filter(pk=pk).values_list("campaign_id", flat=True)
    return [f"campaign:{campaign}" for campaign in campaigns]


def _of_organisation(pk: Any) -> list[str]:
    house = Organisation.objects.filter(pk=pk).first()
    return [f"organisation:{house.pk}", country_scope(house.country_code)] if house else []


def _of_page(pk: Any) -> list[str]:
    keys = Page.objects.filter(pk=pk).values_list("translation_key", flat=True)
    return [f"page:{key}" for key in keys]


def _of_asset(uuid: Any) -> list[str]:
    return [asset_scope(pk) for pk in Asset.objects.filter(uuid=uuid).values_list("pk", flat=True)]


AT: dict[str, Callable[[Any], list[str]]] = {
    "campaign_desk:post": _of_post,
    "campaign_desk:campaign": _of_campaign,
    "campaign_desk:matrix": _of_campaign,
    "campaign_desk:message": _of_message,
    "desk_campaigns:edit": _of_campaign,
    "desk_channels:edit": _of_channel,
    "organisations:edit": _of_organisation,
    "wagtailadmin_pages:edit": _of_page,
    "campaign_desk:derive": _of_page,
    "media_desk:asset": _of_asset,
}
