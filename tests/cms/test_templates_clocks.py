"""Both clocks of the region, as templates print them."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import strip_tags

from cms.templatetags.clocks import both_clocks

WINTER = datetime(2026, 1, 15, 17, 0, tzinfo=UTC)
SUMMER = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "words"),
    [(WINTER, "18:00 CET · 19:00 EET"), (SUMMER, "18:00 CEST · 19:00 EEST")],
)
def test_the_abbreviation_comes_from_the_zone_data_of_that_instant(
    instant: datetime, words: str
) -> None:
    assert strip_tags(both_clocks(instant)) == words


def test_around_midnight_the_other_day_is_named() -> None:
    deadline = datetime(2025, 4, 4, 21, 59, tzinfo=UTC)
    next_day = date_format(date(2025, 4, 5))
    assert strip_tags(both_clocks(deadline)) == f"23:59 CEST · 00:59 EEST ({next_day})"


def test_a_span_of_one_evening_keeps_one_abbreviation_for_each_group() -> None:
    ends_at = WINTER.replace(hour=19)
    assert strip_tags(both_clocks(WINTER, ends_at)) == "18:00–20:00 CET · 19:00–21:00 EET"


def test_machines_read_the_instant_in_utc() -> None:
    assert both_clocks(WINTER).count('datetime="2026-01-15T17:00:00Z"') == 2


AFTERNOON = datetime(2026, 5, 24, 16, 5)
FORMATS = ("DATETIME_FORMAT", "SHORT_DATETIME_FORMAT", "TIME_FORMAT")


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("kind", FORMATS)
def test_every_language_tells_the_afternoon_on_a_clock_of_24_hours(code: str, kind: str) -> None:
    with translation.override(code):
        written = date_format(AFTERNOON, kind)
        assert re.search(r"\b16[:.]05\b", written)
        assert written[-1] != "."
