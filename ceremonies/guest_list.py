"""The list of a ceremony's guests in words, for the desks of hosts and officers and on paper."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceremonies.guests.words import pool_words
from ceremonies.models import Ceremony, Registration
from ceremonies.querysets import Guest, as_guests, guests_of
from ceremonies.rules.guest_lists import Standing

ON_A_PAGE = 50
STANDING_WORDS = {
    Standing.CONFIRMED: gettext_lazy("Has a place"),
    Standing.WAITING: gettext_lazy("Waits"),
    Standing.OFFERED: gettext_lazy("Asked to accept a place"),
    Standing.HELD: gettext_lazy("Has not confirmed yet"),
    Standing.ENDED: gettext_lazy("Does not come"),
}


class GuestFilter(forms.Form):
    """What narrows the list; what cannot be read narrows nothing."""

    q = forms.CharField(
        label=gettext_lazy("Name or email address"), max_length=160, required=False, strip=True
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Who"),
        required=False,
        choices=[("", gettext_lazy("All who come or wait")), *STANDING_WORDS.items()],
    )


@dataclass(frozen=True, kw_only=True)
class GuestPage:
    """One page of the list with what narrowed it."""

    form: GuestFilter
    listed: Page
    guests: list[Guest]
    pages: list[Any]

    @property
    def lines(self) -> list["Line"]:
        return [line_of(guest) for guest in self.guests]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A party in words of the active language."""

    guest: Guest
    name: str
    more: list[str]
    ways: list[str]
    standing: str
    photos: str


def chosen(ceremony: Ceremony, form: GuestFilter) -> QuerySet[Registration]:
    """Return the parties that the filter leaves."""
    said = form.cleaned_data if form.is_valid() else {}
    return guests_of(ceremony, words=said.get("q", ""), standing=said.get("standing", ""))


def guest_page(ceremony: Ceremony, asked: Mapping[str, Any]) -> GuestPage:
    """Return the page of the list that an address asks for; a fixed number of queries."""
    form = GuestFilter(asked)
    found = chosen(ceremony, form)
    paginator = Paginator(found, ON_A_PAGE)
    listed = paginator.get_page(asked.get("page"))
    return GuestPage(
        form=form,
        listed=listed,
        guests=as_guests(listed.object_list),
        pages=list(paginator.get_elided_page_range(listed.number)),
    )


def line_of(guest: Guest) -> Line:
    names = [person.name for person in guest.persons if person.name]
    return Line(
        guest=guest,
        name=guest.name or guest.registration.address,
        more=names[1:],
        ways=[f"{pool_words(claim.pool)}: {claim.wanted}" for claim in guest.claims],
        standing=_standing(guest),
        photos=", ".join(
            f"{words}: {number}"
            for words, number in Counter(
                str(person.get_photos_display()) for person in guest.persons
            ).items()
        ),
    )


def lines_by_name(ceremony: Ceremony) -> list[Line]:
    """Return all who come or wait, by name: the list for the door where there is no network."""
    lines = [line_of(guest) for guest in as_guests(guests_of(ceremony))]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.guest.registration.pk))


def _standing(guest: Guest) -> str:
    words = str(STANDING_WORDS[guest.standing])
    if guest.standing == Standing.WAITING:
        return _("%(words)s, number %(number)s") % {"words": words, "number": guest.before + 1}
    if guest.standing == Standing.ENDED:
        return str(guest.registration.get_ending_display())
    return words
