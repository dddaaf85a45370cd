"""What somebody may read of withdrawals and of people: those of organisations they decide for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from media_library.desk.access import MAY_KEEP, organisations_for
from media_library.models import Asset, Person, Withdrawal, WithdrawalStep
from media_library.querysets import sees_every_organisation

# The parts that register themselves in `reaching`, and what a withdrawal does at home.
REACH_WORDS = {
    "files": _("Public files"),
    "private": _("Private copies"),
    "original": _("Originals"),
    "selections": _("Selections"),
    "pages": _("Pages"),
    "posts": _("Posts and newsletters"),
    "feeds": _("Feeds"),
}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a withdrawal has come in one part of the system."""

    reach: str
    words: str
    done: int
    asked: int
    beyond: int

    @property
    def total(self) -> int:
        return self.done + self.asked + self.beyond


def withdrawals_of(user: User) -> QuerySet[Withdrawal]:
    """Return withdrawals of which nothing concerns an organisation somebody does not decide for."""
    found = Withdrawal.objects.select_related("person", "recorded_by")
    if sees_every_organisation(user):
        return found
    own = organisations_for(user, MAY_KEEP).values("pk")
    foreign = Asset.objects.exclude(organisation__in=own)
    about_own = Q(person__organisation__in=own) | Q(assets__organisation__in=own)
    of_others = Withdrawal.objects.filter(
        Q(assets__in=foreign) | Q(person__isnull=False) & ~Q(person__organisation__in=own)
    )
    return found.filter(about_own).exclude(pk__in=of_others.values("pk")).distinct()


def people_of(user: User) -> QuerySet[Person]:
    """Return the people of organisations somebody decides for, with how often they are shown."""
    found = Person.objects.filter(organisation__in=organisations_for(user, MAY_KEEP).values("pk"))
    return (
        found.filter(erased_at=None)
        .select_related("organisation")
        .prefetch_related("consents__events")
        .annotate(pictures=Count("depictions", distinct=True))
        .order_by("name", "pk")
    )


def progress_of(steps: Iterable[WithdrawalStep]) -> list[Progress]:
    """Count the steps of each part, in the order in which they were first written."""
    counts: dict[str, dict[str, int]] = {}
    for step in steps:
        part = counts.setdefault(step.reach, {})
        part[step.outcome] = part.get(step.outcome, 0) + 1
    outcome = WithdrawalStep.Outcome
    return [
        Progress(
            reach=reach,
            words=str(REACH_WORDS.get(reach, reach)),
            done=part.get(outcome.DONE, 0),
            asked=part.get(outcome.ASKED, 0),
            beyond=part.get(outcome.BEYOND_REACH, 0),
        )
        for reach, part in counts.items()
    ]
