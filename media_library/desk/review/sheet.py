"""All forms of one file under review as one: shown, checked and saved together."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from media_library.actions.describing import say_who_is_shown
from media_library.desk.review.forms import (
    DecisionForm,
    HandedInFactsForm,
    HandedInTextsForm,
    PeopleForm,
)
from media_library.models import Asset, AssetText, Person


class Sheet:
    """Facts, people and the decision are None for somebody who may only describe."""

    def __init__(
        self,
        asset: Asset,
        *,
        keeps: bool,
        data: Any = None,
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        self.asset, self.data = asset, data
        self.seen = seen_of(asset)
        self.texts = [
            HandedInTextsForm(data, asset=asset, language=code, name=name)
            for code, name in settings.LANGUAGES
        ]
        self.facts = self.people = self.decision = None
        if keeps:
            self.facts = HandedInFactsForm(data, instance=asset)
            offered = people_offered(asset)
            shown = set(asset.depictions.values_list("person_id", flat=True))
            self.people = PeopleForm(data, offered=offered, initial={"shown": list(shown)})
            self.decision = DecisionForm(data, asset=asset, draft=draft or {})

    @property
    def forms(self) -> list[Any]:
        others = (self.facts, self.people, self.decision)
        return [*self.texts, *(form for form in others if form is not None)]

    def problems(self) -> list[tuple[str, str, str]]:
        """Return (address of the field, its label, what is wrong) of everything."""
        return [
            (field.id_for_label, f"{getattr(form, 'name', '')} {field.label}".strip(), str(error))
            for form in self.forms
            if form.is_bound
            for field in form
            for error in field.errors
        ]

    def is_valid(self) -> bool:
        """Check all of them, so that all mistakes are shown at once."""
        verdicts = [form.is_valid() for form in self.forms]
        return all(verdicts)

    def was_overtaken(self) -> bool:
        """Say whether somebody saved other words since this page was opened."""
        return bool(self.data) and self.data.get("seen", "") != self.seen

    @transaction.atomic
    def save(self) -> None:
        for text in self.texts:
            text.save()
        if self.facts is not None:
            self.facts.save()
        if self.people is not None:
            say_who_is_shown(
                asset=self.asset,
                offered=self.people.offered,
                shown=self.people.chosen(),
                also=self.people.cleaned_data["also"].strip(),
            )
        if self.decision is not None and (point := self.decision.point()):
            self.asset.focal_x, self.asset.focal_y = point
            self.asset.save(update_fields=["focal_x", "focal_y"])

    def rows(self) -> list[tuple[HandedInTextsForm, bool, str]]:
        """Return each language's form, whether it starts open, and whose words stand there."""
        known = {text.language: text for text in self.asset.texts.all()}
        given = self.asset.contribution
        opened = set(known) or {given.language if given else settings.LANGUAGE_CODE[:2]}
        return [
            (
                form,
                form.language in opened or bool(form.errors),
                _("the partner's own words")
                if form.language in known
                and known[form.language].source == AssetText.Source.PARTNER
                else "",
            )
            for form in self.texts
        ]


def people_offered(asset: Asset) -> list[Person]:
    """Return who was named with the file or stands on it already."""
    named = Q(depictions__asset=asset)
    if asset.contribution_id:
        named |= Q(contribution=asset.contribution_id)
    people = Person.objects.filter(named, organisation=asset.organisation_id)
    return list(people.distinct().order_by("name", "pk"))


def seen_of(asset: Asset) -> str:
    """Return a mark of everything that can be typed over, as it stands now."""
    facts = [str(getattr(asset, name)) for name in HandedInFactsForm.Meta.fields]
    texts = asset.texts.order_by("language").values_list("language", "alt", "caption")
    shown = asset.depictions.order_by("person_id").values_list("person_id", flat=True)
    words = repr((facts, list(texts), list(shown)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
