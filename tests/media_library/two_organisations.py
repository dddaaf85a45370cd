"""Two organisations, each with one of everything; all that is B's carries a marker.

Other tests walk addresses with these: the marker in an answer to somebody of A is a leak.
"""

import io
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from media_library.actions.shelving import shelf_for
from media_library.models import (
    Asset,
    AssetText,
    Depiction,
    Film,
    Licence,
    Person,
    Photo,
    Selection,
    SelectionItem,
    TextTrack,
)
from media_library.public import make_renditions
from media_library.rules.standing import AssetState, People
from media_library.rules.widths import ADMIN
from media_library.searching.indexing import index_assets
from tests.factories import jpeg, organisation, person, photo

MARKER = "zqxmarker"
ROLES = (Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR, Role.PARTNER)


@dataclass(kw_only=True)
class Side:
    """One organisation, its people by role, and what it has."""

    organisation: Organisation
    people: dict[Role, User]
    photo: Photo
    film: Film
    waiting: Asset
    person: Person
    selection: Selection
    document: Any
    marker: str = ""
    ids: dict[str, Any] = field(default_factory=dict)


def side(name: str, marker: str = "") -> Side:
    """Make an organisation with people of each role, a photo, a film, a person, a document."""
    of = organisation(name)
    people = {}
    for role in ROLES:
        people[role] = person(name=f"{role.value}-{name[:1].lower()}")
        grant_role(user=people[role], organisation=of, role=role)
    shown = photo(
        jpeg((480, 360)),
        title=f"Lanterns {marker}",
        credit=f"A. Photographer {marker}",
        organisation=of,
        texts={"en": f"A row of lanterns {marker}"},
        collection=shelf_for(organisation=of).collection,
        uploaded_by_user=people[Role.OFFICER],
    )
    shown.tags.add(f"harbour{marker}")
    make_renditions(shown, ADMIN)
    named = Person.objects.create(organisation=of, name=f"Anna {marker}")
    Depiction.objects.create(asset=shown.asset, person=named)
    film = _film(of, marker)
    waiting = _waiting(of, marker)
    selection = Selection.objects.create(
        title=f"Kit {marker}", organisation=of, owner=people[Role.OFFICER]
    )
    SelectionItem.objects.create(selection=selection, asset=shown.asset)
    document = get_document_model().objects.create(
        title=f"Report {marker}",
        file=ContentFile(f"text {marker}".encode(), name="report.txt"),
        collection=shelf_for(organisation=of).collection,
    )
    document.tags.add(f"minutes{marker}")
    index_assets([shown.asset_id, film.asset_id, waiting.pk])
    return Side(
        organisation=of,
        people=people,
        photo=shown,
        film=film,
        waiting=waiting,
        person=named,
        selection=selection,
        document=document,
        marker=marker,
    )


def two_organisations() -> tuple[Side, Side]:
    """Return (A, B); everything of B's carries the marker."""
    return side("Alpha town"), side("Beta town", MARKER)


def _film(of: Organisation, marker: str) -> Film:
    asset = Asset.objects.create(
        kind=Asset.Kind.FILM,
        state=AssetState.READY.value,
        state_at=timezone.now(),
        organisation=of,
        title=f"Procession {marker}",
        people=People.NOBODY.value,
        taken_on=date(2026, 5, 1),
        duration=10.0,
        has_sound=True,
    )
    film = Film.objects.create(
        asset=asset, title=f"Procession {marker}", credit=f"B. {marker}", licence=Licence.CC_BY
    )
    TextTrack.objects.create(
        film=film,
        kind=TextTrack.Kind.CAPTIONS,
        language="en",
        text=f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello {marker}\n",
    )
    return film


def _waiting(of: Organisation, marker: str) -> Asset:
    asset = Asset.objects.create(
        kind=Asset.Kind.PHOTO,
        state=AssetState.IN_REVIEW.value,
        state_at=timezone.now(),
        organisation=of,
        label=f"IMG_{marker}.jpg",
    )
    AssetText.objects.create(asset=asset, language="en", alt=f"Not reviewed {marker}")
    asset.original.save("x.jpg", ContentFile(io.BytesIO(jpeg((64, 64))).getvalue()))
    return asset
