"""Negative controls: with any one guard switched off, the matrix turns red."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as configured
from wagtail.images import get_permission_policy
from wagtail.permissions import policy_registry

from media_library import querysets
from media_library.models import Photo
from tests.permissions.addresses import Address
from tests.permissions.judging import wrongs
from tests.permissions.world import World

EDITOR_GATE = "accounts.middleware.EditorGateMiddleware"
LIBRARY_GATE = "media_library.gate.LibraryGateMiddleware"
LANGUAGE = "config.middleware.LanguageMiddleware"
Off = Callable[[pytest.MonkeyPatch, Any], None]


def everybody_sees_all(patch: pytest.MonkeyPatch, _settings: Any) -> None:
    for queryset in (querysets.OfOrganisation, querysets.AssetQuerySet):
        patch.setattr(queryset, "visible_to", lambda rows, user: rows)
    patch.setattr("media_library.desk.access.has_role", lambda *_args, **_kwargs: True)


def every_contribution_is_mine(patch: pytest.MonkeyPatch, _settings: Any) -> None:
    patch.setattr(querysets.OfOrganisation, "handed_in_by", lambda rows, user: rows)


def without(name: str) -> Off:
    def off(_patch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.MIDDLEWARE = [one for one in configured.MIDDLEWARE if one != name]

    return off


def stock_languages(_patch: pytest.MonkeyPatch, settings: Any) -> None:
    stock = "django.middleware.locale.LocaleMiddleware"
    settings.MIDDLEWARE = [stock if one == LANGUAGE else one for one in configured.MIDDLEWARE]


def stock_policy(patch: pytest.MonkeyPatch, _settings: Any) -> None:
    patch.setitem(policy_registry.values_by_exact_class, Photo, get_permission_policy())


def tokens_are_believed(patch: pytest.MonkeyPatch, _settings: Any) -> None:
    for room in ("contributing.links", "consents.tokens"):
        patch.setattr(f"media_library.{room}.is_genuine", lambda *_args, **_kwargs: True)


# What is switched off, who then gets too far, and behind which addresses.
GUARDS: dict[str, tuple[Off, str, tuple[str, ...]]] = {
    "visible_to": (everybody_sees_all, "officer A", ("media_desk:asset", "media_desk:library")),
    "handed_in_by": (every_contribution_is_mine, "partner A", ("partner",)),
    "the gate of the editor": (without(EDITOR_GATE), "partner A", ("wagtailadmin_home",)),
    "the gate of the library": (
        without(LIBRARY_GATE),
        "officer A",
        ("wagtailadmin_api:images", "wagtailadmin_api:documents"),
    ),
    "the languages' middleware": (stock_languages, "partner A", ("wagtailadmin_home",)),
    "the policy over photos": (stock_policy, "officer A", ("wagtailimages_chooser:chosen",)),
    "the proof in a link": (tokens_are_believed, "anonymous", ("contribute", "consent_")),
}


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_that_is_off_turns_the_matrix_red(
    world: World,
    asked: list[Address],
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
):
    switch_off, who, keys = GUARDS[name]
    few = [address for address in asked if address.key.startswith(keys)]
    assert few
    world.clients.clear()
    assert wrongs(world, who, few) == []
    switch_off(monkeypatch, settings)
    world.clients.clear()  # a browser keeps the middleware it began with
    try:
        assert wrongs(world, who, few)
    finally:
        world.clients.clear()
