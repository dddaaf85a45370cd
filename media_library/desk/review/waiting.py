"""What waits for an officer: which, in what order, for how long, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from media_library.desk.access import MAY_ENTER, organisations_for
from media_library.desk.library.filters import subject_choices
from media_library.models import Asset, AssetText, Space
from media_library.models.assets import STATE_WORDS
from media_library.rules.reviewing import Told, what_is_missing
from media_library.rules.standing import AssetState, People
from media_library.subjects import subjects

LATE_DAYS = 7
FULL_PERCENT = 90
MISSING_WORDS = {
    "creator": _("who took it"),
    "rights-holder": _("who holds the rights"),
    "licence": _("the licence"),
    "people-not-said": _("who can be seen"),
    "people-not-named": _("the names of the people who can be seen"),
}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One file of the queue, ready to be shown."""

    asset: Asset
    picture: str
    alt: str
    about: str
    age: str
    is_late: bool
    missing: str


@dataclass(frozen=True, kw_only=True)
class Quota:
    """How full the space of an organisation is."""

    organisation: Organisation
    used: int
    most: int

    @property
    def percent(self) -> int:
        return round(100 * self.used / self.most) if self.most else 100

    @property
    def is_nearly_full(self) -> bool:
        return self.percent >= FULL_PERCENT


class QueueForm(forms.Form):
    """What the queue can be narrowed down by; what is no choice is taken as empty."""

    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    subject = forms.ChoiceField(label=_("Belongs to"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Photos and videos")), *Asset.Kind.choices],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Any")),
            *(
                (state.value, STATE_WORDS[state])
                for state in (AssetState.IN_REVIEW, AssetState.ASKED_BACK)
            ),
        ],
    )
    like = forms.ChoiceField(
        label=_("Doubles"),
        required=False,
        choices=[("", _("All")), ("yes", _("Looks like another"))],
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        own = list(organisations_for(user, MAY_ENTER))
        organisation: Any = self.fields["organisation"]
        organisation.choices = [("", _("Any")), *((str(one.pk), one.name) for one in own)]
        subject: Any = self.fields["subject"]
        subject.choices = subject_choices(_("Any"))
        if len(own) < 2:
            del self.fields["organisation"]

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, found: QuerySet[Asset]) -> QuerySet[Asset]:
        chosen = self.chosen()
        if chosen.pop("like", ""):
            found = found.exclude(like=None)
        return found.filter(**chosen)


def queue_of(user: User) -> QuerySet[Asset]:
    """Return what a person sees waiting, oldest first by `came_at`."""
    came = Coalesce("received_at", "created_at")
    waiting = Asset.objects.visible_to(user).to_review()
    return waiting.annotate(came_at=came).order_by("came_at", "pk")


def neighbours(queue: QuerySet[Asset], asset: Asset) -> tuple[Asset | None, Asset | None]:
    """Return what comes before and after an asset in a queue, also when it left the queue."""
    came = asset.received_at or asset.created_at
    before = queue.filter(Q(came_at__lt=came) | Q(came_at=came, pk__lt=asset.pk))
    after = queue.filter(Q(came_at__gt=came) | Q(came_at=came, pk__gt=asset.pk))
    return before.order_by(F("came_at").desc(), "-pk").first(), after.first()


def with_facts(queue: QuerySet[Asset]) -> QuerySet[Asset]:
    """Return a queue with all that `waiting_of` reads, in a fixed number of queries."""
    texts = AssetText.objects.order_by("pk")
    return (
        queue.select_related("organisation", "contribution")
        .annotate(shown=Count("depictions"))
        .prefetch_related(Prefetch("texts", texts, to_attr="all_texts"))
    )


def waiting_of(assets: Iterable[Asset], *, language: str, now: datetime) -> list[Waiting]:
    labels = {subject.key: subject.label for subject in subjects()}
    return [_waiting(asset, labels, language, now) for asset in assets]


def missing_words(codes: Iterable[str]) -> str:
    """Name what nobody has said yet, in a row; who holds the rights is who took it, if not said."""
    return ", ".join(str(MISSING_WORDS[code]) for code in codes if code in MISSING_WORDS)


def still_missing(asset: Asset, *, shown: int) -> tuple[str, ...]:
    """Return the codes of what has to be said before an asset can be taken, as accepting does."""
    codes = what_is_missing(
        Told(
            licence=asset.licence,
            creator=asset.creator,
            rights_holder=asset.rights_holder or asset.creator,
            people=People(asset.people),
            shown=shown,
        )
    )
    # Whoever fills in who took it has filled in the rights holder, too.
    return tuple(code for code in codes if code != "rights-holder" or "creator" not in codes)


def age_words(since: datetime, now: datetime) -> str:
    days = max(0, (now - since).days)
    if not days:
        return gettext("came today")
    return ngettext("waits for %(days)s day", "waits for %(days)s days", days) % {"days": days}


def asked_words(since: datetime, now: datetime) -> str:
    days = max(0, (now - since).days)
    if not days:
        return gettext("asked today")
    return ngettext("asked %(days)s day ago", "asked %(days)s days ago", days) % {"days": days}


def quotas_of(organisation_ids: Iterable[int | None]) -> list[Quota]:
    """Return how full some organisations are; who never handed in has no space yet."""
    spaces = Space.objects.filter(organisation__in=[key for key in organisation_ids if key])
    return [
        Quota(organisation=space.organisation, used=space.used_bytes, most=space.quota_bytes)
        for space in spaces.select_related("organisation").order_by("organisation__name")
    ]


def preview_address(asset: Asset) -> str:
    return reverse("media_desk:asset_preview", args=[asset.uuid]) if asset.preview else ""


def _waiting(asset: Asset, labels: dict[str, str], language: str, now: datetime) -> Waiting:
    texts: list[AssetText] = asset.all_texts  # type: ignore[attr-defined]
    own = [text for text in texts if text.language == language] or texts
    came = asset.received_at or asset.created_at
    is_asked = asset.state == AssetState.ASKED_BACK.value
    days = (now - (asset.state_at if is_asked else came)).days
    return Waiting(
        asset=asset,
        picture=preview_address(asset),
        alt=next((text.alt for text in own if text.alt), ""),
        about=labels.get(asset.subject, asset.subject),
        age=asked_words(asset.state_at, now) if is_asked else age_words(came, now),
        is_late=days >= LATE_DAYS,
        missing=missing_words(still_missing(asset, shown=asset.shown)),  # type: ignore[attr-defined]
    )
