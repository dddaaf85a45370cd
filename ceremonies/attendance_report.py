"""The report of attendance for the funder: read from the facts alone, never from guests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ceremonies.countries import country_words
from ceremonies.models import AttendanceFact, Ceremony
from ceremonies.rules.attendance import LEAST_TOLD, told


@dataclass(frozen=True, kw_only=True)
class Row:
    """One number: of all who came one way, or of those of one country and organisation."""

    ceremony: Ceremony
    mode: str = ""
    is_of_all: bool = True
    country: str = ""
    organisation_type: str = ""
    people: str = ""
    method: str = ""


def report_of(ceremonies: QuerySet[Ceremony]) -> list[Row]:
    """Return the rows of some ceremonies, the earliest first; two queries, however many."""
    known = ceremonies.select_related("organisation", "season").prefetch_related("attendance")
    return [row for one in known.order_by("starts_at", "pk") for row in _rows(one)]


def _rows(ceremony: Ceremony) -> Iterator[Row]:
    by_mode: dict[str, list[AttendanceFact]] = defaultdict(list)
    for fact in ceremony.attendance.all():
        by_mode[fact.mode].append(fact)
    if not by_mode:
        yield Row(ceremony=ceremony, people=_("not counted yet"))
    for mode in AttendanceFact.Mode.values:
        if facts := by_mode.get(mode):
            yield from _rows_of_mode(ceremony, facts)


def _rows_of_mode(ceremony: Ceremony, facts: list[AttendanceFact]) -> Iterator[Row]:
    parts = [fact for fact in facts if not fact.is_of_all]
    counted = next((fact for fact in facts if fact.is_of_all), None)
    number = counted.count if counted else sum(fact.count for fact in parts)
    yield Row(
        ceremony=ceremony,
        mode=facts[0].get_mode_display(),
        people=_number(number if number == 0 or number >= LEAST_TOLD else None),
        method=(counted or parts[0]).get_method_display(),
    )
    shown = told({fact.pk: fact.count for fact in parts})
    for fact in _in_order(parts):
        yield Row(
            ceremony=ceremony,
            mode=fact.get_mode_display(),
            is_of_all=False,
            country=country_words(fact.country) or _("not said"),
            organisation_type=fact.get_organisation_type_display() or _("not said"),
            people=_number(shown[fact.pk]),
            method=fact.get_method_display(),
        )


def _in_order(parts: Iterable[AttendanceFact]) -> list[AttendanceFact]:
    return sorted(parts, key=lambda fact: (fact.country, fact.organisation_type))


def _number(count: int | None) -> str:
    return _("not told: few people") if count is None else str(count)
